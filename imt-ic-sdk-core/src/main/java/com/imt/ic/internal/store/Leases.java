package com.imt.ic.internal.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Who does which job, so that of several nodes one does it at a time.
 *
 * <p>Times come from the nodes' own clocks and decide only when a job may change hands; a clock
 * that runs wrong costs time, never a wrong row. What protects the rows is the token: {@link
 * #renew} in the transaction of the writes tells whether the holding is still the latest, and keeps
 * every other node from taking the job until that transaction has ended.
 */
public interface Leases {

  /**
   * Takes a job that is free, expired, or held under the same name (a node that was restarted).
   * Does not wait for a transaction that is changing the lease: empty then.
   */
  Optional<Lease> acquire(String job, String holder, Instant now, Instant expiresAt);

  /** Who holds a job, expired or not. */
  Optional<Lease> find(String job);

  /** In which database, and of which biller, the jobs are; the same text for the same ones. */
  String place();

  /** Extends a lease and locks it until the transaction ends. */
  boolean renew(Lease lease, Instant expiresAt);

  /**
   * Ends a lease: the holder's own, or that of a node which is known to be gone. Its token is worth
   * nothing from then on. A lease that has ended already is left as it is.
   */
  void release(Lease lease);
}
