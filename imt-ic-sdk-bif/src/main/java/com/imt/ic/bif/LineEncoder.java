package com.imt.ic.bif;

import com.imt.ic.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;

/**
 * Puts records into lines and notices, while it copies, whether anything about a record is unusual:
 * a character outside plain ASCII, a missing value of a required column, a limit that might be
 * broken. Only unusual records need {@link RecordCheck}, whose rules alone decide whether they are
 * wrong, and only a line that does not come out plain is put together again with care: texts that
 * need quotes in quotes, in the layout's charset. Not thread-safe.
 */
final class LineEncoder {

  private static final long USUAL_CENTS = 100_000_000_000L;

  private final BifLayout layout;
  private final BifColumn[] columns;
  private final BifField[] homeless;
  private final char delimiter;
  private final boolean hasQuote;
  private final char quote;
  private final boolean quoteAll;
  private final String lineEnd;
  private final LineBuffer line = new LineBuffer();
  private final EncodedLines lines;
  private boolean careful;
  private boolean usual;

  LineEncoder(BifLayout layout) {
    this.layout = layout;
    columns = layout.columns().toArray(new BifColumn[0]);
    homeless = layout.fieldsWithoutColumn().toArray(new BifField[0]);
    delimiter = layout.delimiter();
    Character quoteOrNull = layout.quote();
    hasQuote = quoteOrNull != null;
    quote = quoteOrNull == null ? 0 : quoteOrNull;
    quoteAll = layout.quotesAll();
    lineEnd = layout.lineEnd();
    int quotes = quoteAll ? 2 * columns.length : 0;
    lines =
        new EncodedLines(
            layout.charset(),
            new PlainLineCheck(delimiter, columns.length - 1, quote, quotes),
            lineEnd);
  }

  void appendHeader() {
    careful = true;
    line.clear();
    for (int i = 0; i < columns.length; i++) {
      separate(i);
      appendText(columns[i].name());
    }
    lines.append(line);
  }

  /** Appends a line; false where the record is unusual and may be wrong. */
  boolean append(BifRecord item) {
    usual = true;
    careful = false;
    putTogether(item);
    if (!lines.appendPlain(line)) {
      usual = false;
      careful = true;
      putTogether(item);
      lines.append(line);
    }
    BifInvoice invoice = item.invoice();
    for (BifField field : homeless) {
      Object value = invoice.value(field);
      usual &= value == null || value == Boolean.FALSE;
    }
    return usual && invoice.custom().isEmpty();
  }

  boolean isFull() {
    return lines.isFull();
  }

  void writeTo(OutputStream out) throws IOException {
    lines.writeTo(out);
  }

  private void putTogether(BifRecord item) {
    line.clear();
    for (int i = 0; i < columns.length; i++) {
      separate(i);
      if (quoteAll) {
        line.append(quote);
        appendColumn(columns[i], item);
        line.append(quote);
      } else {
        appendColumn(columns[i], item);
      }
    }
  }

  private void separate(int column) {
    if (column > 0) {
      line.append(delimiter);
    }
  }

  private void appendColumn(BifColumn column, BifRecord item) {
    BifField field = column.field();
    if (field != null) {
      appendField(field, column, item);
    } else if (column.constant() != null) {
      appendText(column.constant());
    } else if (column.customName() != null) {
      String text = item.invoice().custom().get(column.customName());
      usual = false;
      if (text != null) {
        appendText(text);
      }
    }
  }

  private void appendField(BifField field, BifColumn column, BifRecord item) {
    Object value =
        switch (field) {
          case RECORD_TYPE -> layout.code(item.type());
          case BID -> item.bid().value();
          default -> item.invoice().value(field);
        };
    if (value == null) {
      usual &= !column.required();
      return; // absent is empty
    }
    switch (field.kind()) {
      case AMOUNT -> appendAmount((Money) value, column);
      case DATE -> appendDate((LocalDate) value, column);
      case INTEGER -> {
        usual &= column.maxLength() == BifColumn.ANY_LENGTH;
        line.appendNumber((Integer) value);
      }
      case FLAG -> {
        usual &= column.maxLength() == BifColumn.ANY_LENGTH;
        line.append(column.format().flag((Boolean) value));
      }
      case TEXT, CODE -> {
        String text = String.valueOf(RecordCheck.text(value));
        usual &= text.length() <= column.maxLength();
        appendText(text);
      }
    }
  }

  private void appendAmount(Money amount, BifColumn column) {
    long cents = amount.cents();
    usual &= cents >= 0 && cents < USUAL_CENTS && column.maxLength() == BifColumn.ANY_LENGTH;
    column.format().amount().write(cents, line);
  }

  private void appendDate(LocalDate date, BifColumn column) {
    BifDateFormat format = column.format().date();
    usual &= format.canWrite(date);
    format.write(date, line);
  }

  private void appendText(String text) {
    boolean doubled = careful && hasQuote && text.indexOf(quote) >= 0;
    boolean quoted = careful && hasQuote && !quoteAll && (doubled || text.indexOf(delimiter) >= 0);
    if (quoted) {
      line.append(quote);
    }
    String one = String.valueOf(quote);
    line.append(doubled ? text.replace(one, one + one) : text);
    if (quoted) {
      line.append(quote);
    }
  }
}
