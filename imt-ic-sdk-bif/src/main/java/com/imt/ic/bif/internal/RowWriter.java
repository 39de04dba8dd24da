package com.imt.ic.bif.internal;

import com.imt.ic.BillerId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way to write the lines of a file. It puts a row together without care and notices, while it
 * copies, whether anything about it is unusual: a character outside plain ASCII, a missing value of
 * a required column, a limit that might be broken. Only an unusual row needs the rules, which alone
 * decide whether it is wrong, and only a line that does not come out plain is put together again
 * with care: texts that need quotes in quotes, in the layout's charset. Not thread-safe.
 */
public final class RowWriter {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final ColumnEncoder[] columns;
  private final Unrolled<Row, LineBuffer> wholeLine;
  private final int[] placesWithoutColumn;
  private final char delimiter;
  private final boolean hasQuote;
  private final char quote;
  private final boolean quoteAll;
  private final Row row = new Row(new Object[0]);
  private final LineBuffer line = new LineBuffer();
  private final EncodedLines lines;
  private final DigestingOutputStream out;

  public RowWriter(FileFormat format, OutputStream out) {
    TextFormat text = format.text();
    columns =
        format.columns().stream()
            .map(column -> ColumnEncoder.of(column, format))
            .toArray(ColumnEncoder[]::new);
    wholeLine = format.writing();
    placesWithoutColumn = format.placesWithoutColumn().stream().mapToInt(i -> i).toArray();
    delimiter = text.delimiter();
    Character quoteOrNull = text.quote();
    hasQuote = quoteOrNull != null;
    quote = quoteOrNull == null ? 0 : quoteOrNull;
    quoteAll = text.quotesAll();
    PlainLineCheck plain =
        new PlainLineCheck(delimiter, columns.length - 1, quote, quoteAll ? 2 * columns.length : 0);
    lines = new EncodedLines(text.charset(), plain, text.lineEnd());
    this.out = new DigestingOutputStream(out);
  }

  /** Appends a line that is no row, such as the names of the columns. */
  public void appendTexts(Iterable<String> texts) {
    line.clear();
    int column = 0;
    for (String text : texts) {
      int start = separate(column++);
      line.append(text);
      quoteFrom(start);
    }
    lines.append(line);
  }

  /** Appends a line, which goes no further until {@link #pass} or {@link #finish}. */
  public boolean append(
      boolean rewritten, BillerId bid, @Nullable Object[] values, Map<String, String> custom) {
    row.rewritten = rewritten;
    row.bid = bid;
    row.values = values;
    row.custom = custom;
    line.clear();
    wholeLine.run(row, line);
    boolean usual = !line.isUnusual() && custom.isEmpty();
    if (!lines.appendPlain(line)) {
      usual = false;
      putTogetherWithCare();
      lines.append(line);
    }
    for (int place : placesWithoutColumn) {
      Object value = values[place];
      usual &= value == null || value == Boolean.FALSE;
    }
    return usual;
  }

  /** How many bytes the last line has, without its line end. */
  public int lineLength() {
    return lines.lineLength();
  }

  /** Passes the lines so far on, when they are many. */
  public void pass() throws IOException {
    if (lines.isFull()) {
      lines.writeTo(out);
    }
  }

  /** Passes the lines so far on, and behind them lines that another writer of this format wrote. */
  public void pass(InputStream written) throws IOException {
    lines.writeTo(out);
    written.transferTo(out);
  }

  public void finish() throws IOException {
    lines.writeTo(out);
    out.flush();
  }

  public long bytes() {
    return out.count();
  }

  /** The digest of what was passed on, lower-case hexadecimal; to be asked for once. */
  public String sha256() {
    return out.sha256();
  }

  private void putTogetherWithCare() {
    line.clear();
    for (int i = 0; i < columns.length; i++) {
      int start = separate(i);
      columns[i].run(row, line);
      quoteFrom(start);
    }
  }

  /** Returns where the column begins. */
  private int separate(int column) {
    if (column > 0) {
      line.append(delimiter);
    }
    return line.length();
  }

  private void quoteFrom(int start) {
    if (hasQuote
        && (quoteAll
            || line.holds(delimiter, start)
            || line.holds(quote, start)
            || line.holdsAt(start, BYTE_ORDER_MARK))) {
      line.quoteFrom(start, quote);
    }
  }
}
