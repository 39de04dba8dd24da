package com.imt.ic.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What README.md and docs show in Java is what is compiled here, and in part run. */
class SnippetsTest {

  private static final Path HERE = Path.of("src/test/java/com/imt/ic/examples/readme");

  @Test
  void javaOfReadmeAndDocs_isCompiled() throws IOException {
    List<String> compiled;
    try (Stream<Path> files = Files.list(HERE)) {
      compiled =
          files
              .flatMap(file -> blocks(text(file), "(?s)// snippet: [^\\n]*\\n(.*?)\\n *// end"))
              .toList();
    }
    List<String> shown =
        blocks(text(Path.of("../README.md")), "(?s)```java\\n(.*?)\\n```").toList();
    List<String> inDocs;
    try (Stream<Path> files = Files.list(Path.of("../docs"))) {
      inDocs =
          files
              .filter(file -> file.toString().endsWith(".md"))
              .flatMap(file -> blocks(text(file), "(?s)```java\\n(.*?)\\n```"))
              .toList();
    }
    assertThat(shown).isNotEmpty();
    assertThat(compiled).containsAll(shown).containsAll(inDocs);
    assertThat(Stream.concat(shown.stream(), inDocs.stream())).containsAll(compiled);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> blocks(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.results().map(found -> found.group(1).stripTrailing().stripIndent().strip());
  }
}
