package com.imt.ic.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimePolicyTest {

  @ParameterizedTest
  @CsvSource({
    "OFFSET, 2026-11-01T01:30:00.4729216Z, 2026-11-01T01:30:00.472921600Z",
    "OFFSET, 2026-11-01T01:30:00-06:00, 2026-11-01T07:30:00Z",
    "OFFSET, 2026-11-01T01:30:00, 2026-11-01T01:30:00Z",
    "GMT, 2026-11-01T01:30:00.4729216-06:00, 2026-11-01T01:30:00.472921600Z",
    "GMT, 2027-07-01T01:30:00-05:00, 2027-07-01T01:30:00Z",
    "GMT, 2026-11-01T01:30:00Z, 2026-11-01T01:30:00Z",
    "America/Chicago, 2026-07-01T12:00:00+09:00, 2026-07-01T17:00:00Z",
    "America/Chicago, 2026-11-01T01:30:00, 2026-11-01T06:30:00Z",
    "America/Chicago, 2026-03-08T02:30:00, 2026-03-08T08:30:00Z",
    "GMT, 2026-11-01, 2026-11-01T00:00:00Z",
    "OFFSET, 2028-02-29T23:59:59.123456789+05:30, 2028-02-29T18:29:59.123456789Z",
    "OFFSET, 1999-12-31T23:59:59.5-00:30, 2000-01-01T00:29:59.5Z",
    "OFFSET, 1971-01-01T00:00:00Z, 1971-01-01T00:00:00Z",
    "OFFSET, 9998-12-30T23:59:59Z, 9998-12-30T23:59:59Z"
  })
  void policy_decidesWhatTheDigitsMean(String policy, String text, Instant expected) {
    assertThat(TimePolicy.parse(policy).instant(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01T00:00:00",
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00-05:51",
        "0001-01-01",
        "1/1/0001",
        "1/1/0001 12:00:00 AM",
        "1753-01-01T00:00:00",
        "1899-12-30T00:00:00-06:00",
        "1900-01-01",
        "1900-01-01T00:00:00.000",
        "1900-01-01T06:00:00Z",
        "1899-12-31T18:00:00-06:00",
        "1/1/1900 12:00:00 AM",
        "12/30/1899",
        "1970-01-01T00:00:00Z",
        "1969-12-31T18:00:00-06:00",
        "0000-00-00 00:00:00",
        "-0001-11-30T00:00:00",
        "9999-12-31",
        "9999-12-31T23:59:59.9999999",
        "9999-12-31T23:59:59.9999999-06:00",
        "12/31/9999 11:59:59 PM"
      })
  void dateOfNone_isAbsentInEveryForm(String text) {
    assertThat(TimePolicy.GMT.instant(text)).isEmpty();
    assertThat(TimePolicy.OFFSET.instant(text)).isEmpty();
    assertThat(TimePolicy.date(text)).isEmpty();
  }

  @Test
  void businessDate_isNeverShifted() {
    assertThat(TimePolicy.date("2026-11-02T00:00:00-06:00")).contains(LocalDate.of(2026, 11, 2));
    assertThat(TimePolicy.date("2026-11-02T23:59:59.9999999Z")).contains(LocalDate.of(2026, 11, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-13-01T00:00:00",
        "2026-11-01T25:00:00",
        "11/01/2026",
        "1/1/2026 12:00:00 AM",
        "1900-13-01T00:00:00",
        "1900-01-01 or so",
        "2026-02-30",
        "2026-02-30T00:00:00",
        "2026-11-01T00:00:00.Z",
        "2026-11-01T00:00:00+25:00",
        "2026-11-01T00:00:00Zulu",
        "2026-11-01T00:00"
      })
  void anythingElse_isRefusedWithTheValueQuoted(String text) {
    assertThatThrownBy(() -> TimePolicy.GMT.instant(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\" is not a time");
  }

  @Test
  void parse_readsBackWhatToStringWrites() {
    for (TimePolicy policy :
        new TimePolicy[] {
          TimePolicy.GMT,
          TimePolicy.OFFSET,
          TimePolicy.DATE,
          TimePolicy.zone(ZoneId.of("Asia/Tokyo"))
        }) {
      assertThat(TimePolicy.parse(policy.toString())).isEqualTo(policy);
    }
  }
}
