package com.imt.ic.soap;

import static com.imt.ic.soap.StubServer.soap11;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.ContractMismatchException;
import com.imt.ic.Money;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.profile.Profile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a DataSet's columns become payments, and what becomes of rows that do not. */
class SoapRowsTest {

  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final String GUID =
      "<PaymentGUID>a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2</PaymentGUID>";
  private static final String ROW =
      GUID
          + "<AccountNumber>HO-1</AccountNumber>"
          + "<PaymentDateGMT>2026-11-01T01:30:00.4729216-06:00</PaymentDateGMT>"
          + "<PaymentAmount>20</PaymentAmount><Approved>true</Approved>";

  private static byte[] answer(String schema, String rows) {
    return ("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><R"
            + " xmlns=\"urn:x\"><Result>"
            + schema
            + "<d:diffgram xmlns:d=\"urn:schemas-microsoft-com:xml-diffgram-v1\"><D xmlns=\"\">"
            + rows
            + "</D></d:diffgram></Result></R></s:Body></s:Envelope>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<ReportRow<Payment>> read(byte[] answer, String override) throws Exception {
    Profile profile = Profile.defaults().override(override);
    try (StubServer server = new StubServer(soap11(answer));
        SoapInvoiceCloud cloud =
            SoapInvoiceCloud.connect(profile, Contract.settings(server).build())) {
      List<ReportRow<Payment>> rows = Contract.rows(cloud.paymentsSince(FROM));
      rows.forEach(row -> readAgain_isTheSame(row, profile));
      return rows;
    }
  }

  /** What InvoiceCloud itself marks stands in no column. */
  private static void readAgain_isTheSame(ReportRow<Payment> row, Profile profile) {
    if (!(row instanceof ReportRow.NotUnderstood<Payment> not && not.reason().contains("marked"))) {
      assertThat(ReportMapping.of(profile).read("payments", row.raw())).isEqualTo(row);
    }
  }

  private static ReportRow<Payment> readRow(String columns) throws Exception {
    List<ReportRow<Payment>> rows =
        read(answer("", "<Payment d:id=\"P1\">" + columns + "</Payment>"), "{}");
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static Payment understood(ReportRow<Payment> row) {
    assertThat(row).isInstanceOf(ReportRow.Understood.class);
    return ((ReportRow.Understood<Payment>) row).record();
  }

  private static ReportRow.NotUnderstood<Payment> notUnderstood(ReportRow<Payment> row) {
    assertThat(row).isInstanceOf(ReportRow.NotUnderstood.class);
    return (ReportRow.NotUnderstood<Payment>) row;
  }

  @Test
  void gmtColumnStampedWithTheServersOffset_digitsAreGmt() throws Exception {
    assertThat(understood(readRow(ROW)).paidAt()).isEqualTo("2026-11-01T01:30:00.472921600Z");
  }

  @Test
  void unnamedColumn_handedOnAsItCame() throws Exception {
    assertThat(understood(readRow(ROW + "<Memo> x </Memo>")).additional())
        .containsOnlyKeys("Memo")
        .containsEntry("Memo", " x ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "maybe"})
  void raw_isTheWholeRow_inTheReportsOwnNamesAndOrder(String approved) throws Exception {
    ReportRow<Payment> row =
        readRow(
            ROW.replace(">true<", ">" + approved + "<").replace("PaymentAmount", "PAYMENTAMOUNT")
                + "<Memo> x </Memo><Empty></Empty><Bad>a&#x3;b \u00FC\u2019</Bad>"
                + "<Nil xsi:nil=\"true\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + "/><PaymentMethod></PaymentMethod><PaymentTypeID>2</PaymentTypeID>");

    assertThat(row)
        .isInstanceOf(
            approved.equals("true") ? ReportRow.Understood.class : ReportRow.NotUnderstood.class);
    assertThat(List.copyOf(row.raw().entrySet()))
        .containsExactly(
            Map.entry("PaymentGUID", "a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2"),
            Map.entry("AccountNumber", "HO-1"),
            Map.entry("PaymentDateGMT", "2026-11-01T01:30:00.4729216-06:00"),
            Map.entry("PAYMENTAMOUNT", "20"),
            Map.entry("Approved", approved),
            Map.entry("Memo", " x "),
            Map.entry("Empty", ""),
            Map.entry("Bad", "a\uFFFDb \u00FC\u2019"),
            Map.entry("PaymentMethod", ""),
            Map.entry("PaymentTypeID", "2"));
    assertThatThrownBy(() -> row.raw().put("Memo", "y"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(row.toString()).contains("Memo").doesNotContain("HO-1").doesNotContain(" x ");
  }

  @Test
  void raw_staysAsItIs_whileTheReportIsReadOn() throws Exception {
    List<ReportRow<Payment>> rows =
        read(
            answer(
                "",
                "<Payment d:id=\"P1\">%s<B>b1</B><A>a1</A></Payment>".formatted(ROW)
                    + "<Payment d:id=\"P2\">%s<A>a2</A><B>b2</B></Payment>".formatted(ROW)
                    + "<Payment d:id=\"P3\">%s<C>c3</C></Payment>".formatted(ROW)),
            "{}");

    assertThat(rows).extracting(row -> row.raw().size()).containsExactly(7, 7, 6);
    assertThat(rows.get(0).raw()).containsEntry("A", "a1").containsEntry("B", "b1");
    assertThat(List.copyOf(rows.get(1).raw().keySet()).subList(5, 7)).containsExactly("A", "B");
    assertThat(understood(rows.get(1)).additional()).isEqualTo(Map.of("A", "a2", "B", "b2"));
    assertThat(understood(rows.get(2)).additional()).isEqualTo(Map.of("C", "c3"));
  }

  @Test
  void namesDifferingInCase_found_aliasesByTheFirstValue() throws Exception {
    Payment payment =
        understood(
            readRow(
                ROW.replace("PaymentAmount", "PAYMENTAMOUNT")
                    + "<PaymentMethod></PaymentMethod><PaymentTypeID>2</PaymentTypeID>"));

    assertThat(payment.amount()).isEqualTo(Money.parse("20"));
    assertThat(payment.method()).contains(PaymentMethod.EFT);
    assertThat(payment.additional()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"20,20.00", "811.9,811.90", "12.340000,12.34", "-1498.95,-1498.95", "1E+2,100.00"})
  void amounts_toTheCent(String text, String cents) throws Exception {
    assertThat(understood(readRow(ROW.replace(">20<", ">" + text + "<"))).amount())
        .hasToString(cents);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<PaymentAmount>20<|<PaymentAmount>20.005<|PaymentAmount|\"20.005\"",
        "<PaymentAmount>20<|<PaymentAmount>1E+1000000000<|PaymentAmount|\"1E+***\"",
        "<PaymentAmount>20<|<PaymentAmount>2&#x3;0<|PaymentAmount|an amount",
        "<Approved>true<|<Approved>maybe<|Approved|\"maybe\", expected true or false",
        "2026-11-01T01:30:00.4729216-06:00|soon|PaymentDateGMT|\"soon\"",
        "2026-11-01T01:30:00.4729216-06:00|0001-01-01T00:00:00-05:51|PaymentDateGMT|no value",
        "HO-1|HO&#x3;1|AccountNumber|an account number"
      })
  void valueThatCannotBeRead_rowKeptRawWithTheReason(
      String from, String to, String column, String says) throws Exception {
    ReportRow.NotUnderstood<Payment> row = notUnderstood(readRow(ROW.replace(from, to)));

    assertThat(row.reason()).startsWith("column " + column).contains(says).doesNotContain("HO");
    assertThat(row.raw()).containsEntry("PaymentGUID", "a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2");
  }

  @Test
  void forbiddenCharacterInAName_paymentGoesOn() throws Exception {
    Payment payment = understood(readRow(ROW + "<CustomerName>A&#x3;B</CustomerName>"));

    assertThat(payment.customerName()).contains("A\uFFFDB");
  }

  @ParameterizedTest
  @CsvSource({
    "<PaymentAmount>30</PaymentAmount>,PaymentAmount",
    "<PaymentAmount>20</PaymentAmount>,PaymentAmount",
    "<PaymentAmount/>,PaymentAmount",
    "<_x0050_aymentAmount>30</_x0050_aymentAmount>,PaymentAmount",
    "<Memo>a</Memo><Memo>b</Memo>,Memo",
    "<Memo>a</Memo><A/><Memo/>,Memo",
    "<PaymentGUID>a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a3</PaymentGUID>,PaymentGUID"
  })
  void columnThatCameTwice_rowIsUnreadable_othersGoOn(String more, String column) throws Exception {
    for (String id : new String[] {"d:id", "diffgr:id"}) { // by the parser, and past it
      List<ReportRow<Payment>> rows =
          read(answer("", row(1, ROW) + row(2, ROW + more) + row(3, ROW), id), "{}");

      ReportRow.NotUnderstood<Payment> bad = notUnderstood(rows.get(1));
      assertThat(bad.reason())
          .isEqualTo("column " + column + ": found more than once in the row, expected once");
      assertThat(bad.raw())
          .doesNotContainKey(column)
          .containsKeys(column + "#1", column + "#2")
          .containsEntry("AccountNumber", "HO-1");
      assertThat(understood(rows.get(0)).amount()).isEqualTo(Money.parse("20"));
      assertThat(understood(rows.get(2)).amount()).isEqualTo(Money.parse("20"));
    }
  }

  @Test
  void columnThatCameTwice_onceAsNothing_orAsAnAttribute_rowIsUnreadable() throws Exception {
    String nil =
        "<PaymentAmount xsi:nil=\"true\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"/>";
    List<ReportRow<Payment>> rows =
        read(
            answer(
                "",
                "<Payment d:id=\"P1\">%s</Payment>".formatted(ROW + nil)
                    + "<Payment d:id=\"P2\">%s</Payment>".formatted(nil + ROW)
                    + "<Payment d:id=\"P3\" PaymentAmount=\"30\">%s</Payment>".formatted(ROW)),
            "{}");

    assertThat(rows).hasSize(3).allMatch(ReportRow.NotUnderstood.class::isInstance);
  }

  private static String row(int number, String columns) {
    return "<Payment ID=\"P%s\">%s</Payment>".formatted(number, columns);
  }

  private static byte[] answer(String schema, String rows, String id) {
    String text = new String(answer(schema, rows.replace("ID=", id + "=")), StandardCharsets.UTF_8);
    return text.replace(
            "<D xmlns=",
            "<D xmlns:diffgr=\"urn:schemas-microsoft-com:xml-diffgram-v1\""
                + " xmlns:msdata=\"urn:schemas-microsoft-com:xml-msdata\" xmlns=")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void rowMarkedErroneous_quarantined_othersGoOn() throws Exception {
    List<ReportRow<Payment>> rows =
        read(
            answer(
                "",
                "<Payment d:id=\"P1\" d:hasErrors=\"true\">"
                    + ROW
                    + "</Payment><Payment d:id=\"P2\">"
                    + ROW
                    + "</Payment>"),
            "{}");

    assertThat(notUnderstood(rows.get(0)).reason()).contains("hasErrors");
    assertThat(understood(rows.get(1)).amount()).isEqualTo(Money.parse("20"));
  }

  @Test
  void requiredColumnMissingFromTheSchema_stopsAndListsWhatCame() {
    assertThatThrownBy(() -> read(Contract.resource("dataset-quirks/encoded-names.xml"), "{}"))
        .isInstanceOf(ContractMismatchException.class)
        .hasMessage(
            "PaymentReportingDataSetFromGMT: table Payment lacks AccountNumber, PaymentDateGMT,"
                + " PaymentAmount, Approved; it has PaymentGUID, Account Number, Invoice#, Payment"
                + " Amount ($), 2ndNotice. Name the columns in the profile, under"
                + " operations.payments.columns.");
  }

  @Test
  void timeOfNoKnownZone_stopsTheReport_andIsNoUnreadableRow() throws Exception {
    String rows =
        "<Payment d:id=\"P1\">"
            + ROW.replace("PaymentAmount>20<", "PaymentAmount>x<")
            + "</Payment><Payment d:id=\"P2\">"
            + ROW.replaceAll("<(/?)PaymentDateGMT>", "<$1PayDate>").replace("-06:00", "")
            + "</Payment>";
    Profile profile =
        Profile.defaults()
            .override(
                "{\"operations\":{\"payments\":{\"columns\":{\"paidAt\":{\"names\":[\"PaymentDate\",\"PayDate\",\"PaymentDateGMT\"],\"time\":null}}}}}");
    try (StubServer server = new StubServer(soap11(answer("", rows)));
        SoapInvoiceCloud cloud =
            SoapInvoiceCloud.connect(profile, Contract.settings(server).build());
        Report<Payment> report = cloud.paymentsSince(FROM)) {
      assertThat(report.next()).isInstanceOf(ReportRow.NotUnderstood.class);
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(report::next)
            .as("as often as it is asked")
            .isInstanceOf(ContractMismatchException.class)
            .hasMessageContaining(
                "column PayDate (paidAt) are written as ####-##-##T##:##:##.#######,")
            .hasMessageContaining("$.operations.payments.columns.paidAt.time");
      }
      assertThat(report.statistics().notUnderstood()).isEqualTo(1);
    }
  }

  @Test
  void wantedTableMissing_withSchemaOrWithout_isAnError() {
    byte[] several = Contract.resource("dataset-quirks/several-tables.xml");
    assertThatThrownBy(
            () -> read(several, "{\"operations\":{\"payments\":{\"table\":\"Receipt\"}}}"))
        .isInstanceOf(ContractMismatchException.class)
        .hasMessageContaining("no table Receipt; it has ReportInfo, Payment, PaymentFee");
    assertThatThrownBy(() -> read(answer("", "<Table d:id=\"T1\">" + ROW + "</Table>"), "{}"))
        .isInstanceOf(ContractMismatchException.class)
        .hasMessageContaining("no table Payment; it has Table");
  }

  @Test
  void otherTablesAround_wantedRowsAlone_throughTheProfilesNames() throws Exception {
    String override =
        """
        {"operations":{"payments":{"columns":{
          "accountNumber":{"names":["PaymentID"],"required":true},
          "paidAt":{"names":["PaymentID"]},
          "approved":{"names":["PaymentID"]}}}}}
        """;
    List<ReportRow<Payment>> rows =
        read(Contract.resource("dataset-quirks/several-tables.xml"), override);

    assertThat(rows).hasSize(3);
    assertThat(notUnderstood(rows.get(0)).raw()).containsEntry("PaymentAmount", "1260.63");
  }
}
