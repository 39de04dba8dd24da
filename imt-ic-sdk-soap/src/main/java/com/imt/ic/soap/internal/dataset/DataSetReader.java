package com.imt.ic.soap.internal.dataset;

import com.imt.ic.internal.profile.AnswerSpec;
import com.imt.ic.internal.profile.ResultSpec.Form;
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
import java.util.Objects;
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
public final class DataSetReader implements RowSource, AutoCloseable {

  static final String DIFFGRAM = "urn:schemas-microsoft-com:xml-diffgram-v1";
  private static final int MOST_ERRORS = 100;
  private static final int LONGEST_ERROR = 1000;

  /** What .NET adds to a table's name to name the column that is the row's own text. */
  static final String TEXT_COLUMN = "_Text";

  private final RowPlan plan;
  private XmlCursor cursor;

  /** The answer itself, where the cursor is that of a document in one of its texts. */
  private @Nullable XmlCursor answer;

  private @Nullable ElementRows elements;
  private final SeenTables seen = new SeenTables();
  private final List<DataSetTable> tables = new ArrayList<>();
  private final Deque<CurrentRow> spare = new ArrayDeque<>();
  private final OpenRows open = new OpenRows(seen, spare);
  private final List<String> rowErrors = new ArrayList<>();
  private @Nullable CurrentRow current;
  private boolean hasSchema;
  private final boolean takesPlainRows;
  private @Nullable PlainRows plainRows;
  private boolean beforeRow;
  private boolean hasDiffgram;
  private boolean hasDocument;
  private boolean saysNoRows;
  private boolean saysText;
  private boolean ended;
  private boolean resume;
  private int diffgramDepth;
  private final Verdict verdict;

  /** The element outside of any DataSet whose text is read, if it has nothing but that. */
  private @Nullable String leaf;

  private final StringBuilder leafText = new StringBuilder();

