package com.imt.ic.bif;

import com.imt.ic.BillerId;
import com.imt.ic.bif.internal.Column;
import com.imt.ic.bif.internal.Content;
import com.imt.ic.bif.internal.FileFormat;
import com.imt.ic.profile.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The layout of one biller's invoice files: the section {@code bif} of its profile.
 *
 * <p>The columns are a JSON object of column name to what it carries, in the order of the file:
 *
 * <pre>{@code
 * "bif": { "columns": {
 *   "SecondNotifyRequestedDate":
 *       { "field": "secondNotifyRequestedDate", "after": "FirstNotifyRequestedDate" },
 *   "AgencyCode": { "custom": "agencyCode", "required": true, "maxLength": 12 },
 *   "Source": { "constant": "SPECTRUM" },
 *   "InvoiceDate": { "field": "invoiceDate", "format": "yyyyMMdd" },
 *   "BlockPaymentsCC": { "field": "blockPaymentsCc", "format": "Y/N" },
 *   "Phone": null
 * } }
 * }</pre>
 *
 * <p>A column's own {@code format} is a date pattern, {@code 0.00}, {@code 0,00} or {@code cents}
 * for an amount, the texts for yes and no for a flag; without one the layout's holds.
 *
 * <p>So an override adds a column (at the end, or {@code after} another), changes one, or takes one
 * away. Immutable and thread-safe.
 */
public final class BifLayout {

  private final FileFormat format;
  private final boolean header;
  private final FileNamePattern fileName;
  private final List<BifField> fieldsWithoutColumn;
  private final Set<String> customNames;

  BifLayout(
      FileFormat format,
      boolean header,
      List<BifField> fieldsWithoutColumn,
      FileNamePattern fileName) {
    this.format = format;
    this.header = header;
    this.fieldsWithoutColumn = List.copyOf(fieldsWithoutColumn);
    this.fileName = fileName;
    customNames =
        format.columns().stream()
            .filter(column -> column.content() == Content.CUSTOM)
            .map(Column::own)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The layout of a profile.
   *
   * @throws com.imt.ic.profile.ProfileException when its section {@code bif} has faults, all at
   *     once
   */
  public static BifLayout of(Profile profile) {
    return profile.read("bif", section -> new BifLayoutReader(section).read());
  }

  /** The names of the columns, in the order of the file. */
  public List<String> columnNames() {
    return format.columns().stream().map(Column::name).toList();
  }

  /** Whether a column carries the field; without one a value of it has no place. */
  public boolean has(BifField field) {
    return column(field).isPresent();
  }

  /** Whether the first line names the columns, and is not the first record's. */
  public boolean hasHeader() {
    return header;
  }

  /**
   * The name of a file that is written at a moment, by the pattern of the profile.
   *
   * @param time the moment; written in UTC
   * @return a plain file name
   * @throws IllegalArgumentException when the BID cannot stand in a file name
   */
  public String fileName(BillerId bid, Instant time) {
    return fileName.name(bid, time);
  }

  @Override
  public String toString() {
    return "BifLayout[%s columns, %s]"
        .formatted(format.columns().size(), format.text().charset().name());
  }

  FileNamePattern fileNames() {
    return fileName;
  }

  FileFormat format() {
    return format;
  }

  long firstLine() {
    return header ? 2 : 1;
  }

  /** The column of a field that may have none. */
  Optional<Column> column(BifField field) {
    return format.columns().stream().filter(c -> c.place() == field.place()).findFirst();
  }

  List<BifField> fieldsWithoutColumn() {
    return fieldsWithoutColumn;
  }

  Set<String> customNames() {
    return customNames;
  }
}
