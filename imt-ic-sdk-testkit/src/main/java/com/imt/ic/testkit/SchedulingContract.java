package com.imt.ic.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Payment;
import com.imt.ic.status.IntegrationStatus.ReportStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a host's scheduling promises, as JUnit tests: every report is read at its cadence and every
 * invoice goes out within the hour, whatever fails, on one node or two, and people are told. The
 * host gives what its scheduler calls, and how often; the contract calls it on a clock of its own,
 * so that nothing waits.
 *
 * <pre>{@code
 * class SpectrumSchedulingContractTest extends SchedulingContract {
 *   @Override
 *   protected DataSource dataSource() {
 *     return newDatabase();
 *   }
 *
 *   @Override
 *   protected Runnable turn(
 *       InvoiceCloudIntegration integration,
 *       InvoiceFiles files,
 *       Supplier<List<BifInvoice>> openInvoices) {
 *     return new SpectrumJobs(integration, files, openInvoices)::everyMinute;
 *   }
 *
 *   @Override
 *   protected Duration period() {
 *     return Duration.ofMinutes(1);
 *   }
 *
 *   @Override
 *   protected boolean asksForAPerson(InvoiceCloudIntegration integration) {
 *     return !new SpectrumHealth(integration).isUp();
 *   }
 * }
 * }</pre>
 */
public abstract class SchedulingContract {

  private static final Duration HOUR = Duration.ofHours(1);

  /** A cadence of two hours, and a quarter of it. */
  private static final Duration READ_BY_NOW = Duration.ofMinutes(150);

  private static final String EVERY_MINUTE =
      "Call InvoiceCloudIntegration.runDue every minute on every node, and let it decide what is due; plan nothing by local times or by counting turns.";

  private final MutableClock clock = MutableClock.at(HostTrial.START);
  private @Nullable Path folder;

  /** For subclasses. */
  protected SchedulingContract() {}

  /**
   * Opens a database for one test.
   *
   * @return one in which the SDK's tables may be created
   */
  protected abstract DataSource dataSource();

  /**
   * Makes one process's part that the scheduler calls: the method with {@code @Scheduled}, the job
   * of Quartz, the task of an executor.
   *
   * @param integration what polls; its clock is {@link #clock}
   * @param files what sends invoices
   * @param openInvoices the invoices of the next file
   * @return one turn; called again and again, by several threads at once where the scheduler does
   */
  protected abstract Runnable turn(
      InvoiceCloudIntegration integration,
      InvoiceFiles files,
      Supplier<List<BifInvoice>> openInvoices);

  /** {@return how often the scheduler calls the turn in production} */
  protected abstract Duration period();

  /**
   * Whether your health check, dashboard or alarm asks for a person now.
   *
   * @param integration what it looks at
   * @return true where somebody is told
   */
  protected abstract boolean asksForAPerson(InvoiceCloudIntegration integration);

  /**
   * Whether the scheduler calls the turn again after it threw an exception, as Spring's
   * {@code @Scheduled} does and a ScheduledExecutorService does not.
   *
   * @return false unless overridden
   */
  protected boolean goesOnAfterAnException() {
    return false;
  }

  /**
   * Whether the turn sends invoice files too.
   *
   * @return true unless overridden; false leaves those tests out
   */
  protected boolean sendsFiles() {
    return true;
  }

  /** {@return the test's clock, for a turn that has one; it moves by the period between turns} */
  protected final MutableClock clock() {
    return clock;
  }

  @BeforeEach
  final void open(@TempDir Path spool) {
    folder = spool;
  }

  private SchedulingTrial begun() {
    return begunAt(HostTrial.START);
  }

  private SchedulingTrial begunAt(Instant start) {
    SchedulingTrial trial = new SchedulingTrial(this, start, Objects.requireNonNull(folder));
    SchedulingTrial.Member unused = trial.begin("node-1");
    return trial;
  }

