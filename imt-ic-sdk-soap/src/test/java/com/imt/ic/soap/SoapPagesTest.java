package com.imt.ic.soap;

import static com.imt.ic.soap.Dialect.fault;
import static com.imt.ic.soap.Dialect.operation;
import static com.imt.ic.soap.Dialect.payments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.CallFailedException;
import com.imt.ic.ContractMismatchException;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.ReportStatistics;
import com.imt.ic.Warning;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A report in pages, or of one invoice type after the other, is one answer. */
class SoapPagesTest {

  private static final Instant FROM = Instant.parse("2026-11-19T00:00:00Z");

  private static final String PAGED =
      operation(
          "payments",
          """
          "parameters": { "page": "PageNumber", "pageSize": "PageSize" }, "pages": { "size": 3 }
          """);

  private static final String BY_TYPE =
      """
      { "biller": { "invoiceTypes": ["7", "9"] }, "operations": { "payments": {
        "parameters": { "invoiceTypeId": "Type" } } } }
      """;

  private static int page(Dialect.Asked asked) {
    return Integer.parseInt(asked.element("PageNumber"));
  }

  /** A server with those pages, after which there is nothing. */
  private static Dialect pages(int[]... pages) throws Exception {
    return new Dialect(
        asked -> page(asked) > pages.length ? payments() : payments(pages[page(asked) - 1]));
  }

  private static int[] page(int... numbers) {
    return numbers;
  }

  private static List<Integer> read(Dialect server) {
    try (SoapInvoiceCloud cloud = server.cloud(PAGED)) {
      return numbers(cloud.paymentsSince(FROM));
    }
  }

  private static List<Integer> numbers(Report<Payment> report) {
    return Contract.records(report).stream()
        .map(payment -> Integer.parseInt(payment.paymentGuid().value().substring(24)))
        .toList();
  }

  @Test
  void pagesAreAskedForUntilAShortOne_andAreOneReport() throws Exception {
    try (Dialect server = pages(page(1, 2, 3), page(4, 5, 6), page(7))) {
      assertThat(read(server)).containsExactly(1, 2, 3, 4, 5, 6, 7);
      assertThat(server.asked)
          .extracting(asked -> asked.element("PageNumber") + "/" + asked.element("PageSize"))
          .containsExactly("1/3", "2/3", "3/3");
      assertThat(server.events).filteredOn(CallEvent.Started.class::isInstance).hasSize(3);
      assertThat(server.events)
          .filteredOn(CallEvent.Finished.class::isInstance)
          .extracting(event -> ((CallEvent.Finished) event).statistics().rows())
          .containsExactly(3L, 3L, 1L);
    }
  }

  @Test
  void fullLastPage_isFollowedByAnEmptyOne() throws Exception {
    try (Dialect server = pages(page(1, 2, 3), page(4, 5, 6))) {
      assertThat(read(server)).hasSize(6);
      assertThat(server.asked).hasSize(3);
    }
    try (Dialect server = pages()) {
      assertThat(read(server)).isEmpty();
      assertThat(server.asked).hasSize(1);
    }
  }

  @Test
  void pagesThatTheServerCutsShorterThanAskedFor_areReadToTheLast() throws Exception {
    try (Dialect server = pages(page(1, 2), page(3, 4), page(5))) {
      assertThat(read(server)).containsExactly(1, 2, 3, 4, 5);
      assertThat(server.asked).hasSize(3);
    }
  }

  @Test
  void serverThatDoesNotPage_isTakenAtItsWord_whereThatWasNotFull() throws Exception {
    try (Dialect server = new Dialect(asked -> payments(1, 2))) {
      assertThat(read(server)).containsExactly(1, 2);
      assertThat(server.asked).hasSize(2);
    }
  }

  @Test
  void serverThatDoesNotPage_isRefused_whereRowsMayBeMissing() throws Exception {
    try (Dialect server = new Dialect(asked -> payments(1, 2, 3))) {
      assertThatThrownBy(() -> read(server))
          .isInstanceOf(ContractMismatchException.class)
          .hasMessageContaining("page 2: it has the rows of the page before it");
    }
    int[] many = IntStream.rangeClosed(1, 50).toArray();
    try (Dialect server = new Dialect(asked -> payments(many))) {
      assertThatThrownBy(() -> read(server)).isInstanceOf(ContractMismatchException.class);
    }
  }

