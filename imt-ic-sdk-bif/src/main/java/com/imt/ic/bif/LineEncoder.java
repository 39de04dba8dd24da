package com.imt.ic.bif;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Puts records into lines and notices, while it copies, whether anything about a record is unusual:
 * a character outside plain ASCII, a missing value of a required column, a limit that might be
 * broken. Only unusual records need {@link RecordCheck}, whose rules alone decide whether they are
 * wrong, and only a line that does not come out plain is put together again with care: texts that
 * need quotes in quotes, in the layout's charset. Not thread-safe.
 */
final class LineEncoder {

  private final ColumnEncoder[] columns;
  private final Unrolled<BifRecord, LineBuffer> wholeLine;
  private final BifField[] homeless;
  private final char delimiter;
  private final boolean hasQuote;
  private final char quote;
  private final boolean quoteAll;
  private final LineBuffer line = new LineBuffer();
  private final EncodedLines lines;

  LineEncoder(BifLayout layout) {
    columns =
        layout.columns().stream()
            .map(column -> ColumnEncoder.of(column, layout))
            .toArray(ColumnEncoder[]::new);
    wholeLine = layout.encoder();
    homeless = layout.fieldsWithoutColumn().toArray(new BifField[0]);
    delimiter = layout.delimiter();
    Character quoteOrNull = layout.quote();
    hasQuote = quoteOrNull != null;
    quote = quoteOrNull == null ? 0 : quoteOrNull;
    quoteAll = layout.quotesAll();
    lines =
        new EncodedLines(
            layout.charset(),
            new PlainLineCheck(
                delimiter, columns.length - 1, quote, quoteAll ? 2 * columns.length : 0),
            layout.lineEnd());
  }

  void appendHeader(List<String> names) {
    line.clear();
    for (int i = 0; i < names.size(); i++) {
      int start = separate(i);
      line.append(names.get(i));
      quoteFrom(start);
    }
    lines.append(line);
  }

  /** Appends a line; false where the record is unusual and may be wrong. */
  boolean append(BifRecord item) {
    line.clear();
    wholeLine.run(item, line);
    boolean usual = !line.isUnusual();
    if (!lines.appendPlain(line)) {
      usual = false;
      putTogetherWithCare(item);
      lines.append(line);
    }
    BifInvoice invoice = item.invoice();
    for (BifField field : homeless) {
      Object value = invoice.value(field);
      usual &= value == null || value == Boolean.FALSE;
    }
    return usual && invoice.custom().isEmpty();
  }

  /** How many bytes the last line has, without its line end. */
  int lineLength() {
    return lines.lineLength();
  }

  boolean isFull() {
    return lines.isFull();
  }

  void writeTo(OutputStream out) throws IOException {
    lines.writeTo(out);
  }

  private void putTogetherWithCare(BifRecord item) {
    line.clear();
    for (int i = 0; i < columns.length; i++) {
      int start = separate(i);
      columns[i].run(item, line);
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
            || line.holdsAt(start, TextRule.BYTE_ORDER_MARK))) {
      line.quoteFrom(start, quote);
    }
  }
}
