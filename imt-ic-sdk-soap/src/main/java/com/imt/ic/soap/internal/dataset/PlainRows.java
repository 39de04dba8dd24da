package com.imt.ic.soap.internal.dataset;

import static com.imt.ic.soap.internal.dataset.PlainText.CUT;
import static com.imt.ic.soap.internal.dataset.PlainText.OTHER;
import static com.imt.ic.soap.internal.dataset.PlainText.ascii;

import com.imt.ic.soap.internal.xml.DocumentBytes;
import com.imt.ic.soap.internal.xml.TextBuffer;
import com.imt.ic.soap.internal.xml.XmlCursor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows away from the parser while they are as .NET writes them: a start tag with no
 * attributes but the usual, columns of {@linkplain PlainText plain text}, names of ASCII without a
 * prefix. A row is taken whole or not at all; whatever else comes next, be it an error, a limit or
 * the end, stays for the parser to judge. Not thread-safe.
 */
final class PlainRows {

  /** The attributes of a row that say nothing of its values, in the order of .NET's writer. */
  private static final byte[][] USUAL_ATTRIBUTES = {
    ascii(" diffgr:id=\""), ascii(" msdata:rowOrder=\""), ascii(" diffgr:hasChanges=\"")
  };

  /** What .NET adds where the text is white space alone. */
  private static final byte[] PRESERVED = ascii(" xml:space=\"preserve\"");

  private static final int LONGEST_TAG = 1024;

  /** What is read again when it was cut is bounded by it; so it stays cheap in drops of a byte. */
  private static final int LONGEST_TEXT = 4 * 1024;

  private final DocumentBytes document;
  private final SeenTables tables;
  private final byte[] bytes;
  private final int longestTag;
  private final int longestText;
  private TableColumns table;
  private int at;
  private int end;
  private int expected;
  private boolean complete;

  private PlainRows(DocumentBytes document, SeenTables tables, int maximumTextLength) {
    this.document = document;
    this.tables = tables;
    this.bytes = document.bytes();
    this.longestTag = Math.min(LONGEST_TAG, maximumTextLength);
    this.longestText = Math.min(LONGEST_TEXT, maximumTextLength);
    this.table = new TableColumns("", "");
  }

  /** The rows in the element at whose start the cursor stands; null where none can be plain. */
  static @Nullable PlainRows behind(XmlCursor cursor, SeenTables tables) {
    DocumentBytes following = cursor.following();
    boolean usual =
        !cursor.namespaceOf("").equals(DataSetReader.DIFFGRAM)
            && cursor.namespaceOf("diffgr").equals(DataSetReader.DIFFGRAM)
            && cursor.namespaceOf("msdata").equals(SchemaReader.MSDATA)
            // a row, and a column in it
            && cursor.depth() + 2 <= cursor.limits().maximumDepth();
    return following != null && usual
        ? new PlainRows(following, tables, cursor.limits().maximumTextLength())
        : null;
  }

  /** Takes the next row, or answers false where the parser is to read on. */
  boolean take(CurrentRow row) throws IOException {
    at = document.start();
    end = document.end();
    complete = false;
    boolean started = false;
    while (!complete) {
      int next = started ? columnOrEnd(row) : start(row);
      if (next >= 0) {
        started = true;
        at = next;
      } else if (next == OTHER || !more()) {
        return false;
      }
    }
    document.take(at - document.start());
    return true;
  }

  private boolean more() throws IOException {
    int read = at - document.start();
    boolean more = document.more();
    at = document.start() + read;
    end = document.end();
    return more;
  }

  private int start(CurrentRow row) {
    int tag = behindSpace();
    if (tag < 0) {
      return tag;
    }
    int tagEnd = tagEnd(tag);
    if (tagEnd < 0) {
      return tagEnd;
    }
    int name = tag + 1;
    int nameEnd = nameEnd(name, tagEnd);
    if (nameEnd == name || !hasUsualAttributes(nameEnd, tagEnd)) {
      return OTHER;
    }
    if (!Arrays.equals(bytes, name, nameEnd, table.tag, 0, table.tag.length)) {
      table = tables.named(text(name, nameEnd));
    }
    row.reset(table);
    expected = 0;
    return tagEnd + 1;
  }

