package com.imt.ic.internal.posting;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.PaymentEntry.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Payments that the ledger has, each with all invoices that it pays, locked in one transaction:
 * what stands of them, and what is taken back or posted anew. Confined to the transaction.
 */
final class PostedPayments {

  static final PostedPayments NONE = new PostedPayments();

  /** How much of what a payment pays of one invoice. */
  record Part(PaymentEntry payment, Money amount) {

    /** How books that share no transaction know a call about it again. */
    String key(String fact) {
      return "%s-%s-%s".formatted(payment.paymentGuid().value(), payment.allocation(), fact);
    }

    /**
     * The same of what is posted anew: whichever of several lines brings it, since another one may
     * after a transaction that was undone.
     */
    String keyAgain() {
      return key("A%s+%s".formatted(payment.postedAgain(), amount));
    }
  }

  private final Map<PaymentGuid, List<PaymentEntry>> entries = new LinkedHashMap<>();
  private final Map<PaymentEntry.Key, PaymentEntry> changed = new LinkedHashMap<>();

  private final Set<PaymentGuid> unposted = new HashSet<>();
  private final Set<PaymentGuid> incomplete = new HashSet<>();

  private PostedPayments() {}

  static PostedPayments lock(Collection<String> guids, Batch batch) {
    PostedPayments payments = new PostedPayments();
    for (PaymentEntry entry : batch.transaction().payments().lock(guids).values()) {
      if (entry.state() == State.POSTED) {
        payments
            .entries
            .computeIfAbsent(entry.paymentGuid(), guid -> new ArrayList<>(1))
            .add(entry);
      } else if (entry.state() == State.KEPT) {
        payments.unposted.add(entry.paymentGuid());
      } else if (!entry.state().isDeclined()) {
        payments.incomplete.add(entry.paymentGuid());
      }
    }
    return payments;
  }

  boolean has(PaymentGuid guid) {
    return entries.containsKey(guid);
  }

  /** Whether nothing is posted for its product. */
  boolean isUnposted(PaymentGuid guid) {
    return unposted.contains(guid);
  }

  /** Whether it pays an invoice too that the ledger does not have. */
  boolean isIncomplete(PaymentGuid guid) {
    return incomplete.contains(guid);
  }

  List<PaymentEntry> of(PaymentGuid guid) {
    return entries.getOrDefault(guid, List.of());
  }

  Money standing(PaymentGuid guid) {
    return of(guid).stream().map(PaymentEntry::standing).reduce(Money.ZERO, Money::plus);
  }

  /**
   * Of which invoices an amount is to be taken back.
   *
   * @param invoice the one that is named, where one is
   * @return empty where more is to be taken back than stands, or nobody knows of which invoice. The
   *     fees beside the principals are no part of what stands: they may come back too, and nothing
   *     is reversed for them
   */
  Optional<List<Part>> split(PaymentGuid guid, Money amount, Optional<InvoiceNumber> invoice) {
    Money fees =
        of(guid).stream()
            .map(entry -> entry.fee().orElse(Money.ZERO))
            .reduce(Money.ZERO, Money::plus);
    Money all = standing(guid);
    Money principal = amount.equals(all.plus(fees)) ? all : amount;
    return split(guid, PaymentEntry::standing, principal, invoice);
  }

  /** The same of what was taken back and is to be posted anew. */
  Optional<List<Part>> splitOfTakenBack(
      PaymentGuid guid, Money amount, Optional<InvoiceNumber> invoice) {
    return split(guid, entry -> entry.takenBack().minus(entry.postedAgain()), amount, invoice);
  }

  /** All of them, the one that is named, the only one, or the one that fits exactly. */
  private Optional<List<Part>> split(
      PaymentGuid guid,
      Function<PaymentEntry, Money> most,
      Money amount,
      Optional<InvoiceNumber> invoice) {
    List<Part> parts =
        meant(guid, amount, invoice).stream()
            .map(entry -> new Part(entry, most.apply(entry)))
            .filter(part -> part.amount().isPositive())
            .toList();
    Money all = parts.stream().map(Part::amount).reduce(Money.ZERO, Money::plus);
    if (all.isPositive() && amount.equals(all)) {
      return Optional.of(parts);
    }
    List<Part> large = parts.stream().filter(part -> part.amount().compareTo(amount) >= 0).toList();
    List<Part> exact = large.stream().filter(part -> part.amount().equals(amount)).toList();
    return only(parts.size() > 1 ? exact : large)
        .map(part -> List.of(new Part(part.payment(), amount)));
  }

  /** What was paid of the invoice that is named, unless it was less than the amount. */
  private List<PaymentEntry> meant(
      PaymentGuid guid, Money amount, Optional<InvoiceNumber> invoice) {
    return of(guid).stream()
        .filter(entry -> invoice.isPresent() && entry.invoiceNumber().equals(invoice))
        .filter(entry -> entry.amount().compareTo(amount) >= 0)
        .findFirst()
        .map(List::of)
        .orElse(of(guid));
  }

  private static Optional<Part> only(List<Part> parts) {
    return parts.size() == 1 ? Optional.of(parts.get(0)) : Optional.empty();
  }

  void takenBack(Part part) {
    replace(part.payment().takenBack(part.amount()));
  }

  void postedAgain(Part part) {
    replace(part.payment().postedAgain(part.amount()));
  }

  private void replace(PaymentEntry now) {
    of(now.paymentGuid()).replaceAll(entry -> entry.key().equals(now.key()) ? now : entry);
    changed.put(now.key(), now);
  }

  void write(Batch batch) {
    batch.transaction().payments().update(List.copyOf(changed.values()));
    changed.clear();
  }
}
