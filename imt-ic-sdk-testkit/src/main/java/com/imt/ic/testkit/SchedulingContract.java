package com.imt.ic.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Payment;
import com.imt.ic.polling.Sweep;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.status.IntegrationStatus.ReportStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
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

  private static final String AT_ALL_HOURS =
      "Customers pay at all hours, and no turn may ask what hour or day it is. " + EVERY_MINUTE;

  private static final String SEND_WHEN_DUE =
      "Send all open invoices whenever InvoiceFiles.isDue, at each turn.";

  private static final String BY_ATTENTION =
      "Ask for a person where InvoiceCloudIntegration.status().attention() is not empty, and then alone: one failure mends itself.";

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
    Duration span = Duration.ofMinutes(310);
    trial.pass(span);
    for (ReportStatus report : trial.integration().status().reports()) {
      List<Instant> asked = trial.cloud().asked(report.report());
      Duration cadence = report.cadence();
      String name = report.report().id();
      if (asked.size() > 2 * span.dividedBy(cadence) + 4) {
        throw trial.broken(
            Promise.NOT_TOO_OFTEN,
            "%s asked for every %s".formatted(name, Spans.words(cadence)),
            "asked for %s times within %s".formatted(asked.size(), Spans.words(span)),
            "Call runDue, which asks for what is due, and not poll at each turn.");
      }
    }
    trial.requireRead(EVERY_MINUTE);
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
    trial.bill("INV-1", "40.00");
    trial.pass(Duration.ofMinutes(75));
    trial.requireSent("INV-1", "40.00", Promise.FILES, SEND_WHEN_DUE);

    trial.bill("INV-1", "30.00");
    trial.pass(Duration.ofMinutes(75));
    trial.requireSent("INV-1", "30.00", Promise.FILES, SEND_WHEN_DUE);
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
        "INV-1",
        "40.00",
        Promise.GOES_ON,
        "Files and reports are two jobs; neither waits. Send whenever InvoiceFiles.isDue, at each turn.");
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
    SchedulingTrial trial = begunAt(Instant.parse("2026-10-25T04:05:00Z"));
    trial.pass(Duration.ofMinutes(10));
    Payment before = trial.pay("20.00");
    trial.pass(READ_BY_NOW);
    // A host that reads nothing on any such night has no mistake of summer time.
    trial.requirePosted(before, Promise.AROUND_THE_CLOCK, AT_ALL_HOURS);

    trial.pauseUntil(Instant.parse("2026-11-01T04:05:00Z"), "node-2");
    trial.pass(Duration.ofMinutes(10));
    Payment payment = trial.pay("18.00");
    trial.pass(READ_BY_NOW);

    trial.requirePosted(
        payment, Promise.CADENCE, "Local times come twice that night. " + EVERY_MINUTE);
  }

  @Test
  void night_isAsTheDay() {
    LocalDateTime evening = LocalDateTime.parse("2026-11-10T22:00");
    requireServed(evening, evening.plusHours(5));
  }

  @Test
  void weekend_isAsAnyOtherDay() {
    LocalDateTime saturday = LocalDateTime.parse("2026-11-14T11:00");
    requireServed(saturday, saturday.plusDays(1));
  }

  /** By the biller's zone; a process begins each time. */
  private void requireServed(LocalDateTime... times) {
    SchedulingTrial trial = begun();
    ZoneId zone = trial.fake().profile().billerZone();
    for (int i = 0; i < times.length; i++) {
      trial.pauseUntil(times[i].atZone(zone).toInstant(), "node-" + (i + 2));
      trial.note("it is %s, %s by the biller".formatted(times[i].getDayOfWeek(), times[i]));
      trial.pass(Duration.ofMinutes(10));
      Payment payment = trial.pay("2%s.00".formatted(i + 1));
      trial.bill("INV-" + i, "40.00");
      trial.pass(READ_BY_NOW);
      trial.requirePosted(payment, Promise.AROUND_THE_CLOCK, AT_ALL_HOURS);
      if (sendsFiles()) {
        trial.requireSent("INV-" + i, "40.00", Promise.AROUND_THE_CLOCK, AT_ALL_HOURS);
      }
    }
  }

  @Test
  void reports_areSweptDailyAndWeekly() {
    Instant start = HostTrial.START;
    SchedulingTrial trial =
        new SchedulingTrial(
            this, start, start.minus(Duration.ofDays(80)), Objects.requireNonNull(folder));
    SchedulingTrial.Member unused = trial.begin("node-1");
    trial.pass(HOUR);
    requireSwept(trial, start.plus(Duration.ofHours(25)), Sweep.DAILY);
    requireSwept(trial, start.plus(Duration.ofDays(8)), Sweep.WEEKLY);
  }

  private void requireSwept(SchedulingTrial trial, Instant now, Sweep sweep) {
    trial.pauseUntil(now, "node-" + sweep);
    trial.pass(READ_BY_NOW);
    // A poll of returns reads eight days back by itself, so a sweep is all but the whole span.
    Instant back = now.minus(sweep.span()).plus(Duration.ofDays(1));
    for (ReportKind report :
        List.of(ReportKind.PAYMENTS, ReportKind.SETTLED_BATCHES, ReportKind.ACH_REJECTS)) {
      List<Instant> asked =
          trial.cloud().questions(report).stream()
              .filter(question -> !question.at().isBefore(now))
              .map(CloudWatch.Question::from)
              .filter(Objects::nonNull)
              .sorted()
              .toList();
      if (asked.isEmpty() || asked.get(0).isAfter(back)) {
        throw trial.broken(
            asked.isEmpty() ? Promise.CADENCE : Promise.SWEPT,
            "%s read from %s back, every %s"
                .formatted(report.id(), Spans.words(sweep.span()), Spans.words(sweep.cadence())),
            asked.isEmpty()
                ? "not asked for within " + Spans.words(READ_BY_NOW)
                : "from no earlier than %s, at %s".formatted(asked.get(0), clock.instant()),
            "Call runDue, which sweeps too; or call sweep for what duePolls lists with a sweep().");
      }
    }
  }

  @Test
  void fileThatFailed_isSubmittedAgainSoon() {
    assumeTrue(sendsFiles());
    SchedulingTrial trial = begun();
    trial.pass(Duration.ofMinutes(55));
    trial.cloud().submissionsDown();
    trial.note("InvoiceCloud takes no files");
    trial.bill("INV-1", "40.00");
    trial.pass(Duration.ofMinutes(10));
    trial.cloud().up();
    trial.note("InvoiceCloud takes files again");
    trial.pass(atLeastTwoTurns(Duration.ofMinutes(20)));

    trial.requireSent(
        "INV-1",
        "40.00",
        Promise.FILE_RETRIED,
        "A file that waits makes InvoiceFiles.isDue true at each turn: ask it, and not whether the hour is full.");
  }

  private Duration atLeastTwoTurns(Duration span) {
    Duration two = period().multipliedBy(2);
    return span.compareTo(two) < 0 ? two : span;
  }

  @Test
  void everyOpenInvoice_goesOut_andOnceWhereItDoesNotChange() {
    assumeTrue(sendsFiles());
    SchedulingTrial trial = begun();
    int many = 120;
    trial.billMany(many, "40.00");
    trial.pass(Duration.ofHours(3));
    trial.requireSent("MANY-1", "40.00", Promise.FILES, SEND_WHEN_DUE);
    for (int i = 1; i <= many; i++) {
      trial.requireSent(
          "MANY-" + i,
          "40.00",
          Promise.EVERY_INVOICE,
          "Hand over all open invoices in one call, and not the first of them: InvoiceFiles decides what is new, whatever their number.");
      long times = trial.timesReceived("MANY-" + i);
      if (times > 1) {
        throw trial.broken(
            Promise.UNCHANGED,
            "MANY-%s to go out once".formatted(i),
            "it was sent %s times within %s".formatted(times, Spans.words(Duration.ofHours(3))),
            "Call InvoiceFiles.send, which leaves out what did not change; sendAgain is for invoices that InvoiceCloud has lost.");
      }
    }
  }

  @Test
  void eachReportThatFailsForLong_isToldAtOnce_andNotAtTheFirstFailure() {
    SchedulingTrial trial = begun();
    trial.pass(HOUR);
    for (ReportKind report : ReportKind.values()) {
      requireAsked(trial, false);
      trial.cloud().down(report);
      trial.note("InvoiceCloud does not answer %s any more".formatted(report.id()));
      requireToldOf(trial, report);
      trial.cloud().up();
      trial.note("InvoiceCloud answers again");
      trial.pass(atLeastTwoTurns(Duration.ofMinutes(20)));
    }
    requireAsked(trial, false);
  }

  private void requireToldOf(SchedulingTrial trial, ReportKind report) {
    Duration cadence = trial.integration().status().of(report).cadence();
    Instant until = clock.instant().plus(cadence.multipliedBy(2)).plus(HOUR);
    boolean isNeeded = false;
    while (!clock.instant().isAfter(until)) {
      trial.turn();
      boolean asked = asksForAPerson(trial.integration());
      ReportStatus status = trial.integration().status().of(report);
      if (asked && status.failures() <= 1) {
        requireAsked(trial, false);
      }
      if (asked) {
        return;
      }
      if (isNeeded) {
        trial.note("%s failed %s times in a row".formatted(report.id(), status.failures()));
        requireTold(trial, Promise.CADENCE, EVERY_MINUTE);
      }
      isNeeded = !trial.integration().status().attention().isEmpty();
    }
    trial.requireRead(EVERY_MINUTE);
    requireTold(trial, Promise.CADENCE, EVERY_MINUTE);
  }

  @Test
  void rowInQuarantine_isTold() {
    SchedulingTrial trial = begun();
    trial.pass(HOUR);
    trial.books().refuse(true);
    Payment unused = trial.pay("19.00");
    trial.pass(READ_BY_NOW);
    trial.note("the books refuse it, so that it waits in the quarantine");
    List<QuarantineEntry> open =
        trial.integration().quarantine().page(QuarantineFilter.OPEN, 0, 10);
    if (open.isEmpty()) {
      trial.requireRead(EVERY_MINUTE);
    }
    requireTold(trial, Promise.CADENCE, EVERY_MINUTE);

    trial.books().refuse(false);
    open.forEach(entry -> trial.integration().quarantine().retry(entry.id()));
    trial.note("a person retries it, and the books take it");
    requireAsked(trial, false);
  }

  @Test
  void fileThatIsRefused_isTold() {
    assumeTrue(sendsFiles());
    SchedulingTrial trial = begun();
    trial.pass(HOUR);
    trial.cloud().refusesFiles();
    trial.note("InvoiceCloud refuses every file");
    trial.bill("INV-1", "40.00");
    trial.pass(Duration.ofMinutes(75));
    requireTold(trial, Promise.FILES, SEND_WHEN_DUE);
  }

  @Test
  void invoiceThatCannotBeWritten_isTold() {
    assumeTrue(sendsFiles());
    SchedulingTrial trial = begun();
    trial.pass(HOUR);
    trial.billTwice("INV-1");
    trial.pass(Duration.ofMinutes(75));
    requireTold(trial, Promise.FILES, SEND_WHEN_DUE);
  }

  @Test
  void people_areToldWhenTheyAreNeeded_andNotBefore() {
    SchedulingTrial trial = begun();
    trial.pass(HOUR);
    requireAsked(trial, false);
    trial.cloud().reportsDown();
    trial.note("InvoiceCloud answers no report");
    trial.pass(Duration.ofHours(3));
    trial.requireRead(EVERY_MINUTE);
    requireTold(trial, Promise.CADENCE, EVERY_MINUTE);

    trial.cloud().up();
    trial.note("InvoiceCloud is there again");
    trial.pass(READ_BY_NOW);
    trial.pass(READ_BY_NOW);
    requireAsked(trial, false);
  }

  /** What was not tried did not fail: a status that tells nothing is no fault of the alarm. */
  private void requireTold(SchedulingTrial trial, Promise cause, String mistake) {
    if (trial.integration().status().attention().isEmpty()) {
      throw trial.broken(
          cause,
          "what fails to be tried often enough for status().attention() to tell",
          "it tells nothing" + trial.idle(HOUR),
          mistake);
    }
    requireAsked(trial, true);
  }

  private void requireAsked(SchedulingTrial trial, boolean expected) {
    boolean asked = asksForAPerson(trial.integration());
    if (asked != expected) {
      throw trial.broken(
          Promise.ALARM,
          expected ? "people to be told" : "nobody to be asked for",
          "status().attention() is %s, and your alarm says %s"
              .formatted(trial.integration().status().attention(), asked ? "yes" : "no"),
          BY_ATTENTION);
    }
  }
}
