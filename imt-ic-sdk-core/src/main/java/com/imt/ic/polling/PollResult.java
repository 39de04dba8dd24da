package com.imt.ic.polling;

import com.imt.ic.AccountNumber;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportStatistics;
import com.imt.ic.Warning;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one poll or sweep brought. Immutable and thread-safe; holds no customers' data but the
 * numbers of the accounts that are {@link #missing}.
 *
 * @param report the report
 * @param from from which moment it was read
 * @param readUpTo where the checkpoint stands now
 * @param counts how many rows became what; an outcome that none had is absent
 * @param statistics what the report was like beyond its rows
 * @param warnings everything about the answer that people should look at, the report's own
 *     included; usually empty
 * @param failures the rows that people must look at, at most {@value #MOST_FAILURES} of them; the
 *     quarantine holds all
 * @param missing accounts that a snapshot listed before and lists no more, at most {@value
 *     #MOST_FAILURES} of them; the ledger was told of each
 */
public record PollResult(
    ReportKind report,
    Instant from,
    Instant readUpTo,
    Map<Outcome, Long> counts,
    ReportStatistics statistics,
    List<Warning> warnings,
    List<Failure> failures,
    List<AccountNumber> missing) {

  /** How many failures, and how many missing accounts, a result tells. */
  public static final int MOST_FAILURES = 100;

  /**
   * A row that went to the quarantine.
   *
   * @param kind why
   * @param subject the payment's GUID, or empty where the row has none
   * @param reason the same in words, without customers' data
   */
  public record Failure(QuarantineKind kind, String subject, String reason) {

    /** Requires all. */
    public Failure {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** Copies. */
  public PollResult {
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(readUpTo, "readUpTo");
    Map<Outcome, Long> copy = new EnumMap<>(Outcome.class);
    copy.putAll(counts);
    counts = Collections.unmodifiableMap(copy);
    Objects.requireNonNull(statistics, "statistics");
    warnings = List.copyOf(warnings);
    failures = List.copyOf(failures);
    missing = List.copyOf(missing);
  }

  /** {@return how many rows became that} */
  public long count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /** {@return how many rows came} */
  public long rows() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * {@return how many rows told something new that is in the books now, is kept beside them or
   * waits for its payment}
   */
  public long fresh() {
    return count(Outcome.ACCEPTED)
        + count(Outcome.RETRIED)
        + count(Outcome.CORRECTED)
        + count(Outcome.KEPT)
        + count(Outcome.WAITING);
  }

  /** {@return how many rows went to the quarantine instead of the books, seen before or not} */
  public long quarantined() {
    return counts.keySet().stream().filter(Outcome::isQuarantined).mapToLong(this::count).sum();
  }
}
