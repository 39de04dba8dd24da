package com.imt.ic.testkit;

import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.profile.Profile;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads in memory the rows of an answer that is written otherwise than the books have it, as the
 * SDK's client reads them from the wire. Immutable.
 */
record RowReading<T>(Profile profile, ReportKind report, List<ReportColumn<T>> columns) {

  /** What stands where XML forbids what was there. */
  static final char REPLACEMENT = '\uFFFD';

  /** From here on a byte means nothing in UTF-8 without others. */
  private static final char FIRST_OF_SEVERAL_BYTES = 0x80;

  @SuppressWarnings("unchecked") // the report's own rows give the report's own records
  ReportRow<T> read(T record) {
    Set<String> names = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    columns.stream().map(ReportColumn::name).filter(n -> !names.add(n)).forEach(repeated::add);
    Map<String, String> raw = new LinkedHashMap<>();
    Map<String, Integer> times = new LinkedHashMap<>();
    for (ReportColumn<T> column : columns) {
      Optional<String> text = column.text().apply(record);
      if (text.isPresent()) {
        String name = column.name();
        raw.put(
            repeated.contains(name) ? name + "#" + times.merge(name, 1, Integer::sum) : name,
            legal(text.get()));
      }
    }
    return times.isEmpty()
        ? (ReportRow<T>) ReportMapping.of(profile).read(report.id(), raw)
        : new ReportRow.NotUnderstood<>(
            raw,
            "column %s: found more than once in the row, expected once"
                .formatted(String.join(", ", times.keySet())));
  }

  private static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.chars().forEach(c -> legal.append(legal((char) c)));
    return legal.toString();
  }

  private static char legal(char written) {
    char c = RawBytes.isPlace(written) ? (char) (RawBytes.of(written) & 0xFF) : written;
    boolean isNoUtf8 = c != written && c >= FIRST_OF_SEVERAL_BYTES;
    boolean isForbidden = c < ' ' && c != '\t' && c != '\n' && c != '\r';
    return isNoUtf8 || isForbidden ? REPLACEMENT : c;
  }
}
