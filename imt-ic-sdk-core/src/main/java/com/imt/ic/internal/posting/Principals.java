package com.imt.ic.internal.posting;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.SettlementEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How much of a payment's lines and returns is principal, where its fee came in or went out with
 * it: within a line, or as a line of its own. Immutable and thread-safe.
 *
 * <p>A line that tells its fee beside the amount is all principal. No fee is seen in what settled
 * unless more settled than was paid, nor more of it than came with the principal: what is beyond is
 * counted as if it were principal, so that people are told of it.
 */
record Principals(Money paid, List<Part> parts, boolean feeSettlesWithin) {

  /** What is paid of one invoice, or of all. */
  private record Part(Optional<InvoiceNumber> invoice, Money amount, Money fee) {

    boolean isWhole(Money told) {
      return fee.isPositive() && told.equals(amount.plus(fee));
    }

    boolean isFee(Money told) {
      return fee.isPositive() && told.equals(fee);
    }
  }

  static Principals of(Collection<PaymentEntry> payments, Collection<SettlementEntry> lines) {
    List<Part> parts = new ArrayList<>();
    Part all = new Part(Optional.empty(), Money.ZERO, Money.ZERO);
    for (PaymentEntry payment : payments) {
      Money fee = payment.fee().orElse(Money.ZERO);
      parts.add(new Part(payment.invoiceNumber(), payment.amount(), fee));
      all = new Part(all.invoice(), all.amount().plus(payment.amount()), all.fee().plus(fee));
    }
    parts.add(all);
    Money settled = sum(lines.stream().filter(line -> !line.amount().isNegative()).toList());
    return new Principals(all.amount(), List.copyOf(parts), settled.compareTo(all.amount()) > 0);
  }

  /** What of an amount is principal, where it is one with its fee. */
  Money of(Money told) {
    return principal(told, parts);
  }

  /** The principal that came in by those lines. */
  Money in(Collection<SettlementEntry> lines) {
    List<SettlementEntry> in = lines.stream().filter(line -> !line.amount().isNegative()).toList();
    Money settled = sum(in);
    if (!feeSettlesWithin) {
      return settled;
    }
    boolean beside = in.stream().anyMatch(line -> line.fee().isPresent());
    if (!beside && all().isWhole(settled)) {
      return paid; // in whatever parts
    }
    Money principal = Money.ZERO;
    for (SettlementEntry line : in) {
      principal = principal.plus(line.fee().isPresent() ? line.amount() : ofLine(line));
    }
    return principal.plus(beyond(settled.minus(principal), principal));
  }

  /** The principal that went out by those lines, above zero. */
  Money out(Collection<SettlementEntry> lines) {
    Money feesIn =
        sum(
            lines.stream()
                .filter(line -> isFeeAlone(line) && !line.amount().isNegative())
                .toList());
    Money out = Money.ZERO;
    for (SettlementEntry line : lines) {
      Money told = Money.ZERO.minus(line.amount());
      if (!told.isPositive()) {
        continue;
      }
      if (isFeeAlone(line) && feesIn.compareTo(told) >= 0) {
        feesIn = feesIn.minus(told);
      } else {
        out = out.plus(principal(told, meant(line)));
      }
    }
    return out;
  }

  private Money ofLine(SettlementEntry line) {
    return isFeeAlone(line) ? Money.ZERO : principal(line.amount(), meant(line));
  }

  /** Whether a line is the fee, and could not be the principal as well. */
  private boolean isFeeAlone(SettlementEntry line) {
    Money told = line.amount().isNegative() ? Money.ZERO.minus(line.amount()) : line.amount();
    List<Part> meant = meant(line);
    return feeSettlesWithin
        && meant.stream().noneMatch(part -> part.amount().equals(told))
        && meant.stream().anyMatch(part -> part.isFee(told));
  }

  private static Money principal(Money told, List<Part> meant) {
    if (meant.stream().anyMatch(part -> part.amount().equals(told))) {
      return told;
    }
    return meant.stream()
        .filter(part -> part.isWhole(told))
        .map(Part::amount)
        .findFirst()
        .orElse(told);
  }

  /** What a line may be of: the invoice that it names, or all. */
  private List<Part> meant(SettlementEntry line) {
    return parts.stream()
        .filter(
            part ->
                part.invoice().isEmpty()
                    || line.invoiceNumber().isEmpty()
                    || part.invoice().equals(line.invoiceNumber()))
        .toList();
  }

  /** How much more of fees came than one for each time that the principal did. */
  private Money beyond(Money fees, Money principal) {
    Money once = all().fee();
    Money due = once;
    for (Money in = paid;
        in.compareTo(principal) < 0 && due.compareTo(fees) < 0;
        in = in.plus(paid)) {
      due = due.plus(once);
    }
    return fees.compareTo(due) > 0 ? fees.minus(due) : Money.ZERO;
  }

  private Part all() {
    return parts.get(parts.size() - 1);
  }

  private static Money sum(Collection<SettlementEntry> lines) {
    return lines.stream().map(SettlementEntry::amount).reduce(Money.ZERO, Money::plus);
  }
}
