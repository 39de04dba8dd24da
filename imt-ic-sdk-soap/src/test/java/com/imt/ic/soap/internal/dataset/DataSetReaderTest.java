package com.imt.ic.soap.internal.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.soap.Contract;
import com.imt.ic.soap.Trickle;
import com.imt.ic.soap.internal.xml.XmlFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetReaderTest {

  private static List<DataSetRow> rows(DataSetReader reader) throws IOException {
    List<DataSetRow> rows = new ArrayList<>();
    for (Optional<DataSetRow> row = reader.next(); row.isPresent(); row = reader.next()) {
      rows.add(row.get());
    }
    return rows;
  }

  private static DataSetReader quirk(String name) throws IOException {
    return DataSetReader.open(
        new ByteArrayInputStream(Contract.resource("dataset-quirks/" + name + ".xml")));
  }

  private static List<DataSetRow> rowsOf(String xml) throws IOException {
    try (DataSetReader reader =
        DataSetReader.open(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))) {
      return rows(reader);
    }
  }

  private static String diffgram(String content) {
    return "<r xmlns:diffgr=\"urn:schemas-microsoft-com:xml-diffgram-v1\""
        + " xmlns:msdata=\"urn:schemas-microsoft-com:xml-msdata\"><diffgr:diffgram>"
        + content
        + "</diffgr:diffgram></r>";
  }

  @Test
  void encodedNames_decoded_valuesNever() throws IOException {
    try (DataSetReader reader = quirk("encoded-names")) {
      assertThat(rows(reader))
          .hasSize(3)
          .first()
          .satisfies(
              row ->
                  assertThat(row.columns())
                      .containsEntry("Account Number", "HO-0")
                      .containsEntry("Invoice#", "INV0")
                      .containsEntry("Payment Amount ($)", "4076.7")
                      .containsEntry("2ndNotice", "false"));
      assertThat(reader.tables().get(0).columns())
          .extracting(DataSetColumn::name)
          .contains("Account Number", "2ndNotice");
    }
    assertThat(
            rowsOf(
                diffgram(
                    "<D><T diffgr:id=\"T1\"><A_x005F_x0020_B>_x0041_</A_x005F_x0020_B></T></D>")))
        .extracting(DataSetRow::columns)
        .containsExactly(Map.of("A_x0020_B", "_x0041_"));
  }

  @Test
  void changedRows_currentOnesAlone_erroneousFlagged() throws IOException {
    try (DataSetReader reader = quirk("changed-rows")) {
      List<DataSetRow> rows = rows(reader);

      assertThat(rows)
          .extracting(row -> row.columns().get("PaymentAmount"))
          .containsExactly("735.84", "4339.27", "4654.59", "3384.85");
      assertThat(rows).extracting(DataSetRow::hasErrors).containsExactly(true, false, false, false);
      assertThat(reader.rowErrors()).containsExactly("Held", "Checked by hand");
    }
  }

  @Test
  void severalTables_eachRowSaysItsOwn() throws IOException {
    try (DataSetReader reader = quirk("several-tables")) {
      assertThat(rows(reader))
          .extracting(DataSetRow::table)
          .containsExactly(
              "ReportInfo",
              "Payment",
              "Payment",
              "Payment",
              "PaymentFee",
              "PaymentFee",
              "PaymentFee");
      assertThat(reader.tables())
          .extracting(DataSetTable::name)
          .containsExactly("ReportInfo", "Payment", "PaymentFee");
    }
  }

  @Test
  void nestedRow_isARowOfItsOwn_notAColumn() throws IOException {
    assertThat(
            rowsOf(
                diffgram(
                    "<D><Batch diffgr:id=\"Batch1\"><Id>1</Id><Payment diffgr:id=\"Payment1\">"
                        + "<Id>2</Id></Payment><Note>n</Note></Batch></D>")))
        .containsExactly(
            new DataSetRow("Payment", Map.of("Id", "2"), false, 0),
            new DataSetRow("Batch", Map.of("Id", "1", "Note", "n"), false, 0));
  }

  @Test
  void oddText_emptyIsNotNull_paddingKept() throws IOException {
    try (DataSetReader reader = quirk("odd-text")) {
      List<DataSetRow> rows = rows(reader);

      assertThat(rows.get(0).columns())
          .containsEntry("CustomerName", "")
          .containsEntry("Memo", "line one\r\nline two\ttabbed")
          .doesNotContainKey("PaymentMessage");
      assertThat(rows.get(1).columns())
          .containsEntry("CustomerName", "   ")
          .containsEntry("Memo", "]]> & <b> \"quoted\" 'single'")
          .containsEntry("PaymentMessage", "café 中文 😀");
      assertThat(rows.get(2).columns())
          .containsEntry("CustomerName", " padded ")
          .containsEntry("PaymentMessage", "null");
    }
  }

  @Test
  void lineBreaksAsAspNetWritesThem_areKept() throws IOException {
    String document =
        """
        <R xmlns:d="urn:schemas-microsoft-com:xml-diffgram-v1"><d:diffgram><Set>\
        <Payment d:id="Payment1"><Memo>one\r\ntwo\nthree</Memo></Payment></Set></d:diffgram></R>
        """;
    try (DataSetReader reader =
        DataSetReader.open(
            new ByteArrayInputStream(document.strip().getBytes(StandardCharsets.UTF_8)))) {
      assertThat(rows(reader).get(0).columns()).containsEntry("Memo", "one\r\ntwo\nthree");
    }
  }

  @Test
  void otherTypes_textAsItCame() throws IOException {
    try (DataSetReader reader = quirk("other-types")) {
      assertThat(rows(reader).get(0).columns())
          .containsEntry("Took", "PT13H36M22S")
          .containsEntry("Batch", "9007199254740993")
          .containsEntry("Fine", "12.340000");
      assertThat(reader.tables().get(0).columns())
          .contains(new DataSetColumn("Whole", "decimal", Optional.empty()));
    }
  }

  @Test
  void dateTimeModes_fromTheSchema() throws IOException {
    try (DataSetReader reader = quirk("datetime-modes")) {
      assertThat(rows(reader)).hasSize(2);
      assertThat(reader.tables().get(0).columns())
          .contains(
              new DataSetColumn("Utc", "dateTime", Optional.of("Utc")),
              new DataSetColumn("UnspecifiedLocal", "dateTime", Optional.empty()));
    }
  }

  @Test
  void attributeAndHiddenColumns_areColumns() throws IOException {
    try (DataSetReader reader = quirk("attribute-and-hidden-columns")) {
      assertThat(rows(reader).get(1).columns())
          .containsEntry("AccountNumber", "0001")
          .containsEntry("Internal", "1")
          .containsEntry("PaymentAmount", "4029.44")
          .hasSize(4);
      assertThat(reader.tables().get(0).columns())
          .extracting(DataSetColumn::name)
          .contains("AccountNumber", "Internal");
    }
  }

  @Test
  void schemaOrRowsMissing_isNoError() throws IOException {
    try (DataSetReader reader = quirk("no-schema")) {
      assertThat(rows(reader)).hasSize(2);
      assertThat(reader.hasSchema()).isFalse();
    }
    try (DataSetReader reader = quirk("no-rows")) {
      assertThat(rows(reader)).isEmpty();
      assertThat(reader.hasSchema()).isTrue();
    }
    try (DataSetReader reader = quirk("own-namespace")) {
      assertThat(rows(reader))
          .hasSize(1)
          .first()
          .extracting(DataSetRow::table)
          .isEqualTo("Payment");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 16, 64, 10_000})
  void forbiddenCharacters_replacedAndCounted_whereverBuffersEnd(int size) throws IOException {
    String name = "a&#x3;b&#0;c&#xD800;d\u0001e\uFFFEf&#xFFFF;g&#x9;h&#65;i\uFFEE&amp;&#10;";
    byte[] xml =
        diffgram("<D><T diffgr:id=\"T1\" Memo=\"&#x1F;\"><Name>" + name + "</Name></T></D>")
            .getBytes(StandardCharsets.UTF_8);
    try (DataSetReader reader = DataSetReader.open(new Trickle(xml, size))) {
      DataSetRow row = rows(reader).get(0);

      assertThat(row.columns())
          .containsEntry("Name", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg\thAi\uFFEE&\n")
          .containsEntry("Memo", "\uFFFD");
      assertThat(row.replacedCharacters()).isEqualTo(7);
    }
    try (DataSetReader reader = quirk("forbidden-character")) {
      assertThat(rows(reader).get(0).columns()).containsEntry("Memo", "control \uFFFD character");
    }
  }

  @Test
  void documentCutAnywhere_neverFewerRowsInSilence() throws IOException {
    byte[] whole = Contract.resource("dataset-quirks/several-tables.xml");
    for (int length = 1; length < whole.length; length += 37) {
      byte[] part = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(
              () -> {
                try (DataSetReader reader = DataSetReader.open(new ByteArrayInputStream(part))) {
                  rows(reader);
                }
              })
          .as("cut at %d", length)
          .isInstanceOf(XmlFault.class);
    }
  }

  @Test
  void entitiesAndDocumentTypes_refused() {
    for (String xml :
        List.of(
            "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><x/>",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>",
            "<!DOCTYPE x [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><x>&b;</x>")) {
      assertThatThrownBy(() -> rowsOf(xml))
          .isInstanceOf(XmlFault.class)
          .extracting(e -> ((XmlFault) e).kind())
          .isEqualTo(XmlFault.Kind.MALFORMED);
    }
  }

  @Test
  void bytesThatAreNoText_replacedAndCounted_aCutCharacter_truncated() throws IOException {
    String row = diffgram("<D><T diffgr:id=\"T1\"><Name>caf\u00E9</Name></T></D>");
    byte[] right = row.getBytes(StandardCharsets.UTF_8);
    byte[] cut = java.util.Arrays.copyOf(right, row.indexOf('\u00E9') + 1);

    for (int size : new int[] {1, 7, 10_000}) {
      byte[] wrong = row.getBytes(StandardCharsets.ISO_8859_1);
      try (DataSetReader reader = DataSetReader.open(new Trickle(wrong, size))) {
        DataSetRow read = rows(reader).get(0);

        assertThat(read.columns()).containsEntry("Name", "caf\uFFFD");
        assertThat(read.replacedCharacters()).isEqualTo(1);
      }
    }
    assertThat(faultOf(cut)).isEqualTo(XmlFault.Kind.TRUNCATED);
  }

  private static XmlFault.Kind faultOf(byte[] document) {
    try (DataSetReader reader = DataSetReader.open(new ByteArrayInputStream(document))) {
      rows(reader);
    } catch (XmlFault e) {
      return e.kind();
    } catch (IOException e) {
      throw new AssertionError("not named for what it is", e);
    }
    throw new AssertionError("no fault");
  }
}
