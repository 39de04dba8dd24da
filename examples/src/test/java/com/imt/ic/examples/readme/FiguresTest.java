package com.imt.ic.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A default, limit or number that a page says stands in code too: {@code figures.txt} pairs the
 * two, so that neither changes alone.
 */
class FiguresTest {

  private static final Path FIGURES =
      Path.of("src/test/resources/com/imt/ic/examples/readme/figures.txt");

  static List<String> figures() throws IOException {
    return Files.readAllLines(FIGURES, StandardCharsets.UTF_8).stream()
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("figures")
  void figure_isSaidAsItIsDecided(String figure) throws IOException {
    String[] parts = figure.split(" ~ ", -1);
    assertThat(parts).hasSize(4);
    assertThat(text(parts[0]).contains(parts[1])).as("%s says: %s", parts[0], parts[1]).isTrue();
    assertThat(text(parts[2]).contains(parts[3]))
        .as("%s decides \"%s\" by: %s", parts[2], parts[1], parts[3])
        .isTrue();
  }

  private static String text(String place) throws IOException {
    int colon = place.indexOf(':');
    String module = colon < 0 ? "" : place.substring(0, colon);
    String folder = module.equals("examples") ? module : "imt-ic-sdk-" + module;
    Path file =
        colon < 0
            ? Path.of("..", place)
            : Path.of("..", folder, "src", "main").resolve(place.substring(colon + 1));
    return Files.readString(file, StandardCharsets.UTF_8)
        .replaceAll("\\n\\s*\\* ", " ")
        .replaceAll("\\s+", " ");
  }
}
