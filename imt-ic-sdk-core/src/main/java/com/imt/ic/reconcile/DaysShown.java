package com.imt.ic.reconcile;

import com.imt.ic.Money;
import com.imt.ic.reconcile.Reconciliation.Day;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The days that a chart can show: each day, or week, or month, so that there are never too many
 * bars; without days that would press all the others together.
 *
 * @param unit day, week or month
 * @param buckets in their order, those without money between them included
 * @param left how many days with money are not in them
 */
record DaysShown(String unit, List<Bucket> buckets, int left) {

  private static final int MOST_BUCKETS = 62;

  /** So long without money, after but a few days, that these are taken for a wrong date. */
  private static final long GAP_DAYS = 60;

  /**
   * The money of a day, a week or a month.
   *
   * @param title which, in words
   * @param label the same, shorter
   */
  record Bucket(String title, String label, Day money) {}

  static DaysShown of(Reconciliation reconciliation) {
    LocalDate today = LocalDate.ofInstant(reconciliation.asOf(), reconciliation.zone());
    List<Day> all = reconciliation.days();
    List<Day> days = all.stream().filter(day -> !day.day().isAfter(today)).toList();
    days = days.subList(firstPlausible(days), days.size());
    if (days.isEmpty()) {
      return new DaysShown("day", List.of(), all.size());
    }
    LocalDate first = days.get(0).day();
    LocalDate last = days.get(days.size() - 1).day();
    String unit =
        ChronoUnit.DAYS.between(first, last) < MOST_BUCKETS
            ? "day"
            : ChronoUnit.WEEKS.between(start("week", first), last) < MOST_BUCKETS
                ? "week"
                : "month";
    LocalDate begin = start(unit, first);
    LocalDate earliest = start(unit, last).minus(MOST_BUCKETS - 1L, unitOf(unit));
    if (begin.isBefore(earliest)) {
      begin = earliest;
    }
    TreeMap<LocalDate, Day> sums = new TreeMap<>();
    for (LocalDate at = begin; !at.isAfter(last); at = at.plus(1, unitOf(unit))) {
      sums.put(at, new Day(at, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO));
    }
    int shown = 0;
    for (Day day : days) {
      if (!day.day().isBefore(begin)) {
        sums.merge(start(unit, day.day()), day, DaysShown::plus);
        shown++;
      }
    }
    List<Bucket> buckets = new ArrayList<>();
    sums.forEach((at, sum) -> buckets.add(bucket(unit, at, sum)));
    return new DaysShown(unit, List.copyOf(buckets), all.size() - shown);
  }

  private static int firstPlausible(List<Day> days) {
    int first = 0;
    for (int at = 1; at < days.size() && at * 10 <= days.size(); at++) {
      if (ChronoUnit.DAYS.between(days.get(at - 1).day(), days.get(at).day()) > GAP_DAYS) {
        first = at;
      }
    }
    return first;
  }

  private static Day plus(Day sum, Day more) {
    return new Day(
        sum.day(),
        sum.paid().plus(more.paid()),
        sum.settled().plus(more.settled()),
        sum.takenBack().plus(more.takenBack()),
        sum.deposited().plus(more.deposited()));
  }

  private static Bucket bucket(String unit, LocalDate at, Day sum) {
    return switch (unit) {
      case "day" -> new Bucket(at.toString(), PageText.day(at), sum);
      case "week" -> new Bucket("Week from " + at, PageText.day(at), sum);
      default -> new Bucket(PageText.month(at), PageText.month(at), sum);
    };
  }

  private static LocalDate start(String unit, LocalDate day) {
    return switch (unit) {
      case "day" -> day;
      case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      default -> day.withDayOfMonth(1);
    };
  }

  private static ChronoUnit unitOf(String unit) {
    return switch (unit) {
      case "day" -> ChronoUnit.DAYS;
      case "week" -> ChronoUnit.WEEKS;
      default -> ChronoUnit.MONTHS;
    };
  }
}
