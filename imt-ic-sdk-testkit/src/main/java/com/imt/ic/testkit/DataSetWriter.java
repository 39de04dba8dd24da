package com.imt.ic.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Writes a table as .NET's DataSet serializes itself: inline schema, then diffgram. */
final class DataSetWriter {

  /** Told after each row; may end the answer there. */
  @FunctionalInterface
  interface RowListener {
    /** So many rows are written. */
    void written(int rows) throws IOException;
  }

  @FunctionalInterface
  private interface Tables {
    void declare() throws IOException;
  }

  private static final String MSDATA = "urn:schemas-microsoft-com:xml-msdata";
  private static final String DIFFGRAM = "urn:schemas-microsoft-com:xml-diffgram-v1";

  private final DotNetXml xml;
  private final String dataSet;
  private final String table;

  DataSetWriter(DotNetXml xml, String dataSet, String table) {
    this.xml = xml;
    this.dataSet = ReportColumn.encode(dataSet);
    this.table = ReportColumn.encode(table);
  }

  <T> void write(List<ReportColumn<T>> columns, List<T> rows, RowListener listener)
      throws IOException {
    schema(
        () -> {
          xml.start("xs:element", "name", table).start("xs:complexType").start("xs:sequence");
          for (ReportColumn<T> column : new LinkedHashSet<>(columns)) {
            List<String> attributes = new ArrayList<>(List.of("name", column.encodedName()));
            attributes.addAll(column.type().annotation());
            attributes.addAll(List.of("type", column.type().schemaType(), "minOccurs", "0"));
            xml.empty("xs:element", attributes.toArray(new String[0]));
          }
          xml.end().end().end();
        });
    xml.start("diffgr:diffgram", "xmlns:msdata", MSDATA, "xmlns:diffgr", DIFFGRAM);
    if (!rows.isEmpty()) {
      xml.start(dataSet, "xmlns", "");
    }
    listener.written(0);
    List<String> names = columns.stream().map(ReportColumn::encodedName).toList();
    for (int i = 0; i < rows.size(); i++) {
      row(columns, names, rows.get(i), i);
      listener.written(i + 1);
    }
    if (!rows.isEmpty()) {
      xml.end();
    }
    xml.end();
  }

  /** A DataSet without any table. */
  void writeNothing() throws IOException {
    schema(() -> {});
    xml.empty("diffgr:diffgram", "xmlns:msdata", MSDATA, "xmlns:diffgr", DIFFGRAM);
  }

  private <T> void row(List<ReportColumn<T>> columns, List<String> names, T row, int index)
      throws IOException {
    xml.start(table, "diffgr:id", table + (index + 1), "msdata:rowOrder", Integer.toString(index));
    for (int c = 0; c < names.size(); c++) {
      Optional<String> text = columns.get(c).text().apply(row);
      if (text.isPresent()) {
        xml.element(names.get(c), text.get());
      }
    }
    xml.end();
  }

  private void schema(Tables tables) throws IOException {
    xml.start(
            "xs:schema",
            "id",
            dataSet,
            "xmlns",
            "",
            "xmlns:xs",
            "http://www.w3.org/2001/XMLSchema",
            "xmlns:msdata",
            MSDATA)
        .start(
            "xs:element",
            "name",
            dataSet,
            "msdata:IsDataSet",
            "true",
            "msdata:UseCurrentLocale",
            "true")
        .start("xs:complexType")
        .start("xs:choice", "minOccurs", "0", "maxOccurs", "unbounded");
    tables.declare();
    xml.end().end().end().end();
  }
}
