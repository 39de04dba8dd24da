package com.imt.ic.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What README.md, docs and the pages of public packages show in Java is what is compiled here, and
 * in part run.
 */
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
    List<String> onPages = new ArrayList<>();
    for (Path page : pagesOfPublicPackages()) {
      List<String> ofPage =
          blocks(text(page), "(?s)<pre>\\{@code\\n(.*?)\\n \\* \\}</pre>")
              .map(block -> block.replaceAll("(?m)^ ?\\* ?", "").stripIndent().strip())
              .toList();
      assertThat(ofPage).as("examples on the page of " + page).isNotEmpty();
      onPages.addAll(ofPage);
    }
    assertThat(shown).isNotEmpty();
    assertThat(compiled).containsAll(shown).containsAll(inDocs).containsAll(onPages);
    assertThat(Stream.of(shown, inDocs, onPages).flatMap(List::stream)).containsAll(compiled);
  }

  private static List<Path> pagesOfPublicPackages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String module : List.of("core", "bif", "soap", "testkit")) {
      Path sources = Path.of("../imt-ic-sdk-" + module, "src/main/java");
      Matcher exported =
          Pattern.compile("(?m)^ *exports ([\\w.]+);")
              .matcher(text(sources.resolve("module-info.java")));
      while (exported.find()) {
        String folder = exported.group(1).replace('.', '/');
        pages.add(sources.resolve(folder).resolve("package-info.java"));
      }
    }
    return pages;
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
