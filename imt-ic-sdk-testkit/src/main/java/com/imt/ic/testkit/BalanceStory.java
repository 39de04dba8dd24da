package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.Payment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What happened to the invoices of one test, what is due by it, and what a host has probably done
 * that tells something else.
 */
final class BalanceStory {

  private enum Move {
    PAID,
    CAME_BACK,
    DECLINED
  }

  private record Event(Move move, InvoiceNumber invoice, Money amount) {}

  private static final String ONE_SUM =
      "Let RealTimeDataRefresh and the invoice run ask one sum: the balance before payments through"
          + " InvoiceCloud, less receipts, plus what took them back.";

  private static final InvoiceNumber NONE = InvoiceNumber.of("no-invoice");

  /** Invoices billed one after the other; of the rest the number is told. */
  private static final int MOST_TOLD = 7;

  /** More than that is lost by another mistake than rounding. */
  private static final Money FEW_CENTS = Money.parse("0.09");

  private final Map<InvoiceNumber, List<BifInvoice>> billed = new LinkedHashMap<>();
  private final List<Event> events = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private int inARow;
  private Money mostOverpaid = Money.ZERO;
  private Money toAnotherBiller = Money.ZERO;

  void billed(BifInvoice invoice) {
    billed.computeIfAbsent(invoice.invoiceNumber(), any -> new ArrayList<>()).add(invoice);
    inARow++;
    if (inARow <= MOST_TOLD) {
      told.add("%s billed with %s".formatted(invoice.invoiceNumber(), invoice.balanceDue()));
    } else {
      if (inARow > MOST_TOLD + 1) {
        told.remove(told.size() - 1);
      }
      told.add("%s more billed".formatted(inARow - MOST_TOLD));
    }
  }

  void paid(Payment payment) {
    InvoiceNumber invoice = payment.invoiceNumber().orElse(NONE);
    event(Move.PAID, invoice, payment.amount(), "paid");
    if (!billed.containsKey(invoice)) {
      return;
    }
    Money due = balance(invoice);
    if (due.isNegative()) {
      mostOverpaid = Money.ZERO.minus(due);
    }
  }

  void cameBack(InvoiceNumber invoice, Money amount) {
    event(Move.CAME_BACK, invoice, amount, "came back");
  }

  void declined(InvoiceNumber invoice, Money amount) {
    event(Move.DECLINED, invoice, amount, "declined");
  }

  void paidToAnotherBiller(Money amount) {
    toAnotherBiller = amount;
    note("%s of an invoice with the same number paid to another biller".formatted(amount));
  }

  private void event(Move move, InvoiceNumber invoice, Money amount, String text) {
    events.add(new Event(move, invoice, amount));
    note("%s of %s %s".formatted(amount, invoice, text));
  }

  /** Adds a step that moves no money. */
  void note(String step) {
    inARow = 0;
    told.add(step);
  }

  /** What happened, step by step. */
  List<String> told() {
    return List.copyOf(told);
  }

  Set<InvoiceNumber> invoices() {
    return billed.keySet();
  }

  /** The invoices of one account. */
  List<InvoiceNumber> invoices(AccountNumber account) {
    return invoices().stream()
        .filter(number -> bill(number).accountNumber().equals(account))
        .toList();
  }

  List<AccountNumber> accounts() {
    return invoices().stream().map(number -> bill(number).accountNumber()).distinct().toList();
  }

  /** An invoice as it was billed last. */
  BifInvoice bill(InvoiceNumber invoice) {
    return latest(invoice, 1);
  }

  /** As it was billed before; the only time where there was no other. */
  BifInvoice billBefore(InvoiceNumber invoice) {
    return latest(invoice, 2);
  }

  /** What is due as it is told outwards. */
  Money due(InvoiceNumber invoice) {
    Money balance = balance(invoice);
    return balance.isNegative() ? Money.ZERO : balance;
  }

  private Money balance(InvoiceNumber invoice) {
    return bill(invoice).balanceDue().minus(standing(invoice));
  }

  private Money standing(InvoiceNumber invoice) {
    return sum(Move.PAID, invoice).minus(sum(Move.CAME_BACK, invoice));
  }

  private Money sum(Move move, InvoiceNumber invoice) {
    return amounts(move, invoice).stream().reduce(Money.ZERO, Money::plus);
  }

  private List<Money> amounts(Move move, InvoiceNumber invoice) {
    return events.stream()
        .filter(event -> event.move() == move && event.invoice().equals(invoice))
        .map(Event::amount)
        .toList();
  }

