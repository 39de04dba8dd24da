package com.imt.ic.internal.posting;

import com.imt.ic.PaymentGuid;
import com.imt.ic.Redaction;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.ReturnClass;
import com.imt.ic.ledger.ReturnCode;
import com.imt.ic.quarantine.QuarantineEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
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
public final class AchReturnInbox {

  /** What became of a return. */
  public enum Outcome {
    /** New, and its payment is reversed. */
    REVERSED,
    /** New, and waiting for its payment. */
    WAITING,
    /** Known since an earlier delivery. */
    ALREADY_KNOWN,
    /** A notification of change, kept in quarantine; the payment stands. */
    NOTIFIED,
    /** Not of a positive amount: kept in quarantine, and nothing is reversed. */
    REFUSED,
    /** Known under the same identity with another amount; in quarantine, nothing overwritten. */
    CONFLICT
  }

  private final AchReturnPosting posting;
  private final Clock clock;

  /**
   * An inbox.
   *
   * @param posting Spectrum's ledger
   * @param clock tells when a return came
   */
  public AchReturnInbox(AchReturnPosting posting, Clock clock) {
    this.posting = Objects.requireNonNull(posting, "posting");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Takes a return.
   *
   * @param reject the return
   * @param transaction the transaction in which it is kept and its payment is reversed
   * @return what became of it, once the transaction commits
   */
  public Outcome accept(AchReturn reject, StoreTransaction transaction) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (reject.returnCode().paymentStands()) {
      quarantine(reject, notification(reject.returnCode()), now, transaction);
      return Outcome.NOTIFIED;
    }
    if (!reject.amount().isPositive()) {
      quarantine(
          reject,
          "ACH return of "
              + reject.amount()
              + ", expected more than 0.00; nothing is reversed, people must decide",
          now,
          transaction);
      return Outcome.REFUSED;
    }
    RejectEntry entry =
        new RejectEntry(
            reject.paymentGuid(),
            reject.returnCode().code(), // case and padding make no second return
            reject.returnedAt().truncatedTo(ChronoUnit.MICROS),
            reject.amount(),
            RejectEntry.State.WAITING,
            now);
    // Locking the payment first lets a posting of it and this return meet in one order only.
    Optional<PaymentEntry> payment = transaction.payments().lock(reject.paymentGuid());
    if (!transaction.rejects().add(entry)) {
      RejectEntry known =
          transaction
              .rejects()
              .find(entry.paymentGuid(), entry.code(), entry.returnedAt())
              .orElseThrow(() -> new IllegalStateException("A return's entry has vanished"));
      if (known.amount().equals(entry.amount())) {
        // The payment may have been posted by another transaction while this return first came, and
        // neither saw the other; the report's overlap brings the return again, and here it heals.
        return known.state() == RejectEntry.State.WAITING && isPosted(payment)
            ? reverse(known, payment.get(), transaction)
            : Outcome.ALREADY_KNOWN;
      }
      quarantine(
          reject,
          "ACH return known with amount " + known.amount() + " came again with " + entry.amount(),
          now,
          transaction);
      return Outcome.CONFLICT;
    }
    posting.received(reject, transaction);
    if (reject.returnCode().needsReview()) {
      quarantine(reject, review(reject.returnCode()), now, transaction);
    }
    return isPosted(payment) ? reverse(entry, payment.get(), transaction) : Outcome.WAITING;
  }

  private static String review(ReturnCode code) {
    String what =
        code.returnClass() == ReturnClass.UNKNOWN
            ? "ACH return with the unknown code \"" + Redaction.shorten(code.code()) + "\""
            : "ACH return " + code.code() + " (" + code.reason() + ")";
    return what + " is reversed as any other; people must decide what else to do";
  }

  private static String notification(ReturnCode code) {
    return "ACH notification of change "
        + code.code()
        + (code.reason().isEmpty() ? "" : " (" + code.reason() + ")")
        + ": the payment stands; people must decide whether data of the account are to be corrected";
  }

  private static boolean isPosted(Optional<PaymentEntry> payment) {
    return payment.isPresent() && payment.get().state() == PaymentEntry.State.POSTED;
  }

  /**
   * A payment came into the ledger: the returns that waited for it reverse it now.
   *
   * @param paymentGuid the payment
   * @param transaction the transaction of the posting
   */
  public void paymentPosted(PaymentGuid paymentGuid, StoreTransaction transaction) {
    for (RejectEntry entry : transaction.rejects().ofPayment(paymentGuid)) {
      if (entry.state() == RejectEntry.State.WAITING) {
        reverse(entry, posted(paymentGuid, transaction), transaction);
      }
    }
  }

  private static PaymentEntry posted(PaymentGuid paymentGuid, StoreTransaction transaction) {
    return transaction
        .payments()
        .lock(paymentGuid)
        .orElseThrow(() -> new IllegalStateException("A posted payment is not in the store"));
  }

  private Outcome reverse(RejectEntry entry, PaymentEntry payment, StoreTransaction transaction) {
    if (entry.amount().compareTo(payment.amount()) > 0) {
      quarantine(
          raw(entry),
          "ACH return "
              + Redaction.shorten(entry.code())
              + " of "
              + entry.amount()
              + ", more than the "
              + payment.amount()
              + " that were paid, is reversed as it stands; people must decide what else to do",
          clock.instant().truncatedTo(ChronoUnit.MICROS),
          transaction);
    }
    RejectEntry reversed =
        new RejectEntry(
            entry.paymentGuid(),
            entry.code(),
            entry.returnedAt(),
            entry.amount(),
            RejectEntry.State.REVERSED,
            entry.firstSeenAt());
    posting.reverse(reversed, transaction);
    transaction.rejects().update(reversed);
    return Outcome.REVERSED;
  }

  private static void quarantine(
      AchReturn reject, String reason, Instant now, StoreTransaction transaction) {
    quarantine(AchReturn.recordType().texts(reject), reason, now, transaction);
  }

  private static Map<String, String> raw(RejectEntry entry) {
    Map<String, String> raw = new LinkedHashMap<>();
    raw.put("paymentGuid", entry.paymentGuid().value());
    raw.put("rejectedAt", entry.returnedAt().toString());
    raw.put("code", entry.code());
    raw.put("amount", entry.amount().toString());
    return raw;
  }

  private static void quarantine(
      Map<String, String> raw, String reason, Instant now, StoreTransaction transaction) {
    transaction.quarantine().add(new QuarantineEntry("ach-rejects", reason, raw, now));
  }
}
