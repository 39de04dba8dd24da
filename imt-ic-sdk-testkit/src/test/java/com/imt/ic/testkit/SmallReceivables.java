package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.balance.InvoiceBalance;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.Chargeback;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.PostedPayment;
import com.imt.ic.ledger.Reversal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A host's invoices and what was paid of them, in memory: right, or wrong in one way. */
final class SmallReceivables implements Ledger, InvoiceBalanceSource {

  /** What hosts get wrong. */
  enum Mistake {
    NONE,
    /** The run stores what is due as the balance that payments are taken off. */
    RUN_STORES_WHAT_IS_DUE,
    /** Posting lowers the stored balance, and the answer takes receipts off it. */
    POSTING_LOWERS_WHAT_IS_LOWERED,
    RUN_SAYS_WHAT_WAS_BILLED,
    RTDR_SAYS_WHAT_WAS_BILLED,
    DECLINED_COUNTS,
    RETURNS_ARE_FORGOTTEN,
    RETURNS_COUNT_TWICE,
    PUSHED_ALONE_COUNTS,
    CONFIRMED_COUNTS_AGAIN,
    SUMS_BY_ACCOUNT,
    FORGETS_AT_RESTART,
    CREDIT_IS_FORGOTTEN,
    TOTAL_LESS_PAYMENTS,
    KEEPS_THE_FIRST_BILL,
    OTHER_BILLERS_COUNT,
    WAITS,
    FORGETS_BLOCKS,
    FORGETS_PARTIAL_PAYMENTS,
    SHOWS_ALL_ACCOUNTS,
    ASKS_BY_INVOICE_ALONE,
    KNOWS_EVERY_ACCOUNT,
    ONE_LINE_FOR_EACH_PAYMENT
  }

  private final Mistake mistake;
  private final Map<InvoiceNumber, BifInvoice> invoices = new LinkedHashMap<>();
  private final Map<InvoiceNumber, Money> stored = new LinkedHashMap<>();
  private final Map<InvoiceNumber, Money> paid = new LinkedHashMap<>();

  SmallReceivables(Mistake mistake) {
    this.mistake = mistake;
  }

  private boolean makes(Mistake one) {
    return mistake == one;
  }

  synchronized void bill(BifInvoice invoice) {
    if (makes(Mistake.KEEPS_THE_FIRST_BILL) && invoices.containsKey(invoice.invoiceNumber())) {
      return;
    }
    invoices.put(invoice.invoiceNumber(), invoice);
    stored.put(
        invoice.invoiceNumber(),
        makes(Mistake.TOTAL_LESS_PAYMENTS)
            ? invoice.totalAmountDue().orElseThrow()
            : invoice.balanceDue());
  }

  synchronized void restart() {
    if (makes(Mistake.FORGETS_AT_RESTART)) {
      paid.clear();
    }
  }

  synchronized List<BifInvoice> run() {
    return invoices.values().stream()
        .map(
            invoice -> {
              Money due =
                  makes(Mistake.RUN_SAYS_WHAT_WAS_BILLED)
                      ? invoice.balanceDue()
                      : due(invoice.invoiceNumber());
              if (makes(Mistake.RUN_STORES_WHAT_IS_DUE)) {
                stored.put(invoice.invoiceNumber(), due);
              }
              return invoice.toBuilder().balanceDue(due.isNegative() ? Money.ZERO : due).build();
            })
        .toList();
  }

  private Money due(InvoiceNumber invoice) {
    Money off =
        makes(Mistake.SUMS_BY_ACCOUNT)
            ? paid.values().stream().reduce(Money.ZERO, Money::plus)
            : paid.getOrDefault(invoice, Money.ZERO);
    return stored.getOrDefault(invoice, Money.ZERO).minus(off);
  }

  @Override
  public synchronized Optional<List<InvoiceBalance>> balances(
      AccountNumber account, @Nullable InvoiceNumber asked) {
    waitIfWrong();
    if (!makes(Mistake.KNOWS_EVERY_ACCOUNT)
        && invoices.values().stream().noneMatch(each -> each.accountNumber().equals(account))) {
      return Optional.empty();
    }
    return Optional.of(
        invoices.values().stream()
            .filter(each -> isAsked(each, account, asked))
            .flatMap(this::lines)
            .toList());
  }

