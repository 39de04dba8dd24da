package com.imt.ic.bif;

import com.imt.ic.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * Writes invoice files of one layout, record by record, in memory that does not grow with their
 * number. Beyond 65,536 records, what finds an invoice that stands twice moves into a temporary
 * file, and finds it when all records are there.
 *
 * <p>Every record is checked by the rules of {@link BifValidator} before a byte of its line is
 * written. Immutable and thread-safe; one call writes one file.
 *
 * <pre>{@code
 * BifSummary summary = BifWriter.of(BifLayout.of(profile)).write(records.iterator(), out);
 * }</pre>
 */
public final class BifWriter {

  private final BifLayout layout;

  private BifWriter(BifLayout layout) {
    this.layout = Objects.requireNonNull(layout, "layout");
  }

  /**
   * A writer of that layout.
   *
   * @param layout the layout
   * @return the writer
   */
  public static BifWriter of(BifLayout layout) {
    return new BifWriter(layout);
  }

  /**
   * Writes one file, all of whose records are known to be there: they are checked before the first
   * byte, so that nothing is written when one is wrong.
   *
   * @param records the records, gone through twice
   * @param out where to; flushed, not closed
   * @return the control totals
   * @throws InvalidInvoicesException when records cannot be written, with every problem
   * @throws IOException when {@code out} or the temporary file fails
   */
  public BifSummary writeAll(Iterable<BifRecord> records, OutputStream out) throws IOException {
    List<BifProblem> problems = new ArrayList<>();
    try (RecordCheck check = new RecordCheck(layout)) {
      long line = firstLine();
      for (BifRecord item : records) {
        check.check(item.bid(), item.invoice(), line, problems);
        check.checkOnce(item.invoice(), line, problems);
        line++;
      }
      check.finish(problems);
    }
    if (!problems.isEmpty()) {
      throw new InvalidInvoicesException(problems);
    }
    return write(records.iterator(), out);
  }

  /**
   * Writes one file from a stream of records.
   *
   * @param records the records
   * @param out where to; flushed, not closed
   * @return the control totals
   * @throws InvalidInvoicesException at the first record that cannot be written; what was written
   *     before it is no file and must be thrown away
   * @throws IOException when {@code out} or the temporary file fails
   */
  public BifSummary write(Iterator<BifRecord> records, OutputStream out) throws IOException {
    try (RecordCheck check = new RecordCheck(layout)) {
      return write(records, new DigestingOutputStream(out), check);
    }
  }

  private BifSummary write(
      Iterator<BifRecord> records, DigestingOutputStream bytes, RecordCheck check)
      throws IOException {
    LineEncoder encoder = new LineEncoder(layout);
    List<BifProblem> problems = new ArrayList<>();
    if (layout.hasHeader()) {
      encoder.appendHeader(layout.columnNames());
    }
    long lineNumber = firstLine();
    long newRecords = 0;
    long rewrittenRecords = 0;
    Money total = Money.ZERO;
    while (records.hasNext()) {
      BifRecord next = records.next();
      if (!encoder.append(next)) {
        check.check(next.bid(), next.invoice(), lineNumber, problems);
      }
      check.checkOnce(next.invoice(), lineNumber, problems);
      if (encoder.lineLength() > LineReader.LONGEST_LINE) {
        problems.add(
            BifProblem.ofLine(
                lineNumber,
                "has " + encoder.lineLength() + " bytes",
                "at most " + LineReader.LONGEST_LINE + " are allowed",
                "Shorten its texts; $.bif.columns may give them a maxLength"));
      }
      if (!problems.isEmpty()) {
        throw new InvalidInvoicesException(problems);
      }
      if (encoder.isFull()) {
        encoder.writeTo(bytes);
      }
      if (next.type() == BifRecordType.NEW) {
        newRecords++;
      } else {
        rewrittenRecords++;
      }
      total = add(total, next.invoice().balanceDue(), lineNumber);
      lineNumber++;
    }
    check.finish(problems);
    if (!problems.isEmpty()) {
      throw new InvalidInvoicesException(problems);
    }
    encoder.writeTo(bytes);
    bytes.flush();
    return new BifSummary(
        newRecords + rewrittenRecords,
        newRecords,
        rewrittenRecords,
        total,
        bytes.count(),
        bytes.sha256());
  }

  private static Money add(Money total, Money balance, long line) {
    try {
      return total.plus(balance);
    } catch (ArithmeticException e) {
      throw new InvalidInvoicesException(
          List.of(
              BifProblem.ofLine(
                  line,
                  "the balances up to here are beyond " + Long.MAX_VALUE + " cents",
                  "a total that can be counted is expected",
                  "")));
    }
  }

  private long firstLine() {
    return layout.hasHeader() ? 2 : 1;
  }
}
