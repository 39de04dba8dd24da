package com.imt.ic.testkit;

import static com.imt.ic.testkit.HostedServiceCaller.element;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * InvoiceCloud asking a RealTimeDataRefresh address for balances over real HTTP, as SOAP 1.1 or
 * 1.2. Immutable and thread-safe.
 */
public final class RtdrCaller {

  /**
   * One invoice of an answer, as it stood on the wire.
   *
   * @param invoiceNumber the invoice
   * @param invoiceDueDate when it is due
   * @param totalAmountDue the invoice's total
   * @param balanceDue what is still due
   * @param minimumAmountDue the least that may be paid
   * @param allowPartialPayments whether less than the balance may be paid
   * @param blockPaymentsCc whether payments by card are blocked
   * @param blockPaymentsEft whether payments by EFT are blocked
   * @param autoPayCollectionDate when AutoPay collects it, or empty
   */
  public record Invoice(
      InvoiceNumber invoiceNumber,
      LocalDate invoiceDueDate,
      Money totalAmountDue,
      Money balanceDue,
      Money minimumAmountDue,
      boolean allowPartialPayments,
      boolean blockPaymentsCc,
      boolean blockPaymentsEft,
      Optional<LocalDate> autoPayCollectionDate) {}

  /**
   * An answer.
   *
   * @param success whether the service could say
   * @param errorMessage why not
   * @param accountNumber the account as the service wrote it
   * @param invoices its invoices
   */
  public record Answer(
      boolean success,
      Optional<String> errorMessage,
      Optional<AccountNumber> accountNumber,
      List<Invoice> invoices) {

    /** Copies. */
    public Answer {
      invoices = List.copyOf(invoices);
    }
  }

  private final HostedServiceCaller caller;
  private final Story story;

  private RtdrCaller(HostedServiceCaller caller, Story story) {
    this.caller = caller;
    this.story = story;
  }

  /**
   * A caller that speaks SOAP 1.1.
   *
   * @param address the service's address, ending in {@code /RealTimeDataRefresh}
   * @param credentials what the service expects
   * @return the caller
   */
  public static RtdrCaller to(URI address, BillerCredentials credentials) {
    return to(address, credentials, new Story(Clock.systemUTC()));
  }

  /** The same, which tells a story what it asks. */
  static RtdrCaller to(URI address, BillerCredentials credentials, Story story) {
    return new RtdrCaller(
        new HostedServiceCaller(
            address, credentials, "RealTimeDataRefresh", "RefreshInvoiceBalances"),
        story);
  }

  /**
   * The same caller speaking SOAP 1.2.
   *
   * @return another caller
   */
  public RtdrCaller soap12() {
    return new RtdrCaller(caller.withSoap12(), story);
  }

  /**
   * Asks for all open invoices of an account.
   *
   * @param accountNumber the account
   * @return the answer, an unsuccessful one included
   * @throws com.imt.ic.InvoiceCloudException when the service answers with a fault or not at all
   */
  public Answer ask(AccountNumber accountNumber) {
    return ask(accountNumber, Optional.empty());
  }

  /**
   * Asks for one invoice.
   *
   * @param accountNumber the account
   * @param invoiceNumber the invoice
   * @return the answer, an unsuccessful one included
   * @throws com.imt.ic.InvoiceCloudException when the service answers with a fault or not at all
   */
  public Answer ask(AccountNumber accountNumber, InvoiceNumber invoiceNumber) {
    return ask(accountNumber, Optional.of(invoiceNumber));
  }

  private Answer ask(AccountNumber accountNumber, Optional<InvoiceNumber> invoiceNumber) {
    XmlNode result =
        caller.call(
            out -> {
              element(out, "AccountNumber", accountNumber.value());
              if (invoiceNumber.isPresent()) {
                element(out, "InvoiceNumber", invoiceNumber.get().value());
              }
            });
    Answer answer =
        new Answer(
            Boolean.parseBoolean(result.text("Success")),
            result.optional("ErrorMessage"),
            result.optional("AccountNumber").filter(text -> !text.isEmpty()).map(AccountNumber::of),
            result.child("Invoices").children().stream().map(RtdrCaller::invoice).toList());
    story.note(
        () ->
            "RTDR of %s%s: %s"
                .formatted(
                    accountNumber.value(),
                    invoiceNumber.map(number -> ", " + number).orElse(""),
                    answer.success() ? answer.invoices() : answer.errorMessage().orElse("")));
    return answer;
  }

  private static Invoice invoice(XmlNode invoice) {
    return new Invoice(
        InvoiceNumber.of(invoice.text("InvoiceNumber")),
        date(invoice.text("InvoiceDueDate")),
        Money.parse(invoice.text("TotalAmountDue")),
        Money.parse(invoice.text("BalanceDue")),
        Money.parse(invoice.text("MinimumAmountDue")),
        Boolean.parseBoolean(invoice.text("AllowPartialPayments")),
        Boolean.parseBoolean(invoice.text("BlockPaymentsCC")),
        Boolean.parseBoolean(invoice.text("BlockPaymentsEFT")),
        invoice.optional("AutoPayCollectionDate").map(RtdrCaller::date));
  }

  private static LocalDate date(String dateTime) {
    return LocalDateTime.parse(dateTime).toLocalDate();
  }
}
