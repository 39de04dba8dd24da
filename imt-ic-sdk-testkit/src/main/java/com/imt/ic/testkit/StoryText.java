package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.PaymentGuid;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Chargeback;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.PostedPayment;
import com.imt.ic.ledger.Representment;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.ledger.SettledPayment;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** Facts in a story's words, unmasked: their own {@code toString} is for logs of production. */
final class StoryText {

  private static final int FEW = 5;

  private StoryText() {}

  static String paid(Payment payment) {
    return "%s pays %s: %s"
        .formatted(
            payment.account().map(AccountNumber::value).orElse("somebody")
                + payment.customerName().map(name -> " (" + name + ")").orElse(""),
            of(payment)
                + payment.source().map(source -> " through " + source).orElse("")
                + payment.convenienceFee().map(fee -> ", fee " + fee).orElse("")
                + ", at "
                + payment.paidAt(),
            payment.message().orElse(payment.approved() ? "approved" : "declined"));
  }

  static String held(Collection<BifInvoice> invoices) {
    String few =
        invoices.stream()
            .limit(FEW)
            .map(
                invoice ->
                    "%s of %s, %s due"
                        .formatted(
                            invoice.invoiceNumber(),
                            invoice.accountNumber().value(),
                            invoice.balanceDue()))
            .collect(Collectors.joining("; "));
    int more = invoices.size() - FEW;
    return "InvoiceCloud holds " + few + (more > 0 ? " and %s more".formatted(more) : "");
  }

  /** Money, what it is of, and whose payment it is; any other thing as it calls itself. */
  static String of(Object fact) {
    if (fact instanceof Payment payment) {
      return "%s of %s%s, payment %s"
          .formatted(
              payment.amount(),
              invoice(payment.invoiceNumber()),
              by(payment.method()),
              payment.paymentGuid());
    }
    if (fact instanceof Reversal reversal) {
      return "%s of %s, %s"
          .formatted(reversal.amount(), posted(reversal.payment()), code(reversal.achReturn()));
    }
    if (fact instanceof Chargeback chargeback) {
      return "%s of %s, batch %s"
          .formatted(
              chargeback.amount(), posted(chargeback.payment()), chargeback.line().batchId());
    }
    if (fact instanceof Representment again) {
      return "%s of %s, batch %s"
          .formatted(again.amount(), posted(again.payment()), again.line().batchId());
    }
    if (fact instanceof AchReturn achReturn) {
      return "%s of %s, payment %s, %s"
          .formatted(
              achReturn.amount(),
              invoice(achReturn.invoiceNumber()),
              achReturn.payment().map(PaymentGuid::value).orElse("untold"),
              code(achReturn));
    }
    if (fact instanceof SettledPayment line) {
      return "%s of %s%s, payment %s, batch %s of %s"
          .formatted(
              line.amount(),
              invoice(line.invoiceNumber()),
              by(line.method()),
              line.paymentGuid(),
              line.batchId(),
              line.settledOn());
    }
    if (fact instanceof CustomerEnrollment customer) {
      return "%s%s is %s in %s%s"
          .formatted(
              customer.accountNumber().value(),
              customer.customerName().map(name -> " (" + name + ")").orElse(""),
              customer.enrolled() ? "enrolled" : "not enrolled",
              customer.kind(),
              by(customer.method()));
    }
    return String.valueOf(fact);
  }

  private static String posted(PostedPayment payment) {
    return "%s, payment %s"
        .formatted(
            invoice(Optional.ofNullable(payment.invoiceNumber())), payment.paymentGuid().value());
  }

  private static String code(AchReturn achReturn) {
    return "%s \"%s\"".formatted(achReturn.code().orElse("no code"), achReturn.reason().orElse(""));
  }

  private static String invoice(Optional<InvoiceNumber> invoice) {
    return invoice.map(InvoiceNumber::value).orElse("no invoice");
  }

  private static String by(Optional<PaymentMethod> method) {
    return method.map(code -> " by " + code).orElse("");
  }
}
