package com.imt.ic.bif;

import com.imt.ic.BillerId;
import com.imt.ic.bif.internal.Column;
import com.imt.ic.bif.internal.Content;
import com.imt.ic.bif.internal.FileFormat;
import com.imt.ic.internal.profile.ProfileSection;
import com.imt.ic.internal.profile.SectionReader;
import com.imt.ic.profile.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
 * <p>Beside the rows a file may have a {@code headerRecord} as its first line and a {@code
 * trailerRecord} as its last, of cells such as {@code "T"} or {@code "{count:6}"}; {@code leftOut}
 * names fields whose values are not written, on purpose.
 *
 * <p>So an override adds a column (at the end, or {@code after} another), changes one, or takes one
 * away. Immutable and thread-safe.
 */
public final class BifLayout {

  private final FileFormat format;
  private final boolean header;
  private final ControlRecords controls;
  private final FileNamePattern fileName;
  private final List<BifField> fieldsWithoutColumn;
  private final Set<BifField> leftOut;
  private final int[] summed; // the places of the amounts that are added up
  private final Set<String> customNames;

  BifLayout(
      FileFormat format,
      boolean header,
      ControlRecords controls,
      List<BifField> fieldsWithoutColumn,
      List<BifField> leftOut,
      FileNamePattern fileName) {
    this.format = format;
    this.header = header;
    this.controls = controls;
    this.fieldsWithoutColumn = List.copyOf(fieldsWithoutColumn);
    this.leftOut = Set.copyOf(leftOut);
    this.fileName = fileName;
    summed =
        Stream.concat(Stream.of(BifField.BALANCE_DUE), controls.sums())
            .mapToInt(BifField::place)
            .distinct()
            .toArray();
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
    return profile.read(BifLayout::read);
  }

  private static BifLayout read(ProfileSection root) {
    BifLayout layout = new BifLayoutReader(root.section("bif")).read();
    LayoutCheck.check(root, layout);
    return layout;
  }

  /**
   * Brings the faults of a profile's invoice files in among its others when it is loaded.
   * Stateless.
   *
   * @hidden
   */
  @SuppressWarnings("exports")
  public static final class Section implements SectionReader {

    /** For {@link java.util.ServiceLoader}. */
    public Section() {}

    @Override
    public void read(ProfileSection root) {
      BifLayout.read(root);
    }
  }

  /** The names of the columns, in the order of the file. */
  public List<String> columnNames() {
    return format.columns().stream().map(Column::name).toList();
  }

  /** Whether a column carries the field; without one a value of it has no place. */
  public boolean has(BifField field) {
    return column(field).isPresent();
  }

  /** Whether a line before the first row names the columns. */
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

  /** The line of the first invoice, 1 being the first of the file. */
  public long firstLine() {
    return 1L + linesBefore();
  }

  private int linesBefore() {
    return (header ? 1 : 0) + (controls.header().isPresent() ? 1 : 0);
  }

  ControlRecords controls() {
    return controls;
  }

  /** The totals of a file of this layout, of which there is no row yet. */
  FileTotals newTotals() {
    return new FileTotals(linesBefore() + (controls.trailer().isPresent() ? 1 : 0), summed);
  }

  /** The fields that are left out on purpose, whatever value an invoice has of them. */
  Set<BifField> leftOut() {
    return leftOut;
  }

  /** The column of a field that may have none. */
  Optional<Column> column(BifField field) {
    return format.columns().stream().filter(c -> c.place() == field.place()).findFirst();
  }

  /** The fields of which an invoice can have no value, since no column would take it. */
  List<BifField> fieldsWithoutColumn() {
    return fieldsWithoutColumn;
  }

  Set<String> customNames() {
    return customNames;
  }
}
