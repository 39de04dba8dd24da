package com.imt.ic.bif;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The settings of a layout that make lines, fields and file names: what can be split again safely,
 * and what every system takes for a name. Each method throws an {@link IllegalArgumentException}
 * that says what to give instead.
 */
final class LayoutTexts {

  private LayoutTexts() {}

  static Boolean quotesAll(String rule) {
    return switch (rule) {
      case "needed" -> false;
      case "always" -> true;
      default -> throw new IllegalArgumentException("give needed or always");
    };
  }

  static Charset charset(String name) {
    Charset charset;
    try {
      charset = Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("is no charset of this JVM; UTF-8 is one", e);
    }
    if (!charset.equals(StandardCharsets.UTF_8)
        && (!isSingleByteAscii(charset) || becomesAscii(charset))) {
      throw new IllegalArgumentException(
          "cannot be split into lines and fields safely; take UTF-8, or one of a byte per character such as windows-1252");
    }
    return charset;
  }

  private static boolean isSingleByteAscii(Charset charset) {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    String text = new String(all, charset);
    return charset.canEncode()
        && text.length() == all.length
        && text.startsWith(new String(all, 0, 128, StandardCharsets.US_ASCII));
  }

  /** Whether a character beyond ASCII is written as ASCII, and so could be the delimiter. */
  private static boolean becomesAscii(Charset charset) {
    CharsetEncoder encoder = charset.newEncoder();
    for (char c = 0x80; c < Character.MAX_VALUE; c++) {
      if (!Character.isSurrogate(c) && encoder.canEncode(c)) {
        ByteBuffer bytes = charset.encode(String.valueOf(c));
        if (bytes.remaining() != 1 || bytes.get() >= 0) {
          return true;
        }
      }
    }
    return false;
  }

  static Character delimiter(String text) {
    char c = single(text);
    if (c != '\t' && (Character.isLetterOrDigit(c) || c == '.' || c == '-')) {
      throw new IllegalArgumentException("numbers and dates hold it; take another, such as |");
    }
    return c;
  }

  static Character quote(String text) {
    char c = single(text);
    if (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c <= ' ') {
      throw new IllegalArgumentException("values hold it; take another, such as \\\"");
    }
    return c;
  }

  private static char single(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("is " + text.length() + " characters; give exactly 1");
    }
    char c = text.charAt(0);
    if (c != '\t' && (c < ' ' || c >= 0x7F)) {
      throw new IllegalArgumentException("give a printable ASCII character or a tab");
    }
    return c;
  }

  static String lineEnd(String text) {
    return switch (text) {
      case "CRLF" -> "\r\n";
      case "LF" -> "\n";
      default -> throw new IllegalArgumentException("give CRLF or LF");
    };
  }

  static DateTimeFormatter fileTime(String pattern) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    String sample = format.format(Instant.EPOCH.atOffset(ZoneOffset.UTC));
    if (!FileNames.isSafe(sample)) {
      throw new IllegalArgumentException("the time cannot stand in a file name");
    }
    return format;
  }

  /** A moment in a record, names of months in English. */
  static DateTimeFormatter time(String pattern) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.US);
    format.formatTo(Instant.EPOCH.atOffset(ZoneOffset.UTC), new StringBuilder()); // or refuses
    return format;
  }

  static String fileName(String pattern) {
    String sample = pattern.replace("{bid}", "B").replace("{time}", "T");
    if (!FileNames.isSafe(sample) || sample.indexOf('{') >= 0) {
      throw new IllegalArgumentException(
          "a file name has no path, no reserved or non-ASCII characters, and no other braces than {bid} and {time}");
    }
    if (pattern.toLowerCase(Locale.ROOT).matches(".*\\.(tmp|lock)")) {
      throw new IllegalArgumentException(
          "the spool has files of its own that end so; take another ending, such as .bif");
    }
    if (!pattern.contains("{time}")) {
      throw new IllegalArgumentException("{time} is missing; names are never used again");
    }
    return pattern;
  }
}
