package com.imt.ic.bif;

import com.imt.ic.Money;
import com.imt.ic.bif.BifProblem.Kind;
import com.imt.ic.bif.internal.Column;
import com.imt.ic.bif.internal.Damage;
import com.imt.ic.bif.internal.Row;
import com.imt.ic.bif.internal.RowReader;
import com.imt.ic.bif.internal.RowReader.End;
import com.imt.ic.bif.internal.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one file: what a line, its fields and all lines together may be, in that order. */
final class BifFileReader {

  private final BifLayout layout;
  private final RowReader lines;
  private final RecordCheck check;
  private final ControlReading controls;
  private final List<BifProblem> problems = new ArrayList<>(); // of the current line
  private final @Nullable Column minimumColumn;
  private final boolean hasLimits;
  private final Set<BifLeniency> lenient;
  private final Set<BifLeniency> overlooked = EnumSet.noneOf(BifLeniency.class);
  private long line;
  private boolean again; // the current line is the next one once more

  BifFileReader(BifLayout layout, Set<BifLeniency> lenient, InputStream in) {
    this.layout = layout;
    this.lenient = lenient;
    minimumColumn = layout.column(BifField.MINIMUM_PAYMENT).orElse(null);
    hasLimits = layout.format().columns().stream().anyMatch(Column::isLimited);
    lines = new RowReader(layout.format(), in, BifInvoice.builder().values);
    check = new RecordCheck(layout);
    controls = new ControlReading(layout);
  }

  /** Reads it all; returns what was overlooked. */
  Set<BifLeniency> read(Consumer<BifRecord> records, Consumer<BifProblem> sink) throws IOException {
    try (check) {
      readLines(records, sink);
    }
    return overlooked;
  }

  /** Whether a fault that is there is to be overlooked; if so, that is remembered. */
  private boolean overlooks(BifLeniency fault) {
    if (!lenient.contains(fault)) {
      return false;
    }
    overlooked.add(fault);
    return true;
  }

  private void readLines(Consumer<BifRecord> records, Consumer<BifProblem> sink)
      throws IOException {
    boolean usable = readHead();
    flush(sink);
    if (!usable) {
      return; // without its header nobody knows what the columns are
    }
    while (next()) {
      if (lines.isEmpty() && overlooks(BifLeniency.EMPTY_LINES)) {
        continue;
      }
      boolean split = readLine();
      if (!split || !controls.takes(lines, line, problems)) {
        BifRecord row = split ? readRecord() : null;
        controls.add(row);
        if (row != null && problems.isEmpty()) {
          records.accept(row);
        }
      }
      flush(sink);
    }
    check.finish(problems);
    controls.finish(line, problems);
    flush(sink);
  }

  private boolean next() throws IOException {
    if (again) {
      again = false;
      return true;
    }
    if (!lines.next()) {
      return false;
    }
    line++;
    return true;
  }

  /** Reads what stands before the rows; false where they cannot be read without. */
  private boolean readHead() throws IOException {
    if (layout.controls().header().isPresent()) {
      if (!next()) {
        return noteEmpty();
      }
      // What is there in its place may be the next line of the layout.
      again = readLine() && !controls.takesHeader(lines, line, problems);
    }
    return !layout.hasHeader() || readHeader();
  }

  private boolean noteEmpty() {
    line = 1;
    String expected = "a header line is expected";
    return note(Kind.BAD_HEADER, "the file is empty", expected, "Ask for the file again");
  }

  private void flush(Consumer<BifProblem> sink) {
    problems.forEach(sink);
    problems.clear();
  }

  private boolean readHeader() throws IOException {
    if (!next()) {
      return noteEmpty();
    }
    if (!readLine()) {
      return false;
    }
    List<String> found = lines.texts();
    List<String> expected = layout.columnNames();
    if (found.equals(expected)) {
      return true;
    }
    Set<String> missing = new LinkedHashSet<>(expected);
    found.forEach(missing::remove);
    Set<String> unknown = new LinkedHashSet<>(found);
    expected.forEach(unknown::remove);
    String advice = "Take the layout that the file was written with";
    if (!missing.isEmpty()) {
      note(Kind.BAD_HEADER, "the header lacks " + missing, "the layout has these columns", advice);
    }
    if (!unknown.isEmpty()) {
      // A file without a header shows its first invoice here, so the names are not quoted.
      String names = "the header has %s names that the layout has not".formatted(unknown.size());
      String wanted = "the layout's %s columns are expected".formatted(expected.size());
      note(Kind.BAD_HEADER, names, wanted, advice);
    }
    if (missing.isEmpty() && unknown.isEmpty()) {
      String order = "the header's columns are in another order";
      note(Kind.BAD_HEADER, order, expected + " is expected", advice);
    }
    return false;
  }

