package com.imt.ic.polling;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.internal.polling.Polling;
import com.imt.ic.internal.store.Lease;
import java.util.Optional;

/**
 * Another node is reading the report now. Nothing is wrong and nothing was asked for: that node
 * brings the rows, and where it is gone the job is free when its lease expires.
 */
@SuppressWarnings("exports") // a lease is in no exported package yet
public class LeaseHeldException extends InvoiceCloudException {

  private static final long serialVersionUID = 1L;

  private final transient Optional<Lease> lease;

  /**
   * A job in other hands.
   *
   * @param job the job
   * @param lease the other node's lease, or empty where it ended meanwhile
   */
  public LeaseHeldException(String job, Optional<Lease> lease) {
    super(
        "Another node is reading the report "
            + job
            + lease.map(each -> " and holds it until " + each.expiresAt()).orElse("")
            + "; poll again later, or end its lease where that node is known to be gone");
    this.lease = lease;
  }

  /**
   * The other node's lease, for {@link Polling#release} where that node is known to be gone.
   *
   * @return the lease; empty where it ended meanwhile
   */
  public Optional<Lease> lease() {
    return lease;
  }
}
