package com.imt.ic.bif.internal;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one line, each into its type, and notes what cannot be read. Every method
 * answers null for an empty field and for one that was noted. Not thread-safe.
 */
final class FieldReader {

  private static final int MOST_DIGITS_OF_AN_AMOUNT = 17; // as many as cents in a long

  private final FileFormat format;
  private final LineSplitter fields;
  private final ByteSlice slice = new ByteSlice();
  private final KnownDates knownDates = new KnownDates();
  private final List<Unreadable> unreadable = new ArrayList<>();
  private @Nullable BillerId lastBid;
  private Money lastAmount = Money.ZERO;

  FieldReader(FileFormat format, LineSplitter fields) {
    this.format = format;
    this.fields = fields;
  }

  void startLine() {
    unreadable.clear();
  }

  List<Unreadable> unreadable() {
    return unreadable;
  }

  private void show(Column column) {
    fields.slice(column.number() - 1, slice);
  }

  /** False for an empty field, which is noted where the column must have a value. */
  private boolean move(Column column) {
    show(column);
    if (slice.length() > 0) {
      return true;
    }
    if (column.required()) {
      note(column);
    }
    return false;
  }

  boolean isRewritten(Column column) {
    show(column);
    if (matches(format.newCode())) {
      return false;
    }
    if (matches(format.rewrittenCode())) {
      return true;
    }
    note(column);
    return false;
  }

  @Nullable String text(Column column) {
    return move(column) ? fields.text(slice) : null;
  }

  @Nullable BillerId bid(Column column) {
    show(column);
    if (lastBid == null || !matches(lastBid.value())) { // the same in all lines
      lastBid = identifier(column, BillerId::of);
    }
    return lastBid;
  }

  @Nullable AccountNumber accountNumber(Column column) {
    return identifier(column, AccountNumber::of);
  }

  @Nullable InvoiceNumber invoiceNumber(Column column) {
    return identifier(column, InvoiceNumber::of);
  }

  /** An identifier, which must be there whatever the layout says. */
  private <T> @Nullable T identifier(Column column, Function<String, T> reader) {
    show(column);
    if (slice.length() == 0) {
      note(column);
      return null;
    }
    String text = fields.text(slice);
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      unreadable.add(new Unreadable(column, text, e.getMessage()));
      return null;
    }
  }

  @Nullable Integer integer(Column column) {
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
      note(column);
      return null;
    }
    return (int) number;
  }

  @Nullable LocalDate date(Column column) {
    if (!move(column)) {
      return null;
    }
    LocalDate date = knownDates.of(column.format().date(), slice);
    if (date == null) {
      note(column);
    }
    return date;
  }

  /** A flag, which is no where the field is empty. */
  boolean flag(Column column) {
    if (!move(column)) {
      return false;
    }
    if (matches(column.format().trueText())) {
      return true;
    }
    if (!matches(column.format().falseText())) {
      note(column);
    }
    return false;
  }

  @Nullable Money amount(Column column) {
    return move(column) ? presentAmount(column) : null;
  }

  /** An amount that must be there, whatever the layout says. */
  @Nullable Money balance(Column column) {
    show(column);
    if (slice.length() == 0) {
      note(column);
      return null;
    }
    return presentAmount(column);
  }

  private @Nullable Money presentAmount(Column column) {
    int length = slice.length();
    int at = slice.charAt(0) == '-' ? 1 : 0;
    int from = at;
    long cents = 0;
    int point = -1;
    char pointCharacter = column.format().amount().point();
    boolean inCents = column.format().amount() == AmountFormat.CENTS;
    for (; at < length; at++) {
      char c = slice.charAt(at);
      if (c == pointCharacter && point < 0 && at > from && !inCents) {
        point = at;
      } else if (c < '0' || c > '9') {
        note(column);
        return null;
      } else if (at - from <= MOST_DIGITS_OF_AN_AMOUNT) {
        cents = cents * 10 + (c - '0');
      }
    }
    int decimals = inCents ? 2 : point < 0 ? 0 : length - point - 1;
    int digits = length - from - (point < 0 ? 0 : 1);
    if (decimals > 2
        || digits == 0
        || (point >= 0 && decimals == 0)
        || digits + 2 - decimals > MOST_DIGITS_OF_AN_AMOUNT) {
      note(column);
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

  void constant(Column column) {
    show(column);
    if (!fields.text(slice).equals(column.own())) {
      note(column);
    }
  }

  private boolean matches(String text) {
    return fields.isAsItStands() ? slice.contentEquals(text) : text.equals(fields.text(slice));
  }

  private void note(Column column) {
    unreadable.add(new Unreadable(column, fields.text(slice), null));
  }
}
