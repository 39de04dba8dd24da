package com.imt.ic.bif.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The description of a file from which the writer and the reader compose their columns, once and
 * when it is needed. Immutable and thread-safe.
 */
public final class FileFormat {

  private final TextFormat text;
  private final String newCode;
  private final String rewrittenCode;
  private final List<Column> columns;
  private final List<Integer> placesWithoutColumn;
  private volatile @Nullable Unrolled<Row, LineBuffer> writing;
  private volatile @Nullable Unrolled<FieldReader, Row> reading;

  public FileFormat(
      TextFormat text,
      String newCode,
      String rewrittenCode,
      List<Column> columns,
      List<Integer> placesWithoutColumn) {
    this.text = text;
    this.newCode = newCode;
    this.rewrittenCode = rewrittenCode;
    this.columns = List.copyOf(columns);
    this.placesWithoutColumn = List.copyOf(placesWithoutColumn);
  }

  public TextFormat text() {
    return text;
  }

  public String newCode() {
    return newCode;
  }

  public String rewrittenCode() {
    return rewrittenCode;
  }

  public List<Column> columns() {
    return columns;
  }

  List<Integer> placesWithoutColumn() {
    return placesWithoutColumn;
  }

  Unrolled<Row, LineBuffer> writing() {
    Unrolled<Row, LineBuffer> made = writing;
    if (made == null) {
      made = ColumnEncoder.wholeLine(this);
      writing = made;
    }
    return made;
  }

  Unrolled<FieldReader, Row> reading() {
    Unrolled<FieldReader, Row> made = reading;
    if (made == null) {
      made = ColumnReader.wholeLine(this);
      reading = made;
    }
    return made;
  }
}
