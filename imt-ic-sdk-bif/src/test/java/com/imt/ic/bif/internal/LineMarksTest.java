package com.imt.ic.bif.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a look at a block at a time finds, against a look at each byte. */
class LineMarksTest {

  private static final byte[] BYTES = {'|', '|', '"', '\r', 0x1F, ' ', 'x', '~', 0x7F, -1, -128};

  @Test
  void line_is_known_by_every_byte_of_it_and_by_none_behind_it() {
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      byte[] line = new byte[random.nextInt(200)];
      int kinds = 1 + random.nextInt(BYTES.length); // some lines are plain, others are not
      for (int i = 0; i < line.length; i++) {
        line[i] = random.nextInt(4) > 0 ? (byte) 'a' : BYTES[random.nextInt(kinds)];
      }
      byte[] buffer = new byte[line.length + 3 * LineMarks.BLOCK];
      random.nextBytes(buffer);
      int start = random.nextInt(LineMarks.BLOCK);
      System.arraycopy(line, 0, buffer, start, line.length);
      buffer[start + line.length] = '\n';
      LineMarks marks = new LineMarks('|', '"');
      marks.clear();

      int end = marks.scan(buffer, start, start, buffer.length - LineMarks.BLOCK);
      marks.end(line.length);

      assertThat(end).as("seed %d", seed).isEqualTo(start + line.length);
      assertThat(borders(marks)).as("seed %d", seed).isEqualTo(borders(line));
      assertThat(marks.isQuoted()).as("seed %d", seed).isEqualTo(holds(line, '"', '"'));
      assertThat(marks.isAscii()).as("seed %d", seed).isEqualTo(!holds(line, -128, -1));
      assertThat(marks.isPlain())
          .as("seed %d", seed)
          .isEqualTo(!holds(line, -128, 0x1F) && !holds(line, 0x7F, 0x7F));
    }
  }

  private static List<Integer> borders(LineMarks marks) {
    return Arrays.stream(marks.borders(), 0, marks.fields() + 1).boxed().toList();
  }

  private static List<Integer> borders(byte[] line) {
    List<Integer> borders = new ArrayList<>(List.of(-1));
    for (int i = 0; i < line.length; i++) {
      if (line[i] == '|') {
        borders.add(i);
      }
    }
    borders.add(line.length);
    return borders;
  }

  private static boolean holds(byte[] line, int lowest, int highest) {
    for (byte b : line) {
      if (b >= lowest && b <= highest) {
        return true;
      }
    }
    return false;
  }
}
