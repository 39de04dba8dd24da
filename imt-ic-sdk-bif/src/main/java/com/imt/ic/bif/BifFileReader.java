package com.imt.ic.bif;

import com.imt.ic.Money;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one file: lines, characters, fields, records, and what lines have in common. */
final class BifFileReader {

  private final BifLayout layout;
  private final LineMarks marks; // of the current line
  private final LineReader lines;
  private final CharsetDecoder decoder; // reports what is malformed, and replaces nothing
  private final LineSplitter splitter;
  private final FieldReader fields;
  private final RecordCheck check;
  private final List<BifProblem> problems = new ArrayList<>(); // of the current line
  private final RecordParts parts = new RecordParts();
  private final Unrolled<FieldReader, RecordParts> wholeLine;
  private final @Nullable BifColumn minimumColumn;
  private final boolean hasLimits;
  private final Set<BifLeniency> lenient;
  private final Set<BifLeniency> overlooked = EnumSet.noneOf(BifLeniency.class);
  private CharBuffer chars = CharBuffer.allocate(1024);
  private long line;

  BifFileReader(BifLayout layout, Set<BifLeniency> lenient, InputStream in) {
    this.layout = layout;
    this.lenient = lenient;
    wholeLine = layout.reader();
    minimumColumn = layout.column(BifField.MINIMUM_PAYMENT).orElse(null);
    hasLimits = layout.columns().stream().anyMatch(c -> c.maxLength() != BifColumn.ANY_LENGTH);
    marks = new LineMarks(layout.delimiter(), layout.quote());
    lines = new LineReader(in, marks);
    decoder = layout.charset().newDecoder();
    splitter = new LineSplitter(layout);
    fields = new FieldReader(layout, splitter, problems);
    check = new RecordCheck(layout);
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
    if (layout.hasHeader()) {
      boolean usable = readHeader();
      flush(sink);
      if (!usable) {
        return; // without its header nobody knows what the columns are
      }
    }
    while (lines.next()) {
      line++;
      if (lines.length() == 0 && !lines.isTooLong() && overlooks(BifLeniency.EMPTY_LINES)) {
        continue;
      }
      BifRecord next = readRecord();
      if (next != null && problems.isEmpty()) {
        records.accept(next);
      }
      flush(sink);
    }
    check.finish(problems);
    flush(sink);
  }

  private void flush(Consumer<BifProblem> sink) {
    problems.forEach(sink);
    problems.clear();
  }

  private boolean readHeader() throws IOException {
    line = 1;
    if (!lines.next()) {
      note("the file is empty", "a header line is expected", "Ask for the file again");
      return false;
    }
    if (!readLine()) {
      return false;
    }
    List<String> found = new ArrayList<>();
    ByteSlice name = new ByteSlice();
    for (int i = 0; i < splitter.count(); i++) {
      splitter.slice(i, name);
      found.add(splitter.text(name));
    }
    List<String> expected = layout.columnNames();
    if (found.equals(expected)) {
      return true;
    }
    noteHeader(found, expected);
    return false;
  }

  private void noteHeader(List<String> found, List<String> expected) {
    Set<String> missing = new LinkedHashSet<>(expected);
    found.forEach(missing::remove);
    Set<String> unknown = new LinkedHashSet<>(found);
    expected.forEach(unknown::remove);
    String advice = "Take the layout that the file was written with";
    if (!missing.isEmpty()) {
      note("the header lacks " + missing, "the layout has these columns", advice);
    }
    if (!unknown.isEmpty()) {
      // A file without a header shows its first invoice here, so the names are not quoted.
      note(
          "the header has " + unknown.size() + " names that the layout has not",
          "the layout's " + expected.size() + " columns are expected",
          advice);
    }
    if (missing.isEmpty() && unknown.isEmpty()) {
      note("the header's columns are in another order", expected + " is expected", advice);
    }
  }

