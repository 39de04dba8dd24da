package com.imt.ic.soap.hosted;

import static com.imt.ic.soap.hosted.SpectrumOnLoopback.all;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.guid;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipt;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipts;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.internal.integration.NoCloud;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a database file of H2, where locks give up early: a receipt that was merely unlucky is never
 * rejected, since a pump may take that as final.
 */
class PushesThatMeetOnH2Test {

  private static final int PUMPS = 8;
  private static final int REQUESTS = 40;
  private static final int RECEIPTS = 100;

  @TempDir private Path folder;
  private DataSource database;
  private SpectrumOnLoopback spectrum;

  @BeforeEach
  void start() throws Exception {
    JdbcDataSource file = new JdbcDataSource();
    file.setURL("jdbc:h2:file:" + folder.resolve("books") + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20");
    database = file;
    spectrum = new SpectrumOnLoopback(file, new NoCloud(), (services, host) -> {});
  }

  @AfterEach
  void stop() {
    spectrum.close();
  }

  private HttpResponse<String> push(String... receipts) throws Exception {
    return spectrum.post11("OnlineReceipt", receipts(receipts));
  }

  @Test
  void pumpsOfOtherReceipts_atOnce_postEachOfThem() throws Exception {
    ExecutorService pumps = Executors.newFixedThreadPool(PUMPS);
    try {
      List<Callable<List<String>>> requests = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        String[] some =
            IntStream.range(i * RECEIPTS, (i + 1) * RECEIPTS)
                .mapToObj(number -> receipt(number))
                .toArray(String[]::new);
        requests.add(() -> statuses(push(some).body()));
      }

      for (Future<List<String>> statuses : pumps.invokeAll(requests)) {
        assertThat(statuses.get()).hasSize(RECEIPTS).containsOnly("Posted");
      }
    } finally {
      pumps.shutdownNow();
    }
    assertThat(spectrum.posted()).hasSize(REQUESTS * RECEIPTS).doesNotHaveDuplicates();
    assertThat(spectrum.quarantine()).isEmpty();
  }

  @Test
  void receiptThatAnotherTransactionHolds_tooLong_isAskedForAgain_andPostedThen() throws Exception {
    push(receipt(1));
    try (Connection other = database.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.executeQuery("SELECT payment_guid FROM ic_payment FOR UPDATE");

      HttpResponse<String> answer =
          push(receipt(0), receipt(1), receipt(guid(2), "HO-1", "x", "CC"));

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("<faultcode>soap:Server</faultcode>");
      assertThat(all(answer.body(), "faultstring"))
          .singleElement()
          .asString()
          .matches("temporarily unavailable, send again\\. Reference: [0-9a-f-]{36}");
      assertThat(statuses(answer.body())).isEmpty();
      other.rollback();
    }
    assertThat(spectrum.posted()).hasSize(1);
    assertThat(spectrum.quarantine()).isEmpty();

    assertThat(statuses(push(receipt(0), receipt(1)).body()))
        .containsExactly("Posted", "AlreadyPosted");
    assertThat(spectrum.quarantine()).isEmpty();
  }
}
