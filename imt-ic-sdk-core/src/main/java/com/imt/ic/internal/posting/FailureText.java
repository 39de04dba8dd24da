package com.imt.ic.internal.posting;

import com.imt.ic.Redaction;
import com.imt.ic.internal.text.KnownWords;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is told of an exception of the ledger's: its class, and its message without the row. */
final class FailureText {

  /** Shorter values, flags and codes for the most part, tell of no customer. */
  private static final int SHORTEST_HIDDEN = 3;

  private static final String OURS = "com.imt.ic.internal.";

  private static final Pattern OF_PROXIES =
      Pattern.compile(
          "^(java|jdk|sun|com\\.sun|com\\.imt\\.ic\\.ledger|org\\.springframework)\\.|\\$\\$|\\$Proxy");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private FailureText() {}

  static String of(RuntimeException failure, @Nullable LedgerCall call, Map<String, String> raw) {
    Throwable shown = rootOf(failure);
    String text = shown.getMessage();
    return "The ledger threw %s%s%s%s%s"
        .formatted(
            shown.getClass().getName(),
            call == null ? "" : " (" + call + ")",
            shown instanceof SQLException sql ? state(sql.getSQLState()) : "",
            place(shown.getStackTrace()),
            text == null || shown instanceof SQLException ? "" : ": " + redacted(text, raw));
  }

  /** A database's message may hold the row; its code says the most common thing. */
  private static String state(@Nullable String state) {
    String hint =
        state != null && state.startsWith("42")
            ? " (a table or column is missing, or a right to it)"
            : "";
    return ", SQLState " + state + hint;
  }

  /** Where the host's code was, by the frame that is nearest to the SDK's call and no proxy's. */
  private static String place(StackTraceElement[] frames) {
    int ours = 0;
    while (ours < frames.length && !frames[ours].getClassName().startsWith(OURS)) {
      ours++;
    }
    for (int i = ours < frames.length ? ours - 1 : -1; i >= 0; i--) {
      String name = frames[i].getClassName();
      if (!OF_PROXIES.matcher(name).find()) {
        return " at %s.%s(%s:%s)"
            .formatted(
                name,
                frames[i].getMethodName(),
                frames[i].getFileName(),
                frames[i].getLineNumber());
      }
    }
    return "";
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
    String shown = text;
    for (String value : longestFirst(raw.values().stream())) {
      shown = shown.replace(value, "***");
    }
    // A host quotes a name as it stands in its own rows, or a part of it.
    List<String> names =
        longestFirst(
            raw.values().stream()
                .flatMap(BETWEEN_WORDS::splitAsStream)
                .filter(word -> !KnownWords.only(word).equals(word)));
    if (!names.isEmpty()) {
      shown = words(names).matcher(shown).replaceAll("***");
    }
    return Redaction.failureText(shown);
  }

  private static List<String> longestFirst(Stream<String> values) {
    return values
        .filter(value -> value.length() >= SHORTEST_HIDDEN)
        .distinct()
        .sorted(Comparator.comparing(String::length).reversed())
        .toList();
  }

  private static Pattern words(List<String> words) {
    return Pattern.compile(
        words.stream()
            .map(Pattern::quote)
            .collect(
                Collectors.joining("|", "(?iu)(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")));
  }
}
