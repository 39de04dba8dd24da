package com.imt.ic.examples.cli;

import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.Reconciliation.Span;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code reconcile}: compares all sources and writes the reconciliation for machines and people.
 */
@Command(
    name = "reconcile",
    description =
        "Compare pushed, reported, settled and returned money with the ledger. Exit status 3 where"
            + " a difference needs a person.",
    mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {

  private static final int NEEDS_A_PERSON = 3;

  /** Before any payment through InvoiceCloud. */
  private static final LocalDate BEGINNING = LocalDate.of(1970, 1, 1);

  @Mixin private CommonOptions options = new CommonOptions();

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description =
          "The first day of payment, such as 2026-11-01; without it and --to, all that is open and"
              + " what came since the last time.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "The last day of payment (default: today, where the biller is).")
  private @Nullable String to;

  @Option(
      names = "--full-accounts",
      description = "Whole account numbers on the page, in place of their last four.")
  private boolean fullAccounts;

  @Override
  public Integer call() {
    LocalDate first = day("--from", from);
    LocalDate last = day("--to", to);
    if (first != null && last != null && last.isBefore(first)) {
      throw options.usage("--to " + last + " is before --from " + first);
    }
    Clock clock = Clock.systemUTC();
    try (Workplace workplace = Workplace.open(options, clock)) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), workplace.profile().billerZone());
      if (first != null && last == null && today.isBefore(first)) {
        throw options.usage("--from " + first + " is after today, " + today);
      }
      Reconciliation reconciliation =
          workplace.reconcile(workplace.integration(), span(first, last, today), fullAccounts);
      options.printer().print(Summary.of(reconciliation));
      options.printer().flush();
      return reconciliation.needsPeople() ? NEEDS_A_PERSON : 0;
    }
  }

  private static Span span(@Nullable LocalDate first, @Nullable LocalDate last, LocalDate today) {
    if (first == null && last == null) {
      return Span.OPEN;
    }
    return new Span(first == null ? BEGINNING : first, last == null ? today : last);
  }

  private @Nullable LocalDate day(String option, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() < 1 || day.isAfter(Span.EVERYTHING.to())) {
        throw options.usage("%s %s: is beyond all days that there are".formatted(option, text));
      }
      return day;
    } catch (DateTimeException e) {
      throw options.usage(
          "%s %s: not a day; write it as 2026-11-01 (year, month, day)".formatted(option, text));
    }
  }
}
