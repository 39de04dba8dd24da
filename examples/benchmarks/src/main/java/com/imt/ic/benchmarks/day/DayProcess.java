package com.imt.ic.benchmarks.day;

import com.imt.ic.benchmarks.Check;
import com.imt.ic.benchmarks.Pass;
import com.imt.ic.benchmarks.Statements;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One side at one work, in a JVM of its own that {@link DayBenchmark} starts: first cold, then
 * warm. What it measures begins when the pool and the tables are there.
 */
final class DayProcess {

  static final String SDK = "sdk";
  static final String FLOOR = "floor";

  /** The floor, but pushed receipts are inserted one by one. */
  static final String ONE_BY_ONE = "one-by-one";

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final Work work;
  private final int payments;
  private final Side side;
  private final @Nullable Statements statements;

  private DayProcess(Work work, int payments, Side side, @Nullable Statements statements) {
    this.work = work;
    this.payments = payments;
    this.side = side;
    this.statements = statements;
  }

  /** {@code SIDE WORK PAYMENTS START URL COUNTING_URL CLOUD FOLDER}. */
  public static void main(String[] args) throws Exception {
    Profile profile = Profile.defaults().override("{\"biller\": {\"bid\": \"1234\"}}");
    InvoiceCloud cloud =
        SoapInvoiceCloud.connect(
            profile,
            SoapSettings.builder(FakeInvoiceCloudServer.CREDENTIALS)
                .baseAddress(URI.create(args[6]))
                .build());
    Instant startAt = Instant.parse(args[3]);
    Books books = new Books(args[4]);
    Path folder = Path.of(args[7]);
    try (Side side =
            args[0].equals(SDK)
                ? new Sdk(profile, cloud, books, folder, startAt)
                : new PlainSql(profile, cloud, books, folder, startAt, args[0].equals(ONE_BY_ONE));
        Statements statements = args[5].isEmpty() ? null : new Statements(args[5])) {
      new DayProcess(Work.valueOf(args[1]), Integer.parseInt(args[2]), side, statements).serve();
    }
    System.exit(0); // idle connections keep threads
  }

  /** A pass for each line that comes in. */
  private void serve() throws Exception {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (int time = 0; orders.readLine() != null; time++) {
      if (time == 0 || work.beginsAnew()) {
        side.open(work.beginsAnew());
      }
      System.out.println(pass(time).line());
    }
  }

  private interface Timed {
    void run() throws Exception;
  }

  private Pass pass(int time) throws Exception {
    int rows = work.rows(payments);
    switch (work) {
      case POLL_NEW:
        return timed(() -> side.pollNew(rows));
      case POLL_KNOWN:
        return timed(() -> side.pollKnown(rows));
      case SEND_FIRST:
        List<BifInvoice> all = DayRows.invoices(0, rows);
        return timed(() -> side.send(all, rows));
      case SEND_CHANGED:
        List<BifInvoice> changed = DayRows.changed(rows, time);
        return timed(() -> side.send(changed, rows - rows / 5));
      case SEND_UNCHANGED:
        List<BifInvoice> same = DayRows.invoices(rows, rows);
        return timed(() -> side.send(same, 0));
      case PUSH:
        try (Push push = new Push(side, rows)) {
          Pass pass = timed(push::run);
          Check.equal(rows, side.receipts());
          return pass;
        }
    }
    throw new IllegalStateException(work.title);
  }

  private Pass timed(Timed what) throws Exception {
    System.gc();
    if (statements != null) {
      statements.reset();
    }
    long cpu = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    what.run();
    double wall = (System.nanoTime() - start) / 1e6;
    double used = (SYSTEM.getProcessCpuTime() - cpu) / 1e6;
    return statements == null
        ? new Pass(wall, used, 0, 0)
        : new Pass(wall, used, statements.ofTheLedger(), statements.others());
  }
}
