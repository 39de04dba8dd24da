package com.imt.ic.testkit;

import com.imt.ic.internal.profile.OperationSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the rows of one answer are written otherwise than the books have them. */
sealed interface RowFault {

  /** Texts are filled with spaces. */
  record Padded(int width) implements RowFault {}

  /** Every name has that character within. */
  record InNames(char character) implements RowFault {}

  /** A column is written twice. */
  record Repeated(String column) implements RowFault {}

  /** The columns as the answer has them. */
  default <T> List<ReportColumn<T>> applyTo(List<ReportColumn<T>> columns, OperationSpec spec) {
    List<ReportColumn<T>> written = new ArrayList<>();
    for (ReportColumn<T> column : columns) {
      if (this instanceof Padded padded && column.type() == DotNetType.STRING) {
        written.add(column.withText(text -> pad(text, padded.width())));
      } else if (this instanceof InNames in && isName(column, spec)) {
        written.add(column.withText(text -> insert(text, in.character())));
      } else {
        written.add(column);
      }
      if (this instanceof Repeated repeated && column.name().equals(repeated.column())) {
        written.add(column);
      }
    }
    return List.copyOf(written);
  }

  private static boolean isName(ReportColumn<?> column, OperationSpec spec) {
    return Optional.ofNullable(spec.columns().get("customerName"))
        .filter(name -> name.names().contains(column.name()))
        .isPresent();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** Behind the first letter, as an apostrophe stands in O'Neil. */
  private static String insert(String text, char character) {
    int place = Math.min(1, text.length());
    return text.substring(0, place) + character + text.substring(place);
  }
}
