package com.imt.ic.internal.profile;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * The days on which banks move money: not on weekends, nor on the Federal Reserve's holidays
 * (https://www.frbservices.org/about/holiday-schedules). One that falls on a Sunday is observed on
 * Monday, one on a Saturday not at all. Immutable and thread-safe.
 *
 * @param more further days on which the biller's bank is closed
 */
public record BusinessDays(Set<LocalDate> more) {

  /** The Juneteenth National Independence Day Act is of June 2021; banks closed from 2022 on. */
  private static final int FIRST_JUNETEENTH = 2022;

  /** Copies. */
  public BusinessDays {
    more = Set.copyOf(more);
  }

  /** {@return the end of so many business days after a day, which itself counts for none} */
  public LocalDate after(LocalDate day, int businessDays) {
    LocalDate at = day;
    for (int left = businessDays; left > 0; ) {
      at = at.plusDays(1);
      if (isOpen(at)) {
        left--;
      }
    }
    return at;
  }

  /** {@return whether banks move money on that day} */
  public boolean isOpen(LocalDate day) {
    return !isWeekend(day)
        && !isHoliday(day)
        && !(day.getDayOfWeek() == DayOfWeek.MONDAY && isHoliday(day.minusDays(1)))
        && !more.contains(day);
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static boolean isHoliday(LocalDate day) {
    return switch (day.getMonth()) {
      case JANUARY -> day.getDayOfMonth() == 1 || isNth(day, 3, DayOfWeek.MONDAY);
      case FEBRUARY -> isNth(day, 3, DayOfWeek.MONDAY);
      case MAY ->
          day.equals(
              LocalDate.of(day.getYear(), Month.MAY, 1)
                  .with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
      case JUNE -> day.getDayOfMonth() == 19 && day.getYear() >= FIRST_JUNETEENTH;
      case JULY -> day.getDayOfMonth() == 4;
      case SEPTEMBER -> isNth(day, 1, DayOfWeek.MONDAY);
      case OCTOBER -> isNth(day, 2, DayOfWeek.MONDAY);
      case NOVEMBER -> day.getDayOfMonth() == 11 || isNth(day, 4, DayOfWeek.THURSDAY);
      case DECEMBER -> day.getDayOfMonth() == 25;
      case MARCH, APRIL, AUGUST -> false;
    };
  }

  private static boolean isNth(LocalDate day, int n, DayOfWeek of) {
    return day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(n, of)));
  }
}
