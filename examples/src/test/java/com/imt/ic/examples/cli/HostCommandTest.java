package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** EXAMPLE: host, in a process of its own that is killed in the end. */
class HostCommandTest {

  private static final BillerCredentials CREDENTIALS = BillerCredentials.of("guid-1", "key-1");

  @TempDir Path folder;

  private HostProcess host;

  @BeforeEach
  void start() throws IOException {
    host = HostProcess.start(folder, List.of());
  }

  @AfterEach
  void kill() {
    host.close();
  }

  @Test
  void portThatIsTaken_isOneLineThatSaysSo() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    int port = host.base().getPort();

    Process second = HostProcess.launch(other, port, List.of(), Map.of());

    assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(1);
    assertThat(HostProcess.errors(other))
        .isEqualTo(
            "spectrum: --port "
                + port
                + ": cannot be opened (Address already in use); give a free one, or 0 for any\n");
  }

  @Test
  void receipts_arePostedOnce_balancesFollow_andAKilledHostLosesNothing() throws Exception {
    AccountNumber account = AccountNumber.of("1000000026");
    InvoiceNumber invoice = InvoiceNumber.of("20260100000");
    Payment payment =
        Payment.builder()
            .paymentGuid(PaymentGuid.of("a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2"))
            .accountNumber(account)
            .invoiceNumber(invoice)
            .invoiceTypeId("1")
            .paidAt(Instant.parse("2026-11-20T15:00:00.1234567Z"))
            .amount(Money.parse("11.14"))
            .convenienceFee(Money.parse("2.95"))
            .method(PaymentMethod.CC)
            .cardType("VISA")
            .autoPay(false)
            .source("Kiosk")
            .approved(true)
            .build();
    RtdrCaller rtdr = RtdrCaller.to(host.address("RealTimeDataRefresh"), CREDENTIALS);
    DataPump pump = DataPump.to(host.address("OnlineReceipt"), CREDENTIALS);

    assertThat(rtdr.ask(account, invoice).invoices().get(0).balanceDue()).hasToString("511.14");
    assertThat(pump.post(List.of(payment)).get(0).status()).isEqualTo(DataPump.Status.POSTED);
    assertThat(pump.soap12().post(List.of(payment, payment)))
        .extracting(DataPump.Result::status)
        .containsOnly(DataPump.Status.ALREADY_POSTED);
    assertThat(rtdr.soap12().ask(account).invoices())
        .singleElement()
        .satisfies(
            balance -> {
              assertThat(balance.balanceDue()).hasToString("500.00");
              assertThat(balance.minimumAmountDue()).hasToString("500.00");
            });
    assertThat(rtdr.ask(AccountNumber.of("nobody")).success()).isFalse();

    // A second process reads the same database while the first one serves.
    assertThat(export()).hasSize(1);
    kill();
    List<JsonNode> posted = export();
    assertThat(posted)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.path("amount").asText()).isEqualTo("11.14");
              assertThat(row.path("paidAt").asText()).isEqualTo("2026-11-20T15:00:00.123456Z");
              assertThat(row.path("channel").asText()).isEqualTo("PUSH");
              assertThat(row.path("source").asText()).isEqualTo("Kiosk");
            });
  }

  private List<JsonNode> export() {
    CommandRun run = CommandRun.spectrum("export", "--out", folder.resolve("out").toString());
    assertThat(run.err()).isEmpty();
    return CommandRun.jsonLines(folder.resolve("out/payments.jsonl"));
  }
}
