package com.imt.ic.testkit;

import static com.imt.ic.testkit.HostedServiceCaller.element;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.Redaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * InvoiceCloud's data pump: posts receipts to an OnlineReceipt address over real HTTP, as SOAP 1.1
 * or 1.2. Immutable and thread-safe.
 */
public final class DataPump {

  /** What the service says of one receipt. */
  public enum Status {
    /** New, and now in the ledger. */
    POSTED,
    /** In the ledger since an earlier delivery. */
    ALREADY_POSTED,
    /** Not in the ledger. */
    REJECTED
  }

  /** Where a connection breaks. */
  public enum BreakOff {
    /** In the middle of the request's body: nothing can be posted. */
    WITHIN_THE_REQUEST,
    /** When the whole request is sent: everything may be posted, and no answer is read. */
    AFTER_THE_REQUEST
  }

  /**
   * The result of one receipt.
   *
   * @param paymentGuid the payment
   * @param status what became of it
   * @param receiptNumber the ledger's number, where it is in the ledger
   * @param errorMessage why it is not
   */
  public record Result(
      PaymentGuid paymentGuid,
      Status status,
      Optional<String> receiptNumber,
      Optional<String> errorMessage) {}

  private static final DateTimeFormatter GMT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true) // as .NET writes it
          .appendLiteral('Z')
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The service could not read the receipt's GUID. */
  private static final String NO_GUID = "00000000-0000-0000-0000-000000000000";

  private final HostedServiceCaller caller;
  private final Story story;
  private final Optional<FakeFaults> faults;

  private DataPump(HostedServiceCaller caller, Story story, Optional<FakeFaults> faults) {
    this.caller = caller;
    this.story = story;
    this.faults = faults;
  }

  /**
   * A pump that speaks SOAP 1.1.
   *
   * @param address the service's address, ending in {@code /OnlineReceipt}
   * @param credentials what the service expects
   * @return the pump
   */
  public static DataPump to(URI address, BillerCredentials credentials) {
    return to(address, credentials, new Story(Clock.systemUTC()));
  }

  /** The same, which tells a story what it posts. */
  static DataPump to(URI address, BillerCredentials credentials, Story story) {
    return new DataPump(
        new HostedServiceCaller(address, credentials, "OnlineReceipt", "PostOnlineReceipt"),
        story,
        Optional.empty());
  }

  /**
   * The same pump speaking SOAP 1.2.
   *
   * @return another pump
   */
  public DataPump soap12() {
    return new DataPump(caller.withSoap12(), story, faults);
  }

  /**
   * The same pump, to whose {@link #post} happens what is scripted for it: {@link
   * Fault#pushRepeated} and {@link Fault#pushAnswerLost}.
   *
   * @param script usually {@link FakeInvoiceCloud#faults}
   * @return another pump
   */
  public DataPump scriptedBy(FakeFaults script) {
    return new DataPump(caller, story, Optional.of(script));
  }

  /**
   * Posts receipts in one request. What a payment lacks goes out as .NET's default: invoice type 0,
   * no fee, no AutoPay. A payment of several invoices is as many receipts of one GUID.
   *
   * @param payments approved payments with a method
   * @return one result per payment, in order
   * @throws IllegalArgumentException when a payment is declined, since IC pushes approved ones
   *     alone, or has no method
   * @throws InvoiceCloudException when the service answers with a fault or not at all, or with
   *     another number of results
   */
  public List<Result> post(List<Payment> payments) {
    HostedServiceCaller.Part request = request(payments);
    for (Effect.PushedAgain again : faults.map(FakeFaults::takePush).orElse(List.of())) {
      if (again.isAnswerLost()) {
        caller.breakOff(request, true);
      } else {
        results(payments, caller.call(request));
      }
    }
    return results(payments, caller.call(request));
  }

  /**
   * Posts the same receipts again and again, as a pump does that never saw an answer.
   *
   * @param payments as for {@link #post}
   * @param times how often, 1 or more
   * @return the results of each time, in order
   */
  public List<List<Result>> postRepeatedly(List<Payment> payments, int times) {
    List<List<Result>> results = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      results.add(post(payments));
    }
    return List.copyOf(results);
  }

  /**
   * Posts the same receipts in several requests at once, as two pumps do that both believe to be
   * the only one.
   *
   * @param payments as for {@link #post}
   * @param times how many requests, 1 or more
   * @return the results of each request, in no order of arrival
   */
  public List<List<Result>> postAtOnce(List<Payment> payments, int times) {
    return caller.callAtOnce(request(payments), times).stream()
        .map(answer -> results(payments, answer))
        .toList();
  }

  /**
   * Posts receipts in requests that overlap, as a pump does that goes back a little each time.
   *
   * @param payments as for {@link #post}
   * @param size how many receipts to a request, 1 or more
   * @param overlap how many of them the request before had too, less than {@code size}
   * @return the results of each request, in order
   * @throws IllegalArgumentException when size and overlap leave nothing new to post
   */
  public List<List<Result>> postOverlapping(List<Payment> payments, int size, int overlap) {
    if (overlap < 0 || overlap >= size) {
      throw new IllegalArgumentException(
          "overlap is " + overlap + "; expected 0 or more and less than size, which is " + size);
    }
    List<List<Result>> results = new ArrayList<>();
    for (int from = 0; from < payments.size(); from += size - overlap) {
      results.add(post(payments.subList(from, Math.min(from + size, payments.size()))));
    }
    return List.copyOf(results);
  }

  /**
   * Sends receipts and breaks the connection before any answer: what became of them is unknown to
   * the pump, and a later {@link #post} of the same finds out. Returns when the bytes are sent,
   * which is no proof that the service has worked on them.
   *
   * @param payments as for {@link #post}
   * @param when where it breaks
   * @throws InvoiceCloudException when there is no connection, or it breaks earlier
   */
  public void breakOff(List<Payment> payments, BreakOff when) {
    caller.breakOff(request(payments), when == BreakOff.AFTER_THE_REQUEST);
    int count = payments.size();
    story.note(() -> "the data pump breaks off %s of %s receipts".formatted(when, count));
  }

  private static HostedServiceCaller.Part request(List<Payment> payments) {
    for (Payment payment : payments) {
      if (!payment.approved() || payment.method().isEmpty()) {
        throw new IllegalArgumentException(
            payment + " is declined or has no method; the pump posts neither");
      }
    }
    return out -> {
      out.writeStartElement("Receipts");
      for (Payment payment : payments) {
        write(out, payment);
      }
      out.writeEndElement();
    };
  }

  private List<Result> results(List<Payment> payments, XmlNode answer) {
    List<XmlNode> results = answer.children();
    if (results.size() != payments.size()) {
      throw new InvoiceCloudException(
          payments.size() + " receipts were answered with " + results.size() + " results");
    }
    return IntStream.range(0, results.size())
        .mapToObj(i -> told(payments.get(i), results.get(i)))
        .toList();
  }

  private static void write(XMLStreamWriter out, Payment payment) throws XMLStreamException {
    out.writeStartElement("Receipt");
    element(out, "PaymentGUID", payment.paymentGuid().value());
    optional(out, "AccountNumber", payment.account().map(AccountNumber::value));
    optional(out, "InvoiceNumber", payment.invoiceNumber().map(InvoiceNumber::value));
    element(out, "InvoiceTypeID", payment.invoiceTypeId().orElse("0"));
    element(out, "PaymentDateGMT", GMT.format(payment.paidAt()));
    element(out, "PaymentAmount", payment.amount().toString());
    element(out, "ConvenienceFee", payment.convenienceFee().orElse(Money.ZERO).toString());
    element(out, "PaymentMethod", payment.method().map(PaymentMethod::code).orElse(""));
    optional(out, "CardType", payment.cardType());
    element(out, "AutoPay", Boolean.toString(payment.autoPay().orElse(false)));
    optional(out, "PaymentSource", payment.source());
    optional(out, "ApprovalCode", payment.approvalCode());
    optional(out, "BillerReference", payment.billerReference());
    out.writeEndElement();
  }

  private static void optional(XMLStreamWriter out, String name, Optional<String> text)
      throws XMLStreamException {
    if (text.isPresent()) {
      element(out, name, text.get());
    }
  }

  private Result told(Payment payment, XmlNode answer) {
    Result result = result(payment.paymentGuid(), answer);
    story.note(
        () ->
            "the data pump posts %s: %s"
                .formatted(
                    StoryText.of(payment),
                    result.status() + result.errorMessage().map(why -> ", " + why).orElse("")));
    return result;
  }

  private static Result result(PaymentGuid sent, XmlNode result) {
    String echoed = result.text("PaymentGUID");
    if (!echoed.equals(NO_GUID) && !PaymentGuid.of(echoed).equals(sent)) {
      throw new InvoiceCloudException("The results are not in the order of the receipts");
    }
    String status = result.text("Status");
    return new Result(
        sent,
        switch (status) {
          case "Posted" -> Status.POSTED;
          case "AlreadyPosted" -> Status.ALREADY_POSTED;
          case "Rejected" -> Status.REJECTED;
          default ->
              throw new InvoiceCloudException(
                  "\"" + Redaction.shorten(status) + "\" is no status of a receipt");
        },
        result.optional("ReceiptNumber"),
        result.optional("ErrorMessage"));
  }
}
