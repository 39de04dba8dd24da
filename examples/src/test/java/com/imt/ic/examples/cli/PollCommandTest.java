package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.profile.Profile;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import com.imt.ic.testkit.MutableClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** EXAMPLE: poll and export, against an InvoiceCloud over HTTP. */
class PollCommandTest {

  private static final Instant FIRST = Instant.parse("2026-11-02T03:04:05Z");

  @TempDir Path folder;

  private FakeInvoiceCloud fake;
  private FakeInvoiceCloudServer server;

  @BeforeEach
  void start() {
    fake =
        FakeInvoiceCloud.builder()
            .clock(MutableClock.at(Instant.parse("2026-11-20T14:00:00Z")))
            .profile(Profile.defaults())
            .build();
    fake.recordPayments(history());
    server = FakeInvoiceCloudServer.start(fake);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Payments with names of any character, null columns, and seven-digit fractions. */
  private static List<Payment> history() {
    long seed = 4;
    Random random = new Random(seed);
    String[] names = {
      "Avery O'Neil",
      "Müller & Söhne <Farm>",
      "ACME \"North\" LLC",
      "张伟",
      "😀 ]]> &amp;",
      " padded ",
      "tab\there"
    };
    List<Payment> payments = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Payment.Builder payment =
          Payment.builder()
              .paymentGuid(
                  PaymentGuid.of(String.format(Locale.ROOT, "%08x-1111-4222-8333-444444444444", i)))
              .accountNumber(AccountNumber.of("HO-" + (1000 + i)))
              .paidAt(FIRST.plusSeconds(97L * i).plusNanos(100L * random.nextInt(10_000_000)))
              .amount(Money.ofCents(1 + random.nextInt(500_000)))
              .approved(i % 11 != 10);
      if (i % 3 != 0) {
        payment
            .invoiceNumber(InvoiceNumber.of("INV" + i))
            .customerName(names[i % names.length])
            .convenienceFee(Money.parse("2.95"))
            .method(i % 2 == 0 ? PaymentMethod.CC : PaymentMethod.EFT)
            .billerReference("ref " + i);
      }
      payments.add(payment.build());
    }
    return payments;
  }

  private CommandRun run(String command, String... more) {
    List<String> args =
        new ArrayList<>(List.of(command, "--out", folder.resolve("out").toString()));
    args.addAll(List.of(more));
    if (command.equals("poll")) {
      unlessGiven(args, "--ic-url", server.baseAddress().toString());
      unlessGiven(args, "--biller-guid", server.credentials().billerGuid().reveal());
      unlessGiven(args, "--web-service-key", server.credentials().webServiceKey().reveal());
    }
    return CommandRun.spectrum(args.toArray(new String[0]));
  }

  private static void unlessGiven(List<String> args, String option, String value) {
    if (!args.contains(option)) {
      args.add(option);
      args.add(value);
    }
  }

  private void everyRowArrivedOnce() {
    List<JsonNode> posted = CommandRun.jsonLines(folder.resolve("out/payments.jsonl"));
    List<Payment> approved = fake.allPayments().stream().filter(Payment::approved).toList();
    assertThat(posted).hasSameSizeAs(approved);
    for (int i = 0; i < posted.size(); i++) {
      JsonNode row = posted.get(i);
      Payment payment = approved.get(i);
      assertThat(row.path("paymentGuid").asText()).isEqualTo(payment.paymentGuid().value());
      assertThat(row.path("amount").asText()).isEqualTo(payment.amount().toString());
      assertThat(Instant.parse(row.path("paidAt").asText()))
          .isEqualTo(payment.paidAt().truncatedTo(ChronoUnit.MICROS));
      assertThat(row.has("customerName")).isEqualTo(payment.customerName().isPresent());
      payment
          .customerName()
          .ifPresent(name -> assertThat(row.path("customerName").asText()).isEqualTo(name));
      assertThat(row.path("invoiceNumber").asText(""))
          .isEqualTo(payment.invoiceNumber().map(InvoiceNumber::value).orElse(""));
      assertThat(row.path("channel").asText()).isEqualTo("POLL");
    }
    List<JsonNode> declined = CommandRun.jsonLines(folder.resolve("out/declined.jsonl"));
    assertThat(declined).hasSize(fake.allPayments().size() - approved.size()).isNotEmpty();
  }

