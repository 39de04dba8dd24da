package com.imt.ic.internal.text;

import java.util.BitSet;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as it reads when what XML, URLs and JSON write of a character is that character, without
 * regard to case; and where in the text each character stands.
 */
final class Spelling {

  /** An escape may be escaped again, as XML in a text of XML is. */
  private static final int MOST_LAYERS = 4;

  private static final Pattern ESCAPE =
      Pattern.compile(
          "%(?<url>[0-9A-Fa-f]{2})|&#(?<decimal>\\d{1,7});?|&#[xX](?<hex>[0-9A-Fa-f]{1,6});?"
              + "|&(?<name>amp|lt|gt|quot|apos);|\\\\u(?<json>[0-9A-Fa-f]{4})|\\\\(?<slash>[/\"'\\\\])");

  private final String folded;
  private final int[] from;
  private final int[] to;

  private Spelling(String folded, int[] from, int[] to) {
    this.folded = folded;
    this.from = from;
    this.to = to;
  }

  static Spelling of(String text) {
    int[] from = new int[text.length()];
    int[] to = new int[text.length()];
    for (int i = 0; i < text.length(); i++) {
      from[i] = i;
      to[i] = i + 1;
    }
    Spelling read = new Spelling(text, from, to);
    for (int layer = 0; layer < MOST_LAYERS; layer++) {
      Spelling next = read.unescaped();
      if (next == null) {
        break;
      }
      read = next;
    }
    return new Spelling(folded(read.folded), read.from, read.to);
  }

  /** Character by character, so that none changes its place. */
  static String folded(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      folded.append(Character.toLowerCase(Character.toUpperCase(text.charAt(i))));
    }
    return folded.toString();
  }

  private @org.jspecify.annotations.Nullable Spelling unescaped() {
    Matcher escapes = ESCAPE.matcher(folded);
    if (!escapes.find()) {
      return null;
    }
    StringBuilder read = new StringBuilder(folded.length());
    int[] starts = new int[folded.length()];
    int[] ends = new int[folded.length()];
    int at = 0;
    do {
      for (; at < escapes.start(); at++) {
        starts[read.length()] = from[at];
        ends[read.length()] = to[at];
        read.append(folded.charAt(at));
      }
      starts[read.length()] = from[escapes.start()];
      ends[read.length()] = to[escapes.end() - 1];
      read.append(character(escapes));
      at = escapes.end();
    } while (escapes.find());
    for (; at < folded.length(); at++) {
      starts[read.length()] = from[at];
      ends[read.length()] = to[at];
      read.append(folded.charAt(at));
    }
    return new Spelling(read.toString(), starts, ends);
  }

  private static char character(Matcher escape) {
    if (escape.group("url") != null) {
      return (char) Integer.parseInt(escape.group("url"), 16);
    }
    if (escape.group("decimal") != null) {
      return (char) Integer.parseInt(escape.group("decimal"));
    }
    if (escape.group("hex") != null) {
      return (char) Integer.parseInt(escape.group("hex"), 16);
    }
    if (escape.group("json") != null) {
      return (char) Integer.parseInt(escape.group("json"), 16);
    }
    if (escape.group("slash") != null) {
      return escape.group("slash").charAt(0);
    }
    return switch (escape.group("name").toLowerCase(Locale.ROOT)) {
      case "amp" -> '&';
      case "lt" -> '<';
      case "gt" -> '>';
      case "quot" -> '"';
      default -> '\'';
    };
  }

  int length() {
    return folded.length();
  }

  char charAt(int index) {
    return folded.charAt(index);
  }

  int indexOf(String needle, int start) {
    return folded.indexOf(needle, start);
  }

  /** Whether neither a letter nor a digit stands beside it. */
  boolean isWord(int start, int end) {
    return (start == 0 || !Character.isLetterOrDigit(folded.charAt(start - 1)))
        && (end == folded.length() || !Character.isLetterOrDigit(folded.charAt(end)));
  }

  /** Marks the characters of the text that spell a part of it. */
  void mark(int start, int end, BitSet marked) {
    marked.set(from[start], to[end - 1]);
  }
}
