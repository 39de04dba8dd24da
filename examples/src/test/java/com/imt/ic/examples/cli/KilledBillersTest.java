package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifRecord;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import com.imt.ic.testkit.DataPump;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import com.imt.ic.testkit.NachaCode;
import com.imt.ic.testkit.ReceivedInvoiceFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two billers with the same accounts, invoice numbers, GUIDs and batches over one PostgreSQL and
 * one folder: polled, pushed and sent at once by processes that are killed at any moment. The
 * oracle reads Spectrum's own tables, without their unique keys, and what each InvoiceCloud holds.
 * {@code -Dbillers.rounds=N} sets how often all are killed, {@code -Dbillers.seed=N} when.
 */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same
class KilledBillersTest {

  private static final long SEED = Long.getLong("billers.seed", System.nanoTime());
  private static final int ROUNDS = Integer.getInteger("billers.rounds", 2);
  private static final int PAYMENTS = 120;
  private static final int INVOICES = 30;
  private static final int CUSTOMERS = 12;

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private int started;
  private int killed;
  private final AtomicInteger pushes = new AtomicInteger();
  private long longestRun = 4_000;

  @Test
  void booksOfBothAreTrue_whateverDies() throws Exception {
    System.out.println("billers.seed=" + SEED);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        Biller one = new Biller("1234", 0, postgres);
        Biller other = new Biller("5678", 1_000, postgres)) {
      List<Biller> billers = List.of(one, other);
      one.run(one.poll());
      other.run(other.poll());
      dropUniqueKeys(postgres);
      for (int round = 1; round <= ROUNDS; round++) {
        for (Biller biller : billers) {
          biller.business(round);
        }
        kill(billers, postgres);
      }
      long[] posted = new long[1];
      query(postgres, "SELECT count(*) FROM spectrum_receipt", row -> posted[0] = row.getLong(1));
      for (Biller biller : billers) {
        biller.run(biller.bif());
        biller.run(biller.poll());
      }
      System.out.printf(
          Locale.ROOT,
          "seed %d: %d of %d processes killed in %d rounds, %d pushes answered, %d payments posted"
              + " meanwhile%n",
          SEED,
          killed,
          started,
          ROUNDS,
          pushes.get(),
          posted[0]);
      for (Biller biller : billers) {
        biller.requireTrueBooks(postgres);
        biller.requireInvoices();
        biller.run(List.of("status"));
        biller.run(List.of("reconcile"));
      }
    }
    assertThat(killed).as("processes killed, seed %d", SEED).isPositive();
  }

  private void kill(List<Biller> billers, EmbeddedPostgres postgres) throws Exception {
    List<Process> doomed = new ArrayList<>();
    try (HostProcess host =
        HostProcess.start(
            folder,
            List.of(
                "--db",
                postgres.getJdbcUrl("postgres", "postgres"),
                "--also",
                billers.get(1).profile.toString()),
            Map.of(
                "IC_CREDENTIALS_5678",
                "guid-5678:key-5678",
                "IC_BILLER_GUID",
                "guid-1234",
                "IC_WEB_SERVICE_KEY",
                "key-1234"))) {
      List<Thread> pumps = new ArrayList<>();
      for (Biller biller : billers) {
        doomed.add(start(biller.poll()));
        doomed.add(start(biller.poll()));
        doomed.add(start(biller.bif()));
        doomed.add(start(biller.bif()));
        DataPump pump = DataPump.to(host.address("OnlineReceipt"), biller.credentials);
        List<Payment> pushed = new ArrayList<>(biller.latest);
        pumps.add(new Thread(() -> push(pump, pushed, doomed), "pump-" + biller.bid));
      }
      started += 1;
      killed += 1; // the host, at the end of this block
      pumps.forEach(Thread::start);
      long began = System.nanoTime();
      for (Process process : doomed) {
        long at = began + random.nextLong(longestRun * 3) * 1_000_000;
        boolean ended = process.waitFor(Math.max(0, at - System.nanoTime()), TimeUnit.NANOSECONDS);
        killed += ended ? 0 : 1;
        process.destroyForcibly().waitFor();
      }
      if (random.nextBoolean()) {
        host.process().destroyForcibly(); // while the pumps push
      }
      for (Thread pump : pumps) {
        pump.join();
      }
    } finally {
      doomed.forEach(Process::destroyForcibly);
    }
  }

  private void push(DataPump pump, List<Payment> payments, List<Process> meanwhile) {
    List<Payment> approved = payments.stream().filter(Payment::approved).toList();
    int at = 0;
    do {
      int from = at * 7 % (approved.size() - 7);
      try {
        pump.post(approved.subList(from, from + 7));
        pushes.incrementAndGet();
      } catch (InvoiceCloudException e) {
        // pushed again, or polled
      }
      at++;
    } while (meanwhile.stream().anyMatch(Process::isAlive) && at < 60);
  }

  private Process start(List<String> arguments) throws IOException {
    started++;
    return SpectrumProcess.start(arguments, folder.resolve("children.log"));
  }

  private static void dropUniqueKeys(EmbeddedPostgres postgres) throws SQLException {
    List<String> drops = new ArrayList<>();
    query(
        postgres,
        "SELECT conrelid::regclass || ' DROP CONSTRAINT ' || conname || ' CASCADE' FROM pg_constraint"
            + " WHERE contype IN ('u', 'p') AND conrelid::regclass::text LIKE 'spectrum_%'",
        row -> drops.add("ALTER TABLE " + row.getString(1)));
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String drop : drops) {
        statement.execute(drop);
      }
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Spectrum.class.getResourceAsStream("/com/imt/ic/examples/cli/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  private static void query(EmbeddedPostgres postgres, String sql, Reader reader)
      throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  /** One biller at its own InvoiceCloud; its amounts tell its rows from the other's. */
  private final class Biller implements AutoCloseable {

    private final String bid;
    private final int cents;
    private final BillerCredentials credentials;
    private final Path profile;
    private final FakeInvoiceCloud cloud;
    private final FakeInvoiceCloudServer server;
    private final List<String> database;
    private final Map<String, Integer> truth = new TreeMap<>();
    private final Map<String, Integer> settledTruth = new TreeMap<>();
    private final Map<String, Integer> returnsTruth = new TreeMap<>();
    private final Map<String, List<String>> versions = new LinkedHashMap<>();
    private List<Payment> latest = List.of();
    private Path invoices = Path.of("");

    Biller(String bid, int cents, EmbeddedPostgres postgres) throws IOException {
      this.bid = bid;
      this.cents = cents;
      credentials = BillerCredentials.of("guid-" + bid, "key-" + bid);
      profile =
          Files.writeString(
              folder.resolve(bid + ".json"), "{\"biller\": {\"bid\": \"" + bid + "\"}}");
      cloud =
          FakeInvoiceCloud.builder()
              .seed(7)
              .profile(
                  Profile.defaults().override(resource("spectrum-profile.json")).override(profile))
              .build();
      server = FakeInvoiceCloudServer.builder(cloud).credentials(credentials).start();
      database = List.of("--db", postgres.getJdbcUrl("postgres", "postgres"));
      cloud.holdInvoices(IntStream.range(0, CUSTOMERS).mapToObj(this::held).toList());
      for (int i = 0; i < CUSTOMERS; i++) {
        AccountNumber account = AccountNumber.of("EN-" + i);
        cloud.customer(account).enrollsInAutoPay(PaymentMethod.EFT);
        cloud.customer(account).goesPaperless();
      }
      business(0);
    }

    private BifInvoice held(int number) {
      Money due = Money.ofCents(100 + cents);
      return BifInvoice.builder()
          .accountNumber(AccountNumber.of("EN-" + number))
          .invoiceNumber(InvoiceNumber.of("HELD" + number))
          .invoiceTypeId(1)
          .customerName("Avery Garcia")
          .invoiceDate(LocalDate.of(2026, 11, 1))
          .invoiceDueDate(LocalDate.of(2026, 11, 27))
          .totalAmountDue(due)
          .balanceDue(due)
          .allowPartialPayments(true)
          .build();
    }

    /** The same of both billers but for the amounts: drawn from a seed of the round's own. */
    void business(int round) throws IOException {
      Random same = new Random(SEED + round);
      Instant begin = Instant.now().minus(Duration.ofDays(5));
      latest = new ArrayList<>();
      for (int i = 0; i < PAYMENTS; i++) {
        int number = round * PAYMENTS + i;
        latest.add(
            Payment.builder()
                .paymentGuid(
                    PaymentGuid.of(
                        String.format(Locale.ROOT, "%08x-1111-4222-8333-444444444444", number)))
                .accountNumber(AccountNumber.of("HO-" + number % 40))
                // none of the files', whose balances would be less what was paid
                .invoiceNumber(InvoiceNumber.of("PAID" + number % INVOICES))
                .paidAt(begin.plusSeconds(same.nextInt(200_000)))
                .amount(Money.ofCents(1 + same.nextInt(900) + cents))
                .method(same.nextBoolean() ? PaymentMethod.CC : PaymentMethod.EFT)
                .approved(same.nextInt(10) != 0)
                .build());
      }
      cloud.recordPayments(latest);
      for (Payment payment : latest) {
        truth.put(key(payment), 1);
      }
      for (SettledPayment line : cloud.settle(LocalDate.now(ZoneOffset.UTC).minusDays(1))) {
        settledTruth.put(
            line.batchId() + " " + line.paymentGuid().value() + " " + line.amount(), 1);
      }
      for (Payment payment : latest) {
        if (payment.approved()
            && payment.method().equals(Optional.of(PaymentMethod.EFT))
            && same.nextInt(8) == 0) {
          AchReturn back = cloud.bankReturns(payment, NachaCode.R01);
          returnsTruth.put(back.paymentGuid().value() + " " + back.amount(), 1);
        }
      }
      StringBuilder csv =
          new StringBuilder(resource("hour-1.csv").lines().findFirst().orElseThrow());
      for (int i = 0; i < INVOICES + round; i++) {
        List<String> known = versions.computeIfAbsent("INV" + i, n -> new ArrayList<>());
        if (known.isEmpty() || same.nextInt(3) == 0) {
          known.add((known.size() + 1 + cents) + ".00");
        }
        csv.append("\nHO-").append(i).append(",INV").append(i).append(",1,Zoë Lee");
        csv.append(",,,,,,,,,,2026-11-03,2026-11-27,5000.00,").append(known.get(known.size() - 1));
        csv.append(",false,,false,false,,,,");
      }
      invoices =
          Files.writeString(
              folder.resolve("hour-" + bid + "-" + round + ".csv"), csv.append('\n').toString());
    }

    private static String key(Payment payment) {
      return payment.paymentGuid().value()
          + " "
          + payment.amount()
          + " "
          + (payment.approved() ? "posted" : "declined");
    }

    List<String> poll() {
      return with(List.of("poll", "--from", "2026-11-01T00:00:00Z"), true);
    }

    List<String> bif() {
      return with(List.of("bif", "--invoices", invoices.toString()), true);
    }

    private List<String> with(List<String> command, boolean online) {
      List<String> all = new ArrayList<>(command);
      all.addAll(List.of("--profile", profile.toString()));
      all.addAll(List.of("--out", folder.resolve("out").toString()));
      all.addAll(database);
      if (online) {
        all.addAll(
            List.of(
                "--ic-url",
                server.baseAddress().toString(),
                "--biller-guid",
                "guid-" + bid,
                "--web-service-key",
                "key-" + bid));
      }
      return all;
    }

    void run(List<String> command) {
      List<String> all = command.contains("--db") ? command : with(command, false);
      long began = System.nanoTime();
      CommandRun run = CommandRun.spectrum(all.toArray(String[]::new));
      longestRun = Math.max(longestRun, (System.nanoTime() - began) / 1_000_000);
      assertThat(run.status())
          .as("seed %d, biller %s, %s: %s %s", SEED, bid, command.get(0), run.err(), run.out())
          .isZero();
    }

    void requireTrueBooks(EmbeddedPostgres postgres) throws SQLException {
      String mine = " WHERE biller = '" + bid + "' GROUP BY 1";
      Map<String, Integer> posted = new TreeMap<>();
      query(
          postgres,
          "SELECT payment_guid || ' ' || amount || ' posted', count(*) FROM spectrum_receipt"
              + mine
              + " UNION ALL SELECT payment_guid || ' ' || amount || ' declined', count(*)"
              + " FROM spectrum_declined"
              + mine,
          row -> posted.put(row.getString(1), row.getInt(2)));
      assertThat(posted).as("payments of %s, seed %d", bid, SEED).isEqualTo(truth);
      Map<String, Integer> settled = new TreeMap<>();
      query(
          postgres,
          "SELECT batch_id || ' ' || payment_guid || ' ' || amount, count(*) FROM spectrum_settled"
              + mine,
          row -> settled.put(row.getString(1), row.getInt(2)));
      assertThat(settled).as("settled lines of %s, seed %d", bid, SEED).isEqualTo(settledTruth);
      for (String table : List.of("spectrum_ach_reject", "spectrum_reversal")) {
        Map<String, Integer> returned = new TreeMap<>();
        query(
            postgres,
            "SELECT payment_guid || ' ' || amount, count(*) FROM " + table + mine,
            row -> returned.put(row.getString(1), row.getInt(2)));
        assertThat(returned).as("%s of %s, seed %d", table, bid, SEED).isEqualTo(returnsTruth);
      }
      List<Integer> changes = new ArrayList<>();
      query(
          postgres,
          "SELECT kind || account_number, count(*) FROM spectrum_enrollment_change" + mine,
          row -> changes.add(row.getInt(2)));
      assertThat(changes).as("enrolments of %s, seed %d", bid, SEED).hasSize(2 * CUSTOMERS);
      assertThat(changes).as("enrolments of %s, seed %d", bid, SEED).containsOnly(1);
      query(
          postgres,
          "SELECT count(*) FROM ic_quarantine WHERE biller = '" + bid + "'",
          row -> assertThat(row.getInt(1)).as("quarantine, seed %d", SEED).isZero());
    }

    void requireInvoices() {
      Map<String, List<String>> received = new LinkedHashMap<>();
      for (ReceivedInvoiceFile file : cloud.receivedFiles()) {
        assertThat(file.answer().accepted()).as("%s, seed %d", file.answer(), SEED).isTrue();
        for (BifRecord item : file.records()) {
          received
              .computeIfAbsent(item.invoice().invoiceNumber().value(), n -> new ArrayList<>())
              .add(item.invoice().balanceDue().toString());
        }
      }
      assertThat(received.keySet()).isEqualTo(versions.keySet());
      received.forEach(
          (number, balances) -> {
            List<String> known = versions.get(number);
            assertThat(known).as("%s of %s, seed %d", number, bid, SEED).containsAll(balances);
            assertThat(balances)
                .as("%s of %s, seed %d", number, bid, SEED)
                .doesNotHaveDuplicates()
                .endsWith(known.get(known.size() - 1));
          });
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
