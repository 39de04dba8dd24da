package com.imt.ic.internal.posting;

import com.imt.ic.Redaction;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is told of an exception of the ledger's: its class, and its message without the row. */
final class FailureText {

  /** Shorter values, flags and codes for the most part, tell of no customer. */
  private static final int SHORTEST_HIDDEN = 3;

  private FailureText() {}

  static String of(RuntimeException failure, @Nullable LedgerCall call, Map<String, String> raw) {
    Throwable shown = rootOf(failure);
    String text = shown.getMessage();
    String where = shown instanceof SQLException sql ? ", SQLState " + sql.getSQLState() : "";
    return "The ledger threw %s%s%s%s"
        .formatted(
            shown.getClass().getName(),
            call == null ? "" : " (" + call + ")",
            where,
            text == null || shown instanceof SQLException ? "" : ": " + redacted(text, raw));
  }

  /** The cause says what happened; what hosts wrap it in, seldom. */
  private static Throwable rootOf(Throwable failure) {
    Throwable at = failure;
    for (int depth = 0; at.getCause() != null && depth < 20; depth++) {
      at = at.getCause();
    }
    return at;
  }

  private static String redacted(String text, Map<String, String> raw) {
    List<String> values =
        raw.values().stream()
            .filter(value -> value.length() >= SHORTEST_HIDDEN)
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
    String shown = text;
    for (String value : values) {
      shown = shown.replace(value, "***");
    }
    return Redaction.foreignText(shown);
  }
}
