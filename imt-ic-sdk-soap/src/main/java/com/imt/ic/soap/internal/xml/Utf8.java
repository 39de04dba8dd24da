package com.imt.ic.soap.internal.xml;

/** The right forms of UTF-8, by table 3-7 of the Unicode standard. Stateless. */
final class Utf8 {

  private Utf8() {}

  /** How many bytes a character has that begins with this one; 0 where none begins so. */
  static int size(byte first) {
    int b = first & 0xFF;
    if (b < 0x80) {
      return 1;
    }
    return b < 0xC2 ? 0 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : b < 0xF5 ? 4 : 0;
  }

  /**
   * How many of so many bytes belong together as a character, or as the beginning of one: its size
   * where it is whole, fewer where the next byte is none of it or not here.
   */
  static int together(byte[] bytes, int at, int available) {
    int most = Math.min(size(bytes[at]), available);
    if (most < 2) {
      return most;
    }
    if (!isSecond(bytes[at] & 0xFF, bytes[at + 1] & 0xFF)) {
      return 1;
    }
    int n = 2;
    while (n < most && (bytes[at + n] & 0xC0) == 0x80) {
      n++;
    }
    return n;
  }

  /** Longer forms than need be, surrogates and what is beyond Unicode show in the second byte. */
  private static boolean isSecond(int first, int second) {
    int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    return second >= least && second <= most;
  }

  /** Whether the whole character there is U+FFFE or U+FFFF, which no XML document holds. */
  static boolean isNonCharacter(byte[] bytes, int at) {
    return bytes[at] == (byte) 0xEF
        && bytes[at + 1] == (byte) 0xBF
        && (bytes[at + 2] == (byte) 0xBE || bytes[at + 2] == (byte) 0xBF);
  }
}
