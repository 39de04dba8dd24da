package com.imt.ic.testkit;

import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.OperationSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How the rows of one answer are written otherwise than the books have them. */
sealed interface RowFault {

  /** Texts are filled with spaces. */
  record Padded(int width) implements RowFault {}

  /** Every name has that character within. */
  record InNames(char character) implements RowFault {}

  /** Every name has that byte within, which may be no UTF-8. */
  record ByteInNames(byte value) implements RowFault {}

  /** A column is written twice. */
  record Repeated(String column) implements RowFault {}

  /** A column has another text. */
  record Corrupted(String column, String text) implements RowFault {}

  /** Columns are null. */
  record Absent(Set<String> columns) implements RowFault {}

  /** Why the rows of a report cannot have it; empty where they can. */
  default Optional<String> misfit(CloudOperation report, OperationSpec spec) {
    if (this instanceof InNames || this instanceof ByteInNames) {
      return nameColumn(spec).isPresent()
          ? Optional.empty()
          : Optional.of(report + " has no column of customers' names");
    }
    Set<String> known = new LinkedHashSet<>();
    spec.columns().values().forEach(column -> known.addAll(column.names()));
    return columns()
        .filter(column -> !known.contains(column))
        .findFirst()
        .map(
            column ->
                "the profile names no column %s of %s; there are %s"
                    .formatted(column, report, known));
  }

  private Stream<String> columns() {
    if (this instanceof Repeated repeated) {
      return Stream.of(repeated.column());
    }
    if (this instanceof Corrupted corrupted) {
      return Stream.of(corrupted.column());
    }
    return this instanceof Absent absent ? absent.columns().stream() : Stream.empty();
  }

  /** The columns as the answer has them. */
  default <T> List<ReportColumn<T>> applyTo(List<ReportColumn<T>> columns, OperationSpec spec) {
    List<ReportColumn<T>> written = new ArrayList<>();
    for (ReportColumn<T> column : columns) {
      written.add(applyTo(column, spec));
      if (this instanceof Repeated repeated && column.name().equals(repeated.column())) {
        written.add(column);
      }
    }
    return List.copyOf(written);
  }

  private <T> ReportColumn<T> applyTo(ReportColumn<T> column, OperationSpec spec) {
    if (this instanceof Padded padded && column.type() == DotNetType.STRING) {
      return column.withText(text -> pad(text, padded.width()));
    }
    if (this instanceof InNames in && isName(column, spec)) {
      return column.withText(text -> insert(text, in.character()));
    }
    if (this instanceof ByteInNames in && isName(column, spec)) {
      return column.withText(text -> insert(text, RawBytes.place(in.value())));
    }
    if (this instanceof Corrupted corrupted && column.name().equals(corrupted.column())) {
      return column.withText(text -> corrupted.text());
    }
    return this instanceof Absent absent && absent.columns().contains(column.name())
        ? column.withoutText()
        : column;
  }

  private static boolean isName(ReportColumn<?> column, OperationSpec spec) {
    return nameColumn(spec).filter(name -> name.names().contains(column.name())).isPresent();
  }

  private static Optional<ColumnSpec> nameColumn(OperationSpec spec) {
    return Optional.ofNullable(spec.columns().get("customerName"));
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
