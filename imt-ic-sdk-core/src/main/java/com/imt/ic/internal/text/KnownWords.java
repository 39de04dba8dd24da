package com.imt.ic.internal.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words that a text of InvoiceCloud's may show. What is none of them may be a customer's name,
 * which no pattern knows, and stands there as {@code ***}. Stateless.
 */
public final class KnownWords {

  private static final String HIDDEN = "***";

  /** A code of Windows, such as 0x80131904. */
  private static final Pattern RESULT_CODE = Pattern.compile("0[xX][0-9A-Fa-f]{8}");

  /** A word with its digits, and its accents however they are written. */
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]*\\p{L}[\\p{L}\\p{M}\\p{N}]*");

  /** The parts of {@code WebServiceKey}, {@code SOAPAction2} and {@code SqlException}. */
  private static final Pattern PART =
      Pattern.compile("\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?\\p{Ll}+|\\p{N}+");

  private static final int MOST_DIGITS_IN_A_WORD = 4;

  private static final String RESOURCE = "words.txt";
  private static final Set<String> WORDS;

  /** Those that are names of people too, when they begin with a capital. */
  private static final Set<String> NAMES_TOO;

  static {
    String[] lists = read().split("\n\n", 2);
    WORDS = words(lists[0]);
    NAMES_TOO = words(lists[1]);
  }

  private KnownWords() {}

  /** {@return the text with three stars for each word that is not known} */
  public static String only(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    Matcher words = WORD.matcher(text);
    int at = 0;
    while (words.find()) {
      shown.append(text, at, words.start());
      String word = words.group();
      shown.append(isKnown(word, isStart(text, words.start())) ? word : HIDDEN);
      at = words.end();
    }
    return shown.append(text, at, text.length()).toString();
  }

  /** Whether a sentence or the text begins there, where each word has a capital. */
  private static boolean isStart(String text, int at) {
    int before = at - 1;
    while (before >= 0 && !Character.isLetterOrDigit(text.charAt(before))) {
      if (".:>!?".indexOf(text.charAt(before)) >= 0) {
        return true;
      }
      before--;
    }
    return before < 0;
  }

  private static boolean isKnown(String word, boolean start) {
    if (RESULT_CODE.matcher(word).matches()) {
      return true;
    }
    Matcher parts = PART.matcher(word);
    int end = 0;
    while (parts.find()) {
      if (parts.start() != end || !isKnownPart(parts.group(), start || end > 0)) {
        return false;
      }
      end = parts.end();
    }
    return end == word.length();
  }

  private static boolean isKnownPart(String part, boolean start) {
    if (Character.isDigit(part.charAt(0))) {
      return part.length() <= MOST_DIGITS_IN_A_WORD;
    }
    String lower = part.toLowerCase(Locale.ROOT);
    return WORDS.contains(lower) || (NAMES_TOO.contains(lower) && (start || part.equals(lower)));
  }

  private static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+", -1));
  }

  private static String read() {
    try (InputStream in = KnownWords.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing beside " + KnownWords.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
