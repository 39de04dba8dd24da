package com.imt.ic.soap.internal.dataset;

import com.imt.ic.internal.mapping.RowValues;
import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.text.SecretsInData;
import com.imt.ic.soap.internal.xml.TextBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The row at which a {@link DataSetReader} stands: for those who read many and keep none. What it
 * answers is of that row until the reader goes on. Columns go by number, the same for every row of
 * a table. Not thread-safe. {@code toString} shows no value.
 */
public final class CurrentRow implements RowValues {

  private static final char REPLACEMENT = '\uFFFD';

  private static final int ABSENT = -1;
  private static final int NULL = -2;

  /** Of a row that is unreadable anyway, so many columns are shown and not more. */
  private static final int MOST_REPEATED = 100;

  private TableColumns columns;
  private final SecretsInData secrets = SecretsInData.now();
  private final TextBuffer text = new TextBuffer();
  private final Value value = new Value();
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private int[] order = new int[32];
  private int count;
  private int open;
  private int last = -1;
  private boolean hasErrors;
  private @Nullable RawRow raw;
  private final List<Repeated> repeated = new ArrayList<>(0);
  private final Map<String, Integer> ambiguous = new LinkedHashMap<>(0);
  final StringBuilder ownText = new StringBuilder();

  private record Repeated(int column, int start, int end) {}

  CurrentRow(TableColumns columns) {
    this.columns = columns;
    Arrays.fill(starts, ABSENT);
  }

  void reset(TableColumns of) {
    Arrays.fill(starts, ABSENT);
    columns = of;
    raw = null;
    repeated.clear();
    ambiguous.clear();
    text.clear();
    ownText.setLength(0);
    count = 0;
    last = -1;
    hasErrors = false;
  }

  /** Begins a column's text; what is appended to the answer until {@link #end} is its value. */
  TextBuffer begin(String name, XmlNames decoder) {
    return begin(columns.number(name, last + 1, decoder));
  }

  /** The same for the number of one of the table's columns. */
  TextBuffer begin(int column) {
    last = column;
    open = text.length();
    return text;
  }

  /** Where the text of the open column begins. */
  int open() {
    return open;
  }

  /** Ends the open column. */
  void end() {
    if (secrets.standIn(value.at(open, text.length()))) {
      String shown = secrets.hide(text.substring(open, text.length()));
      text.cut(open);
      text.append(shown);
    }
    if (last >= starts.length) {
      grow();
    }
    if (starts[last] != ABSENT) {
      repeat();
      return;
    }
    order[count++] = last;
    starts[last] = open;
    ends[last] = text.length();
  }

  private void grow() {
    int from = starts.length;
    starts = Arrays.copyOf(starts, Math.max(last + 1, from * 2));
    ends = Arrays.copyOf(ends, starts.length);
    order = Arrays.copyOf(order, starts.length);
    Arrays.fill(starts, from, starts.length, ABSENT);
  }

  /** Keeps what the first one says; the row is not to be read. */
  private void repeat() {
    if (repeated.size() < MOST_REPEATED) {
      repeated.add(new Repeated(last, open, text.length()));
    }
  }

  /** Forgets what came of the open column, which is begun again. */
  void drop() {
    text.cut(open);
  }

  /** Ends the open column, which is null. */
  void endNull() {
    text.cut(open);
    if (last >= starts.length) {
      grow();
    }
    if (starts[last] == ABSENT) {
      starts[last] = NULL;
    } else {
      repeat();
    }
  }

  void put(String name, String value, XmlNames decoder) {
    begin(name, decoder).append(value);
    end();
  }

