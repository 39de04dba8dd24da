package com.imt.ic.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.payment.Payment;
import com.imt.ic.payment.PaymentChannel;
import com.imt.ic.payment.PaymentMethod;
import com.imt.ic.profile.Profile;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Kills {@code spectrum poll}, a JVM of its own, with SIGKILL at random moments, runs it again, and
 * compares the books with the truth. {@code -Dpoll.kills=N} sets how often each database sees it,
 * {@code -Dpoll.seed=N} when.
 */
class KilledPollTest {

  private static final long SEED = Long.getLong("poll.seed", System.nanoTime());
  private static final int KILLS = Integer.getInteger("poll.kills", 2);
  private static final String FROM = "2026-11-01T00:00:00Z";

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private FakeInvoiceCloud cloud;
  private FakeInvoiceCloudServer server;
  private final AtomicInteger requests = new AtomicInteger();
  private int number;

  @BeforeEach
  void start() {
    cloud = FakeInvoiceCloud.builder().profile(Profile.defaults()).build();
    server = FakeInvoiceCloudServer.start(cloud);
    server.wireFaults().beforeEachAnswer(operation -> requests.incrementAndGet());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void h2_pollKilledAtAnyMoment_everyPaymentIsPostedOnce() throws Exception {
    killAndCompare();
  }

  @Test
  void postgresql_pollKilledAtAnyMoment_everyPaymentIsPostedOnce() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      killAndCompare("--db", postgres.getJdbcUrl("postgres", "postgres"));
    }
  }

  private void killAndCompare(String... database) throws Exception {
    int died = 0;
    for (int round = 1; round <= KILLS; round++) {
      pay(120);
      died += kill(database) ? 1 : 0;
      String where = "seed " + SEED + ", kill " + round;
      CommandRun again = run("poll", database);
      assertThat(again.status()).as("%s: %s", where, again.err()).isZero();
      requireBooksAreTrue(where, database);
    }
    System.out.printf("%d of %d polls died before their end, seed %d%n", died, KILLS, SEED);
    assertThat(died).as("polls that died before their end, seed %d", SEED).isPositive();
  }

  /**
   * Mostly the process is killed soon after it asked InvoiceCloud, else anywhere from its start.
   */
  private boolean kill(String... database) throws IOException, InterruptedException {
    Process process = child("poll", database);
    boolean running = true;
    if (random.nextInt(4) != 0) {
      int asked = requests.get();
      while (running && requests.get() == asked) {
        running = !process.waitFor(1, TimeUnit.MILLISECONDS);
      }
      running = running && !process.waitFor(random.nextInt(250), TimeUnit.MILLISECONDS);
    } else {
      running = !process.waitFor(random.nextInt(1500), TimeUnit.MILLISECONDS);
    }
    process.destroyForcibly().waitFor();
    return running;
  }

  /** Two processes poll, and a third one serves what the data pump pushes meanwhile. */
  @Test
  void twoProcessesPoll_whileTheDataPumpPushesTheSamePayments_everyPaymentIsPostedOnce()
      throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      String[] database = {"--db", postgres.getJdbcUrl("postgres", "postgres")};
      List<Payment> payments = pay(300);
      try (Embedding embedding = embedding(database)) {
        Process one = child("poll", database);
        Process other = child("poll", database);
        while (one.isAlive() || other.isAlive()) {
          Payment payment = payments.get(random.nextInt(payments.size()));
          if (payment.approved()) {
            embedding.payments().accept(payment, PaymentChannel.PUSH);
          }
        }
        assertThat(one.waitFor()).as("seed %d: %s", SEED, log()).isZero();
        assertThat(other.waitFor()).as("seed %d: %s", SEED, log()).isZero();
      }
      requireBooksAreTrue("seed " + SEED, database);
    }
  }

  private Embedding embedding(String... database) {
    CommonOptions options = new CommonOptions();
    new CommandLine(
            CommandLine.Model.CommandSpec.create()
                .addMixin("options", CommandLine.Model.CommandSpec.forAnnotatedObject(options)))
        .parseArgs(arguments(database).toArray(new String[0]));
    return Embedding.open(options, Clock.systemUTC());
  }

  private List<Payment> pay(int count) {
    List<Payment> payments = new ArrayList<>();
    Instant now = Instant.now().minus(Duration.ofHours(1));
    for (int i = 0; i < count; i++) {
      payments.add(
          Payment.builder()
              .paymentGuid(
                  PaymentGuid.of(
                      String.format(Locale.ROOT, "%08x-1111-4222-8333-444444444444", ++number)))
              .accountNumber(AccountNumber.of("HO-" + number))
              .invoiceNumber(InvoiceNumber.of("INV" + number))
              .paidAt(now.plusSeconds(random.nextInt(3000)))
              .amount(Money.ofCents(1 + random.nextInt(500_000)))
              .method(PaymentMethod.CC)
              .approved(random.nextInt(10) != 0)
              .build());
    }
    cloud.recordPayments(payments);
    return payments;
  }

  private void requireBooksAreTrue(String where, String... database) {
    CommandRun export = run("export", database);
    assertThat(export.status()).as("%s: %s", where, export.err()).isZero();
    TreeMap<String, String> truth = new TreeMap<>();
    TreeSet<String> declined = new TreeSet<>();
    for (Payment payment : cloud.allPayments()) {
      if (payment.approved()) {
        truth.put(payment.paymentGuid().value(), payment.amount().toString());
      } else {
        declined.add(payment.paymentGuid().value());
      }
    }
    TreeMap<String, String> posted = new TreeMap<>();
    CommandRun.jsonLines(folder.resolve("out/payments.jsonl"))
        .forEach(
            row ->
                assertThat(
                        posted.put(row.path("paymentGuid").asText(), row.path("amount").asText()))
                    .as("%s: posted twice", where)
                    .isNull());
    assertThat(posted).as(where).isEqualTo(truth);
    assertThat(CommandRun.jsonLines(folder.resolve("out/declined.jsonl")))
        .as(where)
        .extracting(row -> row.path("paymentGuid").asText())
        .containsExactlyInAnyOrderElementsOf(declined);
  }

  private CommandRun run(String command, String... database) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(command.equals("poll") ? arguments(database) : stored(database));
    if (command.equals("poll")) {
      all.addAll(List.of("--from", FROM));
    }
    return CommandRun.spectrum(all.toArray(new String[0]));
  }

  private Process child(String command, String... database) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Spectrum.class.getName(),
                command));
    all.addAll(arguments(database));
    all.addAll(List.of("--from", FROM));
    return new ProcessBuilder(all)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("children.log").toFile()))
        .start();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("children.log"));
  }

  private List<String> stored(String... database) {
    List<String> options = new ArrayList<>(List.of("--out", folder.resolve("out").toString()));
    options.addAll(List.of(database));
    return options;
  }

  private List<String> arguments(String... database) {
    List<String> options = stored(database);
    options.addAll(
        List.of(
            "--ic-url",
            server.baseAddress().toString(),
            "--biller-guid",
            server.credentials().billerGuid().reveal(),
            "--web-service-key",
            server.credentials().webServiceKey().reveal()));
    return options;
  }
}
