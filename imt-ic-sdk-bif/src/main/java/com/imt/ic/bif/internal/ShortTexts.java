package com.imt.ic.bif.internal;

import org.jspecify.annotations.Nullable;

/**
 * Texts of up to eight bytes of ASCII, each made once while it is met often: states, ZIP codes and
 * the like are the same in line after line. A text that meets another in its place takes it. Not
 * thread-safe.
 */
final class ShortTexts {

  private static final int BITS = 10;

  private final long[] words = new long[1 << BITS];
  private final @Nullable String[] texts = new String[1 << BITS];

  /** The text of that slice; eight bytes from its start on can be read, whatever they are. */
  String of(ByteSlice slice) {
    int length = slice.length();
    if (length == 0) {
      return "";
    }
    long word = slice.word(0) & (-1L >>> (Long.SIZE - length * Byte.SIZE));
    int place = (int) ((word * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - BITS));
    String known = texts[place];
    if (known != null && words[place] == word && known.length() == length) {
      return known;
    }
    String text = slice.toString();
    words[place] = word;
    texts[place] = text;
    return text;
  }
}