  private @Nullable BifRecord readRecord() throws IOException {
    int expected = layout.format().columns().size();
    if (lines.fields() != expected) {
      String found = lines.isEmpty() ? "is empty" : "has %s columns".formatted(lines.fields());
      String advice = "Look for a delimiter in a text that is not quoted";
      note(Kind.COLUMN_COUNT, found, expected + " are expected", advice);
      return null;
    }
    BifRecord built = build();
    if (built != null) {
      // Of a line of plain ASCII, what is left to check is lengths and the sign of the balance.
      if (!lines.isPlain() || hasLimits || built.invoice().balanceDue().isNegative()) {
        check.check(built.bid(), built.invoice(), line, problems);
      }
      if (!lenient.contains(BifLeniency.REPEATED_INVOICE)) {
        check.checkOnce(built.invoice(), line, problems);
      }
    }
    return built;
  }

  /** Whether the current line is one of this layout, its fields not looked at. */
  private boolean readLine() throws IOException {
    if (lines.isTooLong()) {
      String found = "is longer than %s bytes".formatted(RowReader.LONGEST_LINE);
      String advice = "Check that this is an invoice file";
      return note(Kind.LINE_TOO_LONG, found, "one invoice is expected", advice);
    }
    if (line == 1 && lines.dropByteOrderMark() && !overlooks(BifLeniency.BYTE_ORDER_MARK)) {
      String found = "begins with a byte order mark";
      note(Kind.BYTE_ORDER_MARK, found, "none is expected", "Write the file without it");
    }
    return isRightEnd(lines.end()) && splitLine();
  }

  private boolean isRightEnd(End end) {
    if (end == End.NONE) {
      String advice = "The file may be cut off: ask for it again";
      return overlooks(BifLeniency.NO_LAST_LINE_END)
          || note(Kind.BAD_LINE_END, "has no line end", "every line has one", advice);
    }
    boolean feedAlone = layout.format().text().lineEnd().equals("\n");
    if (feedAlone == (end == End.LF) || overlooks(BifLeniency.ANY_LINE_END)) {
      return true;
    }
    String advice = "Copy the file without converting its line ends";
    return feedAlone
        ? note(Kind.BAD_LINE_END, "ends with CR LF", "LF is expected", advice)
        : note(Kind.BAD_LINE_END, "ends with LF", "CR LF is expected", advice);
  }

  private boolean splitLine() {
    Damage damage = lines.split();
    if (damage == null) {
      return true;
    }
    int detail = damage.detail();
    int at = damage.position();
    return switch (damage.kind()) {
      case UNDECODABLE -> {
        String found = String.format(Locale.ROOT, "holds byte 0x%02X at position %d", detail, at);
        String charset = layout.format().text().charset().name();
        String expected = "a character of %s is expected".formatted(charset);
        yield note(Kind.BAD_BYTE, found, expected, "Check in which charset the file was written");
      }
      case QUOTE_INSIDE ->
          note(
              Kind.BAD_QUOTE,
              "field %s has a quote inside, at character %s".formatted(detail, at),
              "a field that holds a quote is quoted as a whole",
              "Quote the field and double the quotes inside");
      case OPEN_QUOTE ->
          note(
              Kind.BAD_QUOTE,
              "field %s opens a quote at character %s and never closes".formatted(detail, at),
              "a field ends in its line",
              "Look for a line that was broken in two");
      case TEXT_BEHIND_QUOTE ->
          note(
              Kind.BAD_QUOTE,
              "field %s goes on after its closing quote, at character %s".formatted(detail, at),
              "the delimiter or the end of the line is expected",
              "Double the quotes that stand inside a field");
    };
  }

  private @Nullable BifRecord build() {
    Row row = lines.read();
    for (Unreadable field : lines.unreadable()) {
      problems.add(new UnreadableField(layout.format(), field, line).problem());
    }
    if (!problems.isEmpty()) {
      return null;
    }
    BifRecord built =
        new BifRecord(
            row.isRewritten() ? BifRecord.Type.REWRITTEN : BifRecord.Type.NEW,
            Objects.requireNonNull(row.bid()), // every layout has its column
            new BifInvoice(row.values(), row.custom()));
    checkMinimum(built.invoice().balanceDue(), row.minimumPayment());
    return built;
  }

  private void checkMinimum(Money balance, @Nullable Money minimum) {
    if (minimumColumn == null
        || balance.equals(minimum)
        || overlooks(BifLeniency.OTHER_MINIMUM_PAYMENT)) {
      return;
    }
    String found =
        minimum == null ? "is empty" : "\"%s\" is not the balance due".formatted(minimum);
    String expected =
        "\"%s\" is expected, since MinimumPayment carries BalanceDue".formatted(balance);
    Kind kind = Kind.OTHER_MINIMUM_PAYMENT;
    problems.add(BifProblem.of(minimumColumn, line, kind, found, expected, ""));
  }

  /** False, since there is a problem. */
  private boolean note(Kind kind, String found, String expected, String advice) {
    problems.add(BifProblem.ofLine(line, kind, found, expected, advice));
    return false;
  }
}