  @Test
  void sourceThatStaysSilent_isWarnedOfOnce() throws IOException {
    Path profile = folder.resolve("profile.json");
    Files.writeString(profile, "{ \"polling\": { \"paperless\": { \"silentAfter\": 2 } } }");
    List<Boolean> warned = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      CommandRun poll = run("poll", "--report", "paperless", "--profile", profile.toString());
      assertThat(poll.status()).isZero();
      warned.add(poll.out().contains("  ! Report paperless: 2 answers in a row had no row"));
    }
    assertThat(warned).containsExactly(false, true, false, false);
  }

  @Test
  void pollTwice_everyRowArrivesOnce_toTheCentAndTheMicrosecond() {
    CommandRun first = run("poll", "--from", "2026-11-01T00:00:00Z");
    assertThat(first.err()).isEmpty();
    assertThat(first.status()).isZero();
    assertThat(run("poll", "--soap", "1.2").status()).isZero();
    assertThat(run("poll", "--from", "2026-11-01T00:00:00Z").status()).isZero();
    assertThat(run("export").status()).isZero();
    everyRowArrivedOnce();
  }

  @Test
  void postgresql_worksTheSame() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      String url = postgres.getJdbcUrl("postgres", "postgres");
      for (int i = 0; i < 2; i++) {
        CommandRun poll = run("poll", "--from", "2026-11-01T00:00:00Z", "--db", url);
        assertThat(poll.err()).isEmpty();
        assertThat(poll.status()).isZero();
      }
      assertThat(run("export", "--db", url).status()).isZero();
      assertThat(run("reconcile", "--db", url).status()).isIn(0, 3);
      everyRowArrivedOnce();
    }
  }

  @Test
  void firstPollWithoutFrom_saysSo() {
    CommandRun run = run("poll", "--report", "payments");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.errorLine()).contains("never polled").contains("--from");
  }

  @Test
  void oneReport_isPolledAlone() {
    CommandRun run = run("poll", "--report", "autopay");
    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("autopay").doesNotContain("payments ");
  }

  @Test
  void wrongUsage_endsWithTwo() {
    assertThat(run("poll", "--accept", "--from", "2026-11-01T00:00:00Z").status()).isEqualTo(2);
    assertThat(run("poll", "--report", "weather").status()).isEqualTo(2);
    assertThat(run("poll", "--soap", "1.3").status()).isEqualTo(2);
    assertThat(CommandRun.spectrum("poll", "--out", folder.toString()).status()).isEqualTo(2);
    assertThat(CommandRun.spectrum("dance").status()).isEqualTo(2);
    assertThat(CommandRun.spectrum().status()).isEqualTo(2);
  }

  @Test
  void wrongKeyOrServerThatIsDown_isOneLine_andTheNextPollBringsAll() {
    CommandRun wrongKey =
        run("poll", "--from", "2026-11-01T00:00:00Z", "--web-service-key", "k-4711");
    assertThat(wrongKey.status()).as(wrongKey.err()).isEqualTo(1);
    assertThat(wrongKey.errorLine()).contains("refused the credentials").doesNotContain("4711");
    CommandRun down =
        run("poll", "--from", "2026-11-01T00:00:00Z", "--ic-url", "http://127.0.0.1:9/");
    assertThat(down.status()).isEqualTo(1);
    assertThat(down.errorLine()).contains("127.0.0.1:9");
    CommandRun plain = run("poll", "--ic-url", "http://invoicecloud.example/");
    assertThat(plain.status()).isEqualTo(1);
    assertThat(plain.errorLine()).contains("https");
    assertThat(run("poll", "--from", "2026-11-01T00:00:00Z").status()).isZero();
    assertThat(run("export").status()).isZero();
    everyRowArrivedOnce();
  }
}
