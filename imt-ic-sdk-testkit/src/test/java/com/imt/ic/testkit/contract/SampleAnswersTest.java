package com.imt.ic.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.profile.Profile;
import com.imt.ic.testkit.contract.ContractCheck.Answer;
import com.imt.ic.testkit.contract.ContractCheck.Answer.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of the questions to InvoiceCloud recorded answers and WSDLs answer. */
class SampleAnswersTest {

  private static final String PAYMENT =
      "PaymentGUID AccountNumber PaymentDateGMT PaymentAmount ConvenienceFee Approved"
          + " CustomerName PaymentMessage";
  private static final String LINE = "BatchID SettledDate PaymentGUID PaymentAmount BatchClosure";
  private static final String RETURN = "PaymentGUID RejectDateGMT RejectCode RejectAmount";

  @TempDir Path folder;
  private Path wsdl;
  private Path samples;

  @BeforeEach
  void folders() throws IOException {
    wsdl = Files.createDirectory(folder.resolve("wsdl"));
    samples = Files.createDirectory(folder.resolve("samples"));
  }

  private List<Answer> answers(String override) {
    return ContractCheck.of(Profile.defaults().override(override, "profile.json"))
        .answers(wsdl, samples);
  }

  private Answer answer(int number) {
    return answers("{}").get(number - 1);
  }

  private static String guid(int i) {
    return String.format(Locale.ROOT, "%08x-1111-4222-8333-444444444444", i);
  }

