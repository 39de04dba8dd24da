package com.imt.ic.testkit;

import com.imt.ic.Money;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One column of a report's table.
 *
 * @param table the table that it stands in, if not in the report's own
 * @param name its name, before .NET's encoding of what XML names cannot hold
 * @param type .NET's type
 * @param text a record's value as .NET writes it, or empty for null
 */
record ReportColumn<T>(
    Optional<String> table, String name, DotNetType type, Function<T, Optional<String>> text) {

  /** A column of the report's own table. */
  ReportColumn(String name, DotNetType type, Function<T, Optional<String>> text) {
    this(Optional.empty(), name, type, text);
  }

  /** The same column with other texts. */
  ReportColumn<T> withText(UnaryOperator<String> rewrite) {
    return new ReportColumn<>(table, name, type, row -> text.apply(row).map(rewrite));
  }

  /** The same column, null in every row. */
  ReportColumn<T> withoutText() {
    return new ReportColumn<>(table, name, type, row -> Optional.empty());
  }

  /** Its name in a row that is kept for people. */
  String rawName() {
    return table.map(t -> t + "/" + name).orElse(name);
  }

  /** A decimal as .NET's serializer writes one that has no scale to keep. */
  static String decimal(Money amount) {
    BigDecimal stripped = amount.toBigDecimal().stripTrailingZeros();
    return stripped.toPlainString();
  }

  /** The name as it stands in XML: what no XML name can hold is written as {@code _xHHHH_}. */
  String encodedName() {
    return encode(name);
  }

  static String encode(String name) {
    StringBuilder encoded = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean legal =
          Character.isLetter(c)
              || c == '_'
              || (i > 0 && (Character.isDigit(c) || c == '-' || c == '.'));
      boolean looksEncoded = c == '_' && i + 1 < name.length() && name.charAt(i + 1) == 'x';
      if (legal && !looksEncoded) {
        encoded.append(c);
      } else {
        encoded.append(String.format(java.util.Locale.ROOT, "_x%04X_", (int) c));
      }
    }
    return encoded.toString();
  }
}
