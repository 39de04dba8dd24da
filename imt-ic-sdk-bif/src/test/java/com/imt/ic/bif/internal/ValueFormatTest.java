package com.imt.ic.bif.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts and dates digit by digit, against the JDK's own formatting and parsing. */
class ValueFormatTest {

  private static String text(LineBuffer line) {
    return new String(line.chars(), 0, line.length());
  }

  @Test
  void amount_is_written_as_the_jdk_writes_it() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      long cents = i < 4 ? List.of(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE).get(i) : any(random);
      String expected = BigDecimal.valueOf(cents, 2).toPlainString();
      for (AmountFormat format : AmountFormat.values()) {
        LineBuffer line = new LineBuffer();
        format.write(cents, line);

        assertThat(text(line))
            .isEqualTo(
                switch (format) {
                  case POINT -> expected;
                  case COMMA -> expected.replace('.', ',');
                  case CENTS -> Long.toString(cents);
                });
        assertThat(format.length(cents)).as("%s", cents).isEqualTo(line.length());
      }
    }
  }

  private static long any(Random random) {
    return random.nextLong() >> random.nextInt(64);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"MM/dd/yyyy", "yyyyMMdd", "dd.MM.yyyy", "yyyy - MM - dd", "yyyy  //  MM  //  dd"})
  void date_is_written_and_read_as_the_jdk_does(String pattern) {
    DateTimeFormatter oracle =
        DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu"), Locale.ROOT);
    DateFormat format = DateFormat.of(pattern);
    KnownDates known = new KnownDates();
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      LocalDate date = LocalDate.of(1, 1, 1).plusDays(random.nextInt(3_652_059));
      LineBuffer line = new LineBuffer();
      format.write(date, line);

      assertThat(text(line)).isEqualTo(oracle.format(date));
      assertThat(known.of(format, slice(text(line)))).isEqualTo(date);
    }
    assertThat(known.of(format, slice(oracle.format(LocalDate.EPOCH).replace("01", "00"))))
        .isNull();
  }

  private static ByteSlice slice(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    ByteSlice slice = new ByteSlice();
    slice.set(bytes, 0, bytes.length);
    return slice;
  }
}
