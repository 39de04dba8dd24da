package com.imt.ic.soap;

import static com.imt.ic.soap.PaymentAnswer.diffgram;
import static com.imt.ic.soap.PaymentAnswer.envelope;
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
import com.imt.ic.Report;
import com.imt.ic.Warning;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An answer has no rows only where it says so: by the report's own table, in its own element, with
 * nothing beside it that says otherwise.
 */
class SoapAnswersOfNothingTest {

  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final String NO_TABLES =
      "<xs:schema id=\"Set\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
          + " xmlns:msdata=\"urn:schemas-microsoft-com:xml-msdata\"><xs:element name=\"Set\""
          + " msdata:IsDataSet=\"true\"><xs:complexType><xs:choice minOccurs=\"0\""
          + " maxOccurs=\"unbounded\"/></xs:complexType></xs:element></xs:schema>";
  private static final String ERROR =
      "<Error diffgr:id=\"Error1\" msdata:rowOrder=\"0\"><ErrorCode>51</ErrorCode>"
          + "<ErrorMessage>Report is being rebuilt, ask a@b.example</ErrorMessage></Error>";
  private static final String OWN = "PaymentReportingDataSetFromGMT";

  private record Outcome(int rows, InvoiceCloudException failure, List<Warning> warnings) {}

  private static Outcome read(String body, String override) throws Exception {
    Profile profile = Profile.defaults().override(override);
    try (StubServer server = new StubServer(StubServer.reply(200, "text/xml", envelope(body)));
        SoapInvoiceCloud cloud =
            SoapInvoiceCloud.connect(profile, Contract.settings(server).build())) {
      int[] rows = {0};
      List<Warning> warnings = new ArrayList<>();
      InvoiceCloudException failure =
          catchThrowableOfType(
              InvoiceCloudException.class,
              () -> {
                try (Report<Payment> report = cloud.paymentsSince(FROM)) {
                  report.forEachRemaining(row -> rows[0]++);
                  warnings.addAll(report.statistics().warnings());
                }
              });
      assertThat(server.received).hasSize(1);
      return new Outcome(rows[0], failure, warnings);
    }
  }

  private static String operations(String setting) {
    return "{\"operations\":{\"payments\":{" + setting + "}}}";
  }

