package com.imt.ic.bif;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Redaction;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one line, each into its type, and notes what cannot be read with its column.
 * Every method answers null for an empty field and for one whose problem was noted. Not
 * thread-safe.
 */
final class FieldReader {

  private static final int MOST_DIGITS_OF_AN_AMOUNT = 17; // as many as cents in a long

  private static final List<BifRecordType> TYPES = List.of(BifRecordType.values());

  private final BifLayout layout;
  private final LineSplitter fields;
  private final ByteSlice slice = new ByteSlice();
  private final KnownDates knownDates = new KnownDates();
  private @Nullable BillerId lastBid;
  private Money lastAmount = Money.ZERO;
  private long line;
  private List<BifProblem> problems;

  FieldReader(BifLayout layout, LineSplitter fields, List<BifProblem> problems) {
    this.layout = layout;
    this.fields = fields;
    this.problems = problems;
  }

  void startLine(long newLine, List<BifProblem> newProblems) {
    line = newLine;
    problems = newProblems;
  }

  private void show(BifColumn column) {
    fields.slice(column.number() - 1, slice);
  }

  /** False for an empty field, which is noted where the column is required. */
  private boolean move(BifColumn column) {
    show(column);
    if (slice.length() > 0) {
      return true;
    }
    if (column.required()) {
      note(column, "is empty", "a value is required");
    }
    return false;
  }

  @Nullable BifRecordType type(BifColumn column) {
    show(column);
    for (BifRecordType type : TYPES) {
      if (matches(layout.code(type))) {
        return type;
      }
    }
    note(
        column,
        quoted() + " is no record type",
        layout.code(BifRecordType.NEW)
            + " (new) or "
            + layout.code(BifRecordType.REWRITTEN)
            + " (re-written) is expected");
    return null;
  }

  @Nullable String text(BifColumn column) {
    return move(column) ? fields.text(slice) : null;
  }

  @Nullable BillerId bid(BifColumn column) {
    show(column);
    if (lastBid == null || !matches(lastBid.value())) { // the same in all lines
      lastBid = identifier(column, BillerId::of);
    }
    return lastBid;
  }

  @Nullable AccountNumber accountNumber(BifColumn column) {
    return identifier(column, AccountNumber::of);
  }

  @Nullable InvoiceNumber invoiceNumber(BifColumn column) {
    return identifier(column, InvoiceNumber::of);
  }

  private <T> @Nullable T identifier(BifColumn column, Function<String, T> reader) {
    String text = text(column);
    if (text == null) {
      if (!column.required()) {
        note(column, "is empty", "a record is nothing without it");
      }
      return null;
    }
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      note(column, "is no identifier", String.valueOf(e.getMessage()));
      return null;
    }
  }

  @Nullable Integer integer(BifColumn column) {
    if (!move(column)) {
      return null;
    }
    int length = slice.length();
    long number = 0;
    boolean digits = length <= 10 && (length == 1 || slice.charAt(0) != '0');
    for (int i = 0; digits && i < length; i++) {
      char c = slice.charAt(i);
      digits = c >= '0' && c <= '9';
      number = number * 10 + (c - '0');
    }
    if (!digits || number > Integer.MAX_VALUE) {
      note(
          column,
          quoted() + " is no whole number",
          "digits alone are expected, without leading zeros, up to " + Integer.MAX_VALUE);
      return null;
    }
    return (int) number;
  }

  @Nullable LocalDate date(BifColumn column) {
    if (!move(column)) {
      return null;
    }
    BifDateFormat format = column.format().date();
    LocalDate date = knownDates.of(format, slice);
    if (date == null) {
      note(
          column, quoted() + " is no date", "one in the form " + format.pattern() + " is expected");
    }
    return date;
  }

  @Nullable Boolean flag(BifColumn column) {
    if (!move(column)) {
      return null;
    }
    if (matches(column.format().trueText())) {
      return true;
    }
    if (matches(column.format().falseText())) {
      return false;
    }
    note(
        column,
        quoted() + " is no yes or no",
        column.format().trueText() + " or " + column.format().falseText() + " is expected");
    return null;
  }

  @Nullable Money amount(BifColumn column) {
    if (!move(column)) {
      return null;
    }
    int length = slice.length();
    int at = slice.charAt(0) == '-' ? 1 : 0;
    int from = at;
    long cents = 0;
    int point = -1;
    char pointCharacter = column.format().amount().point();
    boolean inCents = column.format().amount() == BifAmountFormat.CENTS;
    for (; at < length; at++) {
      char c = slice.charAt(at);
      if (c == pointCharacter && point < 0 && at > from && !inCents) {
        point = at;
      } else if (c < '0' || c > '9') {
        return noAmount(column);
      } else if (at - from <= MOST_DIGITS_OF_AN_AMOUNT) {
        cents = cents * 10 + (c - '0');
      }
    }
    int decimals = inCents ? 2 : point < 0 ? 0 : length - point - 1;
    if (decimals > 2) {
      note(column, quoted() + " has " + decimals + " decimals", "at most 2 are allowed");
      return null;
    }
    int digits = length - from - (point < 0 ? 0 : 1);
    if (digits == 0 || (point >= 0 && decimals == 0)) {
      return noAmount(column);
    }
    if (digits + 2 - decimals > MOST_DIGITS_OF_AN_AMOUNT) {
      note(column, quoted() + " is too large", RecordCheck.LARGEST_AMOUNT);
      return null;
    }
    for (int i = decimals; i < 2; i++) {
      cents *= 10;
    }
    return money(from == 1 ? -cents : cents);
  }

  private Money money(long cents) {
    if (lastAmount.cents() != cents) {
      lastAmount = Money.ofCents(cents);
    }
    return lastAmount; // the minimum payment is the balance again
  }

  /** An amount that must be there, whatever the layout says. */
  @Nullable Money balance(BifColumn column) {
    Money balance = amount(column);
    if (slice.length() == 0 && !column.required()) {
      note(column, "is empty", "a record is nothing without it");
    }
    return balance;
  }

  private @Nullable Money noAmount(BifColumn column) {
    note(column, quoted() + " is no amount", column.format().amount().example());
    return null;
  }

  void constant(BifColumn column) {
    show(column);
    if (!fields.text(slice).equals(column.constant())) {
      note(column, "is not the layout's constant", "\"" + column.constant() + "\" is expected");
    }
  }

  private boolean matches(String text) {
    return fields.isAsItStands() ? slice.contentEquals(text) : text.equals(fields.text(slice));
  }

  private String quoted() {
    return "\"" + Redaction.shorten(fields.text(slice)) + "\"";
  }

  private void note(BifColumn column, String found, String expected) {
    problems.add(column.problem(line, found, expected, ""));
  }
}
