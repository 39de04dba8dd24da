package com.imt.ic.internal.posting;

import com.imt.ic.BillerId;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.quarantine.QuarantineKind;
import java.sql.Connection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One biller's ledger, as the inboxes and the reconciliation call it.
 *
 * @param sharing watches whether the ledger writes in the SDK's transactions
 * @param refusals what a refusal of it is in the quarantine
 */
public record Books(Ledger ledger, BillerId biller, SharingWatch sharing, QuarantineKind refusals) {

  public Books {
    Objects.requireNonNull(ledger, "ledger");
    Objects.requireNonNull(biller, "biller");
    Objects.requireNonNull(sharing, "sharing");
    Objects.requireNonNull(refusals, "refusals");
  }

  public static Books of(Ledger ledger, BillerId biller, SharingWatch sharing) {
    return new Books(ledger, biller, sharing, QuarantineKind.REFUSED);
  }

  /** The same books where the ledger has failed on a fact: it refuses that call, or all of them. */
  Books failing(@Nullable LedgerCall call, String reason) {
    return new Books(
        new FailedLedger(ledger, call, LedgerAnswer.refused(reason)),
        biller,
        sharing,
        QuarantineKind.FAILED);
  }

  /** A call of the ledger within a transaction of the store. */
  public LedgerTransaction within(StoreTransaction transaction, PaymentChannel channel) {
    return ledger.isSeparate()
        ? outside(channel)
        : LedgerTransaction.of(
            biller,
            channel,
            () -> {
              sharing.asked();
              return transaction.unwrap(Connection.class);
            });
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
