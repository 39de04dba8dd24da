package com.imt.ic.soap.hosted;

import static com.imt.ic.soap.hosted.SpectrumOnLoopback.all;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipt;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipts;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.refresh;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A character that is none costs the receipt that holds it, at most, and never those beside it. */
class BadCharactersTest {

  private final BlockingQueue<HostedCall> calls = new LinkedBlockingQueue<>();
  private SpectrumOnLoopback spectrum;

  @BeforeEach
  void start() throws Exception {
    spectrum = new SpectrumOnLoopback(services -> services.listener(calls::add));
  }

  @AfterEach
  void stop() {
    spectrum.close();
  }

  /** The bytes stand where the @ is. */
  private static byte[] with(String hex, String request) {
    String[] parts = request.split("@", 2);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(parts[0].getBytes(StandardCharsets.UTF_8));
    out.writeBytes(HexFormat.of().parseHex(hex));
    out.writeBytes(parts[1].getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private HttpResponse<String> post(byte[] request) throws Exception {
    return spectrum.post("OnlineReceipt", "text/xml; charset=utf-8", request);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"26237831463B", "262333313B", "1F", "0B", "00", "92", "C3", "EFBFBE", "F09F98"})
  void inAFreeText_isReplacedAndCounted_andAllArePosted(String hex) throws Exception {
    String second = receipt(2).replace("CustomerPortal", "Cust@Portal");

    HttpResponse<String> answer = post(with(hex, receipts(receipt(1), second, receipt(3))));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(statuses(answer.body())).containsExactly("Posted", "Posted", "Posted");
    assertThat(spectrum.posted().get(1).source()).contains("Cust\uFFFDPortal");
    assertThat(calls.take().replacedCharacters()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "PaymentGUID, <PaymentGUID>",
    "AccountNumber, HO-",
    "InvoiceNumber, INV-",
    "InvoiceTypeID, <InvoiceTypeID>",
    "PaymentDateGMT, 2026-11-01T14",
    "PaymentAmount, 49.",
    "ConvenienceFee, <ConvenienceFee>",
    "PaymentMethod, <PaymentMethod>",
    "AutoPay, <AutoPay>"
  })
  void inAnIdentifierAnAmountOrADate_rejectsThatReceiptAlone(String element, String where)
      throws Exception {
    String second = receipt(2).replace(where, where + "@");

    HttpResponse<String> answer = post(with("92", receipts(receipt(1), second, receipt(3))));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(statuses(answer.body())).containsExactly("Posted", "Rejected", "Posted");
    assertThat(all(answer.body(), "ErrorMessage"))
        .singleElement()
        .satisfies(message -> assertThat(message).startsWith(element));
    assertThat(spectrum.posted()).hasSize(2);
    assertThat(calls.take().entries()).isEqualTo(new HostedCall.Entries(2, 0, 1, 0));
  }

  @Test
  void inTheKey_letsNobodyIn() throws Exception {
    HttpResponse<String> answer =
        post(with("1F", receipts(receipt(1)).replace("<WebServiceKey>", "<WebServiceKey>@")));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(calls.take().outcome()).isEqualTo(HostedCall.Outcome.WRONG_CREDENTIALS);
  }

  @Test
  void inAMarkup_isNotWellFormed() throws Exception {
    HttpResponse<String> answer =
        post(with("1F", receipts(receipt(1)).replace("<AutoPay>", "<Auto@Pay>")));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(spectrum.posted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"92", "1F", "262378313B"})
  void inAnAccountThatIsLookedUp_isRejected_notAFault(String hex) throws Exception {
    HttpResponse<String> answer =
        spectrum.post(
            "RealTimeDataRefresh", "text/xml; charset=utf-8", with(hex, refresh("HO-1@", "")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("<Success>false</Success>");
    assertThat(calls.take().entries().rejected()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    // the bytes, the head's charset, the declaration's, a byte order mark
    "UTF-8,        '; charset=utf-8',        iso-8859-1, false",
    "UTF-8,        '; charset=\"UTF-8\"',    utf-16,     false",
    "UTF-8,        '; charset=us-ascii',     iso-8859-1, false",
    "UTF-8,        '',                       utf-16,     false",
    "UTF-8,        '; charset=iso-8859-1',   iso-8859-1, true",
    "UTF-16LE,     '; charset=utf-16',       utf-8,      false",
    "UTF-16BE,     '; charset=utf-8',        utf-8,      true",
    "windows-1252, '; charset=iso-8859-1',   utf-8,      false",
    "windows-1252, '; charset=windows-1252', utf-8,      false"
  })
  void charset_isTheMarks_thenTheHeads_thenTheDeclarations(
      Charset bytes, String named, String declared, boolean mark) throws Exception {
    String request =
        (mark ? "\uFEFF" : "")
            + receipts(receipt(1).replace("CustomerPortal", "M\u00FCller\u2019s"))
                .replace("\"utf-8\"", "\"" + declared + "\"");

    HttpResponse<String> answer =
        spectrum.post("OnlineReceipt", "text/xml" + named, request.getBytes(bytes));

    assertThat(statuses(answer.body())).isEqualTo(List.of("Posted"));
    assertThat(spectrum.posted().get(0).source()).contains("M\u00FCller\u2019s");
    assertThat(calls.take().replacedCharacters()).isZero();
  }
}
