package com.imt.ic.soap.internal.dataset;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
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

  /** Some of the columns. */
  RawRow only(Set<String> columns) {
    return new RawRow(names, ends, text, columns);
  }

  private boolean has(int column) {
    return ends[column] != NULL && (wanted == null || wanted.contains(names[column]));
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
        private int column;
        private int start;

        @Override
        public boolean hasNext() {
          while (column < ends.length && !has(column)) {
            start = Math.max(start, ends[column++]);
          }
          return column < ends.length;
        }

        @Override
        public Map.Entry<String, String> next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          String value = text.substring(start, ends[column]);
          start = ends[column];
          return Map.entry(names[column++], value);
        }
      };
    }

    @Override
    public int size() {
      return (int) IntStream.range(0, ends.length).filter(RawRow.this::has).count();
    }
  }
}
