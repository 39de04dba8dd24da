package com.imt.ic.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What README.md shows is what is compiled. */
class ReadmeTest {

  @Test
  void snippets_areTheCompiledOnes() throws IOException {
    String source =
        Files.readString(
            Path.of("src/main/java/com/imt/ic/examples/ReadmeSnippets.java"),
            StandardCharsets.UTF_8);
    String readme = Files.readString(Path.of("../README.md"), StandardCharsets.UTF_8);
    List<String> compiled = blocks(source, "(?s)// snippet: [^\\n]*\\n(.*?)\\n *// end");
    List<String> shown = blocks(readme, "(?s)```java\\n(.*?)\\n```");
    assertThat(compiled).hasSize(2);
    assertThat(shown).isEqualTo(compiled);
  }

  private static List<String> blocks(String text, String pattern) {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      blocks.add(matcher.group(1).stripIndent());
    }
    return blocks;
  }
}
