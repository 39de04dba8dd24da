package com.imt.ic.soap.internal.dataset;

import com.imt.ic.soap.internal.xml.TextBuffer;
import com.imt.ic.soap.internal.xml.XmlCursor;
import com.imt.ic.soap.internal.xml.XmlFault;
import java.io.IOException;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rows that stand as elements, as .NET writes arrays of a class or {@code DataSet.GetXml()}: an
 * element that holds others, or has attributes, is a row of the table that is named like it, and
 * what holds text alone is a column of the row around it. What is around the rows is a row too, and
 * is one of another table only where it has columns. Not thread-safe.
 */
final class ElementRows {

  private final XmlCursor cursor;
  private final RowPlan plan;
  private final Verdict verdict;
  private final SeenTables seen;
  private final OpenRows open;

  /** Down to there elements are what carries the rows, whatever else they hold. */
  private final int carrierDepth;

  private boolean childless;
  private boolean saysNoRows;
  private boolean saysText;

  ElementRows(
      XmlCursor cursor,
      RowPlan plan,
      Verdict verdict,
      SeenTables seen,
      Deque<CurrentRow> spare,
      int carrierDepth) {
    this.cursor = cursor;
    this.plan = plan;
    this.verdict = verdict;
    this.seen = seen;
    this.open = new OpenRows(seen, spare);
    this.carrierDepth = carrierDepth;
  }

  /** Opens the element at whose start the cursor stands, or reads it where it is a column. */
  void start() throws IOException {
    boolean isColumn = false;
    do {
      Verdict.requireNoFault(cursor);
      if (isRow()) {
        if (isNil()) {
          cursor.skipElement(); // a place in an array with nothing in it
          return;
        }
        open.open(cursor);
        childless = true;
        return;
      }
      childless = false;
      isColumn = column(open.innermost());
    } while (!isColumn);
  }

  /**
   * Whether the element is a row from its start on. A column of a row that is named like its table
   * is none; nor is, in a row, an element that is nil.
   */
  private boolean isRow() {
    CurrentRow around = open.peek();
    if (around == null) {
      return true;
    }
    String name = cursor.localName();
    boolean isReport = plan.isReport(seen.names.decode(name));
    if (isReport && !plan.isReport(around.table())) {
      return true;
    }
    return hasOwnAttribute();
  }

  private boolean hasOwnAttribute() {
    for (int i = 0; i < cursor.attributeCount(); i++) {
      String namespace = cursor.attributeNamespace(i);
      if (!namespace.equals(OpenRows.XSI) && !namespace.equals(OpenRows.XML)) {
        return true;
      }
    }
    return false;
  }

  private boolean isNil() {
    String nil = cursor.attributeCount() > 0 ? cursor.attribute(OpenRows.XSI, "nil") : null;
    return "true".equals(nil) || "1".equals(nil);
  }

  /**
   * Reads the element at whose start the cursor stands as a column; where it turns out to hold
   * elements it is a row, and the cursor stands at the first of them.
   */
  private boolean column(CurrentRow row) throws IOException {
    String name = cursor.localName();
    boolean nil = isNil();
    int depth = cursor.depth();
    TextBuffer text = row.begin(name, seen.names);
    int start = row.open();
    while (true) {
      XmlCursor.Event event = cursor.next();
      if (event == XmlCursor.Event.TEXT) {
        cursor.appendText(text, start);
      } else if (event == XmlCursor.Event.START) {
        row.drop();
        open.open(name);
        return false;
      } else {
        break;
      }
    }
    if (nil) {
      row.endNull();
    } else {
      String value = text.substring(start, text.length());
      row.end();
      noteLeaf(name, value, depth);
    }
    open.requireFits(cursor);
    return true;
  }

  /** Takes notice of what stands beside rows that the profile knows, not of their columns. */
  private void noteLeaf(String name, String text, int depth) {
    for (CurrentRow around : open.outwards()) {
      if (plan.isKnown(around.table())) {
        return;
      }
    }
    verdict.note(name, text);
    if (text.isBlank()) {
      noteCarrier(name, depth);
    } else {
      noteText(name, depth);
    }
  }

  /** Takes notice of an element that would hold the rows, if there were any. */
  private void noteCarrier(String name, int depth) {
    saysNoRows |= isResult(name, depth) || plan.isList(name);
  }

  /** Takes notice of a text in the place of the rows, unless signs know what it means. */
  private void noteText(String name, int depth) {
    saysText |= isResult(name, depth) && !verdict.isSign(name);
  }

  private boolean isResult(String name, int depth) {
    return depth == carrierDepth
        && (depth == 1 || name.toLowerCase(Locale.ROOT).endsWith("result"));
  }

  void text() throws IOException {
    CurrentRow row = open.peek();
    if (childless && row != null) {
      cursor.appendText(row.ownText);
    }
  }

  /** Closes the element at whose end the cursor stands; the row that it was, if it was one. */
  @Nullable CurrentRow end() throws XmlFault {
    if (open.isEmpty()) {
      return null; // what is around the answer
    }
    CurrentRow row = open.close();
    boolean isLeaf = childless;
    childless = false;
    boolean isKnown = plan.isKnown(row.table());
    CurrentRow around = open.peek();
    if (isLeaf && !isKnown && around != null && !row.ownText.toString().isBlank()) {
      // a text with attributes, which say nothing that a column could hold
      around.put(cursor.localName(), row.ownText.toString(), seen.names);
      noteLeaf(cursor.localName(), row.ownText.toString(), cursor.depth());
      open.requireFits(cursor);
      open.giveBack(row);
      return null;
    }
    if (isKnown) {
      OpenRows.takeOwnText(row);
      return row;
    }
    if (isLeaf && around == null && !row.ownText.toString().isBlank()) {
      verdict.note(cursor.localName(), row.ownText.toString());
      noteText(cursor.localName(), cursor.depth());
    } else if (row.length() == 0) {
      noteCarrier(cursor.localName(), cursor.depth());
    }
    boolean carries = cursor.depth() <= carrierDepth && !verdict.isOfErrors(row.table());
    if (carries || row.length() == 0) {
      open.giveBack(row);
      return null;
    }
    return row;
  }

  /** The rows around one that has ended, from the innermost outwards. */
  Iterable<CurrentRow> around() {
    return open.outwards();
  }

  /** Whether an element came that would hold the rows, if there were any. */
  boolean saysNoRows() {
    return saysNoRows;
  }

  /** Whether the element that would hold the rows has a text that nobody judges. */
  boolean saysText() {
    return saysText;
  }
}