  static Stream<Arguments> mismatches() {
    return Stream.of(
        Arguments.of(
            "a schema without tables, and no rows",
            result(NO_TABLES + diffgram("")),
            0,
            "no table Payment, neither in its schema nor in its data"),
        Arguments.of(
            "neither schema nor rows", result(diffgram("")), 0, "neither in its schema nor"),
        Arguments.of(
            "another table alone, empty",
            result(schema("Fee") + diffgram("")),
            0,
            "no table Payment; it has Fee."),
        Arguments.of(
            "another table alone, with rows that may be a customer's",
            result(
                schema("Receipt")
                    + diffgram(row("Receipt", 1, "<CustomerName>Smith</CustomerName>"))),
            0,
            "no table Payment; it has Receipt. Name"),
        Arguments.of(
            "another table without a schema, that says why",
            result(
                diffgram(
                    "<Info diffgr:id=\"I1\"><Message>Not ready</Message><Who>Ann</Who></Info>")),
            0,
            "it has Info (Info: Message Not ready). Name"),
        Arguments.of(
            "rows of another declared table beside an empty one",
            result(schema("Payment") + schema("Fee") + diffgram(rows("Fee", 3))),
            0,
            "table Payment has no rows, and beside it the answer has rows of Fee, which the"
                + " profile does not name. "),
        Arguments.of(
            "another operation's empty answer",
            result(schema("Payment") + diffgram("")).replace(OWN, "ACHRejectReportingDataSet"),
            0,
            "the answer is a ACHRejectReportingDataSetResponse, expected a "
                + "PaymentReportingDataSetFromGMTResponse"),
        Arguments.of(
            "another operation's element around the right result",
            result(schema("Payment") + diffgram(rows("Payment", 2)))
                .replace(OWN + "Response", "GetPaymentsResponse"),
            0,
            "give operations.payments.response in the profile"),
        Arguments.of(
            "the request, sent back",
            "<" + OWN + " xmlns=\"urn:x\"><BillerGUID>1</BillerGUID></" + OWN + ">",
            0,
            "expected a PaymentReportingDataSetFromGMTResponse"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mismatches")
  void answerThatDoesNotSayThatThereAreNoRows_isRefused(
      String name, String body, int rows, String says) throws Exception {
    Outcome outcome = read(body, "{}");

    assertThat(outcome.failure()).as(name).isInstanceOf(ContractMismatchException.class);
    assertThat(outcome.failure())
        .hasMessageStartingWith("PaymentReportingDataSetFromGMT: ")
        .hasMessageContaining(says);
    assertThat(outcome.failure().getMessage()).doesNotContain("Smith").doesNotContain("Ann");
    assertThat(outcome.rows()).isEqualTo(rows);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            "a table of errors alone",
            result(schema("Error") + diffgram(ERROR)),
            0,
            Kind.SERVICE_FAILED,
            "InvoiceCloud failed while working on it (Error: ErrorCode 51, ErrorMessage Report is"
                + " being rebuilt, ask ***) (HTTP 200)"),
        Arguments.of(
            "a table of errors, without a schema",
            result(diffgram(ERROR)),
            0,
            Kind.SERVICE_FAILED,
            "Report is being rebuilt"),
        Arguments.of(
            "a table of errors beside an empty one",
            result(schema("Payment") + schema("Error") + diffgram(ERROR)),
            0,
            Kind.SERVICE_FAILED,
            "Report is being rebuilt"),
        Arguments.of(
            "a row of errors behind rows, which may not be all",
            result(schema("Payment") + schema("Error") + diffgram(rows("Payment", 2) + ERROR)),
            2,
            Kind.SERVICE_FAILED,
            "Report is being rebuilt"),
        Arguments.of(
            "a row that is a text",
            result(diffgram("<Error diffgr:id=\"E1\">Report is being rebuilt</Error>")),
            0,
            Kind.SERVICE_FAILED,
            "Report is being rebuilt"),
        Arguments.of(
            "a table of errors about the credentials",
            result(diffgram(ERROR.replace("Report is being rebuilt", "Invalid BillerGUID"))),
            0,
            Kind.CREDENTIALS_REFUSED,
            "Check BillerGUID and WebServiceKey"),
        Arguments.of(
            "out parameters",
            result(schema("Payment") + diffgram(""))
                .replace(
                    "</" + OWN + "Response>",
                    "<status>error</status><errorCode>51</errorCode><errorMessage>Try later"
                        + "</errorMessage></"
                        + OWN
                        + "Response>"),
            0,
            Kind.REQUEST_REFUSED,
            "Try later"),
        Arguments.of(
            "a code alone",
            result("<ErrorCode>51</ErrorCode>" + schema("Payment") + diffgram("")),
            0,
            Kind.REQUEST_REFUSED,
            "(ErrorCode=51)"),
        Arguments.of(
            "a status that nobody knows, with a word to it",
            result(
                "<Status>Partial</Status><Message>more to come</Message>"
                    + schema("Payment")
                    + diffgram(rows("Payment", 2))),
            0,
            Kind.REQUEST_REFUSED,
            "(Status=Partial, more to come)"),
        Arguments.of(
            "a flag the other way round",
            result("<HasErrors>true</HasErrors>" + schema("Payment") + diffgram("")),
            0,
            Kind.REQUEST_REFUSED,
            "refused"),
        Arguments.of("no result", result(""), 0, Kind.UNEXPECTED_ANSWER, "holds no DataSet"),
        Arguments.of(
            "a result that is nil",
            result("")
                .replace(OWN + "Result>", OWN + "Result xsi:nil=\"true\">")
                .replace("</" + OWN + "Result xsi:nil=\"true\">", "</" + OWN + "Result>"),
            0,
            Kind.UNEXPECTED_ANSWER,
            "holds no DataSet"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void answerThatSaysWhatWentWrong_isAFailureWithItsWords(
      String name, String body, int rows, Kind kind, String says) throws Exception {
    Outcome outcome = read(body, "{}");

    assertThat(outcome.failure()).as(name).isInstanceOf(CallFailedException.class);
    assertThat(((CallFailedException) outcome.failure()).kind()).isEqualTo(kind);
    assertThat(outcome.failure()).hasMessageContaining(says);
    assertThat(outcome.failure().getMessage()).doesNotContain("b.example");
    assertThat(outcome.rows()).isEqualTo(rows);
  }

  static Stream<Arguments> goodAnswers() {
    String empty = schema("Payment") + diffgram("");
    return Stream.of(
        Arguments.of("an empty report", result(empty), "{}", 0),
        Arguments.of(
            "an empty diffgram",
            result(
                schema("Payment")
                    + "<d:diffgram xmlns:d=\"urn:schemas-microsoft-com:xml-diffgram-v1\"/>"),
            "{}",
            0),
        Arguments.of("a table in another case", result(schema("PAYMENT") + diffgram("")), "{}", 0),
        Arguments.of(
            "a table of errors without rows",
            result(schema("Payment") + schema("Error") + diffgram("")),
            "{}",
            0),
        Arguments.of(
            "good signs, with a remark",
            result(
                "<Status>OK</Status><ErrorCode>0</ErrorCode><ErrorMessage>Done</ErrorMessage>"
                    + "<Success/>"
                    + empty),
            "{}",
            0),
        Arguments.of(
            "a message that says that all is well",
            result("<ErrorMessage>Success</ErrorMessage>" + empty),
            "{}",
            0),
        Arguments.of(
            "a sign that the profile takes for good",
            result("<Status>Final</Status>" + empty),
            "{\"answers\":{\"signs\":{\"status\":{\"good\":\"final\"}}}}",
            0),
        Arguments.of(
            "a sign that the profile does not look at",
            result("<Status>Final</Status>" + empty),
            "{\"answers\":{\"signs\":{\"status\":null}}}",
            0),
        Arguments.of(
            "a table that the profile knows to say nothing",
            result(schema("Payment") + schema("Error") + diffgram(ERROR)),
            operations("\"otherTables\":[\"ERROR\"]"),
            0),
        Arguments.of(
            "no table, where the profile says that it means no rows",
            result(NO_TABLES + diffgram("")),
            operations("\"emptyWithoutTable\":true"),
            0),
        Arguments.of(
            "an element that the profile names",
            result(empty).replace(OWN + "Response", "Payments"),
            operations("\"response\":\"Payments\""),
            0),
        Arguments.of(
            "an element that is named like no operation's answer",
            result(empty).replace(OWN + "Response", "R"),
            "{}",
            0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goodAnswers")
  void answerThatSaysThatThereAreNoRows_isTaken(String name, String body, String override, int rows)
      throws Exception {
    Outcome outcome = read(body, override);

    assertThat(outcome.failure()).as(name).isNull();
    assertThat(outcome.rows()).isEqualTo(rows);
    assertThat(outcome.warnings()).isEmpty();
  }

  @Test
  void rowsOfAnotherTableBesideTheReports_areTold() throws Exception {
    String body =
        result(schema("Payment") + schema("Fee") + diffgram(rows("Payment", 2) + rows("Fee", 3)));

    Outcome told = read(body, "{}");
    Outcome known = read(body, operations("\"otherTables\":[\"Fee\"]"));

    assertThat(told.failure()).isNull();
    assertThat(told.rows()).isEqualTo(2);
    assertThat(told.warnings())
        .containsExactly(
            new Warning(
                Warning.Kind.UNREAD_TABLES, "rows of tables that the profile does not name: Fee"));
    assertThat(known.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"response", "emptyWithoutTable", "otherTables"})
  void answerByTheProfile_anythingElseIsStillRefused(String setting) throws Exception {
    String override =
        switch (setting) {
          case "response" -> operations("\"response\":\"Payments\"");
          case "emptyWithoutTable" -> operations("\"emptyWithoutTable\":true");
          default -> operations("\"otherTables\":[\"Fee\"]");
        };
    String body =
        switch (setting) {
          case "response" -> result(schema("Payment") + diffgram(""));
          case "emptyWithoutTable" -> result(schema("Fee") + diffgram(""));
          default -> result(schema("Fee") + diffgram(rows("Fee", 1)));
        };

    assertThat(read(body, override).failure()).isInstanceOf(ContractMismatchException.class);
  }
}
