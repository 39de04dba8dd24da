package com.imt.ic.soap;

import static com.imt.ic.soap.PaymentAnswer.diffgram;
import static com.imt.ic.soap.PaymentAnswer.envelope;
import static com.imt.ic.soap.PaymentAnswer.fault;
import static com.imt.ic.soap.PaymentAnswer.result;
import static com.imt.ic.soap.PaymentAnswer.row;
import static com.imt.ic.soap.PaymentAnswer.rows;
import static com.imt.ic.soap.PaymentAnswer.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.ContractMismatchException;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Report;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.ledger.Payment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No answer gives fewer rows than InvoiceCloud has, or rows beside a failure, without an error. */
class SoapCompleteAnswersTest {

  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";
  private static final String FIVE = diffgram(rows("Payment", 5));
  private static final String BOOM = fault("soap:Server", "System.Exception: Broken in the middle");
  private static final String FAILED =
      "<Success>false</Success><ErrorMessage>Report timed out, partial result</ErrorMessage>";

  /** A report's rows, and how it ended. */
  private record Outcome(int rows, InvoiceCloudException failure, int requests) {}

  private static Outcome read(String answer) throws Exception {
    try (StubServer server = new StubServer(StubServer.reply(200, "text/xml", answer));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      int[] rows = {0};
      InvoiceCloudException failure =
          catchThrowableOfType(
              InvoiceCloudException.class,
              () -> {
                try (Report<Payment> report = cloud.paymentsSince(FROM)) {
                  report.forEachRemaining(row -> rows[0]++);
                }
              });
      return new Outcome(rows[0], failure, server.received.size());
    }
  }

