package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.examples.spectrum.SpectrumInvoices;
import com.imt.ic.examples.spectrum.SpectrumServer;
import com.imt.ic.examples.spectrum.SpectrumServices;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.profile.Profile;
import com.imt.ic.testkit.DataPump;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Kills {@code spectrum poll}, a JVM of its own, with SIGKILL at moments spread over its whole
 * life, while InvoiceCloud repeats, shuffles, delays and cuts its answers, and compares the books
 * with the truth. Over PostgreSQL two processes poll at once, and the data pump pushes the same
 * payments meanwhile. {@code -Dpoll.kills=N} sets how many kills each database sees, {@code
 * -Dpoll.seed=N} where and when.
 */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class KilledPollTest {

  private static final long SEED = Long.getLong("poll.seed", System.nanoTime());
  private static final int KILLS = Integer.getInteger("poll.kills", 2);
  private static final String FROM = "2026-11-01T00:00:00Z";

  /** After so many rounds all begins anew: a first poll, a schema to be made, no history. */
  private static final int ROUNDS_PER_DATABASE = 8;

  private static final int PAYMENTS_PER_ROUND = 230;

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private final Map<Phase, Integer> kills = new EnumMap<>(Phase.class);
  private int killed;
  private int polls;
  private int paid;
  private int pushed;

  @Test
  void h2_pollKilledAtAnyMoment_everyPaymentIsPostedOnce() throws Exception {
    for (int database = 1; killed < KILLS; database++) {
      try (Business business = new Business(folder.resolve("h2-" + database), 0, List.of())) {
        for (int round = 1; killed < KILLS && round <= ROUNDS_PER_DATABASE; round++) {
          business.pay();
          business.pollAndKill(1);
          business.perhapsCompare(round == ROUNDS_PER_DATABASE || killed >= KILLS);
        }
      }
    }
    report("H2");
  }

  @Test
  void postgresql_twoPollsKilledAtAnyMoment_whileTheDataPumpPushes_everyPaymentIsPostedOnce()
      throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      for (int database = 1; killed < KILLS; database++) {
        String name = "killed_" + database;
        create(name, postgres);
        List<String> options = List.of("--db", postgres.getJdbcUrl("postgres", name));
        try (Business business = new Business(folder.resolve(name), postgres.getPort(), options)) {
          business.host();
          for (int round = 1; killed < KILLS && round <= ROUNDS_PER_DATABASE; round++) {
            business.pay();
            business.pollAndKill(2);
            business.perhapsCompare(round == ROUNDS_PER_DATABASE || killed >= KILLS);
          }
        }
      }
    }
    report("PostgreSQL");
    assertThat(pushed).as("payments that the data pump posted first, seed %d", SEED).isPositive();
  }

  private static void create(String name, EmbeddedPostgres postgres) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
  }

  /** The books are compared in every round or two, so what is not said here did not happen. */
  private void report(String database) {
    System.out.printf(
        Locale.ROOT,
        "%s, seed %d: %d kills of %d polls %s, %d payments, %d of them pushed first;"
            + " 0 lost, 0 doubled%n",
        database,
        SEED,
        killed,
        polls,
        kills,
        paid,
        pushed);
    assertThat(killed).as("kills, seed %d", SEED).isGreaterThanOrEqualTo(KILLS);
  }

  /** One InvoiceCloud, one database, and the processes over them. */
  private final class Business implements AutoCloseable {

    private final Path out;
    private final int postgres;
    private final List<String> database;
    private final FakeInvoiceCloud cloud =
        FakeInvoiceCloud.builder().profile(Profile.defaults()).build();
    private final FakeInvoiceCloudServer server = FakeInvoiceCloudServer.start(cloud);
    private List<Payment> latest = List.of();
    private Workplace hosting;
    private SpectrumServer services;

    Business(Path out, int postgres, List<String> database) {
      this.out = out;
      this.postgres = postgres;
      this.database = database;
    }

    /** Spectrum serves OnlineReceipt over the same database. */
    void host() {
      CommonOptions options = new CommonOptions();
      new CommandLine(
              CommandLine.Model.CommandSpec.create()
                  .addMixin("options", CommandLine.Model.CommandSpec.forAnnotatedObject(options)))
          .parseArgs(arguments(server.baseAddress(), database).toArray(new String[0]));
      hosting = Workplace.open(options, Clock.systemUTC());
      services =
          SpectrumServices.start(
              0,
              List.of(
                  new SpectrumServices.Biller(
                      hosting.integration(),
                      server.credentials(),
                      new SpectrumInvoices(hosting.biller(), hosting.dataSource()))));
    }

    void pay() {
      latest = new ArrayList<>();
      Instant anHourAgo = Instant.now().minus(Duration.ofHours(1));
      for (int i = 0; i < PAYMENTS_PER_ROUND; i++) {
        int number = ++paid;
        latest.add(
            Payment.builder()
                .paymentGuid(
                    PaymentGuid.of(
                        String.format(Locale.ROOT, "%08x-1111-4222-8333-444444444444", number)))
                .accountNumber(AccountNumber.of("HO-" + number))
                .invoiceNumber(InvoiceNumber.of("INV" + number))
                .paidAt(anHourAgo.plusSeconds(random.nextInt(3000)))
                .amount(Money.ofCents(1 + random.nextInt(500_000)))
                .method(PaymentMethod.CC)
                .approved(random.nextInt(10) != 0)
                .build());
      }
      cloud.recordPayments(latest);
    }

    void pollAndKill(int processes) throws Exception {
      List<DoomedPoll> doomed = new ArrayList<>();
      try {
        for (int i = 0; i < processes; i++) {
          doomed.add(doomedPoll());
          polls++;
        }
        Thread pump = new Thread(() -> push(doomed), "data-pump");
        pump.start();
        for (DoomedPoll poll : doomed) {
          poll.killInTime();
        }
        pump.join();
        for (DoomedPoll poll : doomed) {
          if (poll.wasKilled()) {
            killed++;
            kills.merge(poll.phase(), 1, Integer::sum);
          }
        }
      } finally {
        for (DoomedPoll poll : doomed) {
          poll.close();
        }
      }
    }

    private DoomedPoll doomedPoll() throws IOException {
      return new DoomedPoll(
          random,
          server.baseAddress(),
          postgres,
          (address, port) -> {
            List<String> through = new ArrayList<>(database);
            through.replaceAll(
                option ->
                    option.replace(":" + postgres + "/", ":" + port + "/")
                        + (option.startsWith("jdbc:") ? "&prepareThreshold=0" : ""));
            List<String> poll = new ArrayList<>(List.of("poll", "--from", FROM));
            poll.addAll(arguments(address, through));
            return poll;
          },
          folder.resolve("children.log"));
    }

    /** The data pump pushes what the polls report, a few at a time, again and again. */
    private void push(List<DoomedPoll> meanwhile) {
      if (services == null) {
        return;
      }
      DataPump pump =
          DataPump.to(
              URI.create("http://127.0.0.1:" + services.port() + "/OnlineReceipt"),
              server.credentials());
      List<Payment> approved = latest.stream().filter(Payment::approved).toList();
      for (int at = 0; meanwhile.stream().anyMatch(DoomedPoll::isAlive); at += 3) {
        int from = at % (approved.size() - 3);
        try {
          pump.post(approved.subList(from, from + 3));
        } catch (InvoiceCloudException e) {
          // not answered, so pushed again or polled
        }
        LockSupport.parkNanos(120_000_000); // so that the polls are the first at times
      }
    }

    /** A poll that nobody disturbs, after this kill or after the next one. */
    void perhapsCompare(boolean now) {
      if (now || random.nextBoolean()) {
        List<String> poll = new ArrayList<>(List.of("poll", "--from", FROM));
        poll.addAll(arguments(server.baseAddress(), database));
        run(poll);
        requireBooksAreTrue();
      }
    }

    private void requireBooksAreTrue() {
      List<String> export = new ArrayList<>(List.of("export"));
      export.addAll(stored(database));
      run(export);
      String where = "seed " + SEED + ", kill " + killed;
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
      CommandRun.jsonLines(out.resolve("payments.jsonl"))
          .forEach(
              row ->
                  assertThat(
                          posted.put(row.path("paymentGuid").asText(), row.path("amount").asText()))
                      .as("%s: posted twice", where)
                      .isNull());
      assertThat(posted).as(where).isEqualTo(truth);
      assertThat(CommandRun.jsonLines(out.resolve("declined.jsonl")))
          .as(where)
          .extracting(row -> row.path("paymentGuid").asText())
          .containsExactlyInAnyOrderElementsOf(declined);
      assertThat(out.resolve("quarantine.jsonl")).as(where).isEmptyFile();
    }

    private long postedFirstByThePump() {
      return Files.exists(out.resolve("payments.jsonl"))
          ? CommandRun.jsonLines(out.resolve("payments.jsonl")).stream()
              .filter(row -> row.path("channel").asText().equals("PUSH"))
              .count()
          : 0;
    }

    private void run(List<String> command) {
      CommandRun run = CommandRun.spectrum(command.toArray(new String[0]));
      assertThat(run.status()).as("seed %d, kill %d: %s", SEED, killed, run.err()).isZero();
    }

    private List<String> stored(List<String> through) {
      List<String> options = new ArrayList<>(List.of("--out", out.toString()));
      options.addAll(through);
      return options;
    }

    private List<String> arguments(URI address, List<String> through) {
      List<String> options = stored(through);
      options.addAll(
          List.of(
              "--ic-url",
              address.toString(),
              "--biller-guid",
              server.credentials().billerGuid().reveal(),
              "--web-service-key",
              server.credentials().webServiceKey().reveal()));
      return options;
    }

    @Override
    public void close() {
      pushed += (int) postedFirstByThePump();
      if (services != null) {
        services.close();
        hosting.close();
      }
      server.close();
    }
  }
}