  private DataSetReader(
      XmlCursor cursor, AnswerSpec answers, RowPlan plan, boolean takesPlainRows) {
    this.cursor = cursor;
    this.plan = plan;
    this.verdict = new Verdict(answers);
    this.takesPlainRows = takesPlainRows;
    // A cursor that already stands at an element (an answer's payload) is read from there.
    this.resume = cursor.isAtStart();
    if (plan.form() == Form.ELEMENTS) {
      int answerDepth = resume ? cursor.depth() : 1;
      elements = new ElementRows(cursor, plan, verdict, seen, spare, answerDepth + 1);
    }
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
   * @param plan where the rows are
   */
  public static DataSetReader over(XmlCursor cursor, AnswerSpec answers, RowPlan plan) {
    return new DataSetReader(cursor, answers, plan, true);
  }

  /** All rows of all DataSets. */
  static DataSetReader over(XmlCursor cursor) {
    return over(cursor, AnswerSpec.NONE, RowPlan.ALL);
  }

  /** The same by the general parser alone, which has to come to the same. */
  static DataSetReader parsing(XmlCursor cursor) {
    return new DataSetReader(cursor, AnswerSpec.NONE, RowPlan.ALL, false);
  }

  /** The next current row of any table; empty after the document's proper end. */
  public Optional<DataSetRow> next() throws IOException {
    return advance() ? Optional.of(current().copy()) : Optional.empty();
  }

  /**
   * Goes to the next current row of any table, which {@link #current()} then shows; false after the
   * document's proper end.
   */
  @Override
  public boolean advance() throws IOException {
    if (current != null) {
      spare.push(current);
      current = null;
    }
    try {
      while (!ended && current == null) {
        if (takePlainRow()) {
          return true;
        }
        take(resume ? XmlCursor.Event.START : cursor.next());
      }
    } catch (XmlFault e) {
      throw answer == null ? e : answer.inDocument(e);
    }
    if (current == null) {
      requireData();
    }
    return current != null;
  }

  private void take(XmlCursor.Event event) throws IOException {
    resume = false;
    switch (event) {
      case START -> start();
      case END -> current = end();
      case TEXT -> text();
      case END_DOCUMENT -> {
        if (answer == null) {
          ended = true;
        } else {
          leaveDocument();
        }
      }
    }
  }

  private void text() throws IOException {
    // Beside columns it is white space; in a row without columns it is the row's own value.
    if (!open.isEmpty()) {
      if (open.innermost().isEmpty()) {
        cursor.appendText(open.innermost().ownText);
      }
    } else if (elements != null && diffgramDepth == 0) {
      elements.text();
    } else if (leaf != null) {
      cursor.appendText(leafText);
    }
  }

  private void enterDocument() throws IOException {
    leaf = null;
    hasDocument = true;
    answer = cursor;
    cursor = cursor.openDocument();
    elements = new ElementRows(cursor, plan, verdict, seen, spare, 1);
  }

  private void leaveDocument() {
    cursor.close();
    cursor = Objects.requireNonNull(answer);
    saysNoRows |= elements != null && elements.saysNoRows();
    saysText |= elements != null && elements.saysText();
    answer = null;
    elements = null;
  }

  private void requireData() throws XmlFault {
    verdict.require();
    if (plan.form() == Form.DATA_SET && !hasDiffgram) {
      throw new XmlFault(XmlFault.Kind.NO_DATA_SET, "holds no DataSet" + plan.otherForms(), null);
    }
    if (plan.form() == Form.XML_TEXT && !hasDocument) {
      throw new XmlFault(
          XmlFault.Kind.NO_DATA_SET, "holds no element whose text is an XML document", null);
    }
  }

  @Override
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
    CurrentRow row = open.spareRow();
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
        open.open(cursor);
      } else {
        column(open.innermost());
      }
      return;
    }
    String namespace = cursor.namespace();
    String name = cursor.localName();
    if (diffgramDepth > 0) {
      if (namespace.equals(DIFFGRAM)) {
        besideRows(name);
      } else if (cursor.depth() == diffgramDepth + 2) {
        open.open(cursor);
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
    } else if (elements != null) {
      elements.start();
    } else if (plan.form() == Form.XML_TEXT && cursor.isBeforeDocument()) {
      enterDocument();
    } else {
      leaf = cursor.localName();
      leafText.setLength(0);
    }
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

  private void column(CurrentRow row) throws IOException {
    boolean nil =
        cursor.attributeCount() > 0 && "true".equals(cursor.attribute(OpenRows.XSI, "nil"));
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
    open.requireFits(cursor);
  }

  private @Nullable CurrentRow end() throws XmlFault {
    if (!open.isEmpty()) {
      CurrentRow row = open.close();
      beforeRow = open.isEmpty();
      OpenRows.takeOwnText(row);
      return row;
    }
    plainRows = null; // the rows' element has ended
    if (diffgramDepth > 0) {
      if (cursor.depth() == diffgramDepth) {
        diffgramDepth = 0;
      }
      return null;
    }
    if (elements != null) {
      return elements.end();
    }
    if (leaf != null) {
      verdict.note(leaf, leafText.toString());
      leaf = null;
    }
    return null;
  }

  /** The rows around the current one that have not ended, from the innermost outwards. */
  Iterable<CurrentRow> around() {
    return elements != null && diffgramDepth == 0 ? elements.around() : open.outwards();
  }

  /** How many characters one text may have. */
  int longestText() {
    return cursor.limits().maximumTextLength();
  }

  /**
   * Whether, without any row, the answer says that there are none: by a result that is there and
   * empty. Never of a DataSet, which has a table.
   */
  public boolean saysNoRows() {
    return saysNoRows || (elements != null && elements.saysNoRows());
  }

  /** Whether, without any row, a text stands in the place of them that no sign judges. */
  public boolean saysText() {
    return saysText || (elements != null && elements.saysText());
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

  /** How many rows the answer says that there are, as far as it was read. */
  public StatedTotal total() {
    return verdict.total();
  }

  @Override
  public void close() {
    cursor.close();
  }
}
