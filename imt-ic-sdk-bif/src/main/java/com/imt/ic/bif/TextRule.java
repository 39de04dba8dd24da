package com.imt.ic.bif;

import com.imt.ic.bif.internal.TextFormat;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which texts may stand in a field, so that no value can forge a column or a record. Not
 * thread-safe, since an encoder is not.
 */
final class TextRule {

  record Fault(String found, String expected, String advice) {}

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Charset charset;
  private final @Nullable CharsetEncoder encoder; // null: every whole character can be written
  private final char delimiter;
  private final boolean quotes;

  TextRule(TextFormat format) {
    charset = format.charset();
    encoder = charset.equals(StandardCharsets.UTF_8) ? null : charset.newEncoder();
    delimiter = format.delimiter();
    quotes = format.quote() != null;
  }

  @Nullable Fault check(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7F) {
        if (c == delimiter && !quotes) {
          return new Fault(
              "holds the delimiter '%s' at character %s".formatted(delimiter, i + 1),
              "the layout has no quotes that a text with one could stand in",
              "Give the layout a quote, or take the character out");
        }
        continue;
      }
      Fault fault = checkUnusual(text, i, c);
      if (fault != null) {
        return fault;
      }
      if (Character.isHighSurrogate(c)) {
        i++; // its other half was looked at with it
      }
    }
    return null;
  }

  private @Nullable Fault checkUnusual(String text, int at, char c) {
    if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
      String found = "holds %s at character %s".formatted(controlName(c), at + 1);
      String expected = "an invoice is one line without control characters";
      return new Fault(found, expected, "Take the character out");
    }
    if (c == BYTE_ORDER_MARK && at == 0 && !quotes) {
      return new Fault(
          "begins with a byte order mark (U+FEFF)",
          "the layout has no quotes that would keep it from the beginning of a file",
          "Take it out, and look for how the text was put together");
    }
    String character = String.valueOf(c);
    if (Character.isSurrogate(c)) {
      if (!Character.isHighSurrogate(c)
          || at + 1 == text.length()
          || !Character.isLowSurrogate(text.charAt(at + 1))) {
        String found = "holds half a character (an unpaired surrogate) at character " + (at + 1);
        String advice = "Take it out, and look for where the text was cut";
        return new Fault(found, "whole characters are expected", advice);
      }
      character = text.substring(at, at + 2);
    }
    if (encoder != null && !encoder.canEncode(character)) {
      int code = character.codePointAt(0);
      String found = String.format(Locale.ROOT, "holds U+%04X at character %d", code, at + 1);
      String wanted = "the layout's charset %s has no such character".formatted(charset.name());
      return new Fault(found, wanted, "Replace it, or let the layout name another charset");
    }
    return null;
  }

  private static String controlName(char c) {
    return switch (c) {
      case '\n' -> "a line feed";
      case '\r' -> "a carriage return";
      case '\t' -> "a tab";
      case '\u2028', '\u2029' -> "a line separator";
      default -> String.format(Locale.ROOT, "the control character U+%04X", (int) c);
    };
  }
}
