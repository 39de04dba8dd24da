package com.imt.ic.examples.cli;

import static java.util.stream.Collectors.joining;

import com.imt.ic.AccountNumber;
import com.imt.ic.CallFailedException;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.LedgerDownException;
import com.imt.ic.polling.FirstPollException;
import com.imt.ic.polling.PollResult;
import com.imt.ic.quarantine.QuarantineKind;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code poll}: one incremental poll of one report, or of all, into the database. */
@Command(
    name = "poll",
    description = "Poll InvoiceCloud's reports into the database, once.",
    mixinStandardHelpOptions = true)
final class PollCommand implements Callable<Integer> {

  /** Failures that the next report would meet as well. */
  private static final Set<CallFailedException.Kind> HOPELESS =
      EnumSet.of(
          CallFailedException.Kind.CREDENTIALS_REFUSED, CallFailedException.Kind.INTERRUPTED);

  @Mixin private CommonOptions options = new CommonOptions();

  @Option(
      names = "--report",
      paramLabel = "REPORT",
      defaultValue = "all",
      description =
          "payments, settled-batches, ach-rejects, autopay, paperless or all"
              + " (default: ${DEFAULT-VALUE}).")
  private String report = "all";

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description =
          "Where the first poll begins, such as 2026-11-01T00:00:00Z; later ones need none. Of"
              + " autopay and paperless it says nothing, unless they are logs of changes.")
  private @Nullable Instant from;

  @Option(
      names = "--accept",
      description =
          "Once: what comes is right. Of autopay and paperless however few it is, of the others"
              + " however its times look.")
  private boolean accept;

  @Override
  public Integer call() {
    List<ReportKind> reports = reports();
    if (accept && from != null) {
      throw options.usage("--accept and --from exclude one another");
    }
    options.requiredIcUrl();
    options.credentials();
    try (Workplace workplace = Workplace.open(options, Clock.systemUTC());
        InvoiceCloud cloud = workplace.connect()) {
      poll(workplace.integration(cloud, null), reports);
    }
    return 0;
  }

  private void poll(InvoiceCloudIntegration integration, List<ReportKind> reports) {
    PrintWriter out = options.printer();
    InvoiceCloudException failure = null;
    boolean unreachable = false;
    for (ReportKind kind : reports) {
      try {
        PollResult result = poll(integration, kind);
        out.println(line(result));
        result.warnings().forEach(warning -> out.println("  ! " + warning.detail()));
        missing(result).ifPresent(out::println);
        inQuarantine(result).ifPresent(out::println);
      } catch (FirstPollException e) {
        throw new CommandFailure(e.getMessage() + " (--from, such as 2026-11-01T00:00:00Z)", e);
      } catch (LedgerDownException e) {
        throw e; // every other report would find it down as well
      } catch (IllegalArgumentException e) {
        throw new CommandFailure("--from " + from + ": " + e.getMessage(), e);
      } catch (InvoiceCloudException e) {
        boolean broke =
            e instanceof CallFailedException call
                && call.kind() == CallFailedException.Kind.UNREACHABLE;
        if (failure == null) {
          failure = e; // which the command ends with
        } else {
          out.println("%-15s failed: %s".formatted(kind.id(), e.getMessage()));
        }
        // One connection may break; where two do, nobody is there.
        if ((broke && unreachable)
            || (e instanceof CallFailedException call && HOPELESS.contains(call.kind()))) {
          throw failure;
        }
        unreachable = broke;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private PollResult poll(InvoiceCloudIntegration integration, ReportKind kind) {
    Progress progress = new Progress(options.errors());
    progress.step("polling " + kind.id());
    try {
      return JobTurn.take(
          () -> pollNow(integration, kind), holder -> integration.endLease(kind, holder));
    } finally {
      progress.done();
    }
  }

  /** {@code --from} begins a first poll, or reads an older span again. */
  private PollResult pollNow(InvoiceCloudIntegration integration, ReportKind kind) {
    return switch (kind) {
      case PAYMENTS, SETTLED_BATCHES, ACH_REJECTS ->
          accept
              ? integration.acceptTimes(kind)
              : from == null ? integration.poll(kind) : integration.reread(kind, from);
      case AUTOPAY, PAPERLESS -> pollEnrolments(integration, kind);
    };
  }

  /** A log of changes is read as the other reports are; a list of customers has no beginning. */
  private PollResult pollEnrolments(InvoiceCloudIntegration integration, ReportKind kind) {
    try {
      if (accept) {
        return integration.acceptSnapshot(kind);
      }
      if (from != null) {
        return integration.reread(kind, from);
      }
    } catch (IllegalArgumentException e) {
      return accept ? integration.acceptTimes(kind) : integration.poll(kind);
    }
    return integration.poll(kind);
  }

  static String line(PollResult result) {
    return String.format(
        Locale.ROOT,
        "%-15s %7d rows: %d new, %d known, %d declined, %d quarantined; read up to %s",
        result.report().id(),
        result.rows(),
        result.fresh(),
        result.count(Outcome.DUPLICATE),
        result.count(Outcome.DECLINED),
        result.quarantined(),
        result.readUpTo());
  }

  /** By account, as far as the result names them; the export has all. */
  private static Optional<String> missing(PollResult result) {
    return result.missing().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "  ! missing: "
                + result.missing().stream().map(AccountNumber::value).collect(joining(", "))
                + (result.missing().size() == PollResult.MOST_FAILURES
                    ? " and perhaps more; spectrum export has all"
                    : ""));
  }

  /** By kind, and what comes of those that the ledger failed on. */
  static Optional<String> inQuarantine(PollResult result) {
    if (result.failures().isEmpty()) {
      return Optional.empty();
    }
    Map<QuarantineKind, Integer> kinds = new EnumMap<>(QuarantineKind.class);
    result.failures().forEach(failure -> kinds.merge(failure.kind(), 1, Integer::sum));
    String counts =
        kinds.entrySet().stream()
            .map(kind -> kind.getValue() + " " + kind.getKey())
            .collect(joining(", "));
    boolean more = result.quarantined() > result.failures().size();
    return Optional.of(
        "  ! in quarantine: %s%s; spectrum quarantine list shows them%s"
            .formatted(
                counts,
                more ? " among the first %s".formatted(result.failures().size()) : "",
                kinds.containsKey(QuarantineKind.FAILED)
                    ? ", and every poll brings those again on which the ledger FAILED"
                    : ""));
  }

  private List<ReportKind> reports() {
    if (report.equals("all")) {
      return List.of(ReportKind.values());
    }
    return Arrays.stream(ReportKind.values())
        .filter(kind -> kind.id().equals(report))
        .findFirst()
        .map(List::of)
        .orElseThrow(
            () ->
                options.usage(
                    "--report \""
                        + report
                        + "\" is none of payments, settled-batches, ach-rejects, autopay,"
                        + " paperless, all"));
  }
}
