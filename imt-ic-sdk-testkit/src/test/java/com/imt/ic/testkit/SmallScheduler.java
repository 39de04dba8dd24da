package com.imt.ic.testkit;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.polling.LeaseException;
import com.imt.ic.status.IntegrationStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a host's scheduler calls: right, or wrong in one way. */
final class SmallScheduler implements Runnable {

  /** What hosts get wrong. */
  enum Mistake {
    NONE,
    READS_PAYMENTS_ALONE,
    POLLS_AT_EACH_TURN,
    LETS_EXCEPTIONS_OUT,
    FLAG_STAYS_SET,
    FILES_FIRST_IN_ONE_TRY,
    REPORTS_FIRST_AND_FILES_WHEN_WELL,
    SENDS_ONCE,
    LEADER_BY_NAME,
    LEASE_IS_AN_ERROR,
    REMEMBERS_WHEN_IT_RAN,
    PLANS_BY_LOCAL_TIME,
    NEVER_ASKS_FOR_A_PERSON,
    ALWAYS_ASKS_FOR_A_PERSON,
    SELDOM,
    EVERY_THIRD_HOUR,
    QUIET_AT_NIGHT,
    WEEKDAYS_ALONE,
    LEAVES_SWEEPS_OUT,
    FILES_BY_DAY,
    FILES_AT_THE_FULL_HOUR,
    SENDS_ALL_AGAIN,
    SENDS_THE_FIRST_INVOICE,
    SENDS_FIFTY_INVOICES,
    ALARM_OF_PAYMENTS_ALONE,
    ALARM_OF_RETURNS_ALONE,
    ALARM_AFTER_FIVE_FAILURES,
    ALARM_AT_ONE_FAILURE,
    ALARM_WITHOUT_QUARANTINE,
    ALARM_WITHOUT_REFUSED_FILES,
    ALARM_WITHOUT_REJECTED_INVOICES
  }

  private final Mistake mistake;
  private final InvoiceCloudIntegration integration;
  private final InvoiceFiles files;
  private final Supplier<List<BifInvoice>> openInvoices;
  private final Clock clock;
  private final boolean leader;
  private final AtomicBoolean running = new AtomicBoolean();
  private boolean sent;
  private @Nullable LocalDateTime next;

  SmallScheduler(
      Mistake mistake,
      InvoiceCloudIntegration integration,
      InvoiceFiles files,
      Supplier<List<BifInvoice>> openInvoices,
      Clock clock,
      boolean leader) {
    this.mistake = mistake;
    this.integration = integration;
    this.files = files;
    this.openInvoices = openInvoices;
    this.clock = clock;
    this.leader = leader;
  }

  static boolean asksForAPerson(Mistake mistake, InvoiceCloudIntegration integration) {
    IntegrationStatus status = integration.status();
    return switch (mistake) {
      case NEVER_ASKS_FOR_A_PERSON -> false;
      case ALWAYS_ASKS_FOR_A_PERSON -> true;
      case ALARM_OF_PAYMENTS_ALONE -> status.of(ReportKind.PAYMENTS).failures() > 2;
      case ALARM_OF_RETURNS_ALONE -> status.of(ReportKind.ACH_REJECTS).failures() > 2;
      case ALARM_AFTER_FIVE_FAILURES -> status.reports().stream().anyMatch(r -> r.failures() > 4);
      case ALARM_AT_ONE_FAILURE -> status.reports().stream().anyMatch(r -> r.failures() > 0);
      case ALARM_WITHOUT_QUARANTINE -> anyLineWithout(status, "quarantine");
      case ALARM_WITHOUT_REFUSED_FILES -> anyLineWithout(status, "refused");
      case ALARM_WITHOUT_REJECTED_INVOICES -> anyLineWithout(status, "could not be written");
      default -> !integration.status().attention().isEmpty();
    };
  }

  private static boolean anyLineWithout(IntegrationStatus status, String words) {
    return status.attention().stream().anyMatch(line -> !line.contains(words));
  }

