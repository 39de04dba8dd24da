package com.imt.ic.soap.hosted;

import static com.imt.ic.soap.hosted.SpectrumOnLoopback.all;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.guid;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipt;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipts;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.quarantine.QuarantineKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The receipts of one request share a transaction, and none of them another's fate. */
class PushedBatchTest {

  private static final String SEND_AGAIN =
      "temporarily unavailable, send again\\. Reference: [0-9a-f-]{36}";

  private SpectrumOnLoopback spectrum;

  @BeforeEach
  void start() throws Exception {
    spectrum = new SpectrumOnLoopback();
  }

  @AfterEach
  void stop() {
    spectrum.close();
  }

  private static void assertAsksForAllAgain(String answer) {
    assertThat(answer).contains("<faultcode>soap:Server</faultcode>").doesNotContain("<Status>");
    assertThat(all(answer, "faultstring")).singleElement().asString().matches(SEND_AGAIN);
  }

  private String push(String... receipts) throws Exception {
    return spectrum.post11("OnlineReceipt", receipts(receipts)).body();
  }

  /** A hundred receipts of which one is another. */
  private static String[] hundred(int at, String another) {
    return IntStream.range(0, 100)
        .mapToObj(i -> i == at ? another : receipt(i))
        .toArray(String[]::new);
  }

  private static void assertOnly(int at, String one, List<String> statuses, String others) {
    assertThat(statuses).hasSize(100);
    for (int i = 0; i < 100; i++) {
      assertThat(statuses.get(i)).as("receipt %s", i).isEqualTo(i == at ? one : others);
    }
  }

  @Test
  void oneThatCannotBeRead_amongAHundred_failsAlone() throws Exception {
    String answer = push(hundred(41, receipt(guid(41), "HO-1", "12.345", "CC")));

    assertOnly(41, "Rejected", statuses(answer), "Posted");
    assertThat(all(answer, "PaymentGUID"))
        .containsExactlyElementsOf(IntStream.range(0, 100).mapToObj(i -> guid(i)).toList());
    assertThat(all(answer, "ErrorMessage"))
        .containsExactly(
            "PaymentAmount: found \"12.345\", expected an amount with at most 2 decimals");
    assertThat(spectrum.posted()).hasSize(99);
  }

  @Test
  void oneThatRepeatsAnElement_amongAHundred_failsAlone_withAllOfItKept() throws Exception {
    String amount = "<PaymentAmount>10.00</PaymentAmount>";
    String twice =
        receipt(guid(41), "HO-1", "10.00", "CC").replace(amount, amount + amount.replace('1', '9'));

    String answer = push(hundred(41, twice));

    assertOnly(41, "Rejected", statuses(answer), "Posted");
    assertThat(all(answer, "PaymentGUID")).contains(guid(41));
    assertThat(all(answer, "ErrorMessage"))
        .containsExactly("column PaymentAmount: found more than once in the row, expected once");
    assertThat(spectrum.quarantine())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.kind()).isEqualTo(QuarantineKind.UNREADABLE);
              assertThat(entry.raw())
                  .doesNotContainKey("PaymentAmount")
                  .containsEntry("PaymentAmount#1", "10.00")
                  .containsEntry("PaymentAmount#2", "90.00");
            });
  }

  @Test
  void oneThatRepeatsItsIdentity_orAnElementFarBehind_failsAlone() throws Exception {
    String identity = "<PaymentGUID>" + guid(2) + "</PaymentGUID>";
    String twice = receipt(guid(2), "HO-1", "1", "CC");

    String answer =
        push(
            receipt(1),
            twice.replace(identity, identity + identity),
            twice.replace("</Receipt>", identity + "</Receipt>"),
            receipt(4));

    assertThat(statuses(answer)).containsExactly("Posted", "Rejected", "Rejected", "Posted");
  }

  @Test
  void oneThatTheLedgerFailsOn_amongAHundred_isAskedForAgain_andPostedOnceItIsMended()
      throws Exception {
    String[] receipts = hundred(41, receipt(guid(41), "BROKEN-1", "1", "CC"));

    String first = push(receipts);

    assertOnly(41, "Rejected", statuses(first), "Posted");
    assertThat(all(first, "ErrorMessage"))
        .singleElement()
        .asString()
        .startsWith("not posted for now, kept for a person to look at. Reference: ");
    assertThat(spectrum.posted()).hasSize(99).doesNotHaveDuplicates();
    assertThat(spectrum.quarantine())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.kind()).isEqualTo(QuarantineKind.FAILED);
              assertThat(entry.raw()).containsEntry("PaymentGUID", guid(41));
            });

    assertOnly(41, "Rejected", statuses(push(receipts)), "AlreadyPosted");
    spectrum.ledger.mend();

    assertOnly(41, "Posted", statuses(push(receipts)), "AlreadyPosted");
    assertThat(statuses(push(receipts))).containsOnly("AlreadyPosted");
    assertThat(spectrum.posted()).hasSize(100).doesNotHaveDuplicates();
    assertThat(spectrum.quarantine()).isEmpty();
  }

  @Test
  void ledgerThatIsDown_allReceiptsAreAskedForAgain_andNoneGetsAStatus() throws Exception {
    String[] receipts =
        IntStream.range(0, 30)
            .mapToObj(i -> receipt(guid(i), i < 3 ? "HO-1" : "BROKEN-1", "1", "CC"))
            .toArray(String[]::new);

    assertAsksForAllAgain(push(receipts));

    spectrum.ledger.mend();
    List<String> again = statuses(push(receipts));
    assertThat(again.subList(0, 3)).containsOnly("AlreadyPosted");
    assertThat(again.subList(3, 30)).containsOnly("Posted");
    assertThat(spectrum.posted()).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void databaseThatIsDown_allReceiptsAreAskedForAgain_thoseThatCannotBeReadToo() throws Exception {
    HostedServices services = SpectrumOnLoopback.servicesWithoutBooks().build();
    byte[] request =
        receipts(receipt(1), receipt("no-guid", "HO-1", "1", "CC"), receipt(3))
            .getBytes(StandardCharsets.UTF_8);

    HostedResponse response =
        services.handle(
            new HostedRequest(
                "POST",
                URI.create("http://127.0.0.1/OnlineReceipt"),
                Map.of("Content-Type", List.of("text/xml")),
                new ByteArrayInputStream(request)));

    ByteArrayOutputStream body = new ByteArrayOutputStream();
    response.writeTo(body);
    assertThat(response.status()).isEqualTo(500);
    assertAsksForAllAgain(body.toString(StandardCharsets.UTF_8));
  }
}
