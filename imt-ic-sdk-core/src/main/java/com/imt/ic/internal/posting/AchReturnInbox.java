package com.imt.ic.internal.posting;

import com.imt.ic.Outcome;
import com.imt.ic.PaymentGuid;
import com.imt.ic.Redaction;
import com.imt.ic.ReportKind;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.ReturnClass;
import com.imt.ic.ledger.ReturnCode;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The door through which ACH returns reach the ledger: each payment is reversed once per return,
 * and a return that comes before its payment waits for it. A return whose code is unknown, or says
 * too little ({@link ReturnCode#needsReview}), is reversed too and kept for people in the
 * quarantine; so is one of more than was paid. One of no amount reverses nothing and is kept for
 * people, and so is a notification of change, which is no return: its payment stands.
 *
 * <p>Thread-safe.
 */
public record AchReturnInbox(Books books, Clock clock) {

  public AchReturnInbox {
    Objects.requireNonNull(books, "books");
    Objects.requireNonNull(clock, "clock");
  }

  public Acceptance accept(
      AchReturn achReturn, Map<String, String> raw, StoreTransaction transaction) {
    Incoming row = incoming(raw, transaction);
    ReturnCode code = achReturn.returnCode();
    if (code.paymentStands()) {
      return row.review(QuarantineKind.NOTIFICATION_OF_CHANGE, notification(code));
    }
    if (!achReturn.amount().isPositive()) {
      return row.review(
          QuarantineKind.AMOUNT,
          "ACH return of %s, expected more than 0.00; nothing is reversed, people must decide"
              .formatted(achReturn.amount()));
    }
    RejectEntry entry = entry(achReturn, raw);
    // Locking the payment first lets a posting of it and this return meet in one order only.
    Optional<PaymentEntry> payment = transaction.payments().lock(achReturn.paymentGuid());
    if (transaction.rejects().add(entry)) {
      return first(achReturn, row, entry, payment);
    }
    RejectEntry known =
        transaction
            .rejects()
            .find(entry.paymentGuid(), entry.code(), entry.returnedAt())
            .orElseThrow(() -> new IllegalStateException("A return's entry has vanished"));
    if (!known.amount().equals(entry.amount())) {
      return row.conflict(
          "ACH return known with amount %s came again with %s"
              .formatted(known.amount(), entry.amount()));
    }
    // The payment may have been posted by another transaction while this return first came, and
    // neither saw the other; the report's overlap brings the return again, and here it heals. So
    // does a reversal that the ledger refused.
    return known.state() == RejectEntry.State.WAITING && isPosted(payment)
        ? reverse(achReturn, row, known, payment.get(), Outcome.RETRIED)
        : Acceptance.of(Outcome.DUPLICATE);
  }

  private Acceptance first(
      AchReturn achReturn, Incoming row, RejectEntry entry, Optional<PaymentEntry> payment) {
    Optional<Acceptance> refused =
        row.refusal(books.ledger().returned(achReturn, within(row.transaction())));
    if (achReturn.returnCode().needsReview()) {
      row.review(QuarantineKind.RETURN_CODE, review(achReturn.returnCode()));
    }
    Acceptance taken =
        isPosted(payment)
            ? reverse(achReturn, row, entry, payment.get(), Outcome.ACCEPTED)
            : Acceptance.of(Outcome.WAITING);
    return refused.orElse(taken);
  }

  /** A payment came into the ledger: the returns that waited for it reverse it now. */
  public void paymentPosted(PaymentGuid paymentGuid, StoreTransaction transaction) {
    for (RejectEntry entry : transaction.rejects().ofPayment(paymentGuid)) {
      if (entry.state() == RejectEntry.State.WAITING) {
        PaymentEntry payment =
            transaction
                .payments()
                .lock(paymentGuid)
                .orElseThrow(
                    () -> new IllegalStateException("A posted payment is not in the store"));
        AchReturn achReturn = AchReturn.recordType().parse(entry.fields());
        Incoming row = incoming(entry.raw(), transaction);
        reverse(achReturn, row, entry, payment, Outcome.ACCEPTED);
      }
    }
  }

  private Acceptance reverse(
      AchReturn achReturn, Incoming row, RejectEntry entry, PaymentEntry payment, Outcome outcome) {
    Reversal reversal = new Reversal(achReturn, PaymentEntries.posted(payment));
    Optional<Acceptance> refused =
        row.refusal(books.ledger().reverse(reversal, within(row.transaction())));
    if (refused.isPresent()) {
      return refused.get(); // and the return waits on, so that the next report of it tries again
    }
    row.transaction().rejects().update(entry.reversed());
    if (entry.amount().compareTo(payment.amount()) > 0) {
      row.review(
          QuarantineKind.RETURN_EXCEEDS_PAYMENT,
          "ACH return %s of %s, more than the %s that were paid, is reversed as it stands; people must decide what else to do"
              .formatted(Redaction.shorten(entry.code()), entry.amount(), payment.amount()));
    }
    return Acceptance.of(outcome);
  }

  private LedgerTransaction within(StoreTransaction transaction) {
    return books.within(transaction, PaymentChannel.POLL);
  }

  private Incoming incoming(Map<String, String> raw, StoreTransaction transaction) {
    return new Incoming(ReportKind.ACH_REJECTS.id(), raw, clock.instant(), transaction);
  }

  private RejectEntry entry(AchReturn achReturn, Map<String, String> raw) {
    return new RejectEntry(
        achReturn.paymentGuid(),
        achReturn.returnCode().code(), // case and padding make no second return
        achReturn.returnedAt(),
        achReturn.amount(),
        RejectEntry.State.WAITING,
        clock.instant(),
        AchReturn.recordType().texts(achReturn),
        raw);
  }

  private static boolean isPosted(Optional<PaymentEntry> payment) {
    return payment.isPresent() && payment.get().state() == PaymentEntry.State.POSTED;
  }

  private static String review(ReturnCode code) {
    return "ACH return %s is reversed as any other; people must decide what else to do"
        .formatted(
            code.returnClass() == ReturnClass.UNKNOWN
                ? "with the unknown code \"%s\"".formatted(Redaction.shorten(code.code()))
                : "%s (%s)".formatted(code.code(), code.reason()));
  }

  private static String notification(ReturnCode code) {
    return "ACH notification of change %s%s: the payment stands; people must decide whether data of the account are to be corrected"
        .formatted(code.code(), code.reason().isEmpty() ? "" : " (" + code.reason() + ")");
  }
}
