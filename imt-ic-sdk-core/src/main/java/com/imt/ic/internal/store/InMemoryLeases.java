package com.imt.ic.internal.store;

import java.time.Instant;
import java.util.Optional;

/** Leases in memory; a job that nobody holds keeps its token under an empty name. */
record InMemoryLeases(InMemoryTransaction transaction) implements Leases {

  private static final String NOBODY = "";

  @Override
  public Optional<Lease> acquire(String job, String holder, Instant now, Instant expiresAt) {
    Optional<Lease> known = transaction.state().leases.find(job);
    if (known.isPresent() && isHeldByAnother(known.get(), holder, now)) {
      return Optional.empty();
    }
    long token = known.map(Lease::token).orElse(0L) + 1;
    Lease lease = new Lease(job, holder, token, expiresAt);
    transaction.state().leases.put(job, lease);
    return Optional.of(lease);
  }

  private static boolean isHeldByAnother(Lease lease, String holder, Instant now) {
    return !lease.holder().equals(NOBODY)
        && !lease.holder().equals(holder)
        && lease.expiresAt().isAfter(now);
  }

  @Override
  public Optional<Lease> find(String job) {
    return transaction.state().leases.find(job).filter(lease -> !lease.holder().equals(NOBODY));
  }

  @Override
  public boolean renew(Lease lease, Instant expiresAt) {
    return replace(lease, lease.holder(), expiresAt);
  }

  @Override
  public void release(Lease lease) {
    replace(lease, NOBODY, lease.expiresAt());
  }

  private boolean replace(Lease lease, String holder, Instant expiresAt) {
    Optional<Lease> known = find(lease.job()).filter(each -> each.token() == lease.token());
    known.ifPresent(
        each ->
            transaction
                .state()
                .leases
                .put(each.job(), new Lease(each.job(), holder, each.token(), expiresAt)));
    return known.isPresent();
  }
}