  private @Nullable BifRecord readRecord() throws IOException {
    if (!readLine()) {
      return null;
    }
    int expected = layout.columns().size();
    if (splitter.count() != expected) {
      note(
          splitter.count() == 1 && lines.length() == 0
              ? "is empty"
              : "has " + splitter.count() + " columns",
          expected + " are expected",
          "Look for a delimiter in a text that is not quoted");
      return null;
    }
    fields.startLine(line, problems);
    BifRecord built = build();
    if (built != null) {
      if (!marks.isPlain() || !isUsual(built.invoice())) {
        check.check(built.bid(), built.invoice(), line, problems);
      }
      if (!lenient.contains(BifLeniency.REPEATED_INVOICE)) {
        check.checkOnce(built.invoice(), line, problems);
      }
    }
    return built;
  }

  /** Decodes and splits the current line. */
  private boolean readLine() throws IOException {
    if (lines.isTooLong()) {
      note(
          "is longer than " + LineReader.LONGEST_LINE + " bytes",
          "one invoice is expected",
          "Check that this is an invoice file");
      return false;
    }
    if (line == 1
        && layout.charset().equals(StandardCharsets.UTF_8)
        && lines.dropByteOrderMark()
        && !overlooks(BifLeniency.BYTE_ORDER_MARK)) {
      note("begins with a byte order mark", "none is expected", "Write the file without it");
    }
    String end = lines.end() == LineReader.End.CRLF ? "\r\n" : "\n";
    if (lines.end() == LineReader.End.NONE) {
      if (overlooks(BifLeniency.NO_LAST_LINE_END)) {
        return splitLine();
      }
      note("has no line end", "every line has one", "The file may be cut off: ask for it again");
      return false;
    }
    if (!end.equals(layout.lineEnd()) && !overlooks(BifLeniency.ANY_LINE_END)) {
      note(
          "ends with " + (end.length() == 1 ? "LF" : "CR LF"),
          (end.length() == 1 ? "CR LF" : "LF") + " is expected",
          "Copy the file without converting its line ends");
      return false;
    }
    return splitLine();
  }

  private boolean splitLine() {
    if (!marks.isAscii() && !decode()) {
      return false;
    }
    TextRule.Fault fault = splitter.split(lines, marks);
    if (fault != null) {
      note(fault.found(), fault.expected(), fault.advice());
      return false;
    }
    return true;
  }

  /** Whether the line is text of the charset. */
  private boolean decode() {
    if (chars.capacity() < lines.length()) {
      chars = CharBuffer.allocate(Math.max(lines.length(), chars.capacity() * 2));
    }
    chars.clear();
    ByteBuffer bytes = ByteBuffer.wrap(lines.bytes(), lines.start(), lines.length());
    decoder.reset();
    CoderResult result = decoder.decode(bytes, chars, true);
    if (!result.isError()) {
      result = decoder.flush(chars);
    }
    chars.flip();
    if (result.isUnderflow()) {
      return true;
    }
    int at = Math.min(bytes.position(), bytes.limit() - 1);
    note(
        String.format(
            Locale.ROOT,
            "holds byte 0x%02X at position %d",
            lines.bytes()[at],
            at - lines.start() + 1),
        "a character of " + layout.charset().name() + " is expected",
        "Check in which charset the file was written");
    return false;
  }

  private @Nullable BifRecord build() {
    parts.clear();
    wholeLine.run(fields, parts);
    BifRecord built = problems.isEmpty() ? parts.build() : null;
    if (built != null) {
      checkMinimum(built.invoice().balanceDue(), parts.minimumPayment);
    }
    return built;
  }

  /**
   * Whether no rule of {@link RecordCheck} can mind a record that was read from a line of plain
   * ASCII: what is left are lengths and the sign of the balance.
   */
  private boolean isUsual(BifInvoice invoice) {
    return !hasLimits && !invoice.balanceDue().isNegative();
  }

  private void checkMinimum(Money balance, @Nullable Money minimum) {
    if (minimumColumn == null
        || balance.equals(minimum)
        || overlooks(BifLeniency.OTHER_MINIMUM_PAYMENT)) {
      return;
    }
    problems.add(
        minimumColumn.problem(
            line,
            minimum == null ? "is empty" : "\"" + minimum + "\" is not the balance due",
            "\"" + balance + "\" is expected, since MinimumPayment carries BalanceDue",
            ""));
  }

  private void note(String found, String expected, String advice) {
    problems.add(BifProblem.ofLine(line, found, expected, advice));
  }
}
