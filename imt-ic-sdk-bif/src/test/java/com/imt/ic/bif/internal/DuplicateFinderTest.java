package com.imt.ic.bif.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DuplicateFinderTest {

  @Test
  void repetitions_are_found_as_a_map_finds_them_on_the_heap_and_off_it() throws IOException {
    long seed = 12;
    Random random = new Random(seed);
    Map<String, Long> first = new HashMap<>();
    Map<Long, Long> expected = new TreeMap<>();
    Map<Long, Long> found = new TreeMap<>();
    try (DuplicateFinder seen = new DuplicateFinder(new SplittableRandom(seed))) {
      for (long line = 1; line <= 400_000; line++) {
        String number = "2026" + random.nextInt(2_000_000);
        Long earlier = first.putIfAbsent(number, line);
        if (earlier != null) {
          expected.put(line, earlier);
        }
        long atOnce = seen.add(number, line);
        if (atOnce != 0) {
          found.put(line, atOnce);
        }
        assertThat(atOnce != 0)
            .as("line %d, seed %d", line, seed)
            .isEqualTo(earlier != null && first.size() < DuplicateFinder.MOST_ON_HEAP);
      }
      seen.finish((line, earlier) -> assertThat(found.put(line, earlier)).isNull());
    }
    assertThat(found).as("seed %d", seed).isEqualTo(expected);
  }

  @Test
  void numbers_that_look_alike_are_different() throws IOException {
    try (DuplicateFinder seen = new DuplicateFinder()) {
      long line = 1;
      for (String number :
          new String[] {
            "1",
            "01",
            "001",
            "0001",
            "1 0",
            "10",
            "100",
            "A",
            "a",
            "Ā",
            "abc",
            "abcabc",
            "cba",
            "\0",
            "\0\0",
            "\0\0\0",
            "\0\0\0\0"
          }) {
        assertThat(seen.add(number, line++)).as(number).isZero();
      }
      assertThat(seen.add("cba", line)).isEqualTo(13);
    }
  }
}