  @Test
  void rowsThatAnInsertedOnePushedToTheNextPage_countOnce() throws Exception {
    try (Dialect server = pages(page(1, 2, 3), page(3, 4, 5), page(4, 5, 6), page())) {
      assertThat(read(server)).containsExactly(1, 2, 3, 4, 5, 6);
    }
  }

  @Test
  void serverThatDoesNotPage_andGetsMoreRowsMeanwhile_losesNone() throws Exception {
    try (Dialect server = pages(page(1, 2), page(1, 2, 3, 4, 5), page())) {
      assertThat(read(server)).containsExactly(1, 2, 3, 4, 5);
    }
  }

  @Test
  void rowsOfThePageBefore_thatDidNotStandAtItsEnd_areRows() throws Exception {
    try (Dialect server = pages(page(1, 2, 3), page(1, 2, 4), page())) {
      assertThat(read(server)).containsExactly(1, 2, 3, 1, 2, 4);
    }
    try (Dialect server = pages(page(1, 2, 3), page(2))) {
      assertThat(read(server)).containsExactly(1, 2, 3, 2);
    }
  }

  @Test
  void whateverIsInsertedMeanwhile_noRowIsLost_andNoneComesTwice() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      int rows = random.nextInt(12);
      int size = 3;
      int[] inserted = {0};
      // Newest first: an insertion pushes older rows back.
      try (Dialect server =
          new Dialect(
              asked -> {
                int first = (page(asked) - 1) * size - inserted[0];
                int[] numbers =
                    IntStream.range(first, first + size)
                        .filter(i -> i < rows)
                        .map(i -> i + 100)
                        .toArray();
                inserted[0] += random.nextInt(2);
                return payments(numbers);
              })) {
        assertThat(read(server))
            .as("seed %s round %s", seed, round)
            .containsExactlyElementsOf(IntStream.range(0, rows).map(i -> i + 100).boxed().toList());
      }
    }
  }

  @Test
  void failureInTheMiddle_isNoEnd_andSaysWhere() throws Exception {
    try (Dialect server =
            new Dialect(
                asked -> page(asked) == 1 ? payments(1, 2, 3) : fault("Server", "deadlock"));
        SoapInvoiceCloud cloud = server.cloud(PAGED);
        Report<Payment> report = cloud.paymentsSince(FROM)) {
      for (int i = 0; i < 3; i++) {
        report.next();
      }
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(report::hasNext)
            .isInstanceOf(CallFailedException.class)
            .hasMessageContaining(", page 2");
      }
    }
  }

  @Test
  void nothingIsAskedForAhead_andNothingAfterTheClose() throws Exception {
    try (Dialect server = pages(page(1, 2, 3), page(4));
        SoapInvoiceCloud cloud = server.cloud(PAGED)) {
      Report<Payment> report = cloud.paymentsSince(FROM);
      report.next();
      report.close();
      report.close();

      assertThatThrownBy(report::hasNext).isInstanceOf(IllegalStateException.class);
      assertThat(server.asked).hasSize(1);
      assertThat(server.events.get(server.events.size() - 1))
          .isInstanceOfSatisfying(
              CallEvent.Finished.class, event -> assertThat(event.complete()).isFalse());
    }
  }

  @Test
  void limitOfRows_isOneOfAllPages() throws Exception {
    try (Dialect server = pages(page(1, 2, 3), page(4, 5, 6));
        SoapInvoiceCloud cloud =
            SoapInvoiceCloud.connect(
                Profile.defaults().override(PAGED), server.settings().maximumRows(5).build())) {
      assertThatThrownBy(() -> Contract.rows(cloud.paymentsSince(FROM)))
          .isInstanceOfSatisfying(
              CallFailedException.class,
              e -> assertThat(e.kind()).isEqualTo(CallFailedException.Kind.LIMIT_EXCEEDED));
    }
  }

  @Test
  void invoiceTypes_areAskedForOneAfterTheOther() throws Exception {
    try (Dialect server =
            new Dialect(asked -> asked.element("Type").equals("7") ? payments(1, 2) : payments(3));
        SoapInvoiceCloud cloud = server.cloud(BY_TYPE);
        Report<Payment> report = cloud.paymentsSince(FROM)) {
      assertThat(numbers(report)).containsExactly(1, 2, 3);
      assertThat(server.asked).extracting(asked -> asked.element("Type")).containsExactly("7", "9");
      assertThat(report.statistics().rows()).isEqualTo(3);
    }
  }

  @Test
  void statistics_areThoseOfAllParts_andARoundPartIsTold() throws Exception {
    String more =
        BY_TYPE.replaceFirst(
            "\\{ ", "{ \"polling\": { \"payments\": { \"suspectMultiple\": 2 } }, ");
    try (Dialect server =
            new Dialect(
                asked -> {
                  String type = asked.element("Type");
                  Dialect.Told told = type.equals("7") ? payments(1, 2) : payments(3);
                  return new Dialect.Told(
                      200,
                      told.body()
                          .replace(
                              "<Approved>true",
                              "<New" + type + ">&#x7;</New" + type + "><Approved>true")
                          .replace("&#x7;", "\u0007"));
                });
        SoapInvoiceCloud cloud = server.cloud(more)) {
      Report<Payment> report = cloud.paymentsSince(FROM);
      List<ReportRow<Payment>> rows = Contract.rows(report);

      ReportStatistics statistics = report.statistics();
      assertThat(rows).hasSize(3);
      assertThat(statistics.rows()).isEqualTo(3);
      assertThat(statistics.replacedCharacters()).isEqualTo(3);
      assertThat(statistics.unknownColumns()).containsExactly("New7", "New9");
      assertThat(statistics.warnings())
          .singleElement()
          .satisfies(
              warning -> {
                assertThat(warning.kind()).isEqualTo(Warning.Kind.ROUND_ROW_COUNT);
                assertThat(warning.detail()).contains("exactly 2 rows", "invoice type 7");
              });
      assertThat(report.serverTime()).isPresent();
    }
  }

  @Test
  void pagesOfEachInvoiceType_beginAnew() throws Exception {
    String both =
        """
        { "biller": { "invoiceTypes": ["7", "9"] }, "operations": { "payments": {
          "parameters": { "invoiceTypeId": "Type", "page": "PageNumber" },
          "pages": { "first": 0, "size": 2 } } } }
        """;
    try (Dialect server =
            new Dialect(
                asked -> {
                  boolean first = asked.element("Type").equals("7");
                  return page(asked) > 0 ? payments() : first ? payments(1, 2) : payments(3, 4);
                });
        SoapInvoiceCloud cloud = server.cloud(both)) {
      assertThat(numbers(cloud.paymentsSince(FROM))).containsExactly(1, 2, 3, 4);
      assertThat(server.asked)
          .extracting(asked -> asked.element("Type") + "/" + asked.element("PageNumber"))
          .containsExactly("7/0", "7/1", "9/0", "9/1");
    }
  }

  @Test
  void typeThatTheServerDoesNotRead_isRefused_beforeARowCountsTwice() throws Exception {
    int[] many = IntStream.rangeClosed(1, 300).toArray();
    for (int[] numbers : new int[][] {{1}, {1, 2, 4}, many}) {
      try (Dialect server = new Dialect(asked -> payments(numbers));
          SoapInvoiceCloud cloud = server.cloud(BY_TYPE);
          Report<Payment> report = cloud.paymentsSince(FROM)) {
        for (int i = 0; i < numbers.length; i++) {
          report.next();
        }
        assertThatThrownBy(report::hasNext)
            .isInstanceOf(ContractMismatchException.class)
            .hasMessageContaining("invoice type 9: it has the rows of the invoice type before it");
      }
    }
  }

  @Test
  void typesWhoseRowsBeginAlike_areBothRead() throws Exception {
    for (int[] other : new int[][] {{1}, {1, 2, 3}, {1, 3}, {}}) {
      try (Dialect server =
              new Dialect(
                  asked -> asked.element("Type").equals("7") ? payments(1, 2) : payments(other));
          SoapInvoiceCloud cloud = server.cloud(BY_TYPE)) {
        assertThat(numbers(cloud.paymentsSince(FROM))).hasSize(2 + other.length);
      }
    }
  }

  @Test
  void serverThatDoesNotPage_andMayHaveALimitOfItsOwn_isToldSo() throws Exception {
    String large = PAGED.replace("3", "500");
    for (int rows : new int[] {100, 101}) {
      int[] numbers = IntStream.rangeClosed(1, rows).toArray();
      try (Dialect server = new Dialect(asked -> payments(numbers));
          SoapInvoiceCloud cloud = server.cloud(large);
          Report<Payment> report = cloud.paymentsSince(FROM)) {
        assertThat(numbers(report)).hasSize(rows);
        assertThat(report.statistics().warnings())
            .extracting(Warning::kind)
            .isEqualTo(rows == 100 ? List.of(Warning.Kind.ROUND_ROW_COUNT) : List.of());
      }
    }
  }
}
