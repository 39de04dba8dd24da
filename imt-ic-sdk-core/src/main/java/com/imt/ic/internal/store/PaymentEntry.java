package com.imt.ic.internal.store;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What the SDK remembers of one payment, forever: its identity, the money it stands for, which ways
 * it came, and what became of it. No name and no address is kept. Immutable and thread-safe;
 * moments are kept to the microsecond.
 *
 * @param method CC, EFT, or what came
 * @param amount the principal
 * @param receiptNumber the ledger's own number, once posted
 * @param pushedAt when it first came by push
 * @param reportedAt when it first came by report
 */
public record PaymentEntry(
    PaymentGuid paymentGuid,
    AccountNumber accountNumber,
    Optional<InvoiceNumber> invoiceNumber,
    Optional<String> method,
    Money amount,
    Instant paidAt,
    State state,
    Optional<String> receiptNumber,
    Optional<Instant> pushedAt,
    Optional<Instant> reportedAt)
    implements Keyed<PaymentGuid> {

  public enum State {
    /** On its way into a ledger that does not share the transaction; posted when it comes again. */
    RECEIVED,
    /** In the ledger, once. */
    POSTED,
    /** Not approved by the processor; never in the ledger. */
    DECLINED,
    /** Declined, and the ledger has not taken note yet; told again when it comes again. */
    DECLINED_UNTOLD,
    /** The ledger refused it or failed on it; tried again when it comes again. */
    REFUSED,
    /** A person has closed it; the ledger never gets it. */
    RESOLVED;

    public boolean isDeclined() {
      return this == DECLINED || this == DECLINED_UNTOLD;
    }
  }

  public PaymentEntry {
    Objects.requireNonNull(paymentGuid, "paymentGuid");
    Objects.requireNonNull(accountNumber, "accountNumber");
    Objects.requireNonNull(invoiceNumber, "invoiceNumber");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(amount, "amount");
    paidAt = Micros.of(paidAt);
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(receiptNumber, "receiptNumber");
    pushedAt = Micros.of(pushedAt);
    reportedAt = Micros.of(reportedAt);
  }

  @Override
  public PaymentGuid key() {
    return paymentGuid;
  }

  @Override
  public String subject() {
    return paymentGuid.value();
  }

  /** The same with the first moment at which a channel, push or report, told of it. */
  public PaymentEntry seen(boolean push, Instant now) {
    return push
        ? copy(state, receiptNumber, Optional.of(pushedAt.orElse(now)), reportedAt)
        : copy(state, receiptNumber, pushedAt, Optional.of(reportedAt.orElse(now)));
  }

  public PaymentEntry with(State newState, Optional<String> number) {
    return copy(newState, number, pushedAt, reportedAt);
  }

  private PaymentEntry copy(
      State as, Optional<String> no, Optional<Instant> push, Optional<Instant> poll) {
    return new PaymentEntry(
        paymentGuid, accountNumber, invoiceNumber, method, amount, paidAt, as, no, push, poll);
  }
}
