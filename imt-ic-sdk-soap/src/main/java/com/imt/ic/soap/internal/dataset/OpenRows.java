package com.imt.ic.soap.internal.dataset;

import com.imt.ic.soap.internal.xml.XmlCursor;
import com.imt.ic.soap.internal.xml.XmlFault;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The rows that have begun and not ended, each within the one before. Not thread-safe. */
final class OpenRows {

  static final String XML = "http://www.w3.org/XML/1998/namespace";
  static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  private static final String HIDDEN = "hidden";

  private final SeenTables seen;
  private final Deque<CurrentRow> open = new ArrayDeque<>();
  private final Deque<CurrentRow> spare;

  /** None are open; rows that are no more needed are shared with others. */
  OpenRows(SeenTables seen, Deque<CurrentRow> spare) {
    this.seen = seen;
    this.spare = spare;
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  /** The innermost one. */
  CurrentRow innermost() {
    return open.element();
  }

  @Nullable CurrentRow peek() {
    return open.peek();
  }

  CurrentRow close() {
    return open.pop();
  }

  /** From the innermost outwards. */
  Iterable<CurrentRow> outwards() {
    return open;
  }

  CurrentRow spareRow() {
    return spare.isEmpty() ? new CurrentRow(new TableColumns("", "")) : spare.pop();
  }

  void giveBack(CurrentRow row) {
    spare.push(row);
  }

  /** Opens one without attributes. */
  CurrentRow open(String name) {
    CurrentRow row = spareRow();
    row.reset(seen.named(name));
    open.push(row);
    return row;
  }

  /** Opens the row at whose start the cursor stands; its attributes are columns. */
  CurrentRow open(XmlCursor cursor) throws XmlFault {
    CurrentRow row = open(cursor.localName());
    for (int i = 0; i < cursor.attributeCount(); i++) {
      String namespace = cursor.attributeNamespace(i);
      String name = cursor.attributeName(i);
      if (namespace.equals(DataSetReader.DIFFGRAM)) {
        if (name.equals("hasErrors") && cursor.attributeValue(i).equals("true")) {
          row.markErroneous();
        }
      } else if (namespace.equals(SchemaReader.MSDATA)) {
        if (name.startsWith(HIDDEN)) {
          row.put(name.substring(HIDDEN.length()), cursor.attributeValue(i), seen.names);
        }
      } else if (!namespace.equals(XML) && !namespace.equals(XSI)) {
        row.put(name, cursor.attributeValue(i), seen.names);
      }
    }
    requireFits(cursor);
    return row;
  }

  /** A row is held until it is complete, and those around it with it. */
  void requireFits(XmlCursor cursor) throws XmlFault {
    int most = cursor.limits().maximumRowLength();
    long length = 0;
    for (CurrentRow row : open) {
      length += row.length();
    }
    if (length > most) {
      throw XmlFault.limit("has a row longer than the limit of " + most + " characters");
    }
  }

  /** A row without columns whose text is its value. */
  static void takeOwnText(CurrentRow row) {
    if (row.isEmpty() && !row.ownText.toString().isBlank()) {
      row.put(
          row.table() + DataSetReader.TEXT_COLUMN, row.ownText.toString(), XmlNames.undecoded());
    }
  }
}
