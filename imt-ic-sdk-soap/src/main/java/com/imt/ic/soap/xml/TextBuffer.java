package com.imt.ic.soap.xml;

import java.util.Arrays;

/** Characters of several texts, one after the other, without a String for each. Not thread-safe. */
public final class TextBuffer {

  private char[] text = new char[1024];
  private int length;

  /** Makes an empty one. */
  public TextBuffer() {}

  /** Forgets everything. */
  public void clear() {
    length = 0;
  }

  /**
   * How much there is.
   *
   * @return characters of all texts
   */
  public int length() {
    return length;
  }

  /**
   * Cuts what follows.
   *
   * @param newLength at most the present length
   */
  public void cut(int newLength) {
    length = Math.min(length, newLength);
  }

  /**
   * A character.
   *
   * @param index from 0, below {@link #length}
   * @return the character there
   */
  public char charAt(int index) {
    return text[index];
  }

  /**
   * A part as a text of its own.
   *
   * @param start from 0
   * @param end behind its last character
   * @return the text
   */
  public String substring(int start, int end) {
    return new String(text, start, end - start);
  }

  /**
   * How often a character stands there.
   *
   * @param wanted which
   * @return 0 or more
   */
  public int count(char wanted) {
    int count = 0;
    for (int i = 0; i < length; i++) {
      count += text[i] == wanted ? 1 : 0;
    }
    return count;
  }

  /**
   * Appends characters.
   *
   * @param from where they stand
   * @param start the first
   * @param count how many
   */
  public void append(char[] from, int start, int count) {
    if (text.length - length < count) {
      text = Arrays.copyOf(text, Math.max(text.length * 2, length + count));
    }
    System.arraycopy(from, start, text, length, count);
    length += count;
  }

  /**
   * Appends a text.
   *
   * @param more the text
   */
  public void append(String more) {
    append(more.toCharArray(), 0, more.length());
  }
}
