package com.imt.ic.soap;

import com.imt.ic.ReportRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Finds that an invoice type's rows are those of the type before, as they are where the server does
 * not read the type: each of them would count twice. Holds a type's first rows back as long as they
 * are alike. Not thread-safe.
 */
final class TypeOverlap<T> {

  /** So many rows in a row are never alike by chance. */
  private static final int MOST = 100;

  private List<Map<String, String>> before = List.of();
  private List<Map<String, String>> rows = new ArrayList<>();
  private final Queue<ReportRow<T>> held = new ArrayDeque<>();
  private boolean alike;

  /** Takes the type's next row, which is ready once rows are not alike. */
  void add(ReportRow<T> row, Queue<ReportRow<T>> ready) {
    int at = rows.size();
    if (at < MOST) {
      rows.add(row.raw());
    }
    held.add(row);
    alike = alike && at < before.size() && before.get(at).equals(row.raw());
    if (!alike) {
      release(ready);
    }
  }

  /** Whether so many rows are alike that none has to be awaited. */
  boolean isProven() {
    return alike && rows.size() == MOST;
  }

  /** Whether the type, which has ended, has the rows of the one before it and no other. */
  boolean isSame() {
    return alike && rows.size() == before.size();
  }

  /** Ends the type: what is held is its own. */
  void nextType(Queue<ReportRow<T>> ready) {
    release(ready);
    before = rows;
    rows = new ArrayList<>();
    alike = !before.isEmpty();
  }

  private void release(Queue<ReportRow<T>> ready) {
    ready.addAll(held);
    held.clear();
  }
}