  @Test
  void everyReport_isReadAtItsCadence_andNotMoreOftenByMuch() {
    SchedulingTrial trial = begun();
    Instant begin = clock.instant();
    Duration span = Duration.ofMinutes(310);
    trial.pass(span);
    for (ReportStatus report : trial.integration().status().reports()) {
      List<Instant> asked = new ArrayList<>(trial.cloud().asked(report.report()));
      Duration cadence = report.cadence();
      String name = report.report().id();
      if (asked.size() > 2 * span.dividedBy(cadence) + 4) {
        throw trial.broken(
            Promise.NOT_TOO_OFTEN,
            "%s asked for every %s".formatted(name, cadence),
            "asked for %s times within %s".formatted(asked.size(), span),
            "Call runDue, which asks for what is due, and not poll at each turn.");
      }
      requireNoGap(trial, name, cadence, begin, asked);
    }
  }

  private void requireNoGap(
      SchedulingTrial trial, String name, Duration cadence, Instant begin, List<Instant> asked) {
    Duration longest = cadence.plus(cadence.dividedBy(4));
    Instant before = begin;
    asked.add(clock.instant());
    for (Instant at : asked) {
      if (Duration.between(before, at).compareTo(longest) > 0) {
        throw trial.broken(
            Promise.CADENCE,
            "%s read every %s".formatted(name, cadence),
            "not read from %s to %s".formatted(before, at),
            EVERY_MINUTE);
      }
      before = at;
    }
  }

  @Test
  void outageOfInvoiceCloud_isCaughtUpWith() {
    SchedulingTrial trial = begun();
    trial.pass(HOUR);
    trial.cloud().reportsDown();
    trial.cloud().submissionsDown();
    trial.note("InvoiceCloud is out of reach");
    trial.bill("INV-1", "40.00");
    Payment payment = trial.pay("11.00");
    trial.pass(Duration.ofHours(3));
    trial.cloud().up();
    trial.note("InvoiceCloud is there again");
    trial.pass(READ_BY_NOW);

    trial.requirePosted(payment, Promise.GOES_ON, EVERY_MINUTE);
    if (sendsFiles()) {
      trial.requireSent("INV-1", "40.00", Promise.GOES_ON, "Send while InvoiceFiles.isDue.");
    }
  }

  @Test
  void outageOfTheDatabase_isCaughtUpWith() {
    SchedulingTrial trial = begun();
    trial.pass(HOUR);
    trial.database().unavailable();
    trial.note("the database is not there");
    trial.pass(HOUR);
    trial.database().restart();
    trial.note("the database is there again");
    Payment payment = trial.pay("12.00");
    trial.pass(READ_BY_NOW);

    trial.requirePosted(
        payment,
        Promise.GOES_ON,
        "runDue and isDue throw a StoreException where the database cannot tell what is due; a turn that fails must not keep later ones from running (a flag that stays set, a lock that is not released).");
  }

  @Test
  void invoices_goOutWithinTheHour_andAgainWhenTheyChange() {
    assumeTrue(sendsFiles());
    SchedulingTrial trial = begun();
    String mistake = "Send all open invoices whenever InvoiceFiles.isDue, at each turn.";
    trial.bill("INV-1", "40.00");
    trial.pass(Duration.ofMinutes(75));
    trial.requireSent("INV-1", "40.00", Promise.FILES, mistake);

    trial.bill("INV-1", "30.00");
    trial.pass(Duration.ofMinutes(75));
    trial.requireSent("INV-1", "30.00", Promise.FILES, mistake);
  }

  @Test
  void filesThatFail_doNotStopTheReports() {
    assumeTrue(sendsFiles());
    SchedulingTrial trial = begun();
    trial.cloud().submissionsDown();
    trial.note("InvoiceCloud takes no files");
    trial.bill("INV-1", "40.00");
    trial.pass(HOUR);
    Payment payment = trial.pay("13.00");
    trial.pass(READ_BY_NOW);

    trial.requirePosted(
        payment,
        Promise.GOES_ON,
        "Files and reports are two jobs: catch what InvoiceFiles.send throws before runDue is called.");
  }

  @Test
  void reportsThatFail_doNotStopTheFiles() {
    assumeTrue(sendsFiles());
    SchedulingTrial trial = begun();
    trial.cloud().reportsDown();
    trial.note("InvoiceCloud answers no report");
    trial.pass(HOUR);
    trial.bill("INV-1", "40.00");
    trial.pass(Duration.ofMinutes(75));

    trial.requireSent(
        "INV-1", "40.00", Promise.GOES_ON, "Files and reports are two jobs; neither waits.");
  }

