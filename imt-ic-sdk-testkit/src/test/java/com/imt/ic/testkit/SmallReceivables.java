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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
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
    ONE_LINE_FOR_EACH_PAYMENT,
    RUN_STOPS_AT_THREE,
    RUN_STOPS_AT_A_HUNDRED,
    RUN_SENDS_EACH_ONCE,
    RUN_FORGETS_BLOCKS,
    RUN_FORGETS_PARTIAL_PAYMENTS,
    RUN_FORGETS_AUTO_PAY,
    RUN_LOSES_LEADING_ZEROS,
    RUN_TOTAL_IS_THE_BALANCE,
    RUN_DUE_DATE_IS_THE_INVOICE_DATE,
    RTDR_TOTAL_IS_THE_BALANCE,
    RTDR_DUE_DATE_IS_THE_INVOICE_DATE,
    RTDR_FORGETS_AUTO_PAY,
    RTDR_TELLS_ALL_OF_THE_ACCOUNT,
    KEEPS_THE_FIRST_DUE_DATE,
    KEEPS_THE_FIRST_AUTO_PAY_DATE,
    PAID_ACCOUNT_IS_UNKNOWN,
    UNKNOWN_ACCOUNT_THROWS,
    CENTS_THROUGH_DOUBLE,
    PAYMENTS_OF_THE_OTHER_INVOICES_TOO
  }

  private final Mistake mistake;
  private final Map<InvoiceNumber, BifInvoice> invoices = new LinkedHashMap<>();
  private final Map<InvoiceNumber, Money> stored = new LinkedHashMap<>();
  private final Map<InvoiceNumber, Money> paid = new LinkedHashMap<>();
  private final Set<InvoiceNumber> sent = new HashSet<>();

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
    BifInvoice before = invoices.getOrDefault(invoice.invoiceNumber(), invoice);
    BifInvoice.Builder kept = invoice.toBuilder();
    if (makes(Mistake.KEEPS_THE_FIRST_DUE_DATE)) {
      kept.invoiceDueDate(before.invoiceDueDate().orElse(null));
    }
    if (makes(Mistake.KEEPS_THE_FIRST_AUTO_PAY_DATE)) {
      kept.autoPayCollectionDate(before.autoPayCollectionDate().orElse(null));
    }
    invoices.put(invoice.invoiceNumber(), kept.build());
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
    int most =
        makes(Mistake.RUN_STOPS_AT_THREE)
            ? 3
            : makes(Mistake.RUN_STOPS_AT_A_HUNDRED) ? 100 : Integer.MAX_VALUE;
    return invoices.values().stream()
        .limit(most)
        .filter(invoice -> sent.add(invoice.invoiceNumber()) || !makes(Mistake.RUN_SENDS_EACH_ONCE))
        .map(
            invoice -> {
              Money due =
                  makes(Mistake.RUN_SAYS_WHAT_WAS_BILLED)
                      ? invoice.balanceDue()
                      : due(invoice.invoiceNumber());
              if (makes(Mistake.RUN_STORES_WHAT_IS_DUE)) {
                stored.put(invoice.invoiceNumber(), due);
              }
              return filed(
                  invoice.toBuilder().balanceDue(due.isNegative() ? Money.ZERO : due).build());
            })
        .toList();
  }

  private BifInvoice filed(BifInvoice invoice) {
    BifInvoice.Builder file = invoice.toBuilder();
    switch (mistake) {
      case RUN_FORGETS_BLOCKS -> file.blockPaymentsCc(false).blockPaymentsEft(false);
      case RUN_FORGETS_PARTIAL_PAYMENTS -> file.allowPartialPayments(false);
      case RUN_FORGETS_AUTO_PAY -> file.autoPayCollectionDate(null);
      case RUN_LOSES_LEADING_ZEROS ->
          file.accountNumber(
              AccountNumber.of(Long.toString(Long.parseLong(invoice.accountNumber().value()))));
      case RUN_TOTAL_IS_THE_BALANCE -> file.totalAmountDue(invoice.balanceDue());
      case RUN_DUE_DATE_IS_THE_INVOICE_DATE ->
          file.invoiceDueDate(invoice.invoiceDate().orElseThrow());
      default -> {}
    }
    return file.build();
  }

  private Money due(InvoiceNumber invoice) {
    boolean partlyPaidAtTheCounter = invoice.value().equals("INV-3");
    Money off =
        makes(Mistake.SUMS_BY_ACCOUNT)
                || (makes(Mistake.PAYMENTS_OF_THE_OTHER_INVOICES_TOO) && partlyPaidAtTheCounter)
            ? paid.values().stream().reduce(Money.ZERO, Money::plus)
            : paid.getOrDefault(invoice, Money.ZERO);
    return stored.getOrDefault(invoice, Money.ZERO).minus(off);
  }

  @Override
  public synchronized Optional<List<InvoiceBalance>> balances(
      AccountNumber account, @Nullable InvoiceNumber asked) {
    waitIfWrong();
    List<BifInvoice> mine =
        invoices.values().stream().filter(each -> each.accountNumber().equals(account)).toList();
    if (!makes(Mistake.KNOWS_EVERY_ACCOUNT) && mine.isEmpty()) {
      if (makes(Mistake.UNKNOWN_ACCOUNT_THROWS)) {
        throw new IllegalArgumentException("no such account");
      }
      return Optional.empty();
    }
    if (makes(Mistake.PAID_ACCOUNT_IS_UNKNOWN)
        && mine.stream().noneMatch(each -> due(each.invoiceNumber()).isPositive())) {
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
        new CountDownLatch(1).await(); // until it is interrupted: a source that hangs
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
    return mine
        && (asked == null
            || makes(Mistake.RTDR_TELLS_ALL_OF_THE_ACCOUNT)
            || asked.equals(invoice.invoiceNumber()));
  }

  private Stream<InvoiceBalance> lines(BifInvoice invoice) {
    boolean twice =
        makes(Mistake.ONE_LINE_FOR_EACH_PAYMENT) && paid.containsKey(invoice.invoiceNumber());
    return Stream.generate(() -> balance(invoice)).limit(twice ? 2 : 1);
  }

  private InvoiceBalance balance(BifInvoice invoice) {
    return InvoiceBalance.builder()
        .invoiceNumber(invoice.invoiceNumber())
        .dueDate(
            (makes(Mistake.RTDR_DUE_DATE_IS_THE_INVOICE_DATE)
                    ? invoice.invoiceDate()
                    : invoice.invoiceDueDate())
                .orElse(LocalDate.EPOCH))
        .totalAmountDue(
            makes(Mistake.RTDR_TOTAL_IS_THE_BALANCE)
                ? due(invoice.invoiceNumber())
                : invoice.totalAmountDue().orElseThrow())
        .autoPayCollectionDate(
            makes(Mistake.RTDR_FORGETS_AUTO_PAY)
                ? null
                : invoice.autoPayCollectionDate().orElse(null))
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
      move(
          invoice,
          makes(Mistake.CENTS_THROUGH_DOUBLE)
              ? Money.ofCents((long) (payment.amount().toBigDecimal().doubleValue() * 100))
              : payment.amount());
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
