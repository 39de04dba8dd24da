package com.imt.ic.internal.mapping;

import org.jspecify.annotations.Nullable;

/**
 * Short texts that come again and again, such as card types: one String for all rows. Of fixed
 * size; a newer text takes the place of an older one. Not thread-safe.
 */
final class TextCache {

  private static final int SIZE = 1024;
  private static final int LONGEST = 16;

  private final @Nullable String[] texts = new @Nullable String[SIZE];

  String of(CharSequence text) {
    int length = text.length();
    if (length == 0) {
      return "";
    }
    if (length > LONGEST) {
      return text.toString();
    }
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    int place = (hash ^ (hash >>> 15)) & (SIZE - 1);
    String there = texts[place];
    if (there != null && isSame(there, text, length)) {
      return there;
    }
    String made = text.toString();
    texts[place] = made;
    return made;
  }

  /** String.contentEquals goes through its slowest way here. */
  private static boolean isSame(String there, CharSequence text, int length) {
    if (there.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (there.charAt(i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
