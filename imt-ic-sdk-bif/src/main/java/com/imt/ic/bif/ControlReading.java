package com.imt.ic.bif;

import com.imt.ic.BillerId;
import com.imt.ic.bif.BifProblem.Kind;
import com.imt.ic.bif.internal.RowReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the header and trailer record of one file while it is read, and checks them when all
 * of its rows are known. Does nothing for a layout without them. Not thread-safe.
 */
final class ControlReading {

  /** A line of the file that is a record of the layout. */
  private record Found(ControlRecord layout, long line, List<String> cells) {}

  private final ControlRecords layout;
  private final boolean isUsed;
  private final FileTotals totals;
  private final List<Found> found = new ArrayList<>();
  private @Nullable BillerId bid;
  private boolean isOver; // the trailer was there
  private boolean tooLarge;

  ControlReading(BifLayout layout) {
    this.layout = layout.controls();
    isUsed = !this.layout.all().isEmpty();
    totals = layout.newTotals();
  }

  /** Whether the first line is the header record; noted where it is not. */
  boolean takesHeader(RowReader lines, long line, List<BifProblem> problems) {
    ControlRecord header = layout.header().orElseThrow();
    if (header.isAt(lines)) {
      found.add(new Found(header, line, lines.texts()));
      return true;
    }
    String expected = "a first line that begins with \"%s\" is expected".formatted(header.mark());
    String advice = "The beginning of the file is lost, or it is of another layout";
    problems.add(
        BifProblem.ofLine(0, Kind.BAD_CONTROL_RECORD, "has no header record", expected, advice));
    return false;
  }

  /** Whether a line is no row: the trailer record, or what stands behind it, which is noted. */
  boolean takes(RowReader lines, long line, List<BifProblem> problems) {
    if (!isUsed || layout.trailer().isEmpty()) {
      return false;
    }
    ControlRecord trailer = layout.trailer().get();
    if (isOver) {
      String what = "stands behind the trailer record";
      String expected = "the file ends with it";
      String advice = "Look for files that were put together";
      problems.add(BifProblem.ofLine(line, Kind.BAD_CONTROL_RECORD, what, expected, advice));
      return true;
    }
    if (trailer.isAt(lines)) {
      found.add(new Found(trailer, line, lines.texts()));
      isOver = true;
    }
    return isOver;
  }

  /** Counts a row; null for one that could not be read. */
  void add(@Nullable BifRecord row) {
    if (!isUsed) {
      return;
    }
    if (row == null) {
      totals.addUnreadable();
      return;
    }
    bid = row.bid();
    if (tooLarge) {
      totals.addUnreadable();
      return;
    }
    try {
      totals.add(row.type() == BifRecord.Type.REWRITTEN, row.invoice());
    } catch (ArithmeticException e) {
      tooLarge = true; // and told at the end, since no sum is known any more
    }
  }

  /** Notes what the records say otherwise than the rows, and a trailer that is not there. */
  void finish(long lastLine, List<BifProblem> problems) {
    if (tooLarge) {
      totals.addUnreadable();
      String what = "the amounts are beyond %s cents".formatted(Long.MAX_VALUE);
      String expected = "sums that can be counted are expected";
      problems.add(BifProblem.ofLine(0, Kind.TOTAL_TOO_LARGE, what, expected, ""));
    }
    FileFacts facts = new FileFacts(bid, null, null, totals);
    for (Found each : found) {
      each.layout().check(each.cells(), each.line(), facts, problems);
    }
    if (layout.trailer().isPresent() && !isOver) {
      String what = "ends at line %s without its trailer record".formatted(lastLine);
      String mark = layout.trailer().get().mark();
      String expected = "a last line that begins with \"%s\" is expected".formatted(mark);
      String advice = "The file is cut off: ask for it again";
      problems.add(BifProblem.ofLine(0, Kind.NO_TRAILER, what, expected, advice));
    }
  }
}
