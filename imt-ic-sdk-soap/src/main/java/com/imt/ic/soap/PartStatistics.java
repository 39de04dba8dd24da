package com.imt.ic.soap;

import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.ReportStatistics;
import com.imt.ic.Warning;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What several answers that make up one report were like. Not thread-safe. */
final class PartStatistics {

  private static final int MOST = 100;

  private ReportStatistics ended = ReportStatistics.NONE;
  private final Set<Warning> warnings = new LinkedHashSet<>();
  private long rows;
  private long notUnderstood;
  private @Nullable Report<?> last;

  void handOut(ReportRow<?> row) {
    rows++;
    if (row instanceof ReportRow.NotUnderstood<?>) {
      notUnderstood++;
    }
  }

  void add(Warning warning) {
    warnings.add(warning);
  }

  /** Takes what an answer was like that was read to its end. */
  void end(Report<?> answer) {
    ended = all(answer.statistics(), Optional.empty());
    last = answer;
  }

  /** What all were like, the one that is open included. */
  ReportStatistics with(Report<?> answer, Optional<Warning> times) {
    return all(answer == last ? ReportStatistics.NONE : answer.statistics(), times);
  }

  private ReportStatistics all(ReportStatistics open, Optional<Warning> times) {
    List<ReportStatistics> parts = List.of(ended, open);
    Set<Warning> told = new LinkedHashSet<>();
    times.ifPresent(told::add);
    parts.forEach(part -> told.addAll(part.warnings()));
    told.addAll(warnings);
    return new ReportStatistics(
        rows,
        notUnderstood,
        parts.stream().mapToLong(ReportStatistics::replacedCharacters).sum(),
        some(parts, ReportStatistics::rowErrors),
        some(parts, ReportStatistics::unknownColumns),
        List.copyOf(told));
  }

  private static List<String> some(
      List<ReportStatistics> parts, Function<ReportStatistics, List<String>> texts) {
    return parts.stream().map(texts).flatMap(List::stream).distinct().limit(MOST).toList();
  }
}
