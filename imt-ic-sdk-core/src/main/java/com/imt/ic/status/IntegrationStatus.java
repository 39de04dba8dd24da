package com.imt.ic.status;

import com.imt.ic.BillerId;
import com.imt.ic.ReportKind;
import com.imt.ic.quarantine.QuarantineKind;
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
 * @param queuedFiles how many invoice files are written and not answered by InvoiceCloud
 * @param quarantined how many rows are in quarantine; a kind that none is of is absent
 */
public record IntegrationStatus(
    BillerId biller,
    Instant asOf,
    List<ReportStatus> reports,
    int queuedFiles,
    Map<QuarantineKind, Long> quarantined) {

  /**
   * How one report fares.
   *
   * @param report the report
   * @param checkpoint everything before this moment was read; null before the first complete answer
   * @param lastDone when a poll last ended well, or null where none did
   * @param dueAt when it is to be polled next; in the past where that is late
   * @param failures how many polls in a row failed, or were held back as incomplete; 0 after a good
   *     one
   * @param failedAt when one last did, or null where none ever did
   * @param failure why, or null likewise
   * @param silentSince since when every answer has been empty; null where the last one had rows
   * @param holder the node that is reading it now, or null
   * @param heldUntil until when that node may be silent, or null likewise
   */
  public record ReportStatus(
      ReportKind report,
      @Nullable Instant checkpoint,
      @Nullable Instant lastDone,
      Instant dueAt,
      int failures,
      @Nullable Instant failedAt,
      @Nullable String failure,
      @Nullable Instant silentSince,
      @Nullable String holder,
      @Nullable Instant heldUntil) {

    /** Requires what every one has. */
    public ReportStatus {
      Objects.requireNonNull(report, "report");
      Objects.requireNonNull(dueAt, "dueAt");
    }
  }

  /** Copies. */
  public IntegrationStatus {
    Objects.requireNonNull(biller, "biller");
    Objects.requireNonNull(asOf, "asOf");
    reports = List.copyOf(reports);
    Map<QuarantineKind, Long> copy = new EnumMap<>(QuarantineKind.class);
    copy.putAll(quarantined);
    quarantined = Collections.unmodifiableMap(copy);
  }

  public ReportStatus of(ReportKind report) {
    return reports.stream().filter(each -> each.report() == report).findFirst().orElseThrow();
  }
}