  @Test
  void nodeThatEnds_isReplacedByTheOther_andAProcessThatBeginsGoesOn() {
    SchedulingTrial trial =
        new SchedulingTrial(this, HostTrial.START, Objects.requireNonNull(folder));
    SchedulingTrial.Member first = trial.begin("node-1");
    SchedulingTrial.Member other = trial.begin("node-2");
    trial.pass(HOUR);
    first.ends();
    Payment payment = trial.pay("14.00");
    trial.pass(READ_BY_NOW);
    String mistake =
        "No node is the leader by its name or by having begun first: let every node call runDue, and the database decide.";
    trial.requirePosted(payment, Promise.NODES, mistake);

    other.ends();
    Payment later = trial.pay("15.00");
    SchedulingTrial.Member unused = trial.begin("node-3");
    trial.pass(READ_BY_NOW);
    trial.requirePosted(later, Promise.NODES, mistake);
  }

  @Test
  void turnsAtOnce_doNoHarm() throws Exception {
    SchedulingTrial trial = begunAt(HostTrial.START);
    List<SchedulingTrial.Member> nodes =
        List.of(trial.begin("node-2"), trial.begin("node-3"), trial.begin("node-4"));
    trial.bill("INV-1", "40.00");
    ExecutorService threads = Executors.newFixedThreadPool(nodes.size() * 2);
    try {
      for (int round = 0; round < 3; round++) {
        List<Future<?>> running = new ArrayList<>();
        for (SchedulingTrial.Member node : nodes) {
          running.add(threads.submit(node::call));
          running.add(threads.submit(node::call));
        }
        for (Future<?> each : running) {
          each.get();
        }
        clock.advance(Duration.ofHours(2));
      }
    } finally {
      threads.shutdownNow();
    }
    trial.note("three nodes, each with two turns at once");
    if (!trial.thrown().isEmpty()) {
      throw trial.broken(
          Promise.NODES,
          "turns that meet to end without an exception",
          String.join("; ", trial.thrown()),
          "A LeaseException says that another node or thread is at it: there is nothing to do.");
    }
    Payment payment = trial.pay("16.00");
    trial.pass(READ_BY_NOW);
    trial.requirePosted(payment, Promise.NODES, EVERY_MINUTE);
  }

  @Test
  void clockThatIsPutBack_delaysNothing() {
    SchedulingTrial trial = begun();
    trial.pass(HOUR);
    clock.goBackTo(clock.instant().minus(Duration.ofHours(4)));
    trial.note("the clock is put back by four hours");
    Payment payment = trial.pay("17.00");
    trial.pass(READ_BY_NOW);

    trial.requirePosted(
        payment,
        Promise.CADENCE,
        "The turn remembers when it last ran, and waits until the clock is there again. "
            + EVERY_MINUTE);
  }

  @Test
  void nightOnWhichSummerTimeEnds_delaysNothing() {
    SchedulingTrial trial = begunAt(Instant.parse("2026-11-01T04:05:00Z"));
    trial.pass(Duration.ofMinutes(10));
    Payment payment = trial.pay("18.00");
    trial.pass(READ_BY_NOW);

    trial.requirePosted(
        payment, Promise.CADENCE, "Local times come twice that night. " + EVERY_MINUTE);
  }

  @Test
  void people_areToldWhenTheyAreNeeded_andNotBefore() {
    SchedulingTrial trial = begun();
    trial.pass(HOUR);
    requireAsked(trial, false);
    trial.cloud().reportsDown();
    trial.note("InvoiceCloud answers no report");
    trial.pass(Duration.ofHours(3));
    requireAsked(trial, true);

    trial.cloud().up();
    trial.note("InvoiceCloud is there again");
    trial.pass(READ_BY_NOW);
    trial.pass(READ_BY_NOW);
    requireAsked(trial, false);
  }

  private void requireAsked(SchedulingTrial trial, boolean expected) {
    boolean asked = asksForAPerson(trial.integration());
    if (asked != expected) {
      throw trial.broken(
          Promise.ALARM,
          expected ? "people to be told" : "nobody to be asked for",
          "status().attention() is %s, and your alarm says %s"
              .formatted(trial.integration().status().attention(), asked ? "yes" : "no"),
          "Ask for a person where InvoiceCloudIntegration.status().attention() is not empty, and then alone: one failure mends itself.");
    }
  }
}
