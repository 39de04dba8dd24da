package com.imt.ic.bif;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.bif.BifProblem.Kind;
import com.imt.ic.bif.internal.Column;
import com.imt.ic.bif.internal.Content;
import com.imt.ic.bif.internal.DuplicateFinder;
import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one file, applied line by line: what a field may hold, and what the lines of a file
 * may have in common. Writer and parser share it, so that there is one set of rules. Not
 * thread-safe.
 */
final class RecordCheck implements Closeable {

  static final String LARGEST_AMOUNT = "at most 15 digits and 2 decimals are allowed";

  private static final long TOO_MANY_CENTS = 100_000_000_000_000_000L; // 17 digits are allowed

  private final BifLayout layout;
  private final List<Column> columns;
  private final TextRule textRule;
  private @Nullable DuplicateFinder duplicates; // made when it is needed

  RecordCheck(BifLayout layout) {
    this.layout = layout;
    columns = layout.format().columns();
    textRule = new TextRule(layout.format().text());
  }

  /** Every fault of the records of one file, in the order of their lines. */
  static List<BifProblem> file(BifLayout layout, Iterable<BifRecord> records) throws IOException {
    List<BifProblem> problems = new ArrayList<>();
    long line = layout.firstLine();
    try (RecordCheck check = new RecordCheck(layout)) {
      for (BifRecord item : records) {
        check.check(item.bid(), item.invoice(), line, problems);
        check.checkOnce(item.invoice(), line, problems);
        line++;
      }
      check.finish(problems);
    }
    return problems;
  }

  /**
   * Notes the faults of one line.
   *
   * @param bid the biller, or null where it is not known yet
   */
  void check(@Nullable BillerId bid, BifInvoice invoice, long line, List<BifProblem> problems) {
    for (int i = 0; i < columns.size(); i++) {
      checkColumn(columns.get(i), bid, invoice, line, problems);
    }
    checkPlaces(invoice, line, problems);
  }

  /** Notes an invoice number that stood in an earlier line of the same file. */
  void checkOnce(BifInvoice invoice, long line, List<BifProblem> problems) throws IOException {
    if (duplicates == null) {
      duplicates = new DuplicateFinder();
    }
    long earlier = duplicates.add(invoice.invoiceNumber().value(), line);
    if (earlier != 0) {
      noteDuplicate("\"" + invoice.invoiceNumber() + "\"", line, earlier, problems);
    }
  }

  /** Notes the duplicates that a file of very many lines shows only when all are known. */
  void finish(List<BifProblem> problems) throws IOException {
    if (duplicates != null) {
      duplicates.finish((line, earlier) -> noteDuplicate("the invoice", line, earlier, problems));
    }
  }

  private void noteDuplicate(String what, long line, long earlier, List<BifProblem> problems) {
    Column column = layout.column(BifField.INVOICE_NUMBER).orElseThrow();
    problems.add(
        BifProblem.of(
            column,
            line,
            Kind.DUPLICATE_INVOICE,
            "%s stands in line %s too".formatted(what, earlier),
            "an invoice stands once in a file",
            "Keep the line that is current"));
  }

  @Override
  public void close() throws IOException {
    if (duplicates != null) {
      duplicates.close();
    }
  }

  private void checkColumn(
      Column column,
      @Nullable BillerId bid,
      BifInvoice invoice,
      long line,
      List<BifProblem> problems) {
    Object value =
        column.place() == Column.NO_PLACE
            ? invoice.custom().get(column.own())
            : invoice.values()[column.place()];
    switch (column.content()) {
      case ACCOUNT_NUMBER, INVOICE_NUMBER, TEXT, CUSTOM ->
          checkText(column, text(value), line, problems);
      case BID -> {
        if (bid != null) {
          checkText(column, bid.value(), line, problems);
        }
      }
      case AMOUNT, BALANCE_DUE, MINIMUM_PAYMENT ->
          checkAmount(column, (Money) value, line, problems);
      case DATE -> checkDate(column, (LocalDate) value, line, problems);
      case INTEGER -> {
        if (value == null) {
          checkPresent(column, line, problems);
        } else {
          checkLength(column, value.toString().length(), line, problems);
        }
      }
      case FLAG -> {
        boolean flag = Boolean.TRUE.equals(value);
        checkLength(column, column.format().flag(flag).length(), line, problems);
      }
      case RECORD_TYPE, CONSTANT -> {
        // the layout has checked its own texts
      }
    }
  }

