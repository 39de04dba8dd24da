package com.imt.ic.quarantine;

import com.imt.ic.BillerId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row that people must look at, with everything that came of it. Immutable and thread-safe;
 * {@code toString} shows no content.
 *
 * @param id what {@link Quarantine#retry} and {@link Quarantine#resolve} take; never used again
 * @param biller whose it is
 * @param report the report's id, or {@code online-receipt} for what the data pump pushed
 * @param kind why it is here
 * @param state whether somebody has to look
 * @param subject the payment's GUID or the customer's account; null where the row does not tell
 * @param reason why it is here in words, as of the last time, without customers' data
 * @param raw the whole row as it came, column name to text, in the order of the columns
 * @param occurrence which of several equal rows of one answer it is, from 1
 * @param firstSeenAt since when, cut to the microsecond
 * @param lastSeenAt when it last came, cut to the microsecond
 * @param count how many times it came
 * @param closing how it was closed; null while it is open
 */
public record QuarantineEntry(
    long id,
    BillerId biller,
    String report,
    QuarantineKind kind,
    State state,
    @Nullable String subject,
    String reason,
    Map<String, String> raw,
    int occurrence,
    Instant firstSeenAt,
    Instant lastSeenAt,
    long count,
    @Nullable Closing closing) {

  /** Whether somebody has to look. */
  public enum State {
    /** Somebody has to. */
    OPEN,
    /**
     * It was brought again, by hand or by the next report, and is in the books now; or, where its
     * closing has a note, stands in another entry for another reason.
     */
    RETRIED,
    /** A person closed it; the SDK never brings it to the books again. */
    RESOLVED
  }

  /**
   * How an entry was closed. Immutable and thread-safe; {@code toString} shows nothing that a
   * person wrote.
   *
   * @param state RETRIED or RESOLVED
   * @param at when, cut to the microsecond
   * @param by who resolved it; null where it was retried
   * @param note why it was resolved; where it was retried, what it became in the quarantine, or
   *     null where it is in the books
   */
  public record Closing(State state, Instant at, @Nullable String by, @Nullable String note) {

    /** Refuses OPEN. */
    public Closing {
      if (state == State.OPEN) {
        throw new IllegalArgumentException("An entry is closed as RETRIED or RESOLVED, not OPEN");
      }
      at = at.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public String toString() {
      return "Closing[%s, %s]".formatted(state, at);
    }
  }

  /** Copies the row. */
  public QuarantineEntry {
    Objects.requireNonNull(biller, "biller");
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(reason, "reason");
    firstSeenAt = firstSeenAt.truncatedTo(ChronoUnit.MICROS);
    lastSeenAt = lastSeenAt.truncatedTo(ChronoUnit.MICROS);
    raw = Collections.unmodifiableMap(new LinkedHashMap<>(raw));
  }

  @Override
  public String toString() {
    return "QuarantineEntry[%s, %s, %s, %s: %s]".formatted(id, report, kind, state, reason);
  }
}
