package com.imt.ic.bif;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads invoice files of one layout, strictly: what {@link BifWriter} would not write is a problem.
 *
 * <p>A line with a problem yields no record, and the other lines are read all the same. Whatever
 * the bytes, the answer is records and problems; only the stream's own failure is an exception.
 * Strict means: the header's names in the layout's order, the layout's line end behind every line,
 * the last included, no byte order mark, texts of the charset, no more and no fewer columns, values
 * in the layout's formats, MinimumPayment the same as BalanceDue, and the rules of {@link
 * BifWriter#check}. An amount may have fewer than two decimals and more zeros than it needs, a flag
 * may be empty for no, and a field may be quoted without need.
 *
 * <p>{@link #lenient} names what to overlook. Immutable and thread-safe; one call reads one file.
 */
public final class BifParser {

  /**
   * What a file holds: the records that could be read, beside the problems of those that could not.
   * Immutable and thread-safe.
   *
   * @param records in the order of the file; a line with a problem is not among them
   * @param problems in the order of the file
   * @param overlooked the faults that the file has and that the parser was told to overlook; {@link
   *     BifLeniency#REPEATED_INVOICE} is never among them, since such a parser does not look for it
   */
  public record Result(
      List<BifRecord> records, List<BifProblem> problems, Set<BifLeniency> overlooked) {

    /** Copies. */
    public Result {
      records = List.copyOf(records);
      problems = List.copyOf(problems);
      EnumSet<BifLeniency> inOrder = EnumSet.noneOf(BifLeniency.class);
      inOrder.addAll(overlooked);
      overlooked = Collections.unmodifiableSet(inOrder);
    }

    /** Whether the file is whole and right: it has no problem. */
    public boolean isClean() {
      return problems.isEmpty();
    }

    /**
     * The records of a file that must be right.
     *
     * @throws InvalidInvoicesException when there is a problem
     */
    public List<BifRecord> orThrow() {
      BifWriter.throwIfAny(problems);
      return records;
    }

    /** The numbers of records and problems; no customer's data. */
    @Override
    public String toString() {
      return "BifParser.Result[%s records, %s problems]".formatted(records.size(), problems.size());
    }
  }

  private final BifLayout layout;
  private final Set<BifLeniency> lenient;

  private BifParser(BifLayout layout, Set<BifLeniency> lenient) {
    this.layout = Objects.requireNonNull(layout, "layout");
    this.lenient = lenient;
  }

  /** A strict parser of that layout. */
  public static BifParser of(BifLayout layout) {
    return new BifParser(layout, Set.of());
  }

  /**
   * A parser that overlooks some faults.
   *
   * @param overlooked what to overlook, instead of what this parser overlooks; none for strict
   */
  public BifParser lenient(BifLeniency... overlooked) {
    return new BifParser(layout, Set.of(overlooked));
  }

  /**
   * Reads a whole file into memory.
   *
   * @param in the file, read to its end, not closed
   * @throws IOException when {@code in} or the temporary file fails
   */
  public Result parse(InputStream in) throws IOException {
    List<BifRecord> records = new ArrayList<>();
    List<BifProblem> problems = new ArrayList<>();
    Set<BifLeniency> overlooked = parse(in, records::add, problems::add);
    return new Result(records, problems, overlooked);
  }

  /**
   * Reads a file of any size and hands on what it finds, line by line, in memory that does not grow
   * with the file. Beyond 65,536 records, what finds an invoice that stands twice moves into a
   * temporary file, and its problem comes at the end, when both records were handed on.
   *
   * @param in the file, read to its end, not closed
   * @param records takes each record that could be read
   * @param problems takes each problem
   * @return what was overlooked, as {@link Result#overlooked} tells it
   * @throws IOException when {@code in} or the temporary file fails
   */
  public Set<BifLeniency> parse(
      InputStream in, Consumer<BifRecord> records, Consumer<BifProblem> problems)
      throws IOException {
    return new BifFileReader(layout, lenient, in).read(records, problems);
  }
}
