package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** What an invoice says beside its balance, which no payment changes. */
record InvoiceTerms(
    InvoiceNumber number,
    AccountNumber account,
    Optional<Money> total,
    Optional<LocalDate> dueDate,
    Optional<LocalDate> autoPayDate,
    boolean partialPayments,
    boolean blocksCc,
    boolean blocksEft) {

  private static final String KEEP =
      "Keep it with the invoice, and tell it in InvoiceBalance as in the invoice file.";

  /** One of them. */
  enum Term {
    ACCOUNT("AccountNumber", "An account number is a text, of which leading zeros are a part."),
    TOTAL(
        "TotalAmountDue",
        "The total is what was billed, whatever is paid of it; the balance alone goes down."),
    DUE_DATE(
        "InvoiceDueDate",
        "It is the day by which the invoice is to be paid, not its own date nor today. " + KEEP),
    AUTO_PAY_DATE("AutoPayCollectionDate", KEEP),
    PARTIAL_PAYMENTS("AllowPartialPayments", KEEP),
    BLOCKS_CC("BlockPaymentsCC", KEEP),
    BLOCKS_EFT("BlockPaymentsEFT", KEEP);

    private final String words;
    private final String mistake;

    Term(String words, String mistake) {
      this.words = words;
      this.mistake = mistake;
    }

    /** Its name at InvoiceCloud. */
    String words() {
      return words;
    }

    String of(InvoiceTerms terms) {
      return switch (this) {
        case ACCOUNT -> terms.account.value();
        case TOTAL -> text(terms.total);
        case DUE_DATE -> text(terms.dueDate);
        case AUTO_PAY_DATE -> text(terms.autoPayDate);
        case PARTIAL_PAYMENTS -> String.valueOf(terms.partialPayments);
        case BLOCKS_CC -> String.valueOf(terms.blocksCc);
        case BLOCKS_EFT -> String.valueOf(terms.blocksEft);
      };
    }

    /** What a host has probably done that tells it otherwise. */
    String mistake() {
      return mistake;
    }

    private static String text(Optional<?> value) {
      return value.map(Object::toString).orElse("none");
    }
  }

  static InvoiceTerms of(BifInvoice invoice) {
    return new InvoiceTerms(
        invoice.invoiceNumber(),
        invoice.accountNumber(),
        invoice.totalAmountDue(),
        invoice.invoiceDueDate(),
        invoice.autoPayCollectionDate(),
        invoice.allowPartialPayments(),
        invoice.blockPaymentsCc(),
        invoice.blockPaymentsEft());
  }

  /** An answer names the account once for all. */
  static InvoiceTerms of(AccountNumber account, RtdrCaller.Invoice invoice) {
    return new InvoiceTerms(
        invoice.invoiceNumber(),
        account,
        Optional.of(invoice.totalAmountDue()),
        Optional.of(invoice.invoiceDueDate()),
        invoice.autoPayCollectionDate(),
        invoice.allowPartialPayments(),
        invoice.blockPaymentsCc(),
        invoice.blockPaymentsEft());
  }

  Optional<Term> firstOtherThan(InvoiceTerms other) {
    return Arrays.stream(Term.values())
        .filter(term -> !term.of(this).equals(term.of(other)))
        .findFirst();
  }
}
