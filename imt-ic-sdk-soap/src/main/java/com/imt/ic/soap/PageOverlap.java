package com.imt.ic.soap;

import com.imt.ic.ReportRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;

/**
 * Finds the rows at the end of a page that come again at the beginning of the next, as they do when
 * a row was inserted between the two requests. Keeps a digest of each row of a page, and of rows
 * those alone that may have come before. Not thread-safe.
 */
final class PageOverlap<T> {

  private final MessageDigest sha256;
  private Digests before = new Digests();
  private Digests page = new Digests();

  /** Where in the page before this one's beginning may stand; a row less each time it does not. */
  private int[] starts = {};

  /** How many of the page's first rows are the last of the page before. */
  private int repeated;

  private final Queue<ReportRow<T>> held = new ArrayDeque<>();
  private int heldFrom;

  PageOverlap() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** The rows' digests, two longs each: a chance equal to none that two rows are taken for one. */
  private static final class Digests {
    private long[] values = new long[64];
    private int size;

    void add(long one, long other) {
      if (2 * size == values.length) {
        values = Arrays.copyOf(values, 2 * values.length);
      }
      values[2 * size] = one;
      values[2 * size + 1] = other;
      size++;
    }

    boolean has(int row, Digests others, int other) {
      return row < size
          && values[2 * row] == others.values[2 * other]
          && values[2 * row + 1] == others.values[2 * other + 1];
    }
  }

  /** Begins the next page. */
  void nextPage() {
    before = page;
    page = new Digests();
    starts = new int[before.size];
    Arrays.setAll(starts, row -> row);
    repeated = 0;
    heldFrom = 0;
  }

  /** How many rows the page has so far. */
  int rows() {
    return page.size;
  }

  /** Whether the page has exactly the rows of the page before it. */
  boolean isSame() {
    return page.size > 0 && page.size == before.size && repeated == page.size;
  }

  /** Whether so many rows of the page are the first of the page before. */
  boolean beginsAlike(int rows) {
    return page.size >= rows && (repeated == before.size || (starts.length > 0 && starts[0] == 0));
  }

  /** Takes the page's next row; what is certain by it not to have come before is ready. */
  void add(ReportRow<T> row, Queue<ReportRow<T>> ready) {
    digest(row.raw());
    if (starts.length == 0) {
      ready.add(row);
      return;
    }
    int at = page.size - 1;
    starts = Arrays.stream(starts).filter(start -> before.has(start + at, page, at)).toArray();
    held.add(row);
    for (int start : starts) {
      if (start + page.size == before.size) {
        repeated = Math.max(repeated, page.size);
      }
    }
    starts = Arrays.stream(starts).filter(start -> start + page.size < before.size).toArray();
    for (; heldFrom < repeated && !held.isEmpty(); heldFrom++) {
      held.remove();
    }
    if (starts.length == 0) {
      release(ready);
    }
  }

  /** Ends the page: rows that came from the middle of the page before are its own. */
  void release(Queue<ReportRow<T>> ready) {
    ready.addAll(held);
    held.clear();
    starts = new int[0];
  }

  private void digest(Map<String, String> raw) {
    for (Map.Entry<String, String> column : raw.entrySet()) {
      update(column.getKey());
      update(column.getValue());
    }
    byte[] digest = sha256.digest();
    page.add(number(digest, 0), number(digest, Long.BYTES));
  }

  private void update(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      sha256.update((byte) (bytes.length >>> shift));
    }
    sha256.update(bytes);
  }

  private static long number(byte[] digest, int from) {
    long number = 0;
    for (int i = from; i < from + Long.BYTES; i++) {
      number = number << Byte.SIZE | (digest[i] & 0xff);
    }
    return number;
  }
}
