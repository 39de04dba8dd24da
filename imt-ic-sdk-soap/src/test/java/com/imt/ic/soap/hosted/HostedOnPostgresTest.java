package com.imt.ic.soap.hosted;

import static com.imt.ic.soap.StubServer.soap11;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.guid;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipt;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipts;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.polling.PollResult;
import com.imt.ic.soap.Contract;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.StubServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** In PostgreSQL: several billers, and pushes that meet one another and a poll. */
class HostedOnPostgresTest extends SeveralBillersContract {

  private static final int PUMPS = 8;
  private static final int ROUNDS = 8;
  private static final int RECEIPTS = 100;
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private static EmbeddedPostgres server;

  @BeforeAll
  static void startServer() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  @Override
  DataSource emptyDatabase() throws SQLException {
    String schema = "test_" + SCHEMAS.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
    }
    PGSimpleDataSource own = new PGSimpleDataSource();
    own.setUrl(server.getJdbcUrl("postgres", "postgres"));
    own.setCurrentSchema(schema);
    return own;
  }

  @Test
  void pushesThatMeetEachOtherAndAPoll_postEachReceiptOnce_withoutADeadlock() throws Exception {
    long seed = Long.getLong("seed", 1);
    Random random = new Random(seed);
    ExecutorService threads = Executors.newFixedThreadPool(PUMPS + 1);
    try (StubServer reports = new StubServer();
        SoapInvoiceCloud cloud = Contract.cloud(reports);
        SpectrumOnLoopback spectrum =
            new SpectrumOnLoopback(emptyDatabase(), cloud, (services, host) -> {})) {
      for (int round = 0; round < ROUNDS; round++) {
        List<Integer> numbers =
            IntStream.range(round * RECEIPTS, (round + 1) * RECEIPTS).boxed().toList();
        reports.next(soap11(report(shuffled(numbers, random))));
        meet(spectrum, numbers, random, threads, "seed %s, round %s".formatted(seed, round));
        assertThat(spectrum.posted())
            .as("seed %s, round %s", seed, round)
            .hasSize((round + 1) * RECEIPTS)
            .doesNotHaveDuplicates();
      }
      assertThat(spectrum.quarantine()).as("seed %s", seed).isEmpty();
      assertThat(deadlocks()).as("seed %s", seed).isZero();
    } finally {
      threads.shutdownNow();
    }
  }

  /** Counted by the server, those after which the SDK ran a transaction again included. */
  private static long deadlocks() throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT SUM(deadlocks) FROM pg_stat_database")) {
      found.next();
      return found.getLong(1);
    }
  }

  private static void meet(
      SpectrumOnLoopback spectrum,
      List<Integer> numbers,
      Random random,
      ExecutorService threads,
      String which)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(PUMPS + 1);
    List<Callable<List<String>>> pumps = new ArrayList<>();
    for (int i = 0; i < PUMPS; i++) {
      // The first two bring all of them, the others a part.
      int most = i < 2 ? RECEIPTS : 1 + random.nextInt(RECEIPTS);
      String body =
          receipts(
              shuffled(numbers, random).stream()
                  .limit(most)
                  .map(number -> receipt(number))
                  .toArray(String[]::new));
      pumps.add(
          () -> {
            start.await();
            return statuses(spectrum.post11("OnlineReceipt", body).body());
          });
    }
    List<Future<List<String>>> pushes = pumps.stream().map(threads::submit).toList();
    start.await();
    PollResult poll = spectrum.integration().poll(ReportKind.PAYMENTS);

    long posted = poll.count(Outcome.ACCEPTED);
    for (Future<List<String>> push : pushes) {
      List<String> statuses = push.get();
      assertThat(statuses).as(which).isNotEmpty().containsAnyOf("Posted", "AlreadyPosted");
      assertThat(statuses).as(which).isSubsetOf("Posted", "AlreadyPosted");
      posted += statuses.stream().filter("Posted"::equals).count();
    }
    assertThat(poll.rows()).as(which).isEqualTo(RECEIPTS);
    assertThat(poll.failures()).as(which).isEmpty();
    assertThat(posted).as(which).isEqualTo(RECEIPTS);
  }

  private static List<Integer> shuffled(List<Integer> numbers, Random random) {
    List<Integer> shuffled = new ArrayList<>(numbers);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  /** A report of the same payments that the pumps push. */
  private static byte[] report(List<Integer> numbers) {
    return """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><R xmlns="urn:x">\
        <d:diffgram xmlns:d="urn:schemas-microsoft-com:xml-diffgram-v1"><D xmlns="">%s\
        </D></d:diffgram></R></s:Body></s:Envelope>"""
        .formatted(numbers.stream().map(HostedOnPostgresTest::row).collect(Collectors.joining()))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String row(int number) {
    return """
        <Payment d:id="P%s"><PaymentGUID>%s</PaymentGUID><AccountNumber>HO-1</AccountNumber>\
        <InvoiceNumber>INV-1</InvoiceNumber><InvoiceTypeID>1</InvoiceTypeID>\
        <PaymentDateGMT>2026-11-01T20:33:00Z</PaymentDateGMT><PaymentAmount>49.90</PaymentAmount>\
        <ConvenienceFee>2.50</ConvenienceFee><PaymentMethod>CC</PaymentMethod>\
        <CardType>Visa</CardType><AutoPay>true</AutoPay><Approved>true</Approved></Payment>"""
        .formatted(number, guid(number));
  }
}
