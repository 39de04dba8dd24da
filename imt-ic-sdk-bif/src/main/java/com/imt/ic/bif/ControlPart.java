package com.imt.ic.bif;

import com.imt.ic.bif.internal.AmountFormat;
import java.text.ParsePosition;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part of a cell of a header or trailer record. Immutable and thread-safe. */
sealed interface ControlPart {

  /** Its text; null where that is not known. */
  @Nullable String text(FileFacts facts);

  /** Whether a text that stands in its place could be its own, as far as can be told. */
  default boolean couldBe(String text) {
    return !text.isEmpty();
  }

  /** How the profile writes it. */
  String source();

  /** The number of characters that it has, or {@link #ANY_WIDTH}. */
  default int width() {
    return ANY_WIDTH;
  }

  int ANY_WIDTH = 0;

  /** A text that is the same in every file. */
  record Constant(String text) implements ControlPart {
    @Override
    public String text(FileFacts facts) {
      return text;
    }

    @Override
    public String source() {
      return text;
    }
  }

  /** The biller's BID. */
  record Bid() implements ControlPart {
    @Override
    public @Nullable String text(FileFacts facts) {
      return facts.bid() == null ? null : facts.bid().value();
    }

    @Override
    public String source() {
      return "{bid}";
    }
  }

  /** The name of the file. */
  record FileName() implements ControlPart {
    @Override
    public @Nullable String text(FileFacts facts) {
      return facts.name();
    }

    @Override
    public String source() {
      return "{fileName}";
    }
  }

  /**
   * The moment of the file.
   *
   * @param format with the zone by whose wall clock it is written
   */
  record Time(DateTimeFormatter format) implements ControlPart {
    @Override
    public @Nullable String text(FileFacts facts) {
      return facts.time() == null ? null : format.format(facts.time());
    }

    @Override
    public boolean couldBe(String text) {
      ParsePosition at = new ParsePosition(0);
      return format.parseUnresolved(text, at) != null && at.getIndex() == text.length();
    }

    @Override
    public String source() {
      return "{time}";
    }
  }

  /** A number of rows or lines. */
  record Count(Counted what, int width) implements ControlPart {
    @Override
    public @Nullable String text(FileFacts facts) {
      FileTotals totals = facts.totals();
      return totals == null || (what.needsAllRows() && !totals.isWhole())
          ? null
          : padded(Long.toString(what.of(totals)), width);
    }

    @Override
    public boolean couldBe(String text) {
      return NUMBER.matcher(text).matches();
    }

    @Override
    public String source() {
      return "{" + what.id() + (width == ANY_WIDTH ? "" : ":" + width) + "}";
    }
  }

  /** The sum of an amount over all rows. */
  record Sum(BifField field, AmountFormat format, int width) implements ControlPart {
    @Override
    public @Nullable String text(FileFacts facts) {
      FileTotals totals = facts.totals();
      return totals == null || !totals.isWhole()
          ? null
          : padded(format.text(totals.sum(field)), width);
    }

    @Override
    public boolean couldBe(String text) {
      return NUMBER.matcher(text).matches();
    }

    @Override
    public String source() {
      return "{sum:" + field.id() + (width == ANY_WIDTH ? "" : ":" + width) + "}";
    }
  }

  /** What can be counted. */
  enum Counted {
    /** Invoices. */
    COUNT,
    /** New invoices. */
    NEW,
    /** Re-written invoices. */
    REWRITTEN,
    /** All lines of the file. */
    LINES;

    /** Its name in a profile. */
    String id() {
      return switch (this) {
        case COUNT -> "count";
        case NEW -> "new";
        case REWRITTEN -> "rewritten";
        case LINES -> "lines";
      };
    }

    static Optional<Counted> named(String id) {
      for (Counted each : values()) {
        if (each.id().equals(id)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }

    /** Whether one row that could not be read makes it unknown. */
    boolean needsAllRows() {
      return this == NEW || this == REWRITTEN;
    }

    long of(FileTotals totals) {
      return switch (this) {
        case COUNT -> totals.rows();
        case NEW -> totals.rows() - totals.rewritten();
        case REWRITTEN -> totals.rewritten();
        case LINES -> totals.lines();
      };
    }
  }

  /** A number as any format writes it. */
  Pattern NUMBER = Pattern.compile("-?[0-9]+([.,][0-9]{2})?");

  /** With zeros between the sign and the digits; a longer number stays as it is. */
  private static String padded(String number, int width) {
    int zeros = Math.max(width - number.length(), 0);
    int digits = number.startsWith("-") ? 1 : 0;
    return number.substring(0, digits) + "0".repeat(zeros) + number.substring(digits);
  }
}
