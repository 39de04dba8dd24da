package com.imt.ic.bif.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnrolledTest {

  /** Notes that it was done, and with what. */
  private record Note(int number) implements Unrolled.Step<String, List<String>> {
    @Override
    public void run(String one, List<String> other) {
      other.add(one + number);
    }
  }

  private static List<String> run(List<Note> steps) {
    List<String> done = new ArrayList<>();
    Unrolled.of(steps).run("step ", done);
    return done;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 27, 10_000})
  void every_step_is_done_once_and_in_sequence(int count) {
    List<Note> steps = IntStream.range(0, count).mapToObj(Note::new).toList();

    assertThat(run(steps)).isEqualTo(IntStream.range(0, count).mapToObj(i -> "step " + i).toList());
  }

  @Test
  void exception_of_a_step_comes_through_as_it_is_and_ends_the_run() {
    List<String> done = new ArrayList<>();
    IllegalStateException failure = new IllegalStateException("no more");
    Unrolled.Step<String, List<String>> failing =
        (one, other) -> {
          throw failure;
        };
    Unrolled<String, List<String>> all = Unrolled.of(List.of(new Note(1), failing, new Note(2)));

    assertThatThrownBy(() -> all.run("step ", done)).isSameAs(failure);
    assertThat(done).containsExactly("step 1");
  }
}
