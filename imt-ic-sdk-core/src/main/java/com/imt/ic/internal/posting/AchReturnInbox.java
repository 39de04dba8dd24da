package com.imt.ic.internal.posting;

import com.imt.ic.PaymentGuid;
import com.imt.ic.Redaction;
import com.imt.ic.ReportKind;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.internal.store.Journal;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.RejectEntry.State;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.ReturnClass;
import com.imt.ic.ledger.ReturnCode;
import com.imt.ic.quarantine.QuarantineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door through which ACH returns reach the ledger: each payment is reversed once per return,
 * and a return that comes before its payment waits for it. A return whose code is unknown, or says
 * too little ({@link ReturnCode#needsReview}), is reversed too and kept for people in the
 * quarantine; so is one of more than was paid. One of no amount reverses nothing and is kept for
 * people, and so is a notification of change, which is no return: its payment stands.
 *
 * <p>Thread-safe.
 */
public record AchReturnInbox(ReportMapping mapping) implements Inbox<AchReturn> {

  @Override
  public String report() {
    return ReportKind.ACH_REJECTS.id();
  }

  /** The payment: its returns are taken one after the other. */
  @Override
  public Object identity(AchReturn achReturn) {
    return achReturn.paymentGuid();
  }

  @Override
  public String subject(AchReturn achReturn) {
    return "%s %s %s"
        .formatted(
            achReturn.paymentGuid().value(),
            Redaction.shorten(achReturn.returnCode().code()),
            achReturn.returnedAt());
  }

  @Override
  public @Nullable String subject(Map<String, String> raw) {
    return mapping.nameOfReturn(raw).map(this::subject).orElse(null);
  }

  @Override
  public void accept(List<Case<AchReturn>> cases, Batch batch) {
    List<Case<AchReturn>> returns = new ArrayList<>(cases.size());
    for (Case<AchReturn> each : cases) {
      ReturnCode code = each.fact.returnCode();
      if (code.paymentStands()) {
        each.become(
            batch.review(each, this, QuarantineKind.NOTIFICATION_OF_CHANGE, notification(code)));
      } else if (!each.fact.amount().isPositive()) {
        each.become(
            batch.review(
                each,
                this,
                QuarantineKind.AMOUNT,
                "ACH return of %s, expected more than 0.00; nothing is reversed, people must decide"
                    .formatted(each.fact.amount())));
      } else {
        returns.add(each);
      }
    }
    new AchReturnIntake(this, batch).take(returns);
  }

  /** Payments came into the ledger: the returns that waited for them reverse them now. */
  void paymentsPosted(List<PaymentEntry> payments, Batch batch) {
    List<String> guids = payments.stream().map(PaymentEntry::subject).toList();
    Map<RejectEntry.Key, RejectEntry> known = batch.transaction().rejects().lock(guids);
    List<RejectEntry> waiting =
        known.values().stream().filter(entry -> entry.state() == State.WAITING).toList();
    if (!waiting.isEmpty()) {
      new AchReturnIntake(this, batch).reverseWaiting(waiting, payments);
    }
  }

  @Override
  public void close(AchReturn achReturn, StoreTransaction transaction) {
    PaymentGuid guid = achReturn.paymentGuid();
    RejectEntry like = AchReturnIntake.entry(achReturn, Map.of(), achReturn.returnedAt());
    Journal<RejectEntry.Key, RejectEntry> journal = transaction.rejects();
    Optional<RejectEntry> known = journal.lock(guid.value(), like.key());
    known.ifPresent(
        entry ->
            journal.update(
                entry
                    .told(true)
                    .with(entry.state() == State.WAITING ? State.RESOLVED : entry.state())));
  }

  static String review(ReturnCode code) {
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
