package com.imt.ic.reconcile;

import com.imt.ic.AccountNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One payment with its life, as {@link Reconciliation.Visitor} gets it. Immutable and thread-safe;
 * holds the account's number, which is a customer's ({@code value()} gives it whole), and no name.
 *
 * @param paymentGuid its identity
 * @param accountNumber null where none was told, and of {@link PaymentState#UNKNOWN}
 * @param state where its money is
 * @param channels which channels told of it
 * @param method CC, EFT, or what came; null where none was told
 * @param amount the principal, of all invoices that it pays; what settled or was returned, of one
 *     that is {@link PaymentState#UNKNOWN}
 * @param fee the fee beside it; null where none was told
 * @param paidAt null of {@link PaymentState#UNKNOWN}
 * @param events what happened to it, in the order of their days and moments
 * @param differences its troubles; empty where all fits
 */
public record ReconciledPayment(
    PaymentGuid paymentGuid,
    @Nullable AccountNumber accountNumber,
    PaymentState state,
    Channels channels,
    @Nullable String method,
    Money amount,
    @Nullable Money fee,
    @Nullable Instant paidAt,
    List<Event> events,
    List<Difference> differences) {

  /** Which channels told of a payment. */
  public enum Channels {
    /** The data pump and the report. */
    PUSH_AND_REPORT,
    /** The data pump alone, so far. */
    PUSH,
    /** The report alone: its push was lost, or there is none. */
    REPORT,
    /** Neither: a settled line or a return tells of it. */
    NEITHER
  }

  /** What may happen to a payment. */
  public enum EventKind {
    /** The customer paid one invoice; text is the invoice's number. */
    PAID,
    /** The data pump brought it. */
    PUSHED,
    /** A report brought it. */
    REPORTED,
    /** The ledger took it; text is the receipt's number. */
    POSTED,
    /** A line of a settled batch; text is the batch's {@link ReconciledBatch#name}. */
    SETTLED,
    /** A line of a settled batch took it back; text as of SETTLED. */
    TAKEN_BACK,
    /** An ACH return; text is its code. */
    RETURNED,
    /** What stands reversed in the SDK's own books after returns and chargebacks. */
    REVERSED,
    /** What was posted anew after it had been taken back. */
    POSTED_AGAIN
  }

  /**
   * One step of a payment's life. Immutable and thread-safe.
   *
   * @param kind what happened
   * @param day the biller's day of it, of POSTED that on which the first channel told; null where
   *     it is not kept (REVERSED, POSTED_AGAIN)
   * @param at the moment; null where only the day is known
   * @param amount how much; null where the step has no amount of its own
   * @param text see {@link EventKind}; empty for none
   */
  public record Event(
      EventKind kind,
      @Nullable LocalDate day,
      @Nullable Instant at,
      @Nullable Money amount,
      String text) {

    /** Checks that everything is there. */
    public Event {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(text, "text");
    }
  }

  /** Copies. */
  public ReconciledPayment {
    Objects.requireNonNull(paymentGuid, "paymentGuid");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(channels, "channels");
    Objects.requireNonNull(amount, "amount");
    events = List.copyOf(events);
    differences = List.copyOf(differences);
  }

  /** Identity, state and amount; no customer's data. */
  @Override
  public String toString() {
    return "ReconciledPayment[%s, %s, %s, %s]".formatted(paymentGuid, state, channels, amount);
  }
}
