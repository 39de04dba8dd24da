package com.imt.ic.bif;

import com.imt.ic.BillerId;
import com.imt.ic.Redaction;
import com.imt.ic.profile.Profile;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  private final char delimiter;
  private final @Nullable Character quote;
  private final Charset charset;
  private final String lineEnd;
  private final boolean header;
  private final boolean quotesAll;
  private final String newCode;
  private final String rewrittenCode;
  private final String fileName;
  private final DateTimeFormatter fileTime;
  private final List<BifColumn> columns;
  private final List<BifField> fieldsWithoutColumn;
  private final Set<String> customNames;
  private volatile @Nullable Unrolled<BifRecord, LineBuffer> encoder; // made when it is needed
  private volatile @Nullable Unrolled<FieldReader, RecordParts> reader; // made when it is needed

  BifLayout(BifLayoutReader reader) {
    delimiter = reader.delimiter;
    quote = reader.quote;
    charset = reader.charset;
    lineEnd = reader.lineEnd;
    header = reader.header;
    quotesAll = reader.quotesAll;
    newCode = reader.newCode;
    rewrittenCode = reader.rewrittenCode;
    fileName = reader.fileName;
    fileTime = reader.fileTime;
    columns = List.copyOf(reader.columns);
    EnumSet<BifField> missing = EnumSet.allOf(BifField.class);
    missing.remove(BifField.MINIMUM_PAYMENT); // nothing is lost: it is the balance due
    Set<String> custom = new LinkedHashSet<>();
    for (BifColumn column : columns) {
      if (column.field() != null) {
        missing.remove(column.field());
      } else if (column.customName() != null) {
        custom.add(column.customName());
      }
    }
    fieldsWithoutColumn = List.copyOf(missing);
    customNames = Set.copyOf(custom);
  }

  /**
   * The layout of a profile.
   *
   * @param profile the profile
   * @return its section {@code bif}
   * @throws com.imt.ic.profile.ProfileException when the section has faults, all at once
   */
  public static BifLayout of(Profile profile) {
    return profile.read("bif", section -> new BifLayoutReader(section).read());
  }

  /**
   * The names of the columns.
   *
   * @return in the order of the file
   */
  public List<String> columnNames() {
    return columns.stream().map(BifColumn::name).toList();
  }

  /**
   * Whether a column carries a field.
   *
   * @param field the field
   * @return false where a value of it would have no place
   */
  public boolean has(BifField field) {
    return column(field).isPresent();
  }

  /**
   * The name of a file that is written at a moment, by the pattern of the profile.
   *
   * @param bid the biller
   * @param time the moment; written in UTC
   * @return a plain file name
   * @throws IllegalArgumentException when the BID cannot stand in a file name
   */
  public String fileName(BillerId bid, Instant time) {
    String name =
        fileName
            .replace("{time}", fileTime.format(time.atOffset(ZoneOffset.UTC)))
            .replace("{bid}", bid.value());
    if (!FileNames.isSafe(name)) {
      throw new IllegalArgumentException(
          "The BID \""
              + Redaction.shorten(bid.value())
              + "\" cannot stand in the name of an invoice file; name the files without {bid} in"
              + " $.bif.fileName of the profile");
    }
    return name;
  }

  @Override
  public String toString() {
    return "BifLayout[" + columns.size() + " columns, " + charset.name() + "]";
  }

  char delimiter() {
    return delimiter;
  }

  @Nullable Character quote() {
    return quote;
  }

  Charset charset() {
    return charset;
  }

  String lineEnd() {
    return lineEnd;
  }

  /**
   * Whether the first line names the columns.
   *
   * @return false where it is the first record's
   */
  public boolean hasHeader() {
    return header;
  }

  /** Whether every field is quoted, and not only one that must be. */
  boolean quotesAll() {
    return quotesAll;
  }

  String code(BifRecordType type) {
    return type == BifRecordType.NEW ? newCode : rewrittenCode;
  }

  List<BifColumn> columns() {
    return columns;
  }

  /** The column of a field that may have none. */
  Optional<BifColumn> column(BifField field) {
    return columns.stream().filter(column -> column.field() == field).findFirst();
  }

  /** Fields whose values have no place in this layout. */
  List<BifField> fieldsWithoutColumn() {
    return fieldsWithoutColumn;
  }

  Set<String> customNames() {
    return customNames;
  }

  /** Puts all columns of a record into a line. */
  Unrolled<BifRecord, LineBuffer> encoder() {
    Unrolled<BifRecord, LineBuffer> made = encoder;
    if (made == null) {
      made = ColumnEncoder.wholeLine(this);
      encoder = made;
    }
    return made;
  }

  /** Reads all columns of a line. */
  Unrolled<FieldReader, RecordParts> reader() {
    Unrolled<FieldReader, RecordParts> made = reader;
    if (made == null) {
      made = ColumnReader.wholeLine(this);
      reader = made;
    }
    return made;
  }

  TextRule textRule() {
    return new TextRule(charset, delimiter, quote != null);
  }
}
