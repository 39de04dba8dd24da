package com.imt.ic.internal.store.jdbc;

import com.imt.ic.internal.store.Lease;
import com.imt.ic.internal.store.Leases;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Leases in {@code ic_lease}; a job that nobody holds keeps its token, and its holder is null. */
record JdbcLeases(SqlSession session) implements Leases {

  private static final String ONE = "biller = ? AND job = ?";

  /**
   * Never waits for another transaction, which may be a host's that polls within it and goes on for
   * as long as it likes: what another one holds is in other hands. Only where a job's lease is
   * added, once in its life, the databases that cannot ask first wait for another one that adds it.
   */
  @Override
  public Optional<Lease> acquire(String job, String holder, Instant now, Instant expiresAt) {
    boolean mine =
        isLocked(job)
            ? take(job, holder, now, expiresAt)
            : !isThere(job) && mayAdd(job) && add(job, holder, expiresAt);
    return mine ? find(job) : Optional.empty();
  }

  /** Whether the lease is there, and now this transaction's to change. */
  private boolean isLocked(String job) {
    return session
        .first(
            "ask for a lease",
            session.dialect().lockingSelectOfFree("token", "ic_lease", ONE),
            parameters -> parameters.text(session.biller()).text(job),
            Row::count)
        .isPresent();
  }

  private boolean take(String job, String holder, Instant now, Instant expiresAt) {
    return 1
        == session.update(
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
  }

  private boolean isThere(String job) {
    return session
        .first(
            "look for a lease",
            "SELECT token FROM " + session.dialect().glancedAt("ic_lease") + " WHERE " + ONE,
            parameters -> parameters.text(session.biller()).text(job),
            Row::count)
        .isPresent();
  }

  private boolean mayAdd(String job) {
    String question = session.dialect().addingLock();
    long number =
        UUID.nameUUIDFromBytes(
                "ic_lease %s %s".formatted(session.biller(), job).getBytes(StandardCharsets.UTF_8))
            .getMostSignificantBits();
    return question.isEmpty()
        || session
            .first(
                "ask whether a lease is being added",
                question,
                parameters -> parameters.count(number),
                Row::flag)
            .orElse(false);
  }

  private boolean add(String job, String holder, Instant expiresAt) {
    return session.insertIfAbsent(
        "add a lease",
        "INSERT INTO ic_lease (biller, job, holder, token, expires_at) VALUES (?, ?, ?, 1, ?)",
        parameters -> parameters.text(session.biller()).text(job).text(holder).moment(expiresAt));
  }

  @Override
  public Optional<Lease> find(String job) {
    return session.first(
        "find a lease",
        "SELECT holder, token, expires_at FROM "
            + session.dialect().glancedAt("ic_lease")
            + " WHERE "
            + ONE
            + " AND holder IS NOT NULL",
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
