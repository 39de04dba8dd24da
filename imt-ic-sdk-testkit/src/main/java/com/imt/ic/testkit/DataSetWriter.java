package com.imt.ic.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Writes tables as .NET's DataSet serializes itself: inline schema, then diffgram. */
final class DataSetWriter {

  @FunctionalInterface
  private interface Tables {
    void declare() throws IOException;
  }

  private static final String MSDATA = "urn:schemas-microsoft-com:xml-msdata";
  private static final String DIFFGRAM = "urn:schemas-microsoft-com:xml-diffgram-v1";

  private final DotNetXml xml;
  private final String dataSet;

  DataSetWriter(DotNetXml xml, String dataSet) {
    this.xml = xml;
    this.dataSet = ReportColumn.encode(dataSet);
  }

  <T> void write(ReportLayout<T> layout, List<T> rows, ReportLayout.RowListener listener)
      throws IOException {
    schema(
        () -> {
          for (ReportLayout.Table<T> table : layout.around()) {
            begin(table);
          }
          begin(layout.own());
          for (int i = 0; i <= layout.around().size(); i++) {
            xml.end().end().end();
          }
          for (ReportLayout.Table<T> table : layout.lookups()) {
            begin(table);
            xml.end().end().end();
          }
        });
    xml.start("diffgr:diffgram", "xmlns:msdata", MSDATA, "xmlns:diffgr", DIFFGRAM);
    if (!rows.isEmpty()) {
      xml.start(dataSet, "xmlns", "");
    }
    layout.write(
        xml,
        rows,
        (table, index) ->
            new String[] {
              "diffgr:id", table + (index + 1), "msdata:rowOrder", Integer.toString(index)
            },
        listener);
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

  /** Declares a table's columns; three elements stay open, for a table within. */
  private <T> void begin(ReportLayout.Table<T> table) throws IOException {
    xml.start("xs:element", "name", table.name()).start("xs:complexType").start("xs:sequence");
    for (ReportColumn<T> column : new LinkedHashSet<>(table.columns())) {
      List<String> attributes = new ArrayList<>(List.of("name", column.encodedName()));
      attributes.addAll(column.type().annotation());
      attributes.addAll(List.of("type", column.type().schemaType(), "minOccurs", "0"));
      xml.empty("xs:element", attributes.toArray(new String[0]));
    }
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
