package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PromiseTest {

  @ParameterizedTest
  @EnumSource
  void guide_hasTheHeadingThatAFailureNames(Promise promise) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("..", "docs", promise.page()));

    assertThat(lines.stream().map(line -> line.replaceFirst("^#+ ", "")))
        .contains(promise.heading());
    assertThat(lines).anyMatch(line -> line.matches("#+ .*" + promise.heading() + ".*"));
  }
}
