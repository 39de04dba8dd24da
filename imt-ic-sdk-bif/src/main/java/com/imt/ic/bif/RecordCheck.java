package com.imt.ic.bif;

import com.imt.ic.BillerId;
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
import java.util.Optional;
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
  private long line;
  private List<BifProblem> problems = List.of(); // of that line

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

  void check(@Nullable BillerId bid, BifInvoice invoice, long atLine, List<BifProblem> sink) {
    line = atLine;
    problems = sink;
    for (int i = 0; i < columns.size(); i++) {
      checkColumn(columns.get(i), bid, invoice);
    }
    checkPlaces(invoice);
  }

  /** Notes an invoice number that stood in an earlier line of the same file. */
  void checkOnce(BifInvoice invoice, long atLine, List<BifProblem> sink) throws IOException {
    if (duplicates == null) {
      duplicates = new DuplicateFinder();
    }
    long earlier = duplicates.add(invoice.invoiceNumber().value(), atLine);
    if (earlier != 0) {
      sink.add(duplicate("\"" + invoice.invoiceNumber() + "\"", atLine, earlier));
    }
  }

  /** Notes the duplicates that a file of very many lines shows only when all are known. */
  void finish(List<BifProblem> sink) throws IOException {
    if (duplicates != null) {
      duplicates.finish((later, earlier) -> sink.add(duplicate("the invoice", later, earlier)));
    }
  }

  /** That an invoice of one line stands in another one too. */
  private BifProblem duplicate(String what, long atLine, long other) {
    Column column = layout.column(BifField.INVOICE_NUMBER).orElseThrow();
    String found = "%s stands in line %s too".formatted(what, other);
    String expected = "an invoice stands once in a file";
    String advice = "Keep the line that is current";
    return BifProblem.of(column, atLine, Kind.DUPLICATE_INVOICE, found, expected, advice);
  }

  @Override
  public void close() throws IOException {
    if (duplicates != null) {
      duplicates.close();
    }
  }

  private void checkColumn(Column column, @Nullable BillerId bid, BifInvoice invoice) {
    Object value =
        column.place() == Column.NO_PLACE
            ? invoice.custom().get(column.own())
            : invoice.values()[column.place()];
    switch (column.content()) {
      case ACCOUNT_NUMBER -> checkText(column, invoice.accountNumber().value());
      case INVOICE_NUMBER -> checkText(column, invoice.invoiceNumber().value());
      case TEXT, CUSTOM -> checkText(column, (String) value);
      case BID -> {
        if (bid != null) {
          checkText(column, bid.value());
        }
      }
      case AMOUNT, BALANCE_DUE, MINIMUM_PAYMENT -> checkAmount(column, (Money) value);
      case DATE -> checkDate(column, (LocalDate) value);
      case INTEGER -> checkText(column, value == null ? null : value.toString());
      case FLAG -> checkLength(column, column.format().flag(Boolean.TRUE.equals(value)).length());
      case RECORD_TYPE, CONSTANT -> {
        // the layout has checked its own texts
      }
    }
  }

  private void checkText(Column column, @Nullable String text) {
    if (text == null) {
      noteMissing(column);
      return;
    }
    checkLength(column, text.length());
    TextRule.Fault fault = textRule.check(text);
    if (fault != null) {
      note(column, Kind.BAD_CHARACTER, fault.found(), fault.expected(), fault.advice());
    }
  }

  private void checkAmount(Column column, @Nullable Money amount) {
    if (amount == null) {
      noteMissing(column);
      return;
    }
    long cents = amount.cents();
    if (column.isLimited()) {
      checkLength(column, column.format().amount().length(cents));
    }
    if (cents >= TOO_MANY_CENTS || cents <= -TOO_MANY_CENTS) {
      note(column, Kind.BAD_AMOUNT, "\"%s\" is too large".formatted(amount), LARGEST_AMOUNT, "");
    }
    if (column.content() == Content.BALANCE_DUE && amount.isNegative()) {
      String found = "\"%s\" is negative".formatted(amount);
      String advice = "Send a credit as a balance of 0.00";
      note(column, Kind.NEGATIVE_BALANCE, found, "a balance due is 0.00 or more", advice);
    }
  }

  private void checkDate(Column column, @Nullable LocalDate date) {
    if (date == null) {
      noteMissing(column);
    } else if (!column.format().date().canWrite(date)) {
      String found = "\"%s\" is no date of four-digit years".formatted(date);
      note(column, Kind.BAD_DATE, found, "years run from 0001 to 9999", "");
    }
  }

  private void checkLength(Column column, int length) {
    if (length > column.maxLength()) {
      String expected = "at most %s are allowed".formatted(column.maxLength());
      note(column, Kind.TOO_LONG, "has %s characters".formatted(length), expected, "");
    }
  }

  private void noteMissing(Column column) {
    if (column.required()) {
      note(column, Kind.MISSING, "is empty", "a value is required", "");
    }
  }

  private void note(Column column, Kind kind, String found, String expected, String advice) {
    problems.add(BifProblem.of(column, line, kind, found, expected, advice));
  }

  private void checkPlaces(BifInvoice invoice) {
    List<BifField> without = layout.fieldsWithoutColumn();
    for (int i = 0; i < without.size(); i++) {
      BifField field = without.get(i);
      Object value = invoice.value(field);
      if (value != null && !value.equals(false)) {
        problems.add(noColumn(field.id(), field, "field"));
      }
    }
    for (String name : invoice.custom().keySet()) {
      if (!layout.customNames().contains(name)) {
        problems.add(noColumn(name, null, "custom"));
      }
    }
  }

  private BifProblem noColumn(String name, @Nullable BifField field, String setting) {
    String drop = field == null ? "" : "name it in $.bif.leftOut to drop it, ";
    String advice =
        "Add a column with \"%s\": \"%s\" to $.bif.columns of the profile, %sor leave it out"
            .formatted(setting, name, drop);
    Optional<String> refusal = field == null ? RefusedColumns.refusal(name) : Optional.empty();
    if (refusal.isPresent()) {
      advice = refusal.get() + (refusal.get().endsWith(".") ? "" : ".") + " Leave it out";
    }
    String expected = "the layout has no column for it";
    return new BifProblem(
        line, 0, null, 0, name, field, Kind.NO_COLUMN, "has a value", expected, advice);
  }
}