  @Override
  public void run() {
    ZonedDateTime local = clock.instant().atZone(ZoneId.of("America/Chicago"));
    switch (mistake) {
      case READS_PAYMENTS_ALONE -> guarded(this::readPaymentsWhenDue);
      case POLLS_AT_EACH_TURN -> guarded(() -> integration.poll(ReportKind.PAYMENTS));
      case LETS_EXCEPTIONS_OUT -> everything();
      case FLAG_STAYS_SET -> {
        if (running.compareAndSet(false, true)) {
          guarded(
              () -> {
                everything();
                running.set(false);
              });
        }
      }
      case FILES_FIRST_IN_ONE_TRY -> guarded(this::everything);
      case REPORTS_FIRST_AND_FILES_WHEN_WELL -> {
        if (integration.runDue().stream().allMatch(run -> run.failure() == null)
            && integration.status().attention().isEmpty()) {
          guarded(this::sendWhenDue);
        }
      }
      case SENDS_ONCE -> {
        if (!sent) {
          guarded(() -> files.send(openInvoices.get()));
          sent = true;
        }
        guarded(integration::runDue);
      }
      case LEADER_BY_NAME -> {
        if (leader) {
          right();
        }
      }
      case LEASE_IS_AN_ERROR -> {
        try {
          everything();
        } catch (LeaseException e) {
          throw e;
        } catch (InvoiceCloudException e) {
          guarded(integration::runDue);
        }
      }
      case REMEMBERS_WHEN_IT_RAN -> inTime(ZoneId.of("UTC"));
      case PLANS_BY_LOCAL_TIME -> inTime(ZoneId.of("America/New_York"));
      case EVERY_THIRD_HOUR -> rightIf(local.getHour() % 3 == 0);
      case QUIET_AT_NIGHT -> rightIf(local.getHour() >= 6 && local.getHour() < 22);
      case WEEKDAYS_ALONE -> rightIf(local.getDayOfWeek().getValue() <= 5);
      case LEAVES_SWEEPS_OUT -> {
        guarded(this::sendWhenDue);
        guarded(this::pollWithoutSweeps);
      }
      case FILES_BY_DAY -> {
        if (local.getHour() >= 7 && local.getHour() < 19) {
          guarded(this::sendWhenDue);
        }
        guarded(integration::runDue);
      }
      case FILES_AT_THE_FULL_HOUR -> {
        if (local.getMinute() == 0) {
          guarded(() -> files.send(openInvoices.get()));
        }
        guarded(integration::runDue);
      }
      default -> right();
    }
  }

  private void rightIf(boolean now) {
    if (now) {
      right();
    }
  }

  private void right() {
    guarded(this::sendWhenDue);
    guarded(integration::runDue);
  }

  private void everything() {
    sendWhenDue();
    integration.runDue();
  }

  private void sendWhenDue() {
    if (files.isDue()) {
      List<BifInvoice> invoices = openInvoices.get();
      switch (mistake) {
        case SENDS_ALL_AGAIN -> files.sendAgain(invoices);
        case SENDS_THE_FIRST_INVOICE -> files.send(invoices.stream().limit(1).toList());
        case SENDS_FIFTY_INVOICES -> files.send(invoices.stream().limit(50).toList());
        default -> files.send(invoices);
      }
    }
  }

  private void pollWithoutSweeps() {
    integration.duePolls().stream()
        .filter(due -> due.sweep() == null)
        .forEach(due -> guarded(() -> integration.poll(due.report())));
  }

  private void readPaymentsWhenDue() {
    integration.duePolls().stream()
        .filter(due -> due.report() == ReportKind.PAYMENTS && due.sweep() == null)
        .forEach(due -> integration.poll(due.report()));
    sendWhenDue();
  }

  private void inTime(ZoneId zone) {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), zone);
    if (next == null || !now.isBefore(next)) {
      next = now.plus(Duration.ofHours(2));
      right();
    }
  }

  private static void guarded(Runnable step) {
    try {
      step.run();
    } catch (InvoiceCloudException e) {
      // a host logs it
    }
  }
}
