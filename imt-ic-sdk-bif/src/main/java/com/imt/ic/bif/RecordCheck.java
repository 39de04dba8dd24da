package com.imt.ic.bif;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one file, applied line by line: what a field may hold, and what the lines of a file
 * may have in common. The writer, the parser and the validator share it, so that there is one set
 * of rules. Not thread-safe.
 */
final class RecordCheck implements Closeable {

  static final String LARGEST_AMOUNT = "at most 15 digits and 2 decimals are allowed";

  private static final long TOO_MANY_CENTS = 100_000_000_000_000_000L; // 17 digits are allowed

  private final BifLayout layout;
  private final TextRule textRule;
  private @Nullable NumbersSeen seen; // made when it is needed

  RecordCheck(BifLayout layout) {
    this.layout = layout;
    this.textRule = layout.textRule();
  }

  /**
   * Notes the faults of one line.
   *
   * @param bid the biller, or null where it is not known yet
   */
  void check(@Nullable BillerId bid, BifInvoice invoice, long line, List<BifProblem> problems) {
    List<BifColumn> columns = layout.columns();
    for (int i = 0; i < columns.size(); i++) {
      checkColumn(columns.get(i), bid, invoice, line, problems);
    }
    checkPlaces(invoice, line, problems);
  }

  /** Notes an invoice number that stood in an earlier line of the same file. */
  void checkOnce(BifInvoice invoice, long line, List<BifProblem> problems) throws IOException {
    if (seen == null) {
      seen = new NumbersSeen();
    }
    long earlier = seen.add(invoice.invoiceNumber().value(), line);
    if (earlier != 0) {
      noteRepeated("\"" + invoice.invoiceNumber() + "\"", line, earlier, problems);
    }
  }

  /** Notes the repetitions that a file of very many lines shows only when all are known. */
  void finish(List<BifProblem> problems) throws IOException {
    if (seen != null) {
      seen.finish((line, earlier) -> noteRepeated("the invoice", line, earlier, problems));
    }
  }

  private void noteRepeated(String what, long line, long earlier, List<BifProblem> problems) {
    layout
        .column(BifField.INVOICE_NUMBER)
        .ifPresent(
            column ->
                problems.add(
                    column.problem(
                        line,
                        what + " stands in line " + earlier + " too",
                        "an invoice stands once in a file",
                        "Keep the line that is current")));
  }

  @Override
  public void close() throws IOException {
    if (seen != null) {
      seen.close();
    }
  }

  private void checkColumn(
      BifColumn column,
      @Nullable BillerId bid,
      BifInvoice invoice,
      long line,
      List<BifProblem> problems) {
    BifField field = column.field();
    if (field == null) {
      if (column.customName() != null) {
        checkText(column, invoice.custom().get(column.customName()), line, problems);
      }
      return;
    }
    switch (field.kind()) {
      case TEXT -> {
        if (field != BifField.BID) {
          checkText(column, text(invoice.value(field)), line, problems);
        } else if (bid != null) {
          checkText(column, bid.value(), line, problems);
        }
      }
      case AMOUNT -> checkAmount(column, (Money) invoice.value(field), line, problems);
      case DATE -> checkDate(column, (LocalDate) invoice.value(field), line, problems);
      case INTEGER -> {
        Object number = invoice.value(field);
        if (number == null) {
          checkPresent(column, line, problems);
        } else {
          checkLength(column, number.toString().length(), line, problems);
        }
      }
      case FLAG -> {
        boolean flag = Boolean.TRUE.equals(invoice.value(field));
        checkLength(column, column.format().flag(flag).length(), line, problems);
      }
      case CODE -> {
        // either code is legal, and the layout has checked both
      }
    }
  }

  /** The text of a field of that kind. */
  static @Nullable String text(@Nullable Object value) {
    if (value instanceof AccountNumber number) {
      return number.value();
    }
    return value instanceof InvoiceNumber number ? number.value() : (String) value;
  }

  private void checkText(
      BifColumn column, @Nullable String text, long line, List<BifProblem> problems) {
    if (text == null) {
      checkPresent(column, line, problems);
      return;
    }
    checkLength(column, text.length(), line, problems);
    TextRule.Fault fault = textRule.check(text);
    if (fault != null) {
      problems.add(column.problem(line, fault.found(), fault.expected(), fault.advice()));
    }
  }

  private void checkAmount(
      BifColumn column, @Nullable Money amount, long line, List<BifProblem> problems) {
    if (amount == null) {
      checkPresent(column, line, problems);
      return;
    }
    if (column.maxLength() != BifColumn.ANY_LENGTH) {
      checkLength(column, column.format().amount().length(amount.cents()), line, problems);
    }
    if (amount.cents() >= TOO_MANY_CENTS || amount.cents() <= -TOO_MANY_CENTS) {
      problems.add(column.problem(line, "\"" + amount + "\" is too large", LARGEST_AMOUNT, ""));
    }
    if (column.field() == BifField.BALANCE_DUE && amount.isNegative()) {
      problems.add(
          column.problem(
              line,
              "\"" + amount + "\" is negative",
              "a balance due is 0.00 or more",
              "Send a credit as a balance of 0.00"));
    }
  }

  private void checkDate(
      BifColumn column, @Nullable LocalDate date, long line, List<BifProblem> problems) {
    if (date == null) {
      checkPresent(column, line, problems);
    } else if (!column.format().date().canWrite(date)) {
      problems.add(
          column.problem(
              line,
              "\"" + date + "\" is no date of four-digit years",
              "years run from 0001 to 9999",
              ""));
    }
  }

  private static void checkPresent(BifColumn column, long line, List<BifProblem> problems) {
    if (column.required()) {
      problems.add(column.problem(line, "is empty", "a value is required", ""));
    }
  }

  private static void checkLength(
      BifColumn column, int length, long line, List<BifProblem> problems) {
    if (length > column.maxLength()) {
      problems.add(
          column.problem(
              line,
              "has " + length + " characters",
              "at most " + column.maxLength() + " are allowed",
              ""));
    }
  }

  private void checkPlaces(BifInvoice invoice, long line, List<BifProblem> problems) {
    List<BifField> homeless = layout.fieldsWithoutColumn();
    for (int i = 0; i < homeless.size(); i++) {
      BifField field = homeless.get(i);
      Object value = invoice.value(field);
      if (value != null && !value.equals(false)) {
        problems.add(noPlace(line, field.id(), Optional.of(field), "\"field\": \"" + field.id()));
      }
    }
    for (String name : invoice.custom().keySet()) {
      if (!layout.customNames().contains(name)) {
        problems.add(noPlace(line, name, Optional.empty(), "\"custom\": \"" + name));
      }
    }
  }

  private static BifProblem noPlace(
      long line, String name, Optional<BifField> field, String carries) {
    return new BifProblem(
        line,
        0,
        name,
        field,
        "has a value",
        "the layout has no column for it",
        "Add a column with " + carries + "\" to $.bif.columns of the profile, or leave it out");
  }
}
