package com.imt.ic.internal.store.jdbc;

import com.imt.ic.internal.store.Lease;
import com.imt.ic.internal.store.Leases;
import java.time.Instant;
import java.util.Optional;

/** Leases in {@code ic_lease}; a job that nobody holds keeps its token, and its holder is null. */
record JdbcLeases(SqlSession session) implements Leases {

  @Override
  public Optional<Lease> acquire(String job, String holder, Instant now, Instant expiresAt) {
    boolean added =
        session.insertIfAbsent(
            "add a lease",
            "INSERT INTO ic_lease (job, holder, token, expires_at) VALUES (?, ?, 1, ?)",
            parameters -> parameters.text(job).text(holder).moment(expiresAt));
    if (!added) {
      // One statement asks and takes, so that of two nodes the second one waits and asks again.
      int taken =
          session.update(
              "take a lease",
              "UPDATE ic_lease SET holder = ?, token = token + 1, expires_at = ? WHERE job = ? AND (holder IS NULL OR holder = ? OR expires_at <= ?)",
              parameters ->
                  parameters.text(holder).moment(expiresAt).text(job).text(holder).moment(now));
      if (taken == 0) {
        return Optional.empty();
      }
    }
    return find(job);
  }

  @Override
  public Optional<Lease> find(String job) {
    return session.first(
        "find a lease",
        "SELECT holder, token, expires_at FROM ic_lease WHERE job = ? AND holder IS NOT NULL",
        parameters -> parameters.text(job),
        row -> new Lease(job, row.text(), row.count(), row.moment()));
  }

  @Override
  public boolean renew(Lease lease, Instant expiresAt) {
    return 1
        == session.update(
            "renew a lease",
            "UPDATE ic_lease SET expires_at = ? WHERE job = ? AND token = ? AND holder IS NOT NULL",
            parameters -> parameters.moment(expiresAt).text(lease.job()).count(lease.token()));
  }

  @Override
  public void release(Lease lease) {
    session.update(
        "release a lease",
        "UPDATE ic_lease SET holder = NULL WHERE job = ? AND token = ?",
        parameters -> parameters.text(lease.job()).count(lease.token()));
  }
}
