package com.imt.ic.soap;

import static com.imt.ic.soap.ReportAnswers.answer;
import static com.imt.ic.soap.ReportAnswers.read;
import static com.imt.ic.soap.ReportAnswers.result;
import static com.imt.ic.soap.SoapElementRowsTest.payment;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.ContractMismatchException;
import com.imt.ic.soap.ReportAnswers.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows in an XML document that is the text of an element of the answer. */
class SoapXmlTextTest {

  private static final String TEXT = "\"form\":\"XML_TEXT\",\"table\":\"Payment\"";
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-16\"?>\r\n";

  private static String escaped(String document) {
    return document.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String data(String document) {
    return "<![CDATA[" + document + "]]>";
  }

  private static String set(String rows) {
    return "<NewDataSet>" + rows + "</NewDataSet>";
  }

  /** A schema as DataSet.GetXml() puts it before the rows. */
  private static String schema(String table) {
    return PaymentAnswer.schema(table)
        .replace("PaymentDateGMT", "SettledDate")
        .replace("AccountNumber", "BatchID");
  }

  private static String diffgram(int rows) {
    StringBuilder all = new StringBuilder();
    for (int i = 1; i <= rows; i++) {
      all.append(payment(i).replaceFirst("<Payment>", "<Payment diffgr:id=\"P" + i + "\">"));
    }
    return PaymentAnswer.diffgram(all.toString());
  }

  static Stream<Arguments> answers() {
    String two = set(payment(1) + payment(2));
    List<String> both = List.of("7 1.50", "7 2.50");
    return Stream.of(
        Arguments.of("escaped", result(escaped(two)), both),
        Arguments.of("as CDATA", result(data(two)), both),
        Arguments.of("with a declaration", result("\n  " + escaped(DECLARATION + two)), both),
        Arguments.of("with a byte order mark", result("\uFEFF" + data(DECLARATION + two)), both),
        Arguments.of(
            "as both, one behind the other",
            result(escaped(two.substring(0, 90)) + data(two.substring(90))),
            both),
        Arguments.of("as an out parameter", answer("<n>2</n><x>" + escaped(two) + "</x>"), both),
        Arguments.of("with a schema", result(data(set(schema("Payment") + two))), both),
        Arguments.of("a diffgram alone", result(data(diffgram(2))), both),
        Arguments.of("a diffgram in a DataSet", result(escaped(set(diffgram(2)))), both),
        Arguments.of(
            "a diffgram with a schema",
            result(escaped(set(schema("Payment") + diffgram(2)))),
            both),
        Arguments.of(
            "two documents",
            answer("<a>" + escaped(set(payment(1))) + "</a><b>" + data(set(payment(2))) + "</b>"),
            both),
        Arguments.of("no rows", result(escaped("<NewDataSet />")), List.of()),
        Arguments.of("no rows, in a schema", result(data(set(schema("Payment")))), List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void rows_areFoundInTheDocument(String name, String answer, List<String> expected)
      throws Exception {
    Outcome outcome = read(answer, TEXT);

    assertThat(outcome.batches()).as(name).isEqualTo(expected);
    assertThat(outcome.statistics().warnings()).isEmpty();
  }

  @Test
  void textsOfTheDocument_areWhatTheyWere() throws Exception {
    String memo = "<Memo>a &amp; b \uD83D\uDE00 &#x3; \u4E2D</Memo>";

    Outcome outcome = read(result(escaped(set(payment(1, memo)))), TEXT);

    assertThat(outcome.records().get(0).additional())
        .containsEntry("Memo", "a & b \uD83D\uDE00 \uFFFD \u4E2D");
  }

  static Stream<Arguments> refused() {
    String one = set(payment(1));
    Kind truncated = Kind.TRUNCATED;
    Kind unexpected = Kind.UNEXPECTED_ANSWER;
    return Stream.of(
        Arguments.of(
            "a document that is cut",
            result(escaped(one.substring(0, 200))),
            truncated,
            "the answer holds, in a text, a document that ends before its end"),
        Arguments.of(
            "a document that is cut in a row's end",
            result(data(one.substring(0, one.length() - 3))),
            truncated,
            "ends before its end"),
        Arguments.of(
            "an answer that is cut",
            result(escaped(one)).substring(0, 420),
            truncated,
            "the answer ends before its end"),
        Arguments.of(
            "an answer that is cut behind the document",
            result(escaped(one)).replace("</soap:Envelope>", ""),
            truncated,
            "the answer ends before its end"),
        Arguments.of(
            "a document that is none",
            result(escaped("<a><b></a>")),
            unexpected,
            "the answer holds, in a text, a document that is not well-formed XML"),
        Arguments.of(
            "a document type", result(escaped("<!DOCTYPE a><a/>")), unexpected, "document type"),
        Arguments.of(
            "something behind the document",
            result(escaped(one + "<x/>")),
            unexpected,
            "not well-formed"),
        Arguments.of(
            "an element within",
            result(escaped("<NewDataSet>") + "<x/>"),
            unexpected,
            "has an element within a text that is a document"),
        Arguments.of(
            "no document",
            result("not ready"),
            unexpected,
            "holds no element whose text is an XML document"),
        Arguments.of(
            "nothing", result(""), unexpected, "holds no element whose text is an XML document"),
        Arguments.of(
            "a failure beside it",
            answer("<Success>false</Success><x>" + escaped(one) + "</x>"),
            Kind.REQUEST_REFUSED,
            "refused"),
        Arguments.of(
            "a failure behind it",
            answer("<x>" + escaped(one) + "</x><Success>false</Success>"),
            Kind.REQUEST_REFUSED,
            "refused"),
        Arguments.of(
            "a failure in it",
            result(escaped("<R><ErrorMessage>Not today</ErrorMessage></R>")),
            Kind.REQUEST_REFUSED,
            "Not today"),
        Arguments.of(
            "a fault behind it",
            answer("<x>" + escaped(one) + "</x>" + PaymentAnswer.fault("Server", "Broken")),
            Kind.SERVICE_FAILED,
            "Broken"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void documentThatIsNotWhole_orFailed_isAFailure(
      String name, String answer, Kind kind, String says) throws Exception {
    Outcome outcome = read(answer, TEXT);

    assertThat(outcome.failure()).as(name).isInstanceOf(CallFailedException.class);
    assertThat(outcome.failure()).hasMessageContaining(says);
    assertThat(((CallFailedException) outcome.failure()).kind()).isEqualTo(kind);
  }

  @Test
  void documentOfOtherRows_isRefused() throws Exception {
    for (String document : List.of(set("<Pmt><A>1</A></Pmt>"), set(schema("Pmt")))) {
      assertThat(read(result(escaped(document)), TEXT).failure())
          .isInstanceOf(ContractMismatchException.class)
          .hasMessageContaining("no table Payment; it has Pmt");
    }
  }

  @Test
  void documentThatIsLongerThanAnyText_isReadWhileItComes() throws Exception {
    int rows = 20_000;
    StringBuilder all = new StringBuilder();
    for (int i = 1; i <= rows; i++) {
      all.append(payment(i));
    }
    for (String text : List.of(escaped(set(all.toString())), escaped(set(diffgram(rows))))) {
      Outcome outcome =
          read(result(text), ReportAnswers.profile(TEXT), s -> s.maximumTextLength(1000));

      assertThat(outcome.records()).hasSize(rows);
    }
  }

  @Test
  void rowsOfADocument_haveTheColumnsAround() throws Exception {
    String settings =
        TEXT + ",\"columns\":{\"batchId\":{\"table\":\"Batch\",\"names\":[\"BatchNo\"]}}";
    String document = set("<Batch><BatchNo>8</BatchNo>" + payment(1) + "</Batch>");

    assertThat(read(result(escaped(document)), settings).batches()).containsExactly("8 1.50");
  }
}
