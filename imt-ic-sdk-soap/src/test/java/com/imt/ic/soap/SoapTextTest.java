package com.imt.ic.soap;

import static com.imt.ic.soap.PaymentAnswer.diffgram;
import static com.imt.ic.soap.PaymentAnswer.envelope;
import static com.imt.ic.soap.PaymentAnswer.result;
import static com.imt.ic.soap.PaymentAnswer.row;
import static com.imt.ic.soap.StubServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.ledger.Payment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are no text, and the charset that an answer's head, mark and declaration name. */
class SoapTextTest {

  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final String XML = "text/xml; charset=utf-8";

  /** A bad byte stands where the @ is. */
  private static byte[] bad(String answer) {
    return answer.replace('@', '\u0092').getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String three(String second) {
    return envelope(result(diffgram(row("Payment", 1, "") + second + row("Payment", 3, ""))));
  }

  private record Read(List<ReportRow<Payment>> rows, long replaced) {}

  private static Read read(String type, byte[] body, String... headers) throws Exception {
    try (StubServer server = new StubServer(reply(200, type, body, headers));
        SoapInvoiceCloud cloud = Contract.cloud(server);
        Report<Payment> report = cloud.paymentsSince(FROM)) {
      List<ReportRow<Payment>> rows = new ArrayList<>();
      report.forEachRemaining(rows::add);
      return new Read(rows, report.statistics().replacedCharacters());
    }
  }

  @Test
  void badByteInAName_isReplacedAndCounted_andEveryRowIsUnderstood() throws Exception {
    Read read = read(XML, bad(three(row("Payment", 2, "<CustomerName>O@Neil</CustomerName>"))));

    assertThat(read.replaced()).isEqualTo(1);
    assertThat(read.rows()).hasSize(3).allMatch(ReportRow.Understood.class::isInstance);
    assertThat(((ReportRow.Understood<Payment>) read.rows().get(1)).record().customerName())
        .contains("O\uFFFDNeil");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<PaymentGUID>0",
        "<AccountNumber>AC",
        "<InvoiceNumber>INV",
        "<PaymentDateGMT>2026-11-02T10",
        "<PaymentAmount>1",
        "<ConvenienceFee>",
        "<Approved>"
      })
  void badByteInAnIdentifierAnAmountOrADate_costsThatRowAlone(String where) throws Exception {
    String second = row("Payment", 2, "");
    assertThat(second).contains(where);

    Read read = read(XML, bad(three(second.replace(where, where + "@"))));

    assertThat(read.rows()).hasSize(3);
    assertThat(read.rows().get(0)).isInstanceOf(ReportRow.Understood.class);
    assertThat(read.rows().get(1))
        .isInstanceOfSatisfying(
            ReportRow.NotUnderstood.class,
            row ->
                assertThat(row.reason())
                    .contains(where.substring(1, where.indexOf('>')))
                    .doesNotContain("AC\uFFFD"));
    assertThat(read.rows().get(2)).isInstanceOf(ReportRow.Understood.class);
  }

  @ParameterizedTest
  @CsvSource({
    // the bytes, the head's charset, the declaration's, a byte order mark
    "UTF-8,        '; charset=utf-8',          utf-16,       false",
    "UTF-8,        '; charset=UTF-8',          iso-8859-1,   false",
    "UTF-8,        '; charset=\"utf-8\"',      iso-8859-1,   false",
    "UTF-8,        '; charset=us-ascii',       utf-8,        false",
    "UTF-8,        '; charset=utf-16',         utf-8,        false",
    "UTF-8,        '; charset=nonsense',       utf-8,        false",
    "UTF-8,        '',                         utf-16,       false",
    "UTF-8,        '; charset=iso-8859-1',     iso-8859-1,   true",
    "UTF-16LE,     '; charset=utf-8',          utf-8,        true",
    "UTF-16LE,     '; charset=utf-16',         utf-8,        false",
    "UTF-16BE,     '; charset=UTF-16',         utf-16,       true",
    "windows-1252, '; charset=iso-8859-1',     utf-8,        false",
    "windows-1252, '; charset=Windows-1252',   utf-8,        false",
    "windows-1252, '',                         windows-1252, false"
  })
  void charset_isTheMarks_thenTheHeads_thenTheDeclarations(
      Charset bytes, String named, String declared, boolean mark) throws Exception {
    String answer =
        three(row("Payment", 2, "<CustomerName>M\u00FCller\u2019s</CustomerName>"))
            .replace("\"utf-8\"", "\"" + declared + "\"");

    Read read = read("text/xml" + named, ((mark ? "\uFEFF" : "") + answer).getBytes(bytes));

    assertThat(read.rows()).hasSize(3);
    assertThat(read.replaced()).isZero();
    assertThat(((ReportRow.Understood<Payment>) read.rows().get(1)).record().customerName())
        .contains("M\u00FCller\u2019s");
  }
}
