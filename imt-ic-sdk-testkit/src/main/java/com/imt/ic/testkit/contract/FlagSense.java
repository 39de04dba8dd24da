package com.imt.ic.testkit.contract;

import java.util.List;
import java.util.Locale;

/** What the truth of a flag means to a customer. Stateless. */
final class FlagSense {

  /** What {@link NameLikeness} takes NoPaper's first word for. */
  private static final String NO = "number";

  /** Beside the word paper they say that it is not, or that the word is of an enrolment. */
  private static final List<String> OF_ENROLMENT =
      List.of("enrol", "cancel", "opt", "status", "action", "less", "free", "stop", NO);

  private FlagSense() {}

  /** The sense in words, for people who decide what a text means; empty where the name says it. */
  static String of(String operation, String field) {
    return switch (field) {
      case "paperInvoices" -> " (true means: gets paper)";
      case "enrolled" ->
          operation.equals("paperless")
              ? " (true means: gets no paper)"
              : " (true means: pays automatically)";
      case "approved" -> " (true means: the money was taken)";
      default -> "";
    };
  }

  /** Whether a column says who gets paper, and not who enrolled to get none. */
  static boolean isOfPaper(Column column) {
    List<String> words = NameLikeness.words(column.name());
    return words.contains("paper")
        && words.stream().noneMatch(FlagSense::isOfEnrolment)
        && column.values().stream()
            .noneMatch(text -> isOfEnrolment(text.toLowerCase(Locale.ROOT)) && text.length() > 2);
  }

  private static boolean isOfEnrolment(String word) {
    return OF_ENROLMENT.stream().anyMatch(word::startsWith);
  }
}
