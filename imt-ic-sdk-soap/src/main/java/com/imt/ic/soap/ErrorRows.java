package com.imt.ic.soap;

import com.imt.ic.internal.profile.AnswerSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.soap.internal.dataset.CurrentRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What rows beside a report's say of a failure. Rows of a table of errors that has none of the
 * report's columns are shown, and of any other row that alone which a column of errors holds: the
 * rest may be a customer's. Not thread-safe.
 */
final class ErrorRows {

  private static final int MOST_ROWS = 3;
  private static final int MOST_SEEN = 20;

  private final OperationSpec operation;
  private final AnswerSpec answers;
  private final Exchange exchange;
  private final List<String> rows = new ArrayList<>();
  private boolean failure;
  private int seen;

  ErrorRows(OperationSpec operation, Exchange exchange) {
    this.operation = operation;
    this.answers = exchange.answers;
    this.exchange = exchange;
  }

  /**
   * Takes notice of a row.
   *
   * @param first whether it is the first of its table
   */
  void see(CurrentRow row, boolean first) {
    if (!first && ++seen > MOST_SEEN) {
      return;
    }
    Set<String> columns = row.raw().keySet();
    boolean ofErrors =
        answers.isErrorTable(row.table()) && columns.stream().noneMatch(operation::names);
    failure |= ofErrors;
    if (rows.size() < MOST_ROWS) {
      String shown =
          row.raw().entrySet().stream()
              .filter(column -> !operation.names(column.getKey()))
              .filter(column -> ofErrors || answers.isErrorColumn(column.getKey()))
              .filter(column -> !column.getValue().isBlank())
              .map(column -> column.getKey() + " " + column.getValue().strip())
              .collect(Collectors.joining(", "));
      if (!shown.isEmpty()) {
        rows.add(row.table() + ": " + shown);
      }
    }
  }

  /** What a table of errors means, where there was one. */
  Optional<RuntimeException> refusal() {
    return failure
        ? Optional.of(Failures.errorRows(rows.isEmpty() ? "rows of errors" : said(), exchange))
        : Optional.empty();
  }

  /** What they say, for a message about their table; empty where it may not be shown. */
  String shown() {
    return rows.isEmpty() ? "" : " (" + Fault.readable(said()) + ")";
  }

  private String said() {
    return String.join("; ", rows).lines().collect(Collectors.joining(" "));
  }
}
