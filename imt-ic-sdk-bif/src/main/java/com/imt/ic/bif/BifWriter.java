package com.imt.ic.bif;

import com.imt.ic.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes invoice files of one layout, record by record: memory grows with the numbers of the
 * invoices alone, which are kept to find one that stands twice.
 *
 * <p>Every record is checked by the rules of {@link BifValidator} before a character of its line is
 * written. Immutable and thread-safe; one call writes one file.
 *
 * <pre>{@code
 * BifSummary summary = BifWriter.of(BifLayout.of(profile)).write(records.iterator(), out);
 * }</pre>
 */
public final class BifWriter {

  private final BifLayout layout;
  private final List<BifColumn> columns;

  private BifWriter(BifLayout layout) {
    this.layout = Objects.requireNonNull(layout, "layout");
    this.columns = layout.columns();
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
   * @throws IOException when {@code out} fails
   */
  public BifSummary writeAll(Iterable<BifRecord> records, OutputStream out) throws IOException {
    List<BifProblem> problems = new ArrayList<>();
    RecordCheck check = new RecordCheck(layout);
    long line = firstLine();
    for (BifRecord item : records) {
      check.check(item.bid(), item.invoice(), line, problems);
      check.checkOnce(item.invoice(), line, problems);
      line++;
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
   * @throws IOException when {@code out} fails
   */
  public BifSummary write(Iterator<BifRecord> records, OutputStream out) throws IOException {
    DigestingOutputStream bytes = new DigestingOutputStream(out);
    // An encoder reports what it cannot encode, where a charset would write a question mark.
    Writer text = new OutputStreamWriter(bytes, layout.charset().newEncoder());
    LineBuffer line = new LineBuffer();
    RecordCheck check = new RecordCheck(layout);
    List<BifProblem> problems = new ArrayList<>();
    if (layout.hasHeader()) {
      writeHeader(line, text);
    }
    long lineNumber = firstLine();
    long newRecords = 0;
    long rewrittenRecords = 0;
    Money total = Money.ZERO;
    while (records.hasNext()) {
      BifRecord next = records.next();
      check.check(next.bid(), next.invoice(), lineNumber, problems);
      check.checkOnce(next.invoice(), lineNumber, problems);
      if (!problems.isEmpty()) {
        throw new InvalidInvoicesException(problems);
      }
      writeLine(next, line, text);
      if (next.type() == BifRecordType.NEW) {
        newRecords++;
      } else {
        rewrittenRecords++;
      }
      total = add(total, next.invoice().balanceDue(), lineNumber);
      lineNumber++;
    }
    text.flush();
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

  private void writeHeader(LineBuffer line, Writer text) throws IOException {
    for (BifColumn column : columns) {
      separate(column, line);
      appendText(column.name(), line);
    }
    end(line, text);
  }

  private void writeLine(BifRecord item, LineBuffer line, Writer text) throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      BifColumn column = columns.get(i);
      separate(column, line);
      BifField field = column.field();
      if (field != null) {
        appendField(field, item, line);
      } else if (column.constant() != null) {
        appendText(column.constant(), line);
      } else if (column.customName() != null) {
        appendText(item.invoice().custom().get(column.customName()), line);
      }
    }
    end(line, text);
  }

  private void appendField(BifField field, BifRecord item, LineBuffer line) {
    switch (field) {
      case RECORD_TYPE -> line.append(layout.code(item.type()));
      case BID -> appendText(item.bid().value(), line);
      default -> {
        Object value = item.invoice().value(field);
        if (value == null) {
          return; // absent is empty
        }
        switch (field.kind()) {
          case AMOUNT -> line.appendCents(((Money) value).cents());
          case DATE -> layout.dateFormat().write((LocalDate) value, line);
          case INTEGER -> line.appendNumber((Integer) value);
          case FLAG -> line.append(layout.flagText((Boolean) value));
          case TEXT, CODE -> appendText(RecordCheck.text(value), line);
        }
      }
    }
  }

  private void appendText(@Nullable String text, LineBuffer line) {
    if (text == null) {
      return;
    }
    Character quote = layout.quote();
    if (quote != null && (text.indexOf(layout.delimiter()) >= 0 || text.indexOf(quote) >= 0)) {
      line.appendQuoted(text, quote);
    } else {
      line.append(text);
    }
  }

  private void separate(BifColumn column, LineBuffer line) {
    if (column.number() > 1) {
      line.append(layout.delimiter());
    }
  }

  private void end(LineBuffer line, Writer text) throws IOException {
    line.append(layout.lineEnd());
    line.writeTo(text);
    line.clear();
  }
}
