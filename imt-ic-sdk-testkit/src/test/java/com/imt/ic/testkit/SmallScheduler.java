package com.imt.ic.testkit;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.polling.LeaseException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
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
    SELDOM
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
    return switch (mistake) {
      case NEVER_ASKS_FOR_A_PERSON -> false;
      case ALWAYS_ASKS_FOR_A_PERSON -> true;
      default -> !integration.status().attention().isEmpty();
    };
  }

  @Override
  public void run() {
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
      default -> right();
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
      files.send(openInvoices.get());
    }
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