  /** A recorded answer; of each row the texts in the order of the columns, {@code -} for none. */
  private void recorded(
      String file,
      String service,
      String operation,
      String table,
      String columns,
      int count,
      IntFunction<String> row)
      throws IOException {
    String[] names = columns.split(" ", -1);
    String schema =
        Arrays.stream(names)
            .map("<xs:element name=\"%s\" type=\"xs:string\" minOccurs=\"0\"/>"::formatted)
            .collect(Collectors.joining());
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String[] texts = row.apply(i).split(" ", -1);
      rows.append("<%s>".formatted(table));
      for (int c = 0; c < names.length; c++) {
        if (!texts[c].equals("-")) {
          rows.append("<%s>%s</%s>".formatted(names[c], texts[c], names[c]));
        }
      }
      rows.append("</%s>".formatted(table));
    }
    Files.writeString(
        samples.resolve(file + ".response.xml"),
        """
        <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>\
        <%1$sResponse xmlns="https://www.invoicecloud.com/portal/webservices/%2$s/"><%1$sResult>\
        <xs:schema id="DS" xmlns="" xmlns:xs="http://www.w3.org/2001/XMLSchema" \
        xmlns:msdata="urn:schemas-microsoft-com:xml-msdata">\
        <xs:element name="DS" msdata:IsDataSet="true"><xs:complexType>\
        <xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="%3$s"><xs:complexType>\
        <xs:sequence>%4$s</xs:sequence></xs:complexType></xs:element></xs:choice>\
        </xs:complexType></xs:element></xs:schema>\
        <diffgr:diffgram xmlns:diffgr="urn:schemas-microsoft-com:xml-diffgram-v1">\
        <DS xmlns="">%5$s</DS></diffgr:diffgram></%1$sResult></%1$sResponse>\
        </soap:Body></soap:Envelope>"""
            .formatted(operation, service, table, schema, rows),
        UTF_8);
  }

  private void payments(int count, IntFunction<String> row) throws IOException {
    recorded(
        "payments",
        "PaymentReporting",
        "PaymentReportingDataSetFromGMT",
        "Payment",
        PAYMENT,
        count,
        row);
  }

  private void lines(int count, IntFunction<String> row) throws IOException {
    recorded(
        "settled",
        "BillerSettledBatchDetail",
        "BillerSettledBatchDetailDataSet",
        "SettledBatchDetail",
        LINE,
        count,
        row);
  }

  private void returns(int count, IntFunction<String> row) throws IOException {
    recorded(
        "returns",
        "ACHRejectReporting",
        "ACHRejectReportingDataSetFromGMT",
        "ACHReject",
        RETURN,
        count,
        row);
  }

  private void asked(String file, String from) throws IOException {
    Files.writeString(
        samples.resolve(file + ".request.xml"), "<Ask><FromGMT>" + from + "</FromGMT></Ask>");
  }

  private static String payment(int i) {
    return guid(i)
        + String.format(Locale.ROOT, " HO-1 2026-11-02T10:%02d:00Z 100.00 2.95 true Void -", i);
  }

  private static String line(int i, String amount) {
    return "7 2026-11-03 " + guid(i) + " " + amount + " -";
  }

  private static String returned(int i) {
    return guid(i) + String.format(Locale.ROOT, " 2026-11-05T10:%02d:00Z R01 100.00", i);
  }

  @Test
  void nothingCame_everyQuestionIsOpen_andSaysWhatToDo() {
    List<Answer> answers = answers("{}");

    assertThat(answers).hasSize(14).allMatch(answer -> answer.state() == State.OPEN);
    assertThat(answers.get(5))
        .hasToString(
            " 6 open: ask InvoiceCloud; turns $.polling.*.settleLag, $.polling.*.lookBack,"
                + " $.reconciliation.report; until then: 24 hours for payments, 3 days for settled"
                + " batches, 7 days for ACH returns; sweeps read 10 and 75 days again.");
  }

  @Test
  void settingOfTheProfile_isToldWithItsLine_andLeavesTheQuestionOpen() {
    assertThat(answers("{ \"polling\": { \"payments\": { \"settleLag\": \"PT9M\" } } }").get(5))
        .asString()
        .startsWith(" 6 open: ask InvoiceCloud; ")
        .endsWith(
            "; the profile says $.polling.payments.settleLag = \"PT9M\" (profile.json, line 1)");
  }

  @Test
  void parametersOfAWsdl_areAHintAtTheWindow() throws Exception {
    Files.write(wsdl.resolve("PaymentReporting.wsdl"), RecordedCloud.wsdl("PaymentReporting"));

    assertThat(answer(1).state()).isEqualTo(State.HINT);
    assertThat(answer(1).evidence())
        .containsExactly("PaymentReportingDataSetFromGMT takes FromGMT (dateTime)");
  }

  @Test
  void rowAtTheVeryMoment_ofBothReports_answersTheWindow_ofOneItIsAHint() throws Exception {
    payments(12, SampleAnswersTest::payment);
    asked("payments", "2026-11-02T10:00:00Z");
    assertThat(answer(1).state()).isEqualTo(State.HINT);
    assertThat(answer(1).evidence()).anyMatch(text -> text.startsWith("a row at the very moment"));

    returns(12, SampleAnswersTest::returned);
    asked("returns", "2026-11-05T10:00:00Z");
    assertThat(answer(1).state()).isEqualTo(State.ANSWERED);
  }

  @Test
  void rowsBeforeTheMoment_hintAtAnotherColumn() throws Exception {
    payments(12, SampleAnswersTest::payment);
    asked("payments", "2026-11-02T10:03:00Z");

    assertThat(answer(1).state()).isEqualTo(State.HINT);
    assertThat(answer(1).evidence())
        .singleElement()
        .asString()
        .startsWith("3 of 12 rows in payments.response.xml are older")
        .contains("by up to PT3M", "another column decides");
  }

  @Test
  void orderAndRoundNumber_areHintsAtTheCap() throws Exception {
    payments(200, i -> payment(i % 50).replace(guid(i % 50), guid(i)));
    assertThat(answer(2).evidence())
        .containsExactly(
            "200 rows in payments.response.xml, a round number, as of an answer that was cut off",
            "200 rows in payments.response.xml come in no order of their times");

    payments(30, i -> payment(29 - i));
    assertThat(answer(2).evidence())
        .containsExactly("30 rows in payments.response.xml come the newest first");
    assertThat(answer(2).state()).isEqualTo(State.HINT);
  }

  @Test
  void timesThatSayZ_inManyRowsOfBothReports_answerTheZone_anOffsetIsAHint() throws Exception {
    payments(12, SampleAnswersTest::payment);
    returns(12, SampleAnswersTest::returned);
    assertThat(answer(3).state()).isEqualTo(State.ANSWERED);
    assertThat(answer(3).evidence())
        .containsExactly(
            "PaymentDateGMT of payments with Z (12 rows);"
                + " RejectDateGMT of achRejects with Z (12 rows)");

    payments(12, i -> payment(i).replace("00Z", "00-06:00"));
    assertThat(answer(3).state()).isEqualTo(State.HINT);
    assertThat(answer(3).evidence().get(0))
        .contains("PaymentDateGMT of payments with the offset -06:00", "people have to say");
  }

  @Test
  void identifiersThatComeAgain_areCounted_andNoPushIsSeen() throws Exception {
    payments(12, SampleAnswersTest::payment);
    lines(15, i -> line(i, "100.00"));
    returns(2, SampleAnswersTest::returned);

    assertThat(answer(4).state()).isEqualTo(State.HINT);
    assertThat(answer(4).evidence())
        .containsExactly(
            "12 of 15 identifiers of settled lines are in the payment report",
            "2 of 2 identifiers of returns are in the payment report");
  }

  @Test
  void negativeAmountsAndWords_areHintsAtRefunds_aCustomersNameIsNone() throws Exception {
    payments(12, SampleAnswersTest::payment);
    assertThat(answer(7).state()).isEqualTo(State.OPEN);

    payments(
        12,
        i ->
            i < 2
                ? payment(i).replace("100.00", "-100.00").replace("Void -", "Void Refunded")
                : payment(i));
    assertThat(answer(7).state()).isEqualTo(State.HINT);
    assertThat(answer(7).evidence())
        .containsExactly("2 of 12 rows have an amount below zero", "2 of 12 rows say \"refund\"");
  }

  @Test
  void fee_isAnsweredByTenLinesThatAgree_andBelowThatAHint() throws Exception {
    payments(12, SampleAnswersTest::payment);
    lines(9, i -> line(i, "100.00"));
    assertThat(answer(8).state()).isEqualTo(State.HINT);

    lines(12, i -> line(i, "102.95"));
    assertThat(answer(8).state()).isEqualTo(State.ANSWERED);
    assertThat(answer(8).evidence())
        .containsExactly(
            "of 12 settled lines of payments with a fee, 0 are without it, 12 with it, 0 the fee"
                + " alone, 0 anything else");

    lines(12, i -> line(i, i == 5 ? "100.00" : "102.95"));
    assertThat(answer(8).state()).isEqualTo(State.HINT);
  }

  @Test
  void batchesEnd_isHintedAtByItsColumn_andByItsLatestPayment() throws Exception {
    payments(12, SampleAnswersTest::payment);
    lines(12, i -> line(i, "100.00").replace(" -", " AUTO"));

    assertThat(answer(9).state()).isEqualTo(State.HINT);
    assertThat(answer(9).evidence())
        .containsExactly(
            "12 of 12 rows of settled batches say how their batch was closed",
            "the latest payment of a batch was made at 04:11, America/Chicago");
  }

  @Test
  void paymentThatCameBackTwice_isAHintAtItsIdentifier() throws Exception {
    returns(4, i -> i == 3 ? returned(3).replace(guid(3), guid(0)) : returned(i));

    assertThat(answer(10).state()).isEqualTo(State.HINT);
    assertThat(answer(10).evidence())
        .containsExactly(
            "1 of 3 payments that came back did so more than once under one identifier");
  }

  @Test
  void whatNoFileShows_staysOpen_whateverCame() throws Exception {
    payments(12, SampleAnswersTest::payment);
    lines(12, i -> line(i, "100.00"));
    returns(12, SampleAnswersTest::returned);

    List<Answer> answers = answers("{}");
    assertThat(IntStream.of(5, 6, 12, 13, 14).mapToObj(n -> answers.get(n - 1).state()))
        .containsOnly(State.OPEN);
    assertThat(answers.toString()).doesNotContain("HO-1", guid(1).substring(8), "100.00");
  }

  @Test
  void answerThatTheProfileDoesNotFit_tellsNothing_andStopsNothing() throws Exception {
    payments(12, i -> payment(i).replace(" 2026-", " x2026-"));
    Files.writeString(samples.resolve("broken.response.xml"), "<no", UTF_8);

    assertThat(answer(4).state()).isEqualTo(State.OPEN);
    assertThat(answer(8).state()).isEqualTo(State.OPEN);
  }
}