  /** As it was billed the last time, or so many times before. */
  private BifInvoice latest(InvoiceNumber invoice, int fromTheEnd) {
    List<BifInvoice> bills = Objects.requireNonNull(billed.get(invoice));
    return bills.get(Math.max(0, bills.size() - fromTheEnd));
  }

  /** The failure of who tells something else. */
  AssertionError wrong(String where, InvoiceNumber invoice, Money found) {
    return Promise.DUE.broken(
        told,
        "%s due on %s".formatted(due(invoice), invoice),
        "%s says %s".formatted(where, found),
        diagnosis(invoice, found));
  }

  private String diagnosis(InvoiceNumber invoice, Money found) {
    if (found.isNegative()) {
      return "An invoice file takes no balance below zero. Write 0.00, and keep the credit in your books.";
    }
    Money low = due(invoice).minus(found);
    return found.equals(latest(invoice, 2).balanceDue().minus(standing(invoice)))
        ? "That is the balance before the invoice was changed. Start from what was billed last."
        : low.isPositive() ? tooLow(invoice, low) : tooHigh(invoice, Money.ZERO.minus(low));
  }

  private String tooLow(InvoiceNumber invoice, Money low) {
    if (amounts(Move.DECLINED, invoice).contains(low)) {
      return "The declined payment of %s is off the balance. Ledger.declined brings no money; count what Ledger.post brought alone."
          .formatted(low);
    }
    if (low.equals(toAnotherBiller)) {
      return "%s was paid to another biller. Sum the receipts of LedgerTransaction.biller alone."
          .formatted(low);
    }
    Optional<InvoiceNumber> other = paidFor(low, invoice);
    if (other.isPresent()) {
      return "%s was paid for another invoice of the account: a payment of %s is off it. Sum receipts by invoice, not by account."
          .formatted(low, other.get());
    }
    if (amounts(Move.CAME_BACK, invoice).contains(low)) {
      return "%s came back and is off the balance still. Add what Ledger.reverse and Ledger.chargedBack take back. %s"
          .formatted(low, ONE_SUM);
    }
    if (amounts(Move.PAID, invoice).contains(low) || standing(invoice).equals(low)) {
      return "%s is off the balance twice: it is taken off one that has it off already. Do not write what is due where payments are taken off once more. %s"
          .formatted(low, ONE_SUM);
    }
    if (isFewCents(low)) {
      return centsAreLost(low, "little");
    }
    if (standingOfOthers(invoice).equals(low)) {
      return "%s was paid for the other invoices of the account: their payments are off it. Sum receipts by invoice, not by account."
          .formatted(low);
    }
    return "%s too little. %s".formatted(low, ONE_SUM);
  }

  /** The other invoice that was paid by so much, at once or in all. */
  private Optional<InvoiceNumber> paidFor(Money amount, InvoiceNumber notThis) {
    return invoices().stream()
        .filter(other -> !other.equals(notThis))
        .filter(
            other -> amounts(Move.PAID, other).contains(amount) || standing(other).equals(amount))
        .findFirst();
  }

  private Money standingOfOthers(InvoiceNumber invoice) {
    return invoices(bill(invoice).accountNumber()).stream()
        .filter(other -> !other.equals(invoice))
        .map(this::standing)
        .reduce(Money.ZERO, Money::plus);
  }

  private static boolean isFewCents(Money amount) {
    return amount.compareTo(FEW_CENTS) <= 0;
  }

  private static String centsAreLost(Money amount, String what) {
    return "%s too %s: cents are lost. Keep money as Money, as a decimal or in whole cents, never as a double."
        .formatted(amount, what);
  }

  private String tooHigh(InvoiceNumber invoice, Money high) {
    if (high.equals(mostOverpaid)) {
      return "%s that was paid too much is forgotten. Keep a balance below zero as it is; the SDK tells 0.00 outwards."
          .formatted(high);
    }
    if (amounts(Move.CAME_BACK, invoice).contains(high)) {
      return "%s came back once and is added twice. %s".formatted(high, ONE_SUM);
    }
    if (amounts(Move.PAID, invoice).contains(high) || standing(invoice).equals(high)) {
      return "The payment of %s is not off the balance, so that the customer is asked for it again. %s"
          .formatted(high, ONE_SUM);
    }
    if (isFewCents(high)) {
      return centsAreLost(high, "much");
    }
    return "%s too much. %s".formatted(high, ONE_SUM);
  }
}
