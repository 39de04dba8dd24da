package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.testkit.DataPump;
import com.imt.ic.testkit.RtdrCaller;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/**
 * EXAMPLE: host, in a process of its own, with many callers at once: receipts again and again,
 * strangers, garbage, bodies that are too large, connections that break and callers that fall
 * silent, then the export against what was sent.
 */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class HostUnderLoadTest {

  private static final int PAYMENTS = 1_000;
  private static final int CALLERS = 24;
  private static final int SILENT = 30;
  private static final long SEED = 20261123;
  private static final BillerCredentials CREDENTIALS = BillerCredentials.of("guid-1", "key-1");

  @TempDir private Path folder;
  private final List<Socket> silent = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<PaymentGuid, Integer> timesPosted = new ConcurrentHashMap<>();

  @Test
  void h2_holdsWhatWasSentOnceAndNothingElse() throws Exception {
    storm(List.of());
  }

  @Test
  void postgreSql_holdsWhatWasSentOnceAndNothingElse() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      storm(List.of("--db", postgres.getJdbcUrl("postgres", "postgres"), "--db-user", "postgres"));
    }
  }

  private void storm(List<String> database) throws Exception {
    Random random = new Random(SEED);
    List<Payment> truth = new ArrayList<>();
    for (int i = 0; i < PAYMENTS; i++) {
      truth.add(payment(i, random));
    }
    try (HostProcess host = HostProcess.start(folder, database)) {
      DataPump pump = DataPump.to(host.address("OnlineReceipt"), CREDENTIALS);
      RtdrCaller rtdr = RtdrCaller.to(host.address("RealTimeDataRefresh"), CREDENTIALS);
      for (int i = 0; i < SILENT; i++) {
        silent.add(host.silentCaller(i % 2 == 0));
      }
      List<Callable<Void>> calls = new ArrayList<>();
      for (int copy = 0; copy < 3; copy++) {
        List<Payment> shuffled = new ArrayList<>(truth);
        Collections.shuffle(shuffled, random);
        for (int from = 0; from < PAYMENTS; ) {
          int to = Math.min(PAYMENTS, from + 1 + random.nextInt(5));
          List<Payment> receipts = List.copyOf(shuffled.subList(from, to));
          DataPump speaker = random.nextBoolean() ? pump : pump.soap12();
          calls.add(() -> post(speaker, receipts));
          from = to;
        }
      }
      for (int i = 0; i < 60; i++) {
        int kind = i;
        calls.add(() -> abuse(host.address("OnlineReceipt"), pump, truth, kind));
        calls.add(() -> ask(rtdr));
      }
      Collections.shuffle(calls, random);
      ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
      try {
        for (Future<Void> call : callers.invokeAll(calls)) {
          call.get();
        }
      } finally {
        callers.shutdownNow();
      }
      assertThat(timesPosted.keySet())
          .as("every receipt was answered Posted, or its Posted went down with a broken connection")
          .allSatisfy(guid -> assertThat(timesPosted.get(guid)).isEqualTo(1));
    }
    List<String> export = new ArrayList<>(List.of("export", "--out", folder.resolve("out") + ""));
    export.addAll(database);
    CommandRun run = CommandRun.spectrum(export.toArray(new String[0]));
    assertThat(run.err()).isEmpty();
    assertThat(exported()).as("seed %d", SEED).isEqualTo(expected(truth));
    List<JsonNode> quarantine = CommandRun.jsonLines(folder.resolve("out/quarantine.jsonl"));
    assertThat(quarantine)
        .as("the bad receipt beside good ones, kept once")
        .singleElement()
        .satisfies(row -> assertThat(row.path("reason").asText()).startsWith("PaymentAmount:"));
  }

  @AfterEach
  void hangUp() throws IOException {
    for (Socket socket : silent) {
      socket.close();
    }
  }

  private Void post(DataPump pump, List<Payment> receipts) {
    for (DataPump.Result result : pump.post(receipts)) {
      assertThat(result.status()).as(result.toString()).isNotEqualTo(DataPump.Status.REJECTED);
      if (result.status() == DataPump.Status.POSTED) {
        timesPosted.merge(result.paymentGuid(), 1, Integer::sum);
      }
    }
    return null;
  }

  private static Void ask(RtdrCaller rtdr) {
    assertThat(rtdr.ask(AccountNumber.of("1000000026")).success()).isTrue();
    return null;
  }

  /** What must change nothing, or nothing that the truth does not hold. */
  private Void abuse(URI address, DataPump pump, List<Payment> truth, int kind) throws Exception {
    switch (kind % 6) {
      case 0 -> {
        DataPump stranger = DataPump.to(address, BillerCredentials.of("guid-1", "guess" + kind));
        try {
          stranger.post(List.of(payment(PAYMENTS + kind, new Random(kind))));
          throw new AssertionError("A stranger was let in");
        } catch (InvoiceCloudException e) {
          assertThat(e).hasMessageEndingWith("Invalid BillerGUID or WebServiceKey.");
        }
      }
      case 1 -> assertRefused(address, "\u0001garbage" + kind, 500);
      case 2 -> {
        try {
          assertRefused(address, "x".repeat(11 * 1024 * 1024), 413);
        } catch (IOException e) {
          // Refused by the head alone: who goes on writing may not see why.
          assertThat(e).hasMessageContaining("received no bytes");
        }
      }
      case 3 ->
          assertRefused(
              address, "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>", 500);
      case 4 -> {
        Payment bad = truth.get(0);
        HttpResponse<String> answer = send(address, unreadable(bad));
        assertThat(answer.body()).contains("<Status>Rejected</Status>");
      }
      default -> {
        pump.breakOff(List.of(truth.get(kind)), DataPump.BreakOff.WITHIN_THE_REQUEST);
        pump.breakOff(List.of(truth.get(kind)), DataPump.BreakOff.AFTER_THE_REQUEST);
      }
    }
    return null;
  }

  private void assertRefused(URI address, String body, int status) throws Exception {
    assertThat(send(address, body).statusCode()).isEqualTo(status);
  }

  private HttpResponse<String> send(URI address, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "text/xml")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String unreadable(Payment payment) {
    return "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>"
        + "<PostOnlineReceipt xmlns=\"urn:imt-spectrum:OnlineReceipt\"><BillerGUID>guid-1"
        + "</BillerGUID><WebServiceKey>key-1</WebServiceKey><Receipts><Receipt><PaymentGUID>"
        + payment.paymentGuid().value()
        + "</PaymentGUID><AccountNumber>A</AccountNumber><InvoiceTypeID>0</InvoiceTypeID>"
        + "<PaymentDateGMT>2026-11-20T15:00:00Z</PaymentDateGMT><PaymentAmount>1.234</PaymentAmount>"
        + "<ConvenienceFee>0</ConvenienceFee><PaymentMethod>CC</PaymentMethod>"
        + "<AutoPay>false</AutoPay></Receipt></Receipts></PostOnlineReceipt></e:Body></e:Envelope>";
  }

  private static Payment payment(int number, Random random) {
    Payment.Builder payment =
        Payment.builder()
            .paymentGuid(
                PaymentGuid.of(String.format(Locale.ROOT, "0a0b0c0d-1111-4000-8000-%012d", number)))
            .accountNumber(AccountNumber.of("LOAD-" + random.nextInt(50)))
            .invoiceNumber(InvoiceNumber.of("L" + number))
            .paidAt(Instant.parse("2026-11-20T15:00:00Z").plusMillis(random.nextInt(80_000_000)))
            .amount(Money.ofCents(1 + random.nextInt(500_000)))
            .convenienceFee(Money.ZERO)
            .method(random.nextBoolean() ? PaymentMethod.CC : PaymentMethod.EFT)
            .autoPay(false)
            .approved(true);
    if (random.nextBoolean()) {
      payment.invoiceTypeId("7"); // else .NET's none
    }
    return payment.build();
  }

  private static Map<String, String> expected(List<Payment> truth) {
    return truth.stream()
        .collect(
            Collectors.toMap(
                payment -> payment.paymentGuid().value(),
                payment ->
                    String.join(
                        " ",
                        payment.accountNumber().value(),
                        payment.invoiceNumber().map(InvoiceNumber::value).orElse(""),
                        payment.invoiceTypeId().orElse("none"),
                        payment.paidAt().toString(),
                        payment.amount().toString(),
                        payment.method().map(PaymentMethod::code).orElse(""),
                        "PUSH"),
                (one, other) -> one,
                TreeMap::new));
  }

  /** By identity; a second row of one identity would show as a text of its own. */
  private Map<String, String> exported() {
    return CommandRun.jsonLines(folder.resolve("out/payments.jsonl")).stream()
        .collect(
            Collectors.toMap(
                row -> row.path("paymentGuid").asText(),
                row ->
                    String.join(
                        " ",
                        row.path("accountNumber").asText(),
                        row.path("invoiceNumber").asText(),
                        row.path("invoiceTypeId").asText("none"),
                        row.path("paidAt").asText(),
                        row.path("amount").asText(),
                        row.path("method").asText(),
                        row.path("channel").asText()),
                (one, other) -> one + " and again " + other,
                TreeMap::new));
  }
}
