package com.imt.ic.status;

import com.imt.ic.BillerId;
import com.imt.ic.ReportKind;
import com.imt.ic.Warning;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one biller's integration fares, over all nodes. Immutable and thread-safe; holds no
 * customers' data.
 *
 * @param biller whose it is
 * @param asOf the moment
 * @param reports one for each report, in the order of {@link ReportKind}
 * @param files how the invoice files fare
 * @param quarantined how many entries of the quarantine are open; a kind that none is of is absent
 * @param attention what a person has to do, one line each; empty where all is well
 */
public record IntegrationStatus(
    BillerId biller,
    Instant asOf,
    List<ReportStatus> reports,
    FileStatus files,
    Map<QuarantineKind, Long> quarantined,
    List<String> attention) {

  /**
   * How the invoice files fare.
   *
   * @param lastDone when the invoices were last gone through, or null where they never were
   * @param queued how many files are written and not answered by InvoiceCloud
   * @param oldestQueued since when the oldest of them waits, or null where none does
   * @param unknown how many files were refused after an earlier submission whose answer never came:
   *     InvoiceCloud may have them, and a person has to ask
   * @param refused how many files were refused, or held back behind a refused one, within the last
   *     day
   * @param rejected how many invoices could not be written when that last happened, and so were
   *     left out of the file; 0 where it did not happen within the last day
   * @param rejectedAt when that was, or null likewise
   */
  public record FileStatus(
      @Nullable Instant lastDone,
      int queued,
      @Nullable Instant oldestQueued,
      int unknown,
      int refused,
      long rejected,
      @Nullable Instant rejectedAt) {}

  /**
   * How one report fares.
   *
   * @param report the report
   * @param cadence how often it is to be polled
   * @param checkpoint everything before this moment was read; null before the first complete answer
   * @param lastDone when a poll last ended well, or null where none did
   * @param dueAt when it is to be polled next; in the past where that is late
   * @param failures how many polls in a row failed, or were held back as incomplete; 0 after a good
   *     one
   * @param failedAt when one last did, or null where none ever did
   * @param failure why, or null likewise
   * @param silentSince since when every answer has been empty; null where the last one had rows
   * @param silent whether that is so for longer than the profile's {@code silentAfter}
   * @param holder the node that is reading it now, or null
   * @param heldUntil until when that node may be silent, or null likewise
   * @param warnings what people are to know of the last answer that was read to its end, and of
   *     those of the last sweeps
   */
  public record ReportStatus(
      ReportKind report,
      Duration cadence,
      @Nullable Instant checkpoint,
      @Nullable Instant lastDone,
      Instant dueAt,
      int failures,
      @Nullable Instant failedAt,
      @Nullable String failure,
      @Nullable Instant silentSince,
      boolean silent,
      @Nullable String holder,
      @Nullable Instant heldUntil,
      List<Warning> warnings) {

    /** Requires what every one has, and copies. */
    public ReportStatus {
      Objects.requireNonNull(report, "report");
      Objects.requireNonNull(cadence, "cadence");
      Objects.requireNonNull(dueAt, "dueAt");
      warnings = List.copyOf(warnings);
    }
  }

  /** Copies. */
  public IntegrationStatus {
    Objects.requireNonNull(biller, "biller");
    Objects.requireNonNull(asOf, "asOf");
    reports = List.copyOf(reports);
    Objects.requireNonNull(files, "files");
    attention = List.copyOf(attention);
    Map<QuarantineKind, Long> copy = new EnumMap<>(QuarantineKind.class);
    copy.putAll(quarantined);
    quarantined = Collections.unmodifiableMap(copy);
  }

  /** {@return how one report fares} */
  public ReportStatus of(ReportKind report) {
    return reports.stream().filter(each -> each.report() == report).findFirst().orElseThrow();
  }
}
