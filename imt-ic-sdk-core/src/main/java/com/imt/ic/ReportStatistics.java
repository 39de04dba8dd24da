package com.imt.ic;

import java.util.List;

/**
 * What a report was like beyond its rows, as far as it was read. Immutable and thread-safe; free of
 * customers' data.
 *
 * @param rows how many rows were handed out
 * @param notUnderstood how many of them could not be understood
 * @param replacedCharacters how many characters that XML forbids, or bytes that are no text, were
 *     replaced in their texts
 * @param rowErrors what InvoiceCloud said of erroneous rows, redacted; known at the end of the
 *     report, and at most 100 texts
 * @param unknownColumns columns that the profile does not name, handed on as raw text; at most 100
 * @param warnings what makes the report doubtful as a whole, such as times that look shifted by a
 *     wrong zone; known at the end of the report
 */
public record ReportStatistics(
    long rows,
    long notUnderstood,
    long replacedCharacters,
    List<String> rowErrors,
    List<String> unknownColumns,
    List<Warning> warnings) {

  /** Nothing read, nothing found. */
  public static final ReportStatistics NONE =
      new ReportStatistics(0, 0, 0, List.of(), List.of(), List.of());

  /** Copies. */
  public ReportStatistics {
    rowErrors = List.copyOf(rowErrors);
    unknownColumns = List.copyOf(unknownColumns);
    warnings = List.copyOf(warnings);
  }

  /** Shows counts alone. */
  @Override
  public String toString() {
    return "ReportStatistics[rows=%s, notUnderstood=%s, replacedCharacters=%s, rowErrors=%s, unknownColumns=%s, warnings=%s]"
        .formatted(
            rows,
            notUnderstood,
            replacedCharacters,
            rowErrors.size(),
            unknownColumns.size(),
            warnings.size());
  }
}
