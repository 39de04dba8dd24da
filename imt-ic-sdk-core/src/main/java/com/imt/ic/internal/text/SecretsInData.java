package com.imt.ic.internal.text;

/**
 * Hides in data the secrets that are in use when it is made. Data is not redacted otherwise, and
 * must not suffer: so whole secrets alone, in any case, and none so short that it may be data.
 * Immutable and thread-safe.
 */
public final class SecretsInData {

  /** An account's number or an amount may have as many characters as a shorter one. */
  private static final int SHORTEST = 10;

  private final String[] capitals;

  private SecretsInData(String[] capitals) {
    this.capitals = capitals;
  }

  /** {@return those of now} */
  public static SecretsInData now() {
    return new SecretsInData(
        KnownSecrets.values()
            .filter(value -> value.length() >= SHORTEST)
            .map(SecretsInData::capitals)
            .distinct()
            .toArray(String[]::new));
  }

  /** {@return whether one stands in a text, which is looked at again and again} */
  public boolean standIn(CharSequence text) {
    int length = text.length();
    if (length < SHORTEST) {
      return false;
    }
    for (String secret : capitals) {
      for (int at = 0; at <= length - secret.length(); at++) {
        if (standsAt(at, secret, text)) {
          return true;
        }
      }
    }
    return false;
  }

  /** {@return the text with three stars for each} */
  public String hide(String text) {
    if (!standIn(text)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int hidden = lengthAt(at, text);
      if (hidden > 0) {
        shown.append(KnownSecrets.HIDDEN);
        at += hidden;
      } else {
        shown.append(text.charAt(at++));
      }
    }
    return shown.toString();
  }

  private int lengthAt(int at, String text) {
    int longest = 0;
    for (String secret : capitals) {
      if (secret.length() > longest && standsAt(at, secret, text)) {
        longest = secret.length();
      }
    }
    return longest;
  }

  private static boolean standsAt(int at, String secret, CharSequence text) {
    if (text.length() - at < secret.length()) {
      return false;
    }
    for (int i = 0; i < secret.length(); i++) {
      if (Character.toUpperCase(text.charAt(at + i)) != secret.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Character by character, so that a text keeps its length. */
  private static String capitals(String text) {
    StringBuilder capitals = new StringBuilder(text.length());
    text.chars().forEach(each -> capitals.append(Character.toUpperCase((char) each)));
    return capitals.toString();
  }
}
