package com.imt.ic.internal.store.jdbc;

import com.imt.ic.internal.store.Lease;
import com.imt.ic.internal.store.Leases;
import java.time.Instant;
import java.util.Optional;

/** Leases in {@code ic_lease}; a job that nobody holds keeps its token, and its holder is null. */
record JdbcLeases(SqlSession session) implements Leases {

  private static final String ONE = "biller = ? AND job = ?";

  @Override
  public Optional<Lease> acquire(String job, String holder, Instant now, Instant expiresAt) {
    // One statement asks and takes, so that of two nodes the second one waits and asks again.
    int taken =
        session.update(
            "take a lease",
            "UPDATE ic_lease SET holder = ?, token = token + 1, expires_at = ? WHERE "
                + ONE
                + " AND (holder IS NULL OR holder = ? OR expires_at <= ?)",
            parameters ->
                parameters
                    .text(holder)
                    .moment(expiresAt)
                    .text(session.biller())
                    .text(job)
                    .text(holder)
                    .moment(now));
    boolean mine =
        taken == 1
            || session.insertIfAbsent(
                "add a lease",
                "INSERT INTO ic_lease (biller, job, holder, token, expires_at) VALUES (?, ?, ?, 1, ?)",
                parameters ->
                    parameters.text(session.biller()).text(job).text(holder).moment(expiresAt));
    return mine ? find(job) : Optional.empty();
  }

  @Override
  public Optional<Lease> find(String job) {
    return session.first(
        "find a lease",
        "SELECT holder, token, expires_at FROM ic_lease WHERE " + ONE + " AND holder IS NOT NULL",
        parameters -> parameters.text(session.biller()).text(job),
        row -> new Lease(job, row.text(), row.count(), row.moment()));
  }

  @Override
  public String place() {
    return session.database() + " " + session.biller();
  }

  @Override
  public boolean renew(Lease lease, Instant expiresAt) {
    return 1
        == session.update(
            "renew a lease",
            "UPDATE ic_lease SET expires_at = ? WHERE "
                + ONE
                + " AND token = ? AND holder IS NOT NULL",
            parameters ->
                parameters
                    .moment(expiresAt)
                    .text(session.biller())
                    .text(lease.job())
                    .count(lease.token()));
  }

  @Override
  public void release(Lease lease) {
    session.update(
        "release a lease",
        "UPDATE ic_lease SET holder = NULL WHERE " + ONE + " AND token = ?",
        parameters -> parameters.text(session.biller()).text(lease.job()).count(lease.token()));
  }
}
