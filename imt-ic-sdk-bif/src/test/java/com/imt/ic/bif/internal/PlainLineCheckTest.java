package com.imt.ic.bif.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a look at eight bytes at a time says of a line, against a look at each byte. */
class PlainLineCheckTest {

  private static final byte[] ODD = {'|', '"', '\t', 0x1F, 0x7F, -1, -128, '\n'};

  @Test
  void line_is_plain_as_every_byte_of_it_says() {
    int plain = 0;
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      char delimiter = random.nextBoolean() ? '|' : '\t';
      char quote = random.nextBoolean() ? '"' : '\0';
      int from = random.nextInt(9);
      byte[] bytes = new byte[from + random.nextInt(40) + PlainLineCheck.OVERRUN];
      random.nextBytes(bytes);
      int to = bytes.length - PlainLineCheck.OVERRUN;
      for (int i = from; i < to; i++) {
        int kinds = random.nextInt(10) == 0 ? ODD.length : 1;
        bytes[i] = random.nextInt(4) > 0 ? (byte) 'a' : ODD[random.nextInt(kinds)];
      }
      int delimiters = count(bytes, from, to, delimiter);
      int quotes = quote == '\0' ? 0 : count(bytes, from, to, quote);
      boolean marksAreRight = random.nextInt(4) > 0;
      boolean expected = marksAreRight && isPrintable(bytes, from, to, delimiter);

      boolean passes =
          new PlainLineCheck(delimiter, delimiters + (marksAreRight ? 0 : 1), quote, quotes)
              .passes(bytes, from, to);

      assertThat(passes).as("seed %d", seed).isEqualTo(expected);
      plain += passes ? 1 : 0;
    }
    assertThat(plain).isBetween(1_000, 19_000);
  }

  private static int count(byte[] bytes, int from, int to, char wanted) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += bytes[i] == wanted ? 1 : 0;
    }
    return count;
  }

  private static boolean isPrintable(byte[] bytes, int from, int to, char delimiter) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != delimiter && (bytes[i] < ' ' || bytes[i] == 0x7F)) {
        return false;
      }
    }
    return true;
  }
}
