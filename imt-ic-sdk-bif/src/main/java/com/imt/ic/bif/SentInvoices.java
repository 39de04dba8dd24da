package com.imt.ic.bif;

import com.imt.ic.Money;
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

  /**
   * So many invoices, and the sum of their balances. Immutable and thread-safe.
   *
   * @param invoices how many
   */
  public record Tally(long invoices, Money balanceDue) {

    static final Tally NONE = new Tally(0, Money.ZERO);

    /** Refuses null. */
    public Tally {
      Objects.requireNonNull(balanceDue, "balanceDue");
    }

    /** {@return both together} */
    public Tally plus(Tally other) {
      return new Tally(invoices + other.invoices, balanceDue.plus(other.balanceDue));
    }

    /** {@return for people, such as {@code 2 invoices over 31.50}} */
    @Override
    public String toString() {
      return "%s %s over %s"
          .formatted(invoices, invoices == 1 ? "invoice" : "invoices", balanceDue);
    }
  }

  /**
   * What a first load found and has in hand, before anything of it is submitted. The source is the
   * rejected, accepted, waiting and written ones together. Immutable and thread-safe.
   *
   * @param source all invoices that were handed over
   * @param rejected those that cannot be written
   * @param accepted those that InvoiceCloud has accepted before
   * @param waiting those that stand in files of an earlier run, which InvoiceCloud has not answered
   * @param written those that were written now: new ones, and re-written ones where an earlier run
   *     has sent another content
   * @param rewritten how many of these are re-written
   * @param files how many files are to be submitted, those of earlier runs among them
   * @param problems why invoices were rejected, as {@link SentInvoices#rejected} lists it
   */
  public record LoadPlan(
      Tally source,
      Tally rejected,
      Tally accepted,
      Tally waiting,
      Tally written,
      long rewritten,
      int files,
      List<BifProblem> problems) {

    /** Refuses null, and copies. */
    public LoadPlan {
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(rejected, "rejected");
      Objects.requireNonNull(accepted, "accepted");
      Objects.requireNonNull(waiting, "waiting");
      Objects.requireNonNull(written, "written");
      problems = List.copyOf(problems);
    }
  }

  /** What became of a file. */
  public enum Fate {
    /** InvoiceCloud accepted it. */
    ACCEPTED,
    /** InvoiceCloud refused it; the next load writes its invoices again. */
    REFUSED,
    /** It re-writes invoices of a refused file; the next load writes its invoices again. */
    HELD,
    /** InvoiceCloud may have it: ask, and {@link InvoiceFiles#settle(String, boolean)} it. */
    UNKNOWN,
    /** It was not submitted yet, or waits behind a file of unknown fate. */
    WAITING
  }

  /**
   * A file that holds invoices of a first load. Immutable and thread-safe.
   *
   * @param ofSource the invoices of the source that stand in it with their last content
   * @param found what the file in the spool says, read back: its invoices that no later file
   *     re-writes; null where it was not accepted, or cannot be read
   * @param reason why it was refused, held back, or cannot be read; of an accepted one what IC said
   *     about it; null where there is nothing to say
   */
  public record LoadedFile(
      String name, Fate fate, Tally ofSource, @Nullable Tally found, @Nullable String reason) {

    /** Refuses null where it does not say otherwise. */
    public LoadedFile {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(fate, "fate");
      Objects.requireNonNull(ofSource, "ofSource");
    }

    /** {@return whether IC has accepted what stands in it, and all of that is the source's} */
    public boolean isRight() {
      return fate == Fate.ACCEPTED && ofSource.equals(found);
    }
  }

  /**
   * The end of a first load: what InvoiceCloud has, counted apart from the files that it accepted,
   * against the source. Immutable and thread-safe.
   *
   * @param files every file that holds an invoice of the source, in the order of the first one
   * @param warnings what a person should look into
   */
  public record Loaded(LoadPlan plan, List<LoadedFile> files, List<Warning> warnings) {

    /** Refuses null, and copies. */
    public Loaded {
      Objects.requireNonNull(plan, "plan");
      files = List.copyOf(files);
      warnings = List.copyOf(warnings);
    }

    /** {@return the invoices of the source that stand in files of that fate} */
    public Tally of(Fate fate) {
      return files.stream()
          .filter(file -> file.fate() == fate)
          .map(LoadedFile::ofSource)
          .reduce(Tally.NONE, Tally::plus);
    }

    /** {@return what the accepted files hold, read back from the spool} */
    public Tally counted() {
      return files.stream()
          .map(LoadedFile::found)
          .filter(Objects::nonNull)
          .reduce(Tally.NONE, Tally::plus);
    }

    /**
     * Whether InvoiceCloud has accepted all invoices of the source and no others, by count and by
     * sum, and has said nothing that puts it in doubt.
     */
    public boolean isComplete() {
      return files.stream().allMatch(LoadedFile::isRight)
          && counted().equals(plan.source())
          && warnings.stream().noneMatch(Loaded::isDoubt);
    }

    static boolean isDoubt(Warning warning) {
      return warning.kind() == Warning.Kind.RECORD_COUNT_DIFFERS
          || warning.kind() == Warning.Kind.ACCEPTED_WITH_MESSAGE;
    }

    /** {@return what keeps it from being complete, a sentence each; empty where it is complete} */
    public List<String> differences() {
      return LoadDifferences.of(this);
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