  /** How many characters its values have. */
  int length() {
    return text.length();
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Adds what another row has, under {@code TABLE/COLUMN}; what is doubtful there is so here. */
  void take(CurrentRow other) {
    for (int i = 0; i < other.count; i++) {
      int column = other.order[i];
      other.qualify(column, other.value(column), this);
    }
    for (Repeated more : other.repeated) {
      other.qualify(more.column(), other.text.substring(more.start(), more.end()), this);
    }
    hasErrors |= other.hasErrors;
    raw = null;
  }

  private void qualify(int column, CharSequence value, CurrentRow target) {
    String name = ColumnSpec.qualified(columns.table, columns.names().get(column));
    target.put(name, value.toString(), XmlNames.undecoded());
  }

  /** Notes that so many rows of a lookup's table were found, of which nobody can tell the right. */
  void markAmbiguous(String table, int rows) {
    ambiguous.put(table, rows);
  }

  /** The lookups that found more than one row, to how many. */
  public Map<String, Integer> ambiguous() {
    return Collections.unmodifiableMap(ambiguous);
  }

  /** A copy that {@link #restore} makes the current row again. */
  HeldRow hold() {
    int[] columnEnds = new int[count + repeated.size()];
    int[] numbers = Arrays.copyOf(order, columnEnds.length);
    StringBuilder all = new StringBuilder(text.length());
    for (int i = 0; i < count; i++) {
      columnEnds[i] = all.append(value(order[i])).length();
    }
    for (int i = 0; i < repeated.size(); i++) {
      Repeated more = repeated.get(i);
      numbers[count + i] = more.column();
      columnEnds[count + i] = all.append(text.substring(more.start(), more.end())).length();
    }
    return new HeldRow(columns, numbers, columnEnds, all.toString(), hasErrors);
  }

  void restore(HeldRow held) {
    reset(held.columns);
    int start = 0;
    for (int i = 0; i < held.ends.length; i++) {
      begin(held.numbers[i]).append(held.text.substring(start, held.ends[i]));
      end();
      start = held.ends[i];
    }
    hasErrors = held.hasErrors;
  }

  void markErroneous() {
    hasErrors = true;
  }

  /** The table's name, decoded. */
  public String table() {
    return columns.table;
  }

  /**
   * The names of all columns that the table's rows had so far, decoded, by number; it grows while
   * rows are read.
   */
  @Override
  public List<String> columnNames() {
    return columns.names();
  }

  /** Whether a column of this row has a value, be it an empty text. */
  @Override
  public boolean has(int column) {
    return column < starts.length && starts[column] >= 0;
  }

  /**
   * The text of a column that {@link #has} a value, without a String for it: good until the next
   * call of this method or the reader's next row.
   */
  @Override
  public CharSequence value(int column) {
    return value.at(starts[column], ends[column]);
  }

  /** The text of a column that {@link #has} a value, as it came. */
  public String text(int column) {
    return text.substring(starts[column], ends[column]);
  }

  /** Whether the server marked the row as erroneous ({@code diffgr:hasErrors}). */
  public boolean hasErrors() {
    return hasErrors;
  }

  /** Whether a column came more than once. */
  public boolean hasRepeated() {
    return !repeated.isEmpty();
  }

  /**
   * The columns that came once more than once, each time after the first with the text that it had,
   * at most 100 of them: nobody can tell which is right.
   */
  public List<Map.Entry<String, String>> repeated() {
    return repeated.stream()
        .map(
            more ->
                Map.entry(
                    columns.names().get(more.column()), text.substring(more.start(), more.end())))
        .toList();
  }

  /**
   * How many characters U+FFFD the texts hold, which is what stands where XML forbids what was
   * there.
   */
  public int replacedCharacters() {
    return text.count(REPLACEMENT);
  }

  /** The columns in the order in which they first came; a null column is absent. */
  public RawRow raw() {
    if (raw == null) {
      raw = makeRaw();
    }
    return raw;
  }

  @Override
  public Map<String, String> only(Set<String> wanted) {
    return raw().only(wanted);
  }

  private RawRow makeRaw() {
    int[] columnEnds = new int[columns.names().size()];
    int end = 0;
    for (int column = 0; column < columnEnds.length; column++) {
      if (!has(column)) {
        columnEnds[column] = RawRow.NULL;
      } else if (starts[column] == end) {
        end = ends[column];
        columnEnds[column] = end;
      } else {
        return rawOutOfOrder();
      }
    }
    return new RawRow(columns.snapshot(), columnEnds, text.substring(0, end));
  }

  /** Of a row whose columns came in another order than before. */
  private RawRow rawOutOfOrder() {
    String[] names = new String[count];
    int[] columnEnds = new int[count];
    StringBuilder all = new StringBuilder(text.length());
    for (int i = 0; i < count; i++) {
      names[i] = columns.names().get(order[i]);
      columnEnds[i] = all.append(value(order[i])).length();
    }
    return new RawRow(names, columnEnds, all.toString());
  }

  /** A copy to keep. */
  public DataSetRow copy() {
    return new DataSetRow(columns.table, raw(), hasErrors, replacedCharacters());
  }

  @Override
  public String toString() {
    return "CurrentRow[" + columns.table + "]";
  }

  /** A part of the row's text. */
  private final class Value implements CharSequence {
    private int start;
    private int length;

    Value at(int from, int to) {
      start = from;
      length = to - from;
      return this;
    }

    @Override
    public int length() {
      return length;
    }

    @Override
    public char charAt(int index) {
      return text.charAt(start + index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return text.substring(start + from, start + to);
    }

    @Override
    public String toString() {
      return text.substring(start, start + length);
    }
  }
}
