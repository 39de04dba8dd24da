package com.imt.ic.soap.internal.dataset;

import java.util.HashMap;
import java.util.Map;

/**
 * Names as .NET's XmlConvert.EncodeLocalName writes them: {@code Payment_x0020_Date}. Not
 * thread-safe.
 */
final class XmlNames {

  private final Map<String, String> decoded = new HashMap<>();
  private final boolean encoded;

  XmlNames() {
    this(true);
  }

  private XmlNames(boolean encoded) {
    this.encoded = encoded;
  }

  static XmlNames undecoded() {
    return new XmlNames(false);
  }

  /** The name that was encoded; names repeat in every row, so each is decoded once. */
  String decode(String name) {
    return !encoded || name.indexOf("_x") < 0
        ? name
        : decoded.computeIfAbsent(name, XmlNames::decodeNow);
  }

  private static String decodeNow(String name) {
    StringBuilder text = new StringBuilder(name.length());
    int i = 0;
    while (i < name.length()) {
      int digits = escapedDigits(name, i);
      if (digits > 0) {
        text.appendCodePoint(Integer.parseInt(name.substring(i + 2, i + 2 + digits), 16));
        i += digits + 3;
      } else {
        text.append(name.charAt(i));
        i++;
      }
    }
    return text.toString();
  }

  /** 4 or 8 where {@code _xHHHH_} or {@code _xHHHHHHHH_} stands at {@code i}, else 0. */
  private static int escapedDigits(String name, int i) {
    if (!name.startsWith("_x", i)) {
      return 0;
    }
    int end = i + 2;
    while (end < name.length() && end < i + 10 && Character.digit(name.charAt(end), 16) >= 0) {
      end++;
    }
    int digits = end - i - 2;
    if (end >= name.length() || name.charAt(end) != '_' || (digits != 4 && digits != 8)) {
      return 0;
    }
    return digits == 8
            && !Character.isValidCodePoint(Integer.parseUnsignedInt(name, i + 2, end, 16))
        ? 0
        : digits;
  }
}
