package com.imt.ic.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimePatternsTest {

  private static List<DateTimeFormatter> patterns(String... patterns) {
    return Stream.of(patterns).map(TimePatterns::parse).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MM/dd/yyyy h:mm:ss a|GMT|11/20/2026 3:07:11 AM|2026-11-20T03:07:11Z",
        "MM/dd/yyyy h:mm:ss a|GMT|11/20/2026 12:07:11 am|2026-11-20T00:07:11Z",
        "MM/dd/yyyy hh:mm:ss a|America/Chicago|11/20/2026 03:07:11 pm|2026-11-20T21:07:11Z",
        "M/d/yyyy|GMT|1/2/2026|2026-01-02T00:00:00Z",
        "M/d/yyyy|GMT|01/02/2026|2026-01-02T00:00:00Z",
        "M/d/yyyy H:mm|GMT|11/20/2026 3:07|2026-11-20T03:07:00Z",
        "MM/dd/yy|GMT|11/20/26|2026-11-20T00:00:00Z",
        "dd-MMM-yyyy HH:mm|GMT|20-Nov-2026 03:07|2026-11-20T03:07:00Z",
        "dd-MMM-yyyy HH:mm|GMT|20-NOV-2026 03:07|2026-11-20T03:07:00Z",
        "d MMMM yyyy|GMT|9 september 2026|2026-09-09T00:00:00Z",
        "d 'day of' MMMM, yyyy 'year'|GMT|9 day of September, 2026 year|2026-09-09T00:00:00Z",
        "MMM ppd yyyy pph:mma|GMT|Nov  5 2026  3:07PM|2026-11-05T15:07:00Z",
        "ppd.MM.yyyy HH:mm|GMT|5.11.2026 03:07|2026-11-05T03:07:00Z",
        "ppd.MM.yyyy HH:mm|GMT|15.11.2026 03:07|2026-11-15T03:07:00Z",
        "yyyyMMdd|America/Chicago|20261120|2026-11-20T06:00:00Z",
        "yyyyMMddHHmmss|GMT|20261120030711|2026-11-20T03:07:11Z",
        "yyyyMMddHHmmssSSS|GMT|20261120030711123|2026-11-20T03:07:11.123Z",
        "yyyy-MM-dd HH:mm:ss.SSS|GMT|2026-11-20 03:07:11.123|2026-11-20T03:07:11.123Z",
        "yyyy-MM-dd HH:mm:ss[.SSS]|GMT|2026-11-20 03:07:11|2026-11-20T03:07:11Z",
        "yyyy-MM-dd'T'HH:mm:ssXXX|OFFSET|2026-11-20T03:07:11-06:00|2026-11-20T09:07:11Z",
        "yyyy-MM-dd'T'HH:mm:ssXXX|UNDECIDED|2026-11-20T03:07:11Z|2026-11-20T03:07:11Z",
        "yyyy-MM-dd'T'HH:mm:ssXXX|GMT|2026-11-20T03:07:11-06:00|2026-11-20T03:07:11Z",
        "MM/dd/yyyy HH:mm xx|America/Chicago|11/20/2026 03:07 +0000|2026-11-20T09:07:00Z",
        "MM/dd/yyyy HH:mm|OFFSET|11/20/2026 03:07|2026-11-20T03:07:00Z"
      })
  void timesAsVendorsWriteThem(String pattern, String policy, String text, Instant moment) {
    TimePolicy time = policy.equals("UNDECIDED") ? TimePolicy.UNDECIDED : TimePolicy.parse(policy);
    assertThat(time.instant(text, patterns(pattern))).contains(moment);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MM/dd/yyyy|1/2/2026",
        "MM/dd/yyyy|20/11/2026",
        "MM/dd/yyyy|02/30/2026",
        "MM/dd/yyyy|11/20/2026 03:07",
        "MM/dd/yyyy|2026-11-20T00:00:00",
        "M/d/yyyy h:mm a|11/20/2026 13:07 PM",
        "M/d/yyyy h:mm a|11/20/2026 3:07",
        "M/d/yyyy H:mm|11/20/2026 24:00",
        "dd-MMM-yyyy|20-Nov.-2026",
        "dd-MMM-yyyy|20-Maj-2026",
        "yyyyMMdd|2026112",
        "yyyyMMdd|202611200",
        "yyyy-MM-dd HH:mm:ss.SSS|2026-11-20 03:07:11.1",
        "yyyy-MM-dd HH:mm:ss.SSS|yesterday"
      })
  void whatIsNotOfThePattern_isRefused(String pattern, String text) {
    List<DateTimeFormatter> patterns = patterns(pattern);
    assertThatThrownBy(() -> TimePolicy.GMT.instant(text, patterns))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the profile says");
    assertThatThrownBy(() -> TimePolicy.date(text, patterns))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void eachPattern_isEnough_andOfADayTheDigitsCount() {
    List<DateTimeFormatter> patterns =
        patterns("MM/dd/yyyy", "yyyyMMdd", "yyyy-MM-dd'T'HH:mm:ssXXX");
    for (String text : new String[] {"11/20/2026", "20261120", "2026-11-20T23:30:00-06:00"}) {
      assertThat(TimePolicy.date(text, patterns)).contains(LocalDate.of(2026, 11, 20));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|2026-11-20|2026-11-20",
        "MM/dd/yyyy|11/20/2026|2026-11-20",
        "MM/dd/yyyy HH:mm|11/20/2026 00:30|2026-11-19",
        "|2026-11-20T00:30:00|2026-11-19"
      })
  void dayWithoutATimeOfDay_isThatDay_whateverTheZone(String pattern, String text, LocalDate day) {
    List<DateTimeFormatter> patterns = pattern == null ? List.of() : patterns(pattern);
    assertThat(TimePolicy.GMT.day(text, patterns, ZoneId.of("America/Chicago"))).contains(day);
    assertThat(TimePolicy.DATE.day(text, patterns, ZoneId.of("America/Chicago")))
        .contains(LocalDate.of(2026, 11, 20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1/1/0001",
        "1/1/0001 12:00:00 AM",
        "01/01/1900",
        "1/1/1900 12:00:00 AM",
        "1/1/1753",
        "12/31/9999",
        "12/31/9999 11:59:59 PM",
        "00/00/0000",
        "0000-00-00 00:00:00",
        "0001-01-01T00:00:00",
        "00000000",
        "19000101",
        "00010101",
        "99991231"
      })
  void dateOfNone_isAbsent_alsoUnderPatterns(String text) {
    List<DateTimeFormatter> patterns = patterns("M/d/yyyy", "M/d/yyyy h:mm:ss a", "yyyyMMdd");
    for (TimePolicy policy :
        new TimePolicy[] {TimePolicy.GMT, TimePolicy.OFFSET, TimePolicy.UNDECIDED}) {
      assertThat(policy.instant(text, patterns)).as("%s", policy).isEmpty();
    }
    assertThat(TimePolicy.date(text, patterns)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MM/dd/yyyy|dd/MM/yyyy|true",
        "M/d/yyyy H:mm|d/M/yyyy H:mm|true",
        "MM/dd/yy|yy/MM/dd|true",
        "MM/dd/yy|M/d/y|true",
        "yyyyMMddHHmmss|yyyyddMMHHmmss|true",
        "MM/dd/yyyy|M/d/yyyy|false",
        "MM/dd/yyyy|MM/dd/yyyy HH:mm|false",
        "M/d/yyyy h:mm:ss a|dd-MMM-yyyy HH:mm|false",
        "yyyyMMdd|ddMMyyyy|false",
        "yyyy-MM-dd HH:mm:ss[.SSS]|yyyy-MM-dd HH:mm:ss|false"
      })
  void patternsByWhichOneTextIsTwoTimes_areToldApart(String one, String other, boolean ambiguous) {
    assertThat(TimePatterns.ambiguous(patterns(one, other)).isPresent()).isEqualTo(ambiguous);
    assertThat(TimePatterns.ambiguous(patterns(other, one)).isPresent()).isEqualTo(ambiguous);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mm/dd/yyyy|has no whole day",
        "MM/dd|has no whole day",
        "MM/yyyy|has no whole day",
        "MM/dd/YYYY|has no whole day",
        "HH:mm|has no whole day",
        "MM/dd/yyyy hh:mm|has no whole time of day",
        "MM/dd/yyyy mm|has no whole time of day",
        "MM/dd/yyyy a|has no whole time of day",
        "MM/dd/yyyy HH:mm z|has the name of a zone",
        "MM/dd/yyyy HH:mm VV|has the name of a zone",
        "MM/dd/yyyyTHH:mm|Unknown pattern letter"
      })
  void patternThatCannotBeRead_isAFault(String pattern, String message) {
    assertThatThrownBy(() -> TimePatterns.parse(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|2026-11-20T03:07:11|####-##-##T##:##:##",
        "|2026-11-20T03:07:11.1234567|####-##-##T##:##:##.#######",
        "|2026-11-20|####-##-##",
        "M/d/yyyy h:mm a|11/20/2026 3:07 AM|##/##/#### #:## AM",
        "yyyyMMdd|20261120|########"
      })
  void timeOfNoKnownZone_isRefused_andItsFormIsTold(String pattern, String text, String form) {
    List<DateTimeFormatter> patterns = pattern == null ? List.of() : patterns(pattern);
    assertThatThrownBy(() -> TimePolicy.UNDECIDED.instant(text, patterns))
        .isInstanceOfSatisfying(
            UndecidedTimeException.class, e -> assertThat(e.form()).isEqualTo(form));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-20T03:07:11Z",
        "2026-11-20T03:07:11+00:00",
        "2026-11-19T21:07:11.0000000-06:00",
        "2026-11-19T21:07:11.0-06:00"
      })
  void offsetInTheText_decides(String text) {
    assertThat(TimePolicy.UNDECIDED.instant(text)).contains(Instant.parse("2026-11-20T03:07:11Z"));
  }
}
