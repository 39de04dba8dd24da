package com.imt.ic.bif;

import com.imt.ic.BillerId;
import com.imt.ic.Money;
import com.imt.ic.bif.BifProblem.Kind;
import com.imt.ic.bif.internal.RowReader;
import com.imt.ic.bif.internal.RowWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks invoices and writes invoice files of one layout, record by record, in memory that does not
 * grow with their number. Beyond 65,536 records, what finds an invoice that stands twice moves into
 * a temporary file, and finds it when all records are there.
 *
 * <p>Refused: a required column without a value; a value longer than its column; a character that
 * the charset lacks, or a line break or control character, since an invoice is one line; a value
 * that has no column in the layout; a negative balance; an invoice that stands twice. Legal: a
 * balance above the total, a due date before the invoice's, which no rule forbids.
 *
 * <p>Immutable and thread-safe; one call writes one file.
 *
 * <pre>{@code
 * BifSummary summary = BifWriter.of(BifLayout.of(profile)).write(records.iterator(), out);
 * }</pre>
 */
public final class BifWriter {

  private final BifLayout layout;
  private final FileFacts facts;

  private BifWriter(BifLayout layout, FileFacts facts) {
    this.layout = Objects.requireNonNull(layout, "layout");
    this.facts = facts;
  }

  /** A writer of that layout. */
  public static BifWriter of(BifLayout layout) {
    return new BifWriter(layout, FileFacts.NONE);
  }

  /**
   * The same for one file, of which the header and trailer record of the layout may tell.
   *
   * @param fileName the name under which InvoiceCloud will know it
   * @param time the moment that the record tells
   */
  public BifWriter forFile(BillerId bid, String fileName, Instant time) {
    Objects.requireNonNull(bid, "bid");
    Objects.requireNonNull(fileName, "fileName");
    Objects.requireNonNull(time, "time");
    return new BifWriter(layout, new FileFacts(bid, fileName, time, null));
  }

  /**
   * Checks one invoice for itself.
   *
   * @param line the line that the problems name, the caller's own count being welcome
   * @return every problem; empty where the invoice can be written
   */
  public List<BifProblem> check(BifInvoice invoice, long line) {
    List<BifProblem> problems = new ArrayList<>();
    new RecordCheck(layout).check(null, invoice, line, problems);
    return problems;
  }

  /**
   * Checks the records of one file, each for itself and all together.
   *
   * @return every problem in the order of the lines, which are those of a file of all records;
   *     empty where all can be written
   * @throws IOException when the temporary file fails
   */
  public List<BifProblem> checkAll(Iterable<BifRecord> records) throws IOException {
    return RecordCheck.file(layout, records);
  }

  /**
   * Writes one file, all of whose records are known to be there: they are checked before the first
   * byte, so that nothing is written when one is wrong.
   *
   * @param records gone through twice
   * @param out where to; flushed, not closed
   * @throws InvalidInvoicesException when records cannot be written, with every problem
   * @throws IllegalStateException as {@link #write}
   * @throws IOException when {@code out} or the temporary file fails
   */
  public BifSummary writeAll(Iterable<BifRecord> records, OutputStream out) throws IOException {
    throwIfAny(checkAll(records));
    return write(records.iterator(), out);
  }

  /**
   * Writes one file from a stream of records, each checked before a byte of its line is written.
   *
   * @param out where to; flushed, not closed
   * @throws InvalidInvoicesException at the first record that cannot be written; what was written
   *     before it is no file and must be thrown away
   * @throws IllegalStateException when the layout has a record that tells of the file what only
   *     {@link #forFile} says
   * @throws IOException when {@code out} or the temporary file fails
   */
  public BifSummary write(Iterator<BifRecord> records, OutputStream out) throws IOException {
    try (RecordCheck check = new RecordCheck(layout)) {
      return write(records, out, check);
    }
  }

  /** Like {@link #write}, for records that {@link HandOver} has found right just before. */
  BifSummary writeChecked(Iterator<BifRecord> records, OutputStream out) throws IOException {
    return write(records, out, null);
  }

  private BifSummary write(
      Iterator<BifRecord> records, OutputStream out, @Nullable RecordCheck check)
      throws IOException {
    FileTotals totals = layout.newTotals();
    FileFacts all = facts.with(totals);
    ControlRecords controls = layout.controls();
    controls.all().forEach(each -> each.requireKnown(all));
    RowWriter lines = new RowWriter(layout.format(), out);
    if (controls.header().filter(ControlRecord::needsTotals).isPresent()) {
      try (HeldRows rows = new HeldRows(layout.format())) {
        appendRows(records, rows.writer(), check, totals);
        appendHead(lines, all);
        rows.passTo(lines);
      }
    } else {
      appendHead(lines, all);
      appendRows(records, lines, check, totals);
    }
    controls.trailer().ifPresent(each -> lines.appendTexts(each.texts(all, totals.lines())));
    lines.finish();
    return new BifSummary(
        totals.rows(),
        totals.rows() - totals.rewritten(),
        totals.rewritten(),
        Money.ofCents(totals.sum(BifField.BALANCE_DUE)),
        lines.bytes(),
        lines.sha256());
  }

  private void appendHead(RowWriter lines, FileFacts all) {
    layout.controls().header().ifPresent(each -> lines.appendTexts(each.texts(all, 1)));
    if (layout.hasHeader()) {
      lines.appendTexts(layout.columnNames());
    }
  }

  private void appendRows(
      Iterator<BifRecord> records, RowWriter lines, @Nullable RecordCheck check, FileTotals totals)
      throws IOException {
    List<BifProblem> problems = new ArrayList<>();
    long line = layout.firstLine();
    while (records.hasNext()) {
      BifRecord next = records.next();
      BifInvoice invoice = next.invoice();
      boolean rewritten = next.type() == BifRecord.Type.REWRITTEN;
      boolean usual = lines.append(rewritten, next.bid(), invoice.values(), invoice.custom());
      if (check != null) {
        if (!usual) {
          check.check(next.bid(), invoice, line, problems);
        }
        check.checkOnce(invoice, line, problems);
      }
      if (lines.lineLength() > RowReader.LONGEST_LINE) {
        problems.add(tooLong(line, lines.lineLength()));
      }
      throwIfAny(problems);
      lines.pass();
      add(totals, rewritten, invoice, line);
      line++;
    }
    if (check != null) {
      check.finish(problems);
      throwIfAny(problems);
    }
  }

  static void throwIfAny(List<BifProblem> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidInvoicesException(problems);
    }
  }

  /** A line that is longer than any reader takes. */
  static BifProblem tooLong(long line, int bytes) {
    String expected = "at most %s are allowed".formatted(RowReader.LONGEST_LINE);
    String advice = "Shorten its texts; $.bif.columns may give them a maxLength";
    String found = "has %s bytes".formatted(bytes);
    return BifProblem.ofLine(line, Kind.LINE_TOO_LONG, found, expected, advice);
  }

  private static void add(FileTotals totals, boolean rewritten, BifInvoice invoice, long line) {
    try {
      totals.add(rewritten, invoice);
    } catch (ArithmeticException e) {
      String found = "the amounts up to here are beyond %s cents".formatted(Long.MAX_VALUE);
      String expected = "a total that can be counted is expected";
      throw new InvalidInvoicesException(
          List.of(BifProblem.ofLine(line, Kind.TOTAL_TOO_LARGE, found, expected, "")));
    }
  }
}
