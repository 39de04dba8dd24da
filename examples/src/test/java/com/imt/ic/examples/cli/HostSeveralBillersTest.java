package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.testkit.DataPump;
import com.imt.ic.testkit.RtdrCaller;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** EXAMPLE: host --also, in a process of its own. */
class HostSeveralBillersTest {

  private static final BillerCredentials FIRST = BillerCredentials.of("guid-1", "key-1");
  private static final BillerCredentials OTHER = BillerCredentials.of("guid-2", "key-2");
  private static final AccountNumber ACCOUNT = AccountNumber.of("1000000026");
  private static final InvoiceNumber INVOICE = InvoiceNumber.of("20260100000");

  @TempDir Path folder;

  private Path profile;

  @BeforeEach
  void profile() throws IOException {
    profile = folder.resolve("other.json");
    Files.writeString(profile, "{\"biller\": {\"bid\": \"5678\"}}");
  }

  private List<String> also() {
    return List.of("--also", profile.toString());
  }

  private static Payment payment(int number) {
    return Payment.builder()
        .paymentGuid(PaymentGuid.of("a1b283f1-b7e8-45df-8fea-00000000000" + number))
        .accountNumber(ACCOUNT)
        .invoiceNumber(INVOICE)
        .paidAt(Instant.parse("2026-11-20T15:00:00Z"))
        .amount(Money.parse("11.14"))
        .method(PaymentMethod.CC)
        .approved(true)
        .build();
  }

  private static String due(RtdrCaller rtdr) {
    return rtdr.ask(ACCOUNT, INVOICE).invoices().get(0).balanceDue().toString();
  }

  @Test
  void theSamePaymentOfTwoBillers_isTwoPayments_eachWithItsOwnBalances() throws Exception {
    Map<String, String> credentials = Map.of("IC_CREDENTIALS_5678", "guid-2:key-2");
    try (HostProcess host = HostProcess.start(folder, also(), credentials)) {
      DataPump first = DataPump.to(host.address("OnlineReceipt"), FIRST);
      DataPump other = DataPump.to(host.address("OnlineReceipt"), OTHER);
      RtdrCaller firstBalances = RtdrCaller.to(host.address("RealTimeDataRefresh"), FIRST);
      RtdrCaller otherBalances = RtdrCaller.to(host.address("RealTimeDataRefresh"), OTHER);

      assertThat(first.post(List.of(payment(1))).get(0).status()).isEqualTo(DataPump.Status.POSTED);
      assertThat(due(firstBalances)).isEqualTo("500.00");
      assertThat(due(otherBalances)).isEqualTo("511.14");
      assertThat(other.post(List.of(payment(1), payment(2))))
          .extracting(DataPump.Result::status)
          .containsOnly(DataPump.Status.POSTED);
      assertThat(due(firstBalances)).isEqualTo("500.00");
      assertThat(due(otherBalances)).isEqualTo("488.86");

      HttpResponse<String> health =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(host.address("health")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body())
          .isEqualTo("{\"status\":\"UP\",\"reasons\":[],\"requests\":{\"answered\":6}}");
      assertThat(posted()).isEqualTo(1);
      assertThat(posted("--profile", profile.toString())).isEqualTo(2);
    }
  }

  private long posted(String... options) {
    Path out = folder.resolve("out");
    List<String> args = new ArrayList<>(List.of("export", "--out", out.toString()));
    args.addAll(List.of(options));
    CommandRun run = CommandRun.spectrum(args.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    return CommandRun.jsonLines(out.resolve("payments.jsonl")).size();
  }

  @Test
  void credentialsThatAreMissingMalformedOrAnothers_areNamed_andNotShown() throws Exception {
    refused(Map.of(), 2, "The variable IC_CREDENTIALS_5678 is not set");
    refused(Map.of("IC_CREDENTIALS_5678", "secret-4711"), 2, "IC_CREDENTIALS_5678 is no GUID:KEY");
    refused(
        Map.of("IC_CREDENTIALS_5678", "guid-1:key-1"),
        1,
        "one pair of BillerGUID and WebServiceKey for both biller 1234 and biller 5678");
  }

  private void refused(Map<String, String> environment, int status, String message)
      throws Exception {
    Process host = HostProcess.launch(folder, 0, also(), environment);
    assertThat(host.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(host.exitValue()).isEqualTo(status);
    assertThat(HostProcess.errors(folder))
        .contains(message)
        .doesNotContain("4711")
        .doesNotContain("key-1");
  }
}
