package com.imt.ic.internal.store;

import com.imt.ic.Warning;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a job: how far it read, its last good end, its silence, and its failures.
 * Immutable and thread-safe; moments are cut to the microsecond.
 *
 * @param job a report's id, that of a sweep over it, {@link #INVOICE_FILE} or {@link
 *     #REJECTED_INVOICES}
 * @param notBefore from where the report was first read; older rows are another system's and never
 *     asked for unless somebody says so
 * @param readUpTo the checkpoint: everything before this moment was read; null before the first
 *     complete answer
 * @param finishedAt when the job last ended well, or null
 * @param rows how many rows came then, or how many invoices were gone through
 * @param emptyAnswers how many answers in a row had no row
 * @param silentSince when the first of them came; null where the last answer had rows
 * @param silenceTold whether a warning was given of this silence
 * @param failures how many times in a row the job failed; 0 once it ended well
 * @param failedAt when it last failed, or null where it never did
 * @param failure why, without customers' data; null likewise
 * @param mostRows how many rows came at most, since somebody last accepted fewer
 * @param warnings what people are to know of the last answer that was read to its end
 */
public record JobEntry(
    String job,
    Instant notBefore,
    @Nullable Instant readUpTo,
    @Nullable Instant finishedAt,
    long rows,
    long emptyAnswers,
    @Nullable Instant silentSince,
    boolean silenceTold,
    int failures,
    @Nullable Instant failedAt,
    @Nullable String failure,
    long mostRows,
    List<Warning> warnings) {

  /** The job that goes through the invoices, beside those of the reports. */
  public static final String INVOICE_FILE = "invoice-file";

  /** When invoices could last not be written, and how many; no job, but kept like one's end. */
  public static final String REJECTED_INVOICES = "invoice-file-rejected";

  public JobEntry {
    Objects.requireNonNull(job, "job");
    notBefore = Micros.of(notBefore);
    readUpTo = Micros.ofNullable(readUpTo);
    finishedAt = Micros.ofNullable(finishedAt);
    silentSince = Micros.ofNullable(silentSince);
    failedAt = Micros.ofNullable(failedAt);
    warnings = List.copyOf(warnings);
  }

  /** A job that has not ended yet. */
  public static JobEntry begun(String job, Instant notBefore) {
    return new JobEntry(job, notBefore, null, null, 0, 0, null, false, 0, null, null, 0, List.of());
  }

  /** The same, begun earlier or later. */
  public JobEntry begun(Instant from) {
    return read(from, readUpTo);
  }

  /** The same, ended well; what it failed by the last time stays readable. */
  public JobEntry finished(Instant now, long rowsThen) {
    return ended(now, rowsThen, 0, failedAt, failure);
  }

  public JobEntry readUpTo(Instant moment) {
    return read(notBefore, moment);
  }

  /** The same, silent for so many answers, or not silent at all. */
  public JobEntry silent(long empty, @Nullable Instant from, boolean toldOf) {
    return new JobEntry(
        job,
        notBefore,
        readUpTo,
        finishedAt,
        rows,
        empty,
        from,
        toldOf,
        failures,
        failedAt,
        failure,
        mostRows,
        warnings);
  }

  /** The same, failed once more. */
  public JobEntry failed(Instant now, String reason) {
    return ended(finishedAt, rows, failures + 1, now, reason);
  }

  /** The same, with so many rows at most, and with what people are to know of the last answer. */
  public JobEntry answered(long most, List<Warning> told) {
    return new JobEntry(
        job,
        notBefore,
        readUpTo,
        finishedAt,
        rows,
        emptyAnswers,
        silentSince,
        silenceTold,
        failures,
        failedAt,
        failure,
        most,
        told);
  }

  private JobEntry read(Instant from, @Nullable Instant upTo) {
    return new JobEntry(
        job,
        from,
        upTo,
        finishedAt,
        rows,
        emptyAnswers,
        silentSince,
        silenceTold,
        failures,
        failedAt,
        failure,
        mostRows,
        warnings);
  }

  private JobEntry ended(
      @Nullable Instant at, long n, int times, @Nullable Instant on, @Nullable String reason) {
    return new JobEntry(
        job,
        notBefore,
        readUpTo,
        at,
        n,
        emptyAnswers,
        silentSince,
        silenceTold,
        times,
        on,
        reason,
        mostRows,
        warnings);
  }
}
