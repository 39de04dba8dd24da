package com.imt.ic.bif;

import com.imt.ic.Warning;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one call of {@link InvoiceFiles} did. Immutable and thread-safe; holds no customers' data.
 *
 * @param written the file that was written now; null when there was nothing new or changed, or
 *     nothing was to be written
 * @param unchanged how many invoices were left out, since nothing of them changed
 * @param rejected why invoices could not be written, in the order of the hand-over; {@link
 *     BifProblem#invoice} is the invoice's place in it, 1 being the first. At most 1,000 problems,
 *     of which an invoice may have several; empty where all could be written
 * @param rejectedInvoices how many invoices could not be written, however many are listed
 * @param answers the files that InvoiceCloud answered now, in the order in which they were
 *     submitted; those of earlier calls are among them
 * @param warnings what a person should look into; usually empty
 */
public record SentInvoices(
    @Nullable WrittenFile written,
    long unchanged,
    List<BifProblem> rejected,
    long rejectedInvoices,
    List<AnsweredFile> answers,
    List<Warning> warnings) {

  /**
   * A file that stands in the spool. Immutable and thread-safe.
   *
   * @param name the name under which InvoiceCloud will know it
   */
  public record WrittenFile(String name, Path path, BifSummary totals) {

    /** Refuses null. */
    public WrittenFile {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(totals, "totals");
    }
  }

  /**
   * A file that InvoiceCloud has accepted or refused, or that was held back behind a refused one
   * and will not be submitted. Immutable and thread-safe.
   *
   * @param fileGuid IC's identity of the file; null where it gave none
   * @param reason why it was refused or held back, free of customers' data; null for an accepted
   *     one
   */
  public record AnsweredFile(
      String name, boolean accepted, @Nullable String fileGuid, @Nullable String reason) {

    /** Refuses a file without a name. */
    public AnsweredFile {
      Objects.requireNonNull(name, "name");
    }
  }

  /** Copies. */
  public SentInvoices {
    rejected = List.copyOf(rejected);
    answers = List.copyOf(answers);
    warnings = List.copyOf(warnings);
  }

  /** What a call did that wrote nothing. */
  static SentInvoices answered(List<AnsweredFile> answers, List<Warning> warnings) {
    return new SentInvoices(null, 0, List.of(), 0, answers, warnings);
  }

  /** What both calls did, of which one alone has written. */
  SentInvoices plus(SentInvoices later) {
    return new SentInvoices(
        written != null ? written : later.written,
        unchanged + later.unchanged,
        both(rejected, later.rejected),
        rejectedInvoices + later.rejectedInvoices,
        both(answers, later.answers),
        both(warnings, later.warnings));
  }

  private static <T> List<T> both(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
