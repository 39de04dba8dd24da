package com.imt.ic.internal.store;

import java.time.Instant;
import java.util.Objects;

/**
 * One holding of a job by one node. Immutable and thread-safe.
 *
 * @param token the fencing token: greater than that of every earlier holding of the job, so that of
 *     two nodes that both think they hold it the database knows the later one
 * @param expiresAt from when on another node may take the job
 */
public record Lease(String job, String holder, long token, Instant expiresAt) {

  public Lease {
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(holder, "holder");
    expiresAt = Micros.of(expiresAt);
  }
}
