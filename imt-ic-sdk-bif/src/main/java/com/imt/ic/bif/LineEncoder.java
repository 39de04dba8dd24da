package com.imt.ic.bif;

import com.imt.ic.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Puts records into lines and notices, while it copies, whether anything about a record is unusual:
 * a character outside plain ASCII, a missing value of a required column, a limit that might be
 * broken. Only unusual records need {@link RecordCheck}, whose rules alone decide whether they are
 * wrong. Not thread-safe.
 */
final class LineEncoder {

  private static final long USUAL_CENTS = 100_000_000_000L;

  private final BifLayout layout;
  private final BifColumn[] columns;
  private final BifField[] homeless;
  private final boolean[] plain = new boolean[128];
  private final byte delimiter;
  private final byte quote;
  private final boolean quoteAll;
  private final LineBuffer line;
  private boolean usual;

  LineEncoder(BifLayout layout, LineBuffer line) {
    this.layout = layout;
    this.line = line;
    columns = layout.columns().toArray(new BifColumn[0]);
    homeless = layout.fieldsWithoutColumn().toArray(new BifField[0]);
    delimiter = (byte) layout.delimiter();
    Character quoteOrNull = layout.quote();
    quote = quoteOrNull == null ? 0 : (byte) quoteOrNull.charValue();
    quoteAll = layout.quotesAll();
    for (char c = ' '; c < 0x7F; c++) {
      plain[c] = c != layout.delimiter() && (quoteOrNull == null || c != quoteOrNull);
    }
  }

  void appendHeader() {
    for (int i = 0; i < columns.length; i++) {
      separate(i);
      appendText(columns[i].name());
    }
    line.append(layout.lineEnd());
  }

  /** Appends a line; false where the record is unusual and may be wrong. */
  boolean append(BifRecord item) {
    usual = true;
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
    line.append(layout.lineEnd());
    BifInvoice invoice = item.invoice();
    for (BifField field : homeless) {
      Object value = invoice.value(field);
      usual &= value == null || value == Boolean.FALSE;
    }
    return usual && invoice.custom().isEmpty();
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
    switch (field) {
      case RECORD_TYPE -> line.append(layout.code(item.type()));
      case BID -> appendChecked(item.bid().value(), column);
      case ACCOUNT_NUMBER -> appendChecked(item.invoice().accountNumber().value(), column);
      case INVOICE_NUMBER -> appendChecked(item.invoice().invoiceNumber().value(), column);
      default -> {
        Object value = item.invoice().value(field);
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
          case TEXT, CODE -> appendChecked((String) value, column);
        }
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

  private void appendChecked(String text, BifColumn column) {
    usual &= text.length() <= column.maxLength();
    if (!line.appendPlain(text, plain)) {
      usual = false;
      appendText(text);
    }
  }

  /** Any text; what cannot be written was refused, or will be. */
  private void appendText(@Nullable String text) {
    if (text == null || line.appendPlain(text, plain)) {
      return;
    }
    boolean doubled = quote != 0 && text.indexOf(quote) >= 0;
    boolean quoted = quote != 0 && !quoteAll && (doubled || text.indexOf(delimiter) >= 0);
    if (quoted) {
      line.append(quote);
    }
    String one = String.valueOf((char) quote);
    line.appendAll((doubled ? text.replace(one, one + one) : text).getBytes(layout.charset()));
    if (quoted) {
      line.append(quote);
    }
  }
}
