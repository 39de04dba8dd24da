package com.imt.ic.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema for editors and the page of settings are those of the catalogue. */
class GeneratedFilesTest {

  /** With it, the files are written anew. */
  private static final String WRITE = "settings.write";

  private static final String COMMAND =
      "mvn -pl imt-ic-sdk-core test -Dtest=GeneratedFilesTest -D" + WRITE + "=true";

  static Stream<Arguments> files() {
    Supplier<String> schema = PublishedSchema::text;
    Supplier<String> page = SettingsPage::text;
    return Stream.of(
        Arguments.of("src/main/resources/com/imt/ic/profile/profile.schema.json", schema),
        Arguments.of("../docs/profile.schema.json", schema),
        Arguments.of("../docs/profile.md", page));
  }

  @ParameterizedTest
  @MethodSource("files")
  void file_isWhatTheCatalogueSays(String name, Supplier<String> text) throws IOException {
    Path file = Path.of(name);
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(file, text.get(), StandardCharsets.UTF_8);
    }
    assertThat(file).exists();
    assertThat(Files.readString(file, StandardCharsets.UTF_8))
        .as("%s differs from settings.json; write it anew by: %s", name, COMMAND)
        .isEqualTo(text.get());
  }
}