  private boolean hasUsualAttributes(int from, int to) {
    int next = from;
    for (byte[] attribute : USUAL_ATTRIBUTES) {
      int value = next + attribute.length;
      if (value < to && Arrays.equals(bytes, next, value, attribute, 0, attribute.length)) {
        while (value < to && isPlainInAttribute(bytes[value])) {
          value++;
        }
        next = value + 1; // behind the closing quote, if it is one
        if (value >= to || bytes[value] != '"') {
          return false;
        }
      }
    }
    return next == to && next > from;
  }

  private static boolean isPlainInAttribute(byte b) {
    return b >= ' ' && b != '"' && b != '<' && b != '&';
  }

  private int columnOrEnd(CurrentRow row) {
    int tag = behindSpace();
    if (tag < 0) {
      return tag;
    }
    if (end - tag < 2) {
      return CUT;
    }
    if (bytes[tag + 1] == '/') {
      // In a row without columns its text counts.
      int behind = row.isEmpty() ? OTHER : endTag(tag, table.tag);
      complete = behind >= 0;
      return behind;
    }
    int column = table.near(bytes, tag + 1, end, expected);
    return column < 0
        ? otherColumn(row, tag)
        : text(row, column, tag + 1 + table.tag(column).length + 1);
  }

  /** A column that is new, or comes out of order, or is empty. */
  private int otherColumn(CurrentRow row, int tag) {
    int tagEnd = tagEnd(tag);
    if (tagEnd < 0) {
      return tagEnd;
    }
    int nameEnd = nameEnd(tag + 1, tagEnd);
    boolean isEmpty = isEmptyTag(nameEnd, tagEnd);
    if (nameEnd == tag + 1
        || !(isEmpty
            || nameEnd == tagEnd
            || Arrays.equals(bytes, nameEnd, tagEnd, PRESERVED, 0, PRESERVED.length))) {
      return OTHER;
    }
    int column = table.number(text(tag + 1, nameEnd), expected, tables.names);
    if (!isEmpty) {
      return text(row, column, tagEnd + 1);
    }
    row.begin(column);
    row.end();
    expected = column + 1;
    return tagEnd + 1;
  }

  private int text(CurrentRow row, int column, int text) {
    TextBuffer target = row.begin(column);
    int textEnd = PlainText.append(bytes, text, end, target);
    int behind = textEnd < 0 ? textEnd : endTag(textEnd, table.tag(column));
    if (target.length() - row.open() > longestText) {
      behind = OTHER;
    }
    if (behind < 0) {
      row.drop();
      return behind;
    }
    row.end();
    expected = column + 1;
    return behind;
  }

  /** What is left of a tag behind its name where nothing is in it: as .NET writes it, or not. */
  private boolean isEmptyTag(int nameEnd, int tagEnd) {
    return bytes[tagEnd - 1] == '/'
        && (nameEnd == tagEnd - 1 || (nameEnd == tagEnd - 2 && bytes[nameEnd] == ' '));
  }

  /** Where the {@code <} is that comes next. */
  private int behindSpace() {
    int next = at;
    while (next < end && isSpace(bytes[next])) {
      next++;
    }
    if (next - at > longestText) {
      return OTHER;
    }
    return next == end ? CUT : bytes[next] == '<' ? next : OTHER;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private int tagEnd(int tag) {
    int most = Math.min(end, tag + longestTag);
    for (int i = tag; i < most; i++) {
      if (bytes[i] == '>') {
        return i;
      }
    }
    return most == end ? CUT : OTHER;
  }

  private int endTag(int tag, byte[] name) {
    int nameEnd = tag + 2 + name.length;
    if (nameEnd >= end) {
      return CUT;
    }
    return bytes[tag + 1] == '/'
            && bytes[nameEnd] == '>'
            && Arrays.equals(bytes, tag + 2, nameEnd, name, 0, name.length)
        ? nameEnd + 1
        : OTHER;
  }

  /** Where a name of ASCII ends; where it begins if there is none. */
  private int nameEnd(int name, int most) {
    int next = name;
    while (next < most && isInName(bytes[next], next == name)) {
      next++;
    }
    return next;
  }

  private static boolean isInName(byte b, boolean first) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || b == '_'
        || (!first && ((b >= '0' && b <= '9') || b == '-' || b == '.'));
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
  }
}
