package com.imt.ic.soap.internal.dataset;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one row as they came: name to text, in order, null columns absent. One text and
 * where each column ends in it, over names that all rows share, since every row of a report has one
 * and hardly any is looked at. Immutable and thread-safe; {@code toString} shows names alone.
 */
public final class RawRow extends AbstractMap<String, String> {

  /** The end of a column that is null. */
  static final int NULL = -1;

  private final String[] names;
  private final int[] ends;
  private final String text;
  private final @Nullable Set<String> wanted;

  /** Takes the arrays over. */
  RawRow(String[] names, int[] ends, String text) {
    this(names, ends, text, null);
  }

  private RawRow(String[] names, int[] ends, String text, @Nullable Set<String> wanted) {
    this.names = names;
    this.ends = ends;
    this.text = text;
    this.wanted = wanted;
  }

  /**
   * Some of the columns.
   *
   * @param columns their names, which change no more
   * @return those of them that the row has
   */
  public RawRow only(Set<String> columns) {
    return new RawRow(names, ends, text, columns);
  }

  private boolean has(int column) {
    return ends[column] != NULL && (wanted == null || wanted.contains(names[column]));
  }

  private String text(int column) {
    int start = 0;
    for (int before = column - 1; before >= 0 && start == 0; before--) {
      start = Math.max(ends[before], 0);
    }
    return text.substring(start, ends[column]);
  }

  private int find(@Nullable Object name) {
    for (int column = 0; column < ends.length; column++) {
      if (names[column].equals(name)) {
        return has(column) ? column : NULL;
      }
    }
    return NULL;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return find(name) != NULL;
  }

  @Override
  public @Nullable String get(@Nullable Object name) {
    int column = find(name);
    return column == NULL ? null : text(column);
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return new Entries();
  }

  @Override
  public String toString() {
    return keySet().toString();
  }

  private final class Entries extends AbstractSet<Map.Entry<String, String>> {

    @Override
    public Iterator<Map.Entry<String, String>> iterator() {
      return new Iterator<>() {
        private int next = from(0);

        @Override
        public boolean hasNext() {
          return next < ends.length;
        }

        @Override
        public Map.Entry<String, String> next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          int column = next;
          next = from(column + 1);
          return Map.entry(names[column], text(column));
        }
      };
    }

    private int from(int column) {
      int next = column;
      while (next < ends.length && !has(next)) {
        next++;
      }
      return next;
    }

    @Override
    public int size() {
      int size = 0;
      for (int column = from(0); column < ends.length; column = from(column + 1)) {
        size++;
      }
      return size;
    }
  }
}