  /** The text of a field that is written as one. */
  static @Nullable String text(@Nullable Object value) {
    if (value instanceof AccountNumber number) {
      return number.value();
    }
    return value instanceof InvoiceNumber number ? number.value() : (String) value;
  }

  private void checkText(
      Column column, @Nullable String text, long line, List<BifProblem> problems) {
    if (text == null) {
      checkPresent(column, line, problems);
      return;
    }
    checkLength(column, text.length(), line, problems);
    TextRule.Fault fault = textRule.check(text);
    if (fault != null) {
      problems.add(
          BifProblem.of(
              column, line, Kind.BAD_CHARACTER, fault.found(), fault.expected(), fault.advice()));
    }
  }

  private void checkAmount(
      Column column, @Nullable Money amount, long line, List<BifProblem> problems) {
    if (amount == null) {
      checkPresent(column, line, problems);
      return;
    }
    if (column.isLimited()) {
      checkLength(column, column.format().amount().length(amount.cents()), line, problems);
    }
    if (amount.cents() >= TOO_MANY_CENTS || amount.cents() <= -TOO_MANY_CENTS) {
      problems.add(
          BifProblem.of(
              column,
              line,
              Kind.BAD_AMOUNT,
              "\"%s\" is too large".formatted(amount),
              LARGEST_AMOUNT,
              ""));
    }
    if (column.content() == Content.BALANCE_DUE && amount.isNegative()) {
      problems.add(
          BifProblem.of(
              column,
              line,
              Kind.NEGATIVE_BALANCE,
              "\"%s\" is negative".formatted(amount),
              "a balance due is 0.00 or more",
              "Send a credit as a balance of 0.00"));
    }
  }

  private void checkDate(
      Column column, @Nullable LocalDate date, long line, List<BifProblem> problems) {
    if (date == null) {
      checkPresent(column, line, problems);
    } else if (!column.format().date().canWrite(date)) {
      problems.add(
          BifProblem.of(
              column,
              line,
              Kind.BAD_DATE,
              "\"%s\" is no date of four-digit years".formatted(date),
              "years run from 0001 to 9999",
              ""));
    }
  }

  private static void checkPresent(Column column, long line, List<BifProblem> problems) {
    if (column.required()) {
      problems.add(
          BifProblem.of(column, line, Kind.MISSING, "is empty", "a value is required", ""));
    }
  }

  private static void checkLength(Column column, int length, long line, List<BifProblem> problems) {
    if (length > column.maxLength()) {
      problems.add(
          BifProblem.of(
              column,
              line,
              Kind.TOO_LONG,
              "has %s characters".formatted(length),
              "at most %s are allowed".formatted(column.maxLength()),
              ""));
    }
  }

  private void checkPlaces(BifInvoice invoice, long line, List<BifProblem> problems) {
    List<BifField> without = layout.fieldsWithoutColumn();
    for (int i = 0; i < without.size(); i++) {
      BifField field = without.get(i);
      Object value = invoice.value(field);
      if (value != null && !value.equals(false)) {
        problems.add(noColumn(line, field.id(), field, "field"));
      }
    }
    for (String name : invoice.custom().keySet()) {
      if (!layout.customNames().contains(name)) {
        problems.add(noColumn(line, name, null, "custom"));
      }
    }
  }

  private static BifProblem noColumn(
      long line, String name, @Nullable BifField field, String setting) {
    return new BifProblem(
        line,
        0,
        name,
        field,
        Kind.NO_COLUMN,
        "has a value",
        "the layout has no column for it",
        "Add a column with \"%s\": \"%s\" to $.bif.columns of the profile, or leave it out"
            .formatted(setting, name));
  }
}
