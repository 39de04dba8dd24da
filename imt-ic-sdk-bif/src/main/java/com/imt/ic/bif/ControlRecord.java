package com.imt.ic.bif;

import com.imt.ic.bif.BifProblem.Kind;
import com.imt.ic.bif.internal.RowReader;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The header or trailer record of a layout: a line of its own, of other cells than the rows.
 * Immutable and thread-safe.
 *
 * @param setting its name in the profile
 * @param cells at least one, of which the first begins with a constant, by which the record is told
 *     from a row
 * @param columns how many a row has; 0 where the mark alone is enough
 */
record ControlRecord(String setting, List<ControlCell> cells, int columns) {

  /** What may be shown of a text that may be anybody's. */
  private static final Pattern NUMBER = Pattern.compile("[-0-9.,]{1,40}");

  ControlRecord {
    cells = List.copyOf(cells);
  }

  String mark() {
    return cells.get(0).mark();
  }

  boolean needsTotals() {
    return cells.stream().anyMatch(ControlCell::needsTotals);
  }

  /** Whether a line is this record, right or wrong, and no row. */
  boolean isAt(RowReader line) {
    return line.fields() != columns && isMarked(line.firstText());
  }

  /** Whether a line that begins with that text could be this record. */
  boolean isMarked(String first) {
    return cells.get(0).isConstant() ? first.equals(mark()) : first.startsWith(mark());
  }

  /**
   * The texts of its cells.
   *
   * @throws IllegalStateException when it holds what is not known of the file
   * @throws InvalidInvoicesException when a number is longer than its place
   */
  List<String> texts(FileFacts facts, long line) {
    for (int i = 0; i < cells.size(); i++) {
      ControlPart part = cells.get(i).overflowing(facts);
      if (part != null) {
        String found =
            "\"%s\" is longer than its %s characters".formatted(part.text(facts), part.width());
        String expected = "the width of %s is too small".formatted(part.source());
        String advice = "Agree with InvoiceCloud on a wider one";
        throw new InvalidInvoicesException(
            List.of(problem(i, line, Kind.TOTAL_TOO_LARGE, found, expected, advice)));
      }
    }
    return cells.stream().map(cell -> cell.text(facts)).toList();
  }

  /** Throws an {@link IllegalStateException} when it holds what is not known of the file. */
  void requireKnown(FileFacts facts) {
    for (ControlCell cell : cells) {
      for (ControlPart part : cell.parts()) {
        if (part.text(facts) == null) {
          throw new IllegalStateException(
              "$.bif.%s holds %s, which this writer does not know; call forFile(...) first"
                  .formatted(setting, part.source()));
        }
      }
    }
  }

  /** Notes where a line that is this record is not as it should be. */
  void check(List<String> found, long line, FileFacts facts, List<BifProblem> problems) {
    if (found.size() != cells.size()) {
      String expected = "%s are expected".formatted(cells.size());
      problems.add(
          new BifProblem(
              line,
              0,
              null,
              0,
              setting,
              null,
              Kind.BAD_CONTROL_RECORD,
              "has %s cells".formatted(found.size()),
              expected,
              "Take the layout that the file was written with"));
      return;
    }
    for (int i = 0; i < cells.size(); i++) {
      ControlCell cell = cells.get(i);
      if (!cell.fits(found.get(i), facts)) {
        boolean counts = cell.needsTotals();
        problems.add(
            problem(
                i,
                line,
                Kind.BAD_CONTROL_RECORD,
                counts
                    ? quoted(found.get(i)) + " does not agree with the rows"
                    : quoted(found.get(i)) + " is not what the layout says",
                "\"%s\" is expected%s"
                    .formatted(cell.expected(facts), counts ? " for " + cell.source() : ""),
                counts ? "The file was cut off or changed: ask for it again" : ""));
      }
    }
  }

  private static String quoted(String text) {
    return NUMBER.matcher(text).matches() ? "\"" + text + "\"" : "the text";
  }

  private BifProblem problem(
      int cell, long line, Kind kind, String found, String expected, String advice) {
    return new BifProblem(line, 0, null, cell + 1, setting, null, kind, found, expected, advice);
  }
}
