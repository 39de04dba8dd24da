package com.imt.ic.bif.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way to read the lines of a file: line by line, each {@linkplain #split() split} before its
 * fields are asked for. What is wrong with a line is reported as it is found; which of it matters
 * is decided by the rules, not here. Not thread-safe.
 */
public final class RowReader {

  public enum End {
    CRLF,
    LF,
    /** The file ended first. */
    NONE
  }

  /** Far above any record: 27 columns of some dozens of characters. */
  public static final int LONGEST_LINE = 1 << 20;

  private final FileFormat format;
  private final LineMarks marks; // of the current line
  private final LineReader lines;
  private final CharsetDecoder decoder; // reports what is malformed, and replaces nothing
  private final LineSplitter splitter;
  private final FieldReader fields;
  private final Unrolled<FieldReader, Row> wholeLine;
  private final Row row;
  private final ByteSlice slice = new ByteSlice();
  private CharBuffer chars = CharBuffer.allocate(1024);

  public RowReader(FileFormat format, InputStream in, @Nullable Object[] values) {
    this.format = format;
    TextFormat text = format.text();
    marks = new LineMarks(text.delimiter(), text.quote());
    lines = new LineReader(in, marks);
    decoder = text.charset().newDecoder();
    splitter = new LineSplitter(text);
    fields = new FieldReader(format, splitter);
    wholeLine = format.reading();
    row = new Row(values);
  }

  /** Moves to the next line; false at the end of the file. */
  public boolean next() throws IOException {
    return lines.next();
  }

  public boolean isEmpty() {
    return lines.length() == 0 && !lines.isTooLong();
  }

  /** Whether the line is longer than {@value #LONGEST_LINE} bytes; it is passed over then. */
  public boolean isTooLong() {
    return lines.isTooLong();
  }

  /** Whether the line began with UTF-8's byte order mark, which is taken from it. */
  public boolean dropByteOrderMark() throws IOException {
    return format.text().charset().equals(StandardCharsets.UTF_8) && lines.dropByteOrderMark();
  }

  public End end() {
    return lines.end();
  }

  /** Whether every byte of the line is a printable character of ASCII. */
  public boolean isPlain() {
    return marks.isPlain();
  }

  /** Finds the fields of the line; returns null, or what makes it none of this format. */
  public @Nullable Damage split() {
    Damage damage = marks.isAscii() ? null : decode();
    return damage != null ? damage : splitter.split(lines, marks);
  }

  private @Nullable Damage decode() {
    if (chars.capacity() < lines.length()) {
      chars = CharBuffer.allocate(Math.max(lines.length(), chars.capacity() * 2));
    }
    chars.clear();
    ByteBuffer bytes = ByteBuffer.wrap(lines.bytes(), lines.start(), lines.length());
    decoder.reset();
    CoderResult result = decoder.decode(bytes, chars, true);
    if (!result.isError()) {
      result = decoder.flush(chars);
    }
    if (result.isUnderflow()) {
      return null;
    }
    int at = Math.min(bytes.position(), bytes.limit() - 1);
    return new Damage(
        Damage.Kind.UNDECODABLE, at - lines.start() + 1, Byte.toUnsignedInt(lines.bytes()[at]));
  }

  public int fields() {
    return splitter.count();
  }

  /** The text of the first field. */
  public String firstText() {
    splitter.slice(0, slice);
    return splitter.text(slice);
  }

  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < splitter.count(); i++) {
      splitter.slice(i, slice);
      texts.add(splitter.text(slice));
    }
    return texts;
  }

  /** Reads the line, which has as many fields as there are columns. */
  public Row read() {
    fields.startLine();
    wholeLine.run(fields, row);
    return row;
  }

  /** The fields that {@link #read} could not read, in their order; overwritten by its next call. */
  public List<Unreadable> unreadable() {
    return fields.unreadable();
  }
}
