package com.imt.ic.internal.posting;

import com.imt.ic.Money;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.SettlementEntry;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.function.Function;

/**
 * What of one payment came in and went out, and what therefore is to stand in the books: what was
 * paid, less what was taken back, and again what came once more. Immutable and thread-safe.
 *
 * <p>What settled once more is what settled beyond what was paid, and also what settled days after
 * a return: an EFT payment that came back before it ever settled settles but once when it is
 * presented again.
 *
 * <p>A return may be told twice, by the report of returns and as a negative line of a batch, and a
 * biller's processor may send but one of the two. So the larger sum of both counts, not their sum.
 *
 * <p>Fees are no part of any of it, be they within a line or a return, or a line of their own.
 *
 * @param paid the principal
 * @param settled the sum of the positive lines
 * @param nettedOut the sum of the negative lines, above zero
 * @param returned the sum of the returns
 * @param settledLater how much of what settled did so days after a return
 */
public record Netted(
    Money paid, Money settled, Money nettedOut, Money returned, Money settledLater) {

  /**
   * How many days after a return a line must settle to be the payment presented again; the first
   * presentation settles within two banking days, and may be told at the return's own time.
   */
  private static final long LATER = 3;

  /** What a payment's lines and returns come to, as far as no person has closed them. */
  public static Netted of(
      Collection<PaymentEntry> payments,
      Collection<SettlementEntry> lines,
      Collection<RejectEntry> returns) {
    return of(
        payments,
        lines.stream().filter(line -> line.state() != SettlementEntry.State.RESOLVED).toList(),
        returns,
        false);
  }

  /**
   * The same where closed lines count as well: whatever a person has decided, the bank has moved
   * the money.
   */
  public static Netted ofTheBank(
      Collection<PaymentEntry> payments,
      Collection<SettlementEntry> lines,
      Collection<RejectEntry> returns) {
    return of(payments, lines, returns, false);
  }

  /** The same where closed returns count too, which may be none, being told twice. */
  public static Netted withClosed(
      Collection<PaymentEntry> payments,
      Collection<SettlementEntry> lines,
      Collection<RejectEntry> returns) {
    return of(payments, lines, returns, true);
  }

  private static Netted of(
      Collection<PaymentEntry> payments,
      Collection<SettlementEntry> lines,
      Collection<RejectEntry> returns,
      boolean closed) {
    if (returns.isEmpty()) {
      Money paid = Money.ZERO;
      for (PaymentEntry payment : payments) {
        paid = paid.plus(payment.amount());
      }
      Money settled = Money.ZERO;
      boolean out = false;
      for (SettlementEntry line : lines) {
        settled = settled.plus(line.amount());
        out |= line.amount().isNegative();
      }
      if (!out && settled.compareTo(paid) <= 0) {
        // The plain payment, of which no fee can be within what settled; there are millions.
        return new Netted(paid, settled, Money.ZERO, Money.ZERO, Money.ZERO);
      }
    }
    Principals principals = Principals.of(payments, lines);
    Function<RejectEntry, Money> takesBack = entry -> takesBack(entry, principals, closed);
    Money later =
        principals.in(lines.stream().filter(line -> isLater(line, returns, takesBack)).toList());
    return new Netted(
        principals.paid(),
        principals.in(lines),
        principals.out(lines),
        returns.stream().map(takesBack).reduce(Money.ZERO, Money::plus),
        later);
  }

  /**
   * How much of its payment a return takes, or will take, out of the books. What it has taken of
   * some invoices of a cart, before the ledger refused another one's, is out whatever people decide
   * about the rest.
   */
  private static Money takesBack(RejectEntry entry, Principals principals, boolean closed) {
    return switch (entry.state()) {
      case REVERSED, REVIEW -> entry.reversed();
      case WAITING -> principals.of(entry.amount());
      case RESOLVED -> closed ? principals.of(entry.amount()) : entry.reversed();
    };
  }

  private static boolean isLater(
      SettlementEntry line,
      Collection<RejectEntry> returns,
      Function<RejectEntry, Money> takesBack) {
    return returns.stream()
        .filter(entry -> takesBack.apply(entry).isPositive())
        .map(entry -> LocalDate.ofInstant(entry.returnedAt(), ZoneOffset.UTC))
        .anyMatch(returned -> ChronoUnit.DAYS.between(returned, line.settledOn()) >= LATER);
  }

  /** What was taken back, whichever way it was told. */
  public Money takenBack() {
    return larger(nettedOut, returned);
  }

  /** What settled once more after it was taken back. */
  public Money cameAgain() {
    return smaller(larger(beyondPaid(), settledLater), takenBack());
  }

  /** What settled beyond what was paid and came again. */
  public Money surplus() {
    return larger(beyondPaid().minus(cameAgain()), Money.ZERO);
  }

  /** What is to stand in the books; below zero where more was taken back than came. */
  public Money expected() {
    return paid.minus(takenBack()).plus(cameAgain());
  }

  private Money beyondPaid() {
    return larger(settled.minus(paid), Money.ZERO);
  }

  private static Money larger(Money one, Money other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Money smaller(Money one, Money other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
