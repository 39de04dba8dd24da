package com.imt.ic.bif;

import java.util.Objects;

/** A window on characters, moved from field to field without copying. Not thread-safe. */
final class CharSlice implements CharSequence {

  private char[] chars = new char[0];
  private int start;
  private int end;

  void set(char[] newChars, int newStart, int newEnd) {
    chars = newChars;
    start = newStart;
    end = newEnd;
  }

  @Override
  public int length() {
    return end - start;
  }

  @Override
  public char charAt(int index) {
    return chars[start + Objects.checkIndex(index, end - start)];
  }

  @Override
  public CharSequence subSequence(int from, int to) {
    Objects.checkFromToIndex(from, to, end - start);
    return new String(chars, start + from, to - from);
  }

  @Override
  public String toString() {
    return new String(chars, start, end - start);
  }
}