  static Stream<Arguments> failedAnswers() {
    String all = schema("Payment") + FIVE;
    return Stream.of(
        // name, answer, rows before the error, kind, what the message says
        Arguments.of(
            "a fault behind the response",
            envelope(result(all) + BOOM),
            5,
            Kind.SERVICE_FAILED,
            "soap:Server: Broken in the middle"),
        Arguments.of(
            "a fault behind the DataSet",
            envelope(result(all + BOOM)),
            5,
            Kind.SERVICE_FAILED,
            ", after 5 rows (HTTP 200, soap:Server: Broken in the middle)"),
        Arguments.of(
            "a fault before the DataSet",
            envelope(result(BOOM + all)),
            0,
            Kind.SERVICE_FAILED,
            "Broken"),
        Arguments.of(
            "a fault among the rows",
            envelope(result(schema("Payment") + diffgram(rows("Payment", 3) + BOOM))),
            3,
            Kind.SERVICE_FAILED,
            "after 3 rows"),
        Arguments.of(
            "a fault within a row",
            envelope(result(diffgram(rows("Payment", 2) + row("Payment", 3, BOOM)))),
            2,
            Kind.SERVICE_FAILED,
            "after 2 rows"),
        Arguments.of(
            "a fault within a column",
            envelope(
                result(diffgram(row("Payment", 1, "<CustomerName>" + BOOM + "</CustomerName>")))),
            0,
            Kind.SERVICE_FAILED,
            "Broken"),
        Arguments.of(
            "a fault of SOAP 1.2 behind the DataSet",
            envelope(result(all + BOOM.replace(PaymentAnswer.SOAP_11, SOAP_12))),
            5,
            Kind.SERVICE_FAILED,
            "Broken"),
        Arguments.of(
            "Success=false before rows",
            envelope(result(FAILED + all)),
            0,
            Kind.REQUEST_REFUSED,
            "InvoiceCloud refused the request (Report timed out, partial result) (HTTP 200)"),
        Arguments.of(
            "Success=false behind rows",
            envelope(result(all + FAILED)),
            5,
            Kind.REQUEST_REFUSED,
            "(Report timed out, partial result), after 5 rows"),
        Arguments.of(
            "Success=false and an empty DataSet",
            envelope(result(FAILED + schema("Payment") + diffgram(""))),
            0,
            Kind.REQUEST_REFUSED,
            "Report timed out"),
        Arguments.of(
            "Success=false without a message",
            envelope(result("<Success>0</Success>" + all)),
            0,
            Kind.REQUEST_REFUSED,
            "(Success=false)"),
        Arguments.of(
            "a message alone, of credentials",
            envelope(result(all + "<ErrorMessage>Invalid BillerGUID</ErrorMessage>")),
            5,
            Kind.CREDENTIALS_REFUSED,
            "Check BillerGUID and WebServiceKey"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failedAnswers")
  void rowsBesideAFailure_areAnError_notAskedForAgain(
      String name, String answer, int rows, Kind kind, String says) throws Exception {
    Outcome outcome = read(answer);

    assertThat(outcome.failure()).as(name).isInstanceOf(CallFailedException.class);
    assertThat(((CallFailedException) outcome.failure()).kind()).isEqualTo(kind);
    assertThat(outcome.failure()).hasMessageContaining(says);
    assertThat(outcome.rows()).isEqualTo(rows);
    assertThat(outcome.requests()).isEqualTo(1);
  }

  static Stream<Arguments> goodAnswers() {
    return Stream.of(
        Arguments.of(
            "Success=true beside the DataSet", result("<Success>true</Success>" + FIVE), 5),
        Arguments.of("an empty message", result("<ErrorMessage/>" + schema("Payment") + FIVE), 5),
        Arguments.of(
            "columns named like it",
            result(
                diffgram(
                    row("Payment", 1, "<Success>false</Success><ErrorMessage>x</ErrorMessage>"))),
            1),
        Arguments.of(
            "a table named Fault", result(diffgram(rows("Payment", 2) + rows("Fault", 1))), 2));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goodAnswers")
  void wholeAnswers_areRead(String name, String body, int rows) throws Exception {
    Outcome outcome = read(envelope(body));

    assertThat(outcome.failure()).as(name).isNull();
    assertThat(outcome.rows()).isEqualTo(rows);
  }

  @Test
  void rowsOfATableThatTheSchemaDoesNotDeclare_areNotPassedOver() throws Exception {
    Outcome renamed = read(envelope(result(schema("Payment") + diffgram(rows("Payments", 5)))));
    Outcome beside =
        read(
            envelope(
                result(schema("Payment") + diffgram(rows("Payment", 2) + rows("Payments", 5)))));
    String longest = "P".repeat(1_000_000);
    Outcome longName = read(envelope(result(schema("Payment") + diffgram(rows(longest, 1)))));

    assertThat(renamed.failure())
        .isInstanceOf(ContractMismatchException.class)
        .hasMessageContaining("the answer has no table Payment; it has Payments. Name the table");
    assertThat(beside.failure())
        .isInstanceOf(ContractMismatchException.class)
        .hasMessageContaining("has rows of Payments, which its schema does not declare");
    assertThat(beside.rows()).isEqualTo(2);
    assertThat(longName.failure()).isInstanceOf(ContractMismatchException.class);
    assertThat(longName.failure().getMessage().length()).isLessThan(400);
  }

  @Test
  void faultBehindAResult_isAnError_forOperationsThatAreNoReport() throws Exception {
    String found = Contract.text("samples/view-invoice.response.xml");
    String accepted = Contract.text("samples/invoice-file-accepted.response.xml");
    try (StubServer server =
            new StubServer(
                StubServer.reply(
                    200,
                    "text/xml",
                    found
                        .replace(SOAP_12, PaymentAnswer.SOAP_11)
                        .replace("</soap:Body>", BOOM + "</soap:Body>")),
                StubServer.reply(
                    200, "text/xml", accepted.replace("</soap:Body>", BOOM + "</soap:Body>")));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      CallFailedException lookup =
          catchThrowableOfType(
              CallFailedException.class, () -> cloud.findInvoice(InvoiceNumber.of("INV-1")));
      InvoiceFile file = InvoiceFile.of("a.bif", "I|1".getBytes(StandardCharsets.UTF_8));
      CallFailedException submission =
          catchThrowableOfType(CallFailedException.class, () -> cloud.submit(file));

      assertThat(lookup).hasMessageContaining("Broken in the middle");
      assertThat(lookup.kind()).isEqualTo(Kind.SERVICE_FAILED);
      assertThat(submission.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
      assertThat(server.received).hasSize(2);
    }
  }

  @Test
  @Timeout(120) // a hang otherwise, for hours
  void hugeFault_isNamedAtOnce() throws Exception {
    String word = "boom " + "y".repeat(900_000);
    String spaces = "boom" + " ".repeat(900_000) + "at last";
    String dots = "a.".repeat(450_000);
    String invalid = "invalid ".repeat(110_000);
    for (String text : new String[] {word, spaces, dots, invalid}) {
      Outcome outcome = read(envelope(fault("soap:Server", text)));

      assertThat(outcome.failure()).isInstanceOf(CallFailedException.class);
      assertThat(outcome.failure().getMessage().length()).isLessThan(600);
    }
  }
}
