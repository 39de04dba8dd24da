package com.imt.ic.soap.internal.dataset;

import com.imt.ic.soap.internal.xml.XmlCursor;
import com.imt.ic.soap.internal.xml.XmlFault;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the tables that an inline schema declares. Not thread-safe. */
final class SchemaReader {

  static final String SCHEMA = "http://www.w3.org/2001/XMLSchema";
  static final String MSDATA = "urn:schemas-microsoft-com:xml-msdata";

  private static final int MOST_DECLARATIONS = 100_000;

  private final XmlCursor cursor;
  private final XmlNames names;
  private final List<DataSetTable> tables = new ArrayList<>();
  private int declarations;

  private SchemaReader(XmlCursor cursor, XmlNames names) {
    this.cursor = cursor;
    this.names = names;
  }

  /** An xs:element that is open: a table when a complexType shows up in it, else a column. */
  private static final class Declared {
    final String name;
    final boolean isDataSet;
    final @Nullable String dateTimeMode;
    @Nullable String type;
    boolean isTable;
    final List<DataSetColumn> columns = new ArrayList<>();

    Declared(String name, boolean isDataSet, @Nullable String type, @Nullable String dateTimeMode) {
      this.name = name;
      this.isDataSet = isDataSet;
      this.type = type;
      this.dateTimeMode = dateTimeMode;
    }
  }

  /** Reads the schema at whose start the cursor stands, and goes to its end. */
  static List<DataSetTable> read(XmlCursor cursor, XmlNames names) throws IOException {
    return new SchemaReader(cursor, names).readAll();
  }

  private List<DataSetTable> readAll() throws IOException {
    Deque<Declared> open = new ArrayDeque<>();
    int schemaDepth = cursor.depth();
    while (true) {
      XmlCursor.Event event = cursor.next();
      if (event == XmlCursor.Event.START && cursor.namespace().equals(SCHEMA)) {
        start(open);
      } else if (event == XmlCursor.Event.END) {
        if (cursor.depth() == schemaDepth) {
          return tables;
        }
        if (cursor.namespace().equals(SCHEMA) && cursor.localName().equals("element")) {
          end(open);
        }
      }
    }
  }

  private void start(Deque<Declared> open) throws XmlFault {
    if (++declarations > MOST_DECLARATIONS) {
      throw XmlFault.limit(
          "has a schema of more than the limit of " + MOST_DECLARATIONS + " elements");
    }
    Declared around = open.peek();
    switch (cursor.localName()) {
      case "element" ->
          open.push(
              new Declared(
                  declaredName(),
                  "true".equals(cursor.attribute(MSDATA, "IsDataSet")),
                  local(cursor.attribute("", "type")),
                  cursor.attribute(MSDATA, "DateTimeMode")));
      case "complexType" -> {
        if (around != null) {
          around.isTable = true;
        }
      }
      case "attribute" -> {
        if (around != null) {
          around.columns.add(
              column(
                  declaredName(),
                  local(cursor.attribute("", "type")),
                  cursor.attribute(MSDATA, "DateTimeMode")));
        }
      }
      case "restriction", "extension" -> {
        String base = local(cursor.attribute("", "base"));
        String textColumn = cursor.attribute(MSDATA, "ColumnName");
        if (around != null && around.isTable && base != null) {
          String column = textColumn == null ? around.name + DataSetReader.TEXT_COLUMN : textColumn;
          around.columns.add(new DataSetColumn(column, base, Optional.empty()));
        } else if (around != null && around.type == null) {
          around.type = base;
        }
      }
      default -> {
        // keys, constraints and annotations declare no column
      }
    }
  }

  private void end(Deque<Declared> open) {
    Declared done = open.pop();
    Declared around = open.peek();
    if (done.isDataSet) {
      return;
    }
    if (done.isTable) {
      tables.add(new DataSetTable(done.name, done.columns));
    } else if (around != null && around.isTable && !around.isDataSet) {
      around.columns.add(column(done.name, done.type, done.dateTimeMode));
    }
  }

  private static DataSetColumn column(String name, @Nullable String type, @Nullable String mode) {
    return new DataSetColumn(name, type == null ? "string" : type, Optional.ofNullable(mode));
  }

  private String declaredName() {
    String name = cursor.attribute("", "name");
    if (name == null) {
      name = local(cursor.attribute("", "ref"));
    }
    return names.decode(name == null ? "" : name);
  }

  private static @Nullable String local(@Nullable String qualified) {
    return qualified == null ? null : qualified.substring(qualified.indexOf(':') + 1);
  }
}
