package com.imt.ic.soap.internal.dataset;

import com.imt.ic.internal.profile.AnswerSpec;
import com.imt.ic.soap.internal.xml.TextBuffer;
import com.imt.ic.soap.internal.xml.XmlCursor;
import com.imt.ic.soap.internal.xml.XmlFault;
import com.imt.ic.soap.internal.xml.XmlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pulls the current rows of a .NET DataSet out of an answer while it arrives, in bounded memory.
 *
 * <p>The schema may be absent, present, or several; rows of all tables come in the order in which
 * they are complete, a nested row before the one around it. {@code diffgr:before} (old and deleted
 * rows) and {@code diffgr:errors} never give rows. Names are decoded ({@code Payment_x0020_Date}),
 * values never. Columns written as attributes, hidden ones included, are columns like any other.
 * Characters that XML forbids arrive as U+FFFD, counted per row.
 *
 * <p>Rows as .NET writes them are read from the bytes directly; all else, and every error, is the
 * general parser's. It makes no difference but in time.
 *
 * <p>{@link #next()} answers empty only after the whole document was read to its proper end. Not
 * thread-safe. The shape is that of .NET's DataSet.WriteXml for a DiffGram ({@code xmlsaver.cs} in
 * .NET's reference source).
 */
public final class DataSetReader implements AutoCloseable {

  static final String DIFFGRAM = "urn:schemas-microsoft-com:xml-diffgram-v1";
  private static final String XML = "http://www.w3.org/XML/1998/namespace";
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  private static final String HIDDEN = "hidden";
  private static final int MOST_ERRORS = 100;
  private static final int LONGEST_ERROR = 1000;

  /** What .NET adds to a table's name to name the column that is the row's own text. */
  static final String TEXT_COLUMN = "_Text";

  private final XmlCursor cursor;
  private final SeenTables seen = new SeenTables();
  private final List<DataSetTable> tables = new ArrayList<>();
  private final Deque<CurrentRow> open = new ArrayDeque<>();
  private final Deque<CurrentRow> spare = new ArrayDeque<>();
  private final List<String> rowErrors = new ArrayList<>();
  private @Nullable CurrentRow current;
  private boolean hasSchema;
  private final boolean takesPlainRows;
  private @Nullable PlainRows plainRows;
  private boolean beforeRow;
  private boolean hasDiffgram;
  private boolean ended;
  private boolean resume;
  private int diffgramDepth;
  private final Verdict verdict;

  /** The element outside of any DataSet whose text is read, if it has nothing but that. */
  private @Nullable String leaf;

  private final StringBuilder leafText = new StringBuilder();

  private DataSetReader(XmlCursor cursor, AnswerSpec answers, boolean takesPlainRows) {
    this.cursor = cursor;
    this.verdict = new Verdict(answers);
    this.takesPlainRows = takesPlainRows;
    // A cursor that already stands at an element (an answer's payload) is read from there.
    this.resume = cursor.isAtStart();
  }

  /**
   * Opens a document that holds a DataSet, a recorded answer for example, whatever it says beside
   * it; its stream is not closed.
   */
  public static DataSetReader open(InputStream in) throws IOException {
    return over(XmlCursor.open(in, null, XmlLimits.DEFAULTS));
  }

  /**
   * Reads on with a cursor, which is closed with this reader: this module's own way, after the
   * envelope was read.
   *
   * @param answers what says that the operation failed
   */
  public static DataSetReader over(XmlCursor cursor, AnswerSpec answers) {
    return new DataSetReader(cursor, answers, true);
  }

  /** The same whatever the answer says beside the DataSet. */
  static DataSetReader over(XmlCursor cursor) {
    return over(cursor, AnswerSpec.NONE);
  }

  /** The same by the general parser alone, which has to come to the same. */
  static DataSetReader parsing(XmlCursor cursor) {
    return new DataSetReader(cursor, AnswerSpec.NONE, false);
  }

  /** The next current row of any table; empty after the document's proper end. */
  public Optional<DataSetRow> next() throws IOException {
    return advance() ? Optional.of(current().copy()) : Optional.empty();
  }

  /**
   * Goes to the next current row of any table, which {@link #current()} then shows; false after the
   * document's proper end.
   */
  public boolean advance() throws IOException {
    if (current != null) {
      spare.push(current);
      current = null;
    }
    while (!ended) {
      if (takePlainRow()) {
        return true;
      }
      XmlCursor.Event event = resume ? XmlCursor.Event.START : cursor.next();
      resume = false;
      switch (event) {
        case START -> start();
        case END -> current = end();
        case TEXT -> {
          // Beside columns it is white space; in a row without columns it is the row's own value.
          if (!open.isEmpty() && open.element().isEmpty()) {
            cursor.appendText(open.element().ownText);
          } else if (leaf != null) {
            cursor.appendText(leafText);
          }
        }
        case END_DOCUMENT -> ended = true;
      }
      if (current != null) {
        return true;
      }
    }
    verdict.require();
    if (!hasDiffgram) {
      throw new XmlFault(XmlFault.Kind.NO_DATA_SET, "holds no DataSet", null);
    }
    return false;
  }

  /** The row at which {@link #advance()} stopped; another one after the next advance. */
  public CurrentRow current() {
    if (current == null) {
      throw new IllegalStateException("The reader stands at no row; call advance() first");
    }
    return current;
  }

  /** Takes a row from under the cursor, where it stands before one that is plain. */
  private boolean takePlainRow() throws IOException {
    if (!beforeRow || plainRows == null) {
      return false;
    }
    CurrentRow row = spareRow();
    if (plainRows.take(row)) {
      current = row;
      return true;
    }
    beforeRow = false;
    spare.push(row);
    return false;
  }

  private void start() throws IOException {
    Verdict.requireNoFault(cursor);
    leaf = null;
    if (!open.isEmpty()) {
      if (cursor.attributeCount() > 0 && cursor.attribute(DIFFGRAM, "id") != null) {
        openRow();
      } else {
        column(open.element());
      }
      return;
    }
    String namespace = cursor.namespace();
    String name = cursor.localName();
    if (diffgramDepth > 0) {
      if (namespace.equals(DIFFGRAM)) {
        besideRows(name);
      } else if (cursor.depth() == diffgramDepth + 2) {
        openRow();
      } else {
        // the element around the rows
        plainRows = takesPlainRows ? PlainRows.behind(cursor, seen) : null;
        beforeRow = true;
      }
    } else if (namespace.equals(SchemaReader.SCHEMA) && name.equals("schema")) {
      hasSchema = true;
      tables.addAll(SchemaReader.read(cursor, seen.names));
    } else if (namespace.equals(DIFFGRAM) && name.equals("diffgram")) {
      verdict.require();
      hasDiffgram = true;
      diffgramDepth = cursor.depth();
    } else {
      leaf = cursor.localName();
      leafText.setLength(0);
    }
  }

  private CurrentRow spareRow() {
    return spare.isEmpty() ? new CurrentRow(new TableColumns("", "")) : spare.pop();
  }

  private void besideRows(String name) throws IOException {
    if (!name.equals("errors")) {
      cursor.skipElement();
      return;
    }
    int depth = cursor.depth();
    while (true) {
      XmlCursor.Event event = cursor.next();
      if (event == XmlCursor.Event.START) {
        String error = cursor.attribute(DIFFGRAM, "Error");
        if (error != null && !error.isEmpty() && rowErrors.size() < MOST_ERRORS) {
          rowErrors.add(error.substring(0, Math.min(error.length(), LONGEST_ERROR)));
        }
      } else if (event == XmlCursor.Event.END && cursor.depth() == depth) {
        return;
      }
    }
  }

  private void openRow() throws XmlFault {
    CurrentRow row = spareRow();
    row.reset(seen.named(cursor.localName()));
    for (int i = 0; i < cursor.attributeCount(); i++) {
      String namespace = cursor.attributeNamespace(i);
      String name = cursor.attributeName(i);
      if (namespace.equals(DIFFGRAM)) {
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
    open.push(row);
    requireFits();
  }

  private void column(CurrentRow row) throws IOException {
    boolean nil = cursor.attributeCount() > 0 && "true".equals(cursor.attribute(XSI, "nil"));
    TextBuffer text = row.begin(cursor.localName(), seen.names);
    int depth = cursor.depth();
    while (true) {
      XmlCursor.Event event = cursor.next();
      if (event == XmlCursor.Event.TEXT) {
        cursor.appendText(text, row.open());
      } else if (event == XmlCursor.Event.START) {
        Verdict.requireNoFault(cursor);
      } else if (event == XmlCursor.Event.END && cursor.depth() == depth) {
        break;
      }
    }
    if (nil) {
      row.endNull();
    } else {
      row.end();
    }
    requireFits();
  }

  /** A row is held until it is complete, and those around it with it. */
  private void requireFits() throws XmlFault {
    int most = cursor.limits().maximumRowLength();
    long length = 0;
    for (CurrentRow row : open) {
      length += row.length();
    }
    if (length > most) {
      throw XmlFault.limit("has a row longer than the limit of " + most + " characters");
    }
  }

  private @Nullable CurrentRow end() {
    if (!open.isEmpty()) {
      CurrentRow row = open.pop();
      beforeRow = open.isEmpty();
      if (row.isEmpty() && !row.ownText.toString().isBlank()) {
        row.put(row.table() + TEXT_COLUMN, row.ownText.toString(), XmlNames.undecoded());
      }
      return row;
    }
    if (leaf != null) {
      verdict.note(leaf, leafText.toString());
      leaf = null;
    }
    if (cursor.depth() == diffgramDepth) {
      diffgramDepth = 0;
    }
    plainRows = null; // the rows' element has ended
    return null;
  }

  /**
   * The tables that the schemas read so far declare, in order. Schemas stand before the rows, so
   * after the first row all are there.
   */
  public List<DataSetTable> tables() {
    return Collections.unmodifiableList(tables);
  }

  public boolean hasSchema() {
    return hasSchema;
  }

  /**
   * What the server said of erroneous rows ({@code diffgr:errors}), which stands after the rows: at
   * most 100 texts, at most 1000 characters of each, not redacted.
   */
  public List<String> rowErrors() {
    return Collections.unmodifiableList(rowErrors);
  }

  /**
   * What the answer says of a failure outside of any DataSet, which is how some services refuse;
   * not redacted, empty for none.
   */
  public String errorMessage() {
    return verdict.message();
  }

  @Override
  public void close() {
    cursor.close();
  }
}
