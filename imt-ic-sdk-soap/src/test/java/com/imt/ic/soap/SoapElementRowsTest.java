package com.imt.ic.soap;

import static com.imt.ic.soap.ReportAnswers.answer;
import static com.imt.ic.soap.ReportAnswers.read;
import static com.imt.ic.soap.ReportAnswers.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.ContractMismatchException;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Warning;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.ReportAnswers.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that stand as elements, as .NET writes an array of a class. */
class SoapElementRowsTest {

  private static final String ELEMENTS = "\"form\":\"ELEMENTS\",\"table\":\"Payment\"";
  private static final String NIL = " xsi:nil=\"true\"";

  static String payment(int number) {
    return payment(number, "");
  }

  static String payment(int number, String more) {
    return ("<Payment><BatchID>7</BatchID><SettledDate>2026-11-20T00:00:00</SettledDate>"
            + "<PaymentGUID>00000000-0000-0000-0000-%012d</PaymentGUID>"
            + "<PaymentAmount>%s.50</PaymentAmount>%s</Payment>")
        .formatted(number, number, more);
  }

  private static List<String> none() {
    return List.of();
  }

  static Stream<Arguments> answers() {
    String two = payment(1) + payment(2);
    List<String> both = List.of("7 1.50", "7 2.50");
    return Stream.of(
        Arguments.of("in the result", result(two), both),
        Arguments.of("in a wrapper", result("<Data><Payments>" + two + "</Payments></Data>"), both),
        Arguments.of("below the answer itself", answer(two), both),
        Arguments.of("as an out parameter", answer("<ok>true</ok><list>" + two + "</list>"), both),
        Arguments.of(
            "in any namespace",
            result(
                two.replace("<Payment>", "<p:Payment xmlns:p=\"urn:p\">")
                    .replace("</Payment>", "</p:Payment>")),
            both),
        Arguments.of("in another case", result(two.replace("Payment>", "PAYMENT>")), both),
        Arguments.of("with a place that is nil", result("<Payment" + NIL + "/>" + two), both),
        Arguments.of(
            "as attributes",
            result(
                "<Payment BatchID=\"7\" SettledDate=\"2026-11-20\" PaymentAmount=\"1.5\""
                    + " PaymentGUID=\"00000000-0000-0000-0000-000000000001\"/>"),
            List.of("7 1.50")),
        Arguments.of("no rows", result(""), none()),
        Arguments.of("no rows, in a list", result("<Success>true</Success><Payments/>"), none()),
        Arguments.of("no rows, in a wrapper", result("<Data><Rows/></Data>"), none()),
        Arguments.of("no rows, as an out parameter", answer("<arrayOfPayment/>"), none()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void rows_areFoundWhereverTheyStand(String name, String answer, List<String> expected)
      throws Exception {
    Outcome outcome = read(answer, ELEMENTS);

    assertThat(outcome.batches()).as(name).isEqualTo(expected);
    assertThat(outcome.statistics().warnings()).isEmpty();
  }

  static Stream<Arguments> refused() {
    String mismatch = "the answer has no table Payment";
    return Stream.of(
        Arguments.of("no result", answer(""), mismatch),
        Arguments.of(
            "a result that is nil",
            result("")
                .replace("Result>", "Result" + NIL + ">")
                .replace(
                    "</BillerSettledBatchDetailDataSetResult" + NIL,
                    "</BillerSettledBatchDetailDataSetResult"),
            mismatch),
        Arguments.of("a result that is a text", result("later"), mismatch),
        Arguments.of("a result that says something else", result("<Rows>0</Rows>"), mismatch),
        Arguments.of(
            "elements of another name",
            result("<Pmt><Amount>1</Amount></Pmt>"),
            "no table Payment; it has Pmt"),
        Arguments.of(
            "a failure beside rows", result("<Success>false</Success>" + payment(1)), "refused"),
        Arguments.of(
            "a failure behind rows",
            answer("<list>" + payment(1) + "</list><errorMessage>Half</errorMessage>"),
            "Half"),
        Arguments.of(
            "an element of errors beside rows",
            result(payment(1) + "<Errors><Error><Text>Half</Text></Error></Errors>"),
            "Half"),
        Arguments.of(
            "a fault behind rows",
            result(payment(1))
                .replace(
                    "</BillerSettledBatchDetailDataSetResponse>",
                    PaymentAnswer.fault("Server", "Broken")
                        + "</BillerSettledBatchDetailDataSetResponse>"),
            "Broken"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void answerThatDoesNotSaySoOrFailed_isRefused(String name, String answer, String says)
      throws Exception {
    Outcome outcome = read(answer, ELEMENTS);

    assertThat(outcome.failure()).as(name).isInstanceOf(InvoiceCloudException.class);
    assertThat(outcome.failure()).hasMessageContaining(says);
  }

  @Test
  void answerWithoutAResult_isOneOfNoRows_whereTheProfileSaysSo() throws Exception {
    assertThat(read(answer(""), ELEMENTS + ",\"emptyWithoutTable\":true").records()).isEmpty();
  }

  @Test
  void textInThePlaceOfTheRows_isNoAnswerOfNone_unlessASignSaysSo() throws Exception {
    String empty = ELEMENTS + ",\"emptyWithoutTable\":true";
    String inText = empty.replace("ELEMENTS", "XML_TEXT");
    String sign =
        "{\"answers\":{\"signs\":{\"rows\":{\"names\":[\"BillerSettledBatchDetailDataSetResult\"],"
            + "\"good\":\"No records\"}}}}";

    for (String says : new String[] {"Oracle is down", "No records"}) {
      assertThat(read(result(says), empty).failure()).hasMessageContaining("answers.signs");
      assertThat(read(result("&lt;string&gt;" + says + "&lt;/string&gt;"), inText).failure())
          .hasMessageContaining("answers.signs");
    }
    Profile signed = ReportAnswers.profile(empty).override(sign);
    assertThat(ReportAnswers.read(result("No records"), signed, builder -> {}).records()).isEmpty();
    assertThat(ReportAnswers.read(result("Oracle is down"), signed, builder -> {}).failure())
        .hasMessageContaining("Oracle is down");
  }

  @Test
  void elementsThatAreCutAnywhere_neverEndInSilence() throws Exception {
    String whole = result("<Payments>" + payment(1) + payment(2) + "</Payments>");
    for (int length = whole.indexOf("<Payments>"); length < whole.length(); length += 41) {
      Outcome outcome = read(whole.substring(0, length), ELEMENTS);

      assertThat(outcome.failure())
          .as("cut at %s", length)
          .isInstanceOfSatisfying(
              CallFailedException.class,
              failed -> assertThat(failed.kind()).isEqualTo(Kind.TRUNCATED));
    }
  }

  @Test
  void nilIsNoValue_namesAreDecoded_signsInARowSayNothing() throws Exception {
    Outcome outcome =
        read(
            result(
                payment(
                    1,
                    "<CardType"
                        + NIL
                        + "/><Status>Held</Status><ErrorCode>51</ErrorCode><Payment>x</Payment>"
                        + "<My_x0020_Memo> m </My_x0020_Memo><Fee currency=\"USD\">3</Fee>")),
            ELEMENTS);

    assertThat(outcome.records().get(0).additional())
        .containsOnly(
            Map.entry("Status", "Held"),
            Map.entry("ErrorCode", "51"),
            Map.entry("Payment", "x"),
            Map.entry("My Memo", " m "),
            Map.entry("Fee", "3"));
  }

  @Test
  void columnTwiceInARow_isUnreadable() throws Exception {
    Outcome outcome = read(result(payment(1, "<PaymentAmount>2</PaymentAmount>")), ELEMENTS);

    assertThat(outcome.reasons().get(0)).contains("PaymentAmount").contains("more than once");
  }

  @Test
  void elementsAroundTheRows_areTheirTables() throws Exception {
    String settings =
        ELEMENTS
            + ",\"columns\":{\"batchId\":{\"table\":\"Batch\",\"names\":[\"BatchNo\"]},"
            + "\"depositAmount\":{\"table\":\"Deposit\",\"names\":[\"Total\"]}}";
    String lines = "<Lines>" + payment(1) + payment(2) + "</Lines>";
    String answer =
        result(
            "<Deposit Total=\"90\"><Batches><Batch><BatchNo>8</BatchNo><Status>Open</Status>"
                + lines
                + "</Batch><Batch>"
                + lines
                + "<BatchNo>9</BatchNo></Batch></Batches></Deposit>");

    Outcome outcome = read(answer, settings);

    assertThat(outcome.batches()).containsExactly("8 1.50", "8 2.50", "9 1.50", "9 2.50");
    assertThat(outcome.records())
        .extracting(SettledPayment::depositAmount)
        .allSatisfy(amount -> assertThat(amount.orElseThrow()).hasToString("90.00"));
    assertThat(outcome.statistics().warnings()).isEmpty();
  }

  @Test
  void elementsWithContentThatNobodyReads_areTold() throws Exception {
    Outcome outcome =
        read(
            result(
                "<Batch><BatchNo>8</BatchNo>"
                    + payment(1, "<Card><Last4>1111</Last4></Card>")
                    + "</Batch>"),
            ELEMENTS);

    assertThat(outcome.records()).hasSize(1);
    assertThat(outcome.statistics().warnings())
        .containsExactly(
            new Warning(
                Warning.Kind.UNREAD_TABLES,
                "rows of tables that the profile does not name: Card, Batch"));
  }

  @Test
  void elementsOfTwoKinds_belongTogetherByKey() throws Exception {
    Outcome outcome =
        read(
            result(
                "<Payments>"
                    + payment(1)
                    + payment(2)
                    + "</Payments><Fees><Fee><Guid>00000000-0000-0000-0000-000000000002</Guid>"
                    + "<Amount>0.30</Amount><Status>Late</Status></Fee></Fees>"),
            ELEMENTS
                + ",\"lookups\":{\"Fee\":{\"Guid\":\"PaymentGUID\"}},\"columns\":{"
                + "\"convenienceFee\":{\"table\":\"Fee\",\"names\":[\"Amount\"]}}");

    assertThat(outcome.records())
        .extracting(row -> row.convenienceFee().map(Object::toString).orElse("none"))
        .containsExactly("none", "0.30");
  }

  @Test
  void dataSetWhereTheProfileSaysElements_isReadAsWhatItIs() throws Exception {
    String rows = payment(1).replaceFirst("<Payment>", "<Payment diffgr:id=\"P1\">");

    assertThat(read(result(PaymentAnswer.diffgram(rows)), ELEMENTS).batches())
        .containsExactly("7 1.50");
    assertThat(read(result(payment(1)), "\"table\":\"Payment\"").failure())
        .isNotInstanceOf(ContractMismatchException.class)
        .hasMessageContaining("holds no DataSet")
        .hasMessageContaining("operations.settledBatches.form")
        .hasMessageContaining("ELEMENTS or XML_TEXT")
        .hasMessageContaining("Check the address");
  }
}