  private void waitIfWrong() {
    if (makes(Mistake.WAITS)) {
      try {
        Thread.sleep(60_000); // until it is interrupted: a source that hangs
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean isAsked(
      BifInvoice invoice, AccountNumber account, @Nullable InvoiceNumber asked) {
    boolean mine =
        invoice.accountNumber().equals(account)
            || (makes(Mistake.SHOWS_ALL_ACCOUNTS) && asked == null)
            || (makes(Mistake.ASKS_BY_INVOICE_ALONE) && asked != null);
    return mine && (asked == null || asked.equals(invoice.invoiceNumber()));
  }

  private Stream<InvoiceBalance> lines(BifInvoice invoice) {
    boolean twice =
        makes(Mistake.ONE_LINE_FOR_EACH_PAYMENT) && paid.containsKey(invoice.invoiceNumber());
    return Stream.generate(() -> balance(invoice)).limit(twice ? 2 : 1);
  }

  private InvoiceBalance balance(BifInvoice invoice) {
    return InvoiceBalance.builder()
        .invoiceNumber(invoice.invoiceNumber())
        .dueDate(invoice.invoiceDueDate().orElse(LocalDate.EPOCH))
        .totalAmountDue(invoice.totalAmountDue().orElseThrow())
        .balanceDue(
            makes(Mistake.RTDR_SAYS_WHAT_WAS_BILLED)
                ? invoice.balanceDue()
                : due(invoice.invoiceNumber()))
        .allowPartialPayments(
            invoice.allowPartialPayments() && !makes(Mistake.FORGETS_PARTIAL_PAYMENTS))
        .blockPaymentsCc(invoice.blockPaymentsCc() && !makes(Mistake.FORGETS_BLOCKS))
        .blockPaymentsEft(invoice.blockPaymentsEft() && !makes(Mistake.FORGETS_BLOCKS))
        .build();
  }

  @Override
  public synchronized LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    boolean mine = transaction.biller().value().equals("123") || makes(Mistake.OTHER_BILLERS_COUNT);
    boolean unseen =
        makes(Mistake.PUSHED_ALONE_COUNTS) && transaction.channel() == PaymentChannel.POLL;
    if (mine && !unseen) {
      InvoiceNumber invoice = payment.invoiceNumber().orElseThrow();
      move(invoice, payment.amount());
      if (makes(Mistake.CREDIT_IS_FORGOTTEN) && due(invoice).isNegative()) {
        paid.put(invoice, stored.getOrDefault(invoice, Money.ZERO));
      }
      if (makes(Mistake.POSTING_LOWERS_WHAT_IS_LOWERED)) {
        stored.merge(invoice, Money.ZERO.minus(payment.amount()), Money::plus);
      }
    }
    return LedgerAnswer.accepted("R-" + paid.size());
  }

  @Override
  public synchronized LedgerAnswer declined(Payment payment, LedgerTransaction transaction) {
    if (makes(Mistake.DECLINED_COUNTS)) {
      move(payment.invoiceNumber().orElseThrow(), payment.amount());
    }
    return LedgerAnswer.accepted();
  }

  @Override
  public synchronized LedgerAnswer confirmed(Payment payment, LedgerTransaction transaction) {
    if (makes(Mistake.CONFIRMED_COUNTS_AGAIN)) {
      move(payment.invoiceNumber().orElseThrow(), payment.amount());
    }
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
    return takeBack(reversal.payment(), reversal.amount());
  }

  @Override
  public LedgerAnswer chargedBack(Chargeback chargeback, LedgerTransaction transaction) {
    return takeBack(chargeback.payment(), chargeback.amount());
  }

  private synchronized LedgerAnswer takeBack(PostedPayment payment, Money amount) {
    InvoiceNumber invoice = Objects.requireNonNull(payment.invoiceNumber());
    int times =
        makes(Mistake.RETURNS_ARE_FORGOTTEN) ? 0 : makes(Mistake.RETURNS_COUNT_TWICE) ? 2 : 1;
    for (int i = 0; i < times; i++) {
      move(invoice, Money.ZERO.minus(amount));
    }
    return LedgerAnswer.accepted();
  }

  private void move(InvoiceNumber invoice, Money amount) {
    paid.merge(invoice, amount, Money::plus);
  }

  @Override
  public boolean isSeparate() {
    return true;
  }
}
