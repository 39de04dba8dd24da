package com.imt.ic.internal.posting;

import com.imt.ic.BillerId;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.PaymentChannel;
import java.sql.Connection;
import java.util.Objects;

/** One biller's ledger, as the inboxes and the reconciliation call it. */
public record Books(Ledger ledger, BillerId biller) {

  public Books {
    Objects.requireNonNull(ledger, "ledger");
    Objects.requireNonNull(biller, "biller");
  }

  /** A call of the ledger within a transaction of the store. */
  public LedgerTransaction within(StoreTransaction transaction, PaymentChannel channel) {
    return ledger.isSeparate()
        ? outside(channel)
        : LedgerTransaction.of(biller, channel, () -> transaction.unwrap(Connection.class));
  }

  /** A call of a ledger that shares no transaction. */
  LedgerTransaction outside(PaymentChannel channel) {
    return LedgerTransaction.of(
        biller,
        channel,
        () -> {
          throw new IllegalStateException(
              "A separate ledger has no connection of the SDK's: it writes through its own, and Ledger.isSeparate() says so");
        });
  }
}
