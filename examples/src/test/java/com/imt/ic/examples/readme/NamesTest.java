package com.imt.ic.examples.readme;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.examples.cli.Spectrum;
import com.imt.ic.soap.CallEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * What the pages name as code is named so by the sources too: types, members, settings, options,
 * files, tables, artifacts. The changelog names what is gone as well, so it is not asked.
 */
class NamesTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern FENCED = Pattern.compile("(?ms)^ *```(\\w*)\\n(.*?)^ *```$");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  /** Commits are in the history alone. */
  private static final Pattern COMMIT = Pattern.compile("\\b[0-9a-f]{7,8}\\b");

  /** Names of other systems, and places for what a reader puts there; each is in use. */
  private static final Set<String> FOREIGN =
      new TreeSet<>(
          Set.of(
              "ArrayOfPayment",
              "CHANGELOG",
              "CLASSLIMIT",
              "Deprecated",
              "Dfeatures",
              "DtargetClasses",
              "DtargetTests",
              "FILE2",
              "MINOR",
              "NLS_COMP",
              "PATCH",
              "Pmutation",
              "Qualifier",
              "ROLE",
              "Release",
              "SpringBootTest",
              "TaskRunner",
              "Watchdog",
              "XXX",
              "YOUR",
              "_20261103T140000",
              "client_body_buffer_size",
              "client_body_temp_path",
              "client_body_timeout",
              "client_header_timeout",
              "deny",
              "diff",
              "disco",
              "forRemoval",
              "jlink",
              "jpackage",
              "limit_conn",
              "mutationCoverage",
              "newPair",
              "pit",
              "readiness",
              "scenario_outcome",
              "tmpdir",
              "vLAST",
              "worker_connections"));

  /** Whoever needs it makes it. */
  private static final String NOT_YET = "imt-ic-sdk-testkit/src/test/resources/fuzz";

  private static final List<String> OF_NO_SOURCE = List.of("target", ".git", "CHANGELOG.md");

  private static final Map<Path, String> SOURCES = sources();
  private static final Map<String, List<String>> PAGES = pages();

  private static Map<Path, String> sources() {
    Map<Path, String> sources = new HashMap<>();
    for (Path file : files()) {
      if (!file.toString().endsWith(".md") && !file.startsWith(ROOT.resolve("docs"))) {
        sources.put(file, file.endsWith("NamesTest.java") ? "" : text(file));
      }
    }
    return sources;
  }

  /** Of each page its spans of code, and the lines of its blocks that nothing else compiles. */
  private static Map<String, List<String>> pages() {
    Map<String, List<String>> pages = new HashMap<>();
    for (Path file : files()) {
      if (file.toString().endsWith(".md")) {
        String page = text(file);
        List<String> spans = new ArrayList<>();
        CODE.matcher(FENCED.matcher(page).replaceAll(""))
            .results()
            .forEach(c -> spans.add(c.group(1)));
        FENCED
            .matcher(page)
            .results()
            .filter(block -> Set.of("text", "mermaid").contains(block.group(1)))
            .flatMap(block -> block.group(2).lines().skip(block.group(1).equals("text") ? 0 : 1))
            .forEach(spans::add);
        pages.put(ROOT.relativize(file).toString(), spans);
      }
    }
    return pages;
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(Files::isRegularFile)
          .filter(NamesTest::isOurs)
          .filter(file -> !file.toString().endsWith(".jar"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(Path file) {
    for (Path part : ROOT.relativize(file)) {
      if (OF_NO_SOURCE.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  /** Whatever the bytes are. */
  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> words() {
    Set<String> words = new HashSet<>();
    SOURCES.forEach(
        (file, text) ->
            WORD.matcher(text + " " + ROOT.relativize(file))
                .results()
                .forEach(w -> words.add(w.group())));
    return words;
  }

  @Test
  void everyWordOfCode_isInTheSources() {
    Set<String> known = words();
    Set<String> unknown = new TreeSet<>();
    Set<String> unused = new TreeSet<>(FOREIGN);
    PAGES.forEach(
        (page, spans) -> {
          for (String span : spans) {
            for (MatchResult found :
                WORD.matcher(COMMIT.matcher(span).replaceAll("")).results().toList()) {
              String word = found.group();
              if (word.length() > 2
                  && !known.contains(word)
                  && !unused.remove(word)
                  && !FOREIGN.contains(word)) {
                unknown.add(page + ": " + word + " in `" + span.strip() + "`");
              }
            }
          }
        });
    assertThat(unknown).as("names of pages that no source has").isEmpty();
    assertThat(unused).as("foreign names that no page has").isEmpty();
  }

  /** A block that is said to be text is compiled by nobody. */
  @Test
  void noBlockOfText_isJava() {
    assertThat(PAGES.keySet())
        .allSatisfy(
            page ->
                assertThat(FENCED.matcher(text(ROOT.resolve(page))).results())
                    .as(page)
                    .filteredOn(block -> block.group(1).equals("text"))
                    .noneMatch(block -> block.group(2).contains(";\n")));
  }

  /** {@code TYPE.MEMBER}, of a type of ours: in a file that declares such a type. */
  @Test
  void everyMember_isOfItsType() {
    Map<String, List<String>> declaring = new HashMap<>();
    Pattern declared = Pattern.compile("\\b(?:class|interface|record|enum) ([A-Z]\\w+)");
    SOURCES
        .values()
        .forEach(
            text ->
                declared
                    .matcher(text)
                    .results()
                    .forEach(
                        type ->
                            declaring
                                .computeIfAbsent(type.group(1), t -> new ArrayList<>())
                                .add(text)));
    Set<String> unknown = new TreeSet<>();
    eachSpan(
        "\\b([A-Z]\\w+)[.#](\\w+)",
        (where, member) -> {
          List<String> texts = declaring.get(member.group(1));
          Pattern name = Pattern.compile("\\b" + member.group(2) + "\\b");
          if (texts != null && texts.stream().noneMatch(text -> name.matcher(text).find())) {
            unknown.add(where);
          }
        });
    assertThat(unknown).as("members that their types lack").isEmpty();
  }

  @Test
  void everyQualifiedName_isInTheSources() {
    Set<String> unknown = new TreeSet<>();
    eachSpan(
        "\\bcom\\.imt\\.ic(\\.\\w+)+",
        (where, name) -> {
          Pattern whole = Pattern.compile(Pattern.quote(name.group()) + "\\b");
          String file = "src/main/java/" + name.group().replace('.', '/') + ".java";
          if (SOURCES.values().stream().noneMatch(text -> whole.matcher(text).find())
              && SOURCES.keySet().stream().noneMatch(path -> path.endsWith(file))) {
            unknown.add(where);
          }
        });
    assertThat(unknown).as("packages, loggers and modules that no source has").isEmpty();
  }

  @Test
  void everyPathIntoTheRepository_leadsSomewhere() {
    Set<String> top = new TreeSet<>();
    try (Stream<Path> files = Files.list(ROOT)) {
      files.filter(NamesTest::isOurs).forEach(file -> top.add(file.getFileName().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Set<String> unknown = new TreeSet<>();
    eachSpan(
        "^([\\w.-]+)/[\\w./-]+(?=$| )",
        (where, path) -> {
          if (!path.group().equals(NOT_YET)
              && top.contains(path.group(1))
              && !Files.exists(ROOT.resolve(path.group()))) {
            unknown.add(where);
          }
        });
    assertThat(unknown).as("files that are not there").isEmpty();
  }

  /** {@code $.SECTION.SETTING}: the names follow one another in the page of all settings. */
  @Test
  void everySetting_isOneOfTheCatalogue() {
    String settings = text(ROOT.resolve("docs/profile.md"));
    Set<String> unknown = new TreeSet<>();
    eachSpan(
        "\\$\\.([a-z]\\w*)",
        (where, setting) -> {
          if (!Pattern.compile("(?m)^(## `|\\| `)" + setting.group(1) + "`")
              .matcher(settings)
              .find()) {
            unknown.add(where);
          }
        });
    assertThat(unknown).as("sections that no profile has").isEmpty();
  }

  /** A mention such as {@code poll --from DATE}: its command has its options. */
  @Test
  void everyOptionOfACommand_isOneOfIt() {
    Map<String, CommandLine> commands = new CommandLine(Spectrum.class).getSubcommands();
    List<String> mentions = new ArrayList<>();
    eachSpan(
        "^([a-z-]+) .*--.*$",
        (where, mention) -> {
          if (commands.containsKey(mention.group(1))) {
            mentions.add(mention.group());
          }
        });
    assertThat(mentions)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            mention -> {
              String[] words = mention.split(" ", -1);
              CommandLine command = commands.get(words[0]);
              for (String word : words) {
                if (command.getSubcommands().containsKey(word)) {
                  command = command.getSubcommands().get(word);
                }
                if (word.startsWith("--")) {
                  assertThat(command.getCommandSpec().findOption(word)).as(mention).isNotNull();
                }
              }
            });
  }

  /** Wherever a block of XML names an artifact of ours: it is a module, in the version of now. */
  @Test
  void everyArtifactOfOurs_isAModuleOfThisVersion() {
    String version = first(text(ROOT.resolve("pom.xml")), "<version>([^<]+)</version>");
    List<String> artifacts = new ArrayList<>();
    for (String page : PAGES.keySet()) {
      Pattern.compile("(?s)<dependency>.*?</dependency>")
          .matcher(text(ROOT.resolve(page)))
          .results()
          .map(MatchResult::group)
          .filter(xml -> xml.contains("<groupId>com.imt.ic</groupId>"))
          .forEach(artifacts::add);
    }
    assertThat(artifacts)
        .isNotEmpty()
        .allSatisfy(
            xml -> {
              assertThat(ROOT.resolve(first(xml, "<artifactId>([^<]+)<")).resolve("pom.xml"))
                  .exists();
              assertThat(first(xml, "<version>([^<]+)<")).isEqualTo(version);
            });
  }

  private static String first(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .findFirst()
        .map(found -> found.group(1))
        .orElse("");
  }

  private static void eachSpan(String pattern, BiConsumer<String, MatchResult> use) {
    Pattern compiled = Pattern.compile(pattern);
    PAGES.forEach(
        (page, spans) ->
            spans.forEach(
                span ->
                    compiled
                        .matcher(span)
                        .results()
                        .forEach(found -> use.accept(page + ": `" + span.strip() + "`", found))));
  }

  // Rows of what is enumerated

  private static Map<String, Set<String>> enums() {
    Map<String, Set<String>> enums = new HashMap<>();
    Set<String> twice = new HashSet<>();
    SOURCES.forEach(
        (file, text) -> {
          if (file.toString().contains("src/test/api/")) {
            Pattern.compile("(?m)^com[\\w.]*\\.([A-Z][\\w$]*): \\S+ .*\\benum .*\\n((?:  .*\\n)*)")
                .matcher(text)
                .results()
                .forEach(
                    type -> {
                      Set<String> constants = new TreeSet<>();
                      Pattern.compile("static final \\S+ \\S+\\.([A-Z]\\w*)$", Pattern.MULTILINE)
                          .matcher(type.group(2))
                          .results()
                          .forEach(constant -> constants.add(constant.group(1)));
                      if (enums.put(type.group(1).replace('$', '.'), constants) != null) {
                        twice.add(type.group(1).replace('$', '.'));
                      }
                    });
          }
        });
    enums.keySet().removeAll(twice);
    enums.put("CallEvent", callEvents());
    return enums;
  }

  private static Set<String> callEvents() {
    return Stream.of(CallEvent.class.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .collect(toCollection(TreeSet::new));
  }

  /** A table whose head names an enum has a row for each of its constants, and no other. */
  @Test
  void everyTableOfAnEnum_hasItsConstants() {
    Map<String, Set<String>> enums = enums();
    Map<String, Set<String>> rows = new HashMap<>();
    for (String page : PAGES.keySet()) {
      Pattern.compile("(?m)^\\| `([A-Z][\\w.]*)` \\|.*\\n\\|-.*\\n((?:\\|.*\\n)+)")
          .matcher(text(ROOT.resolve(page)))
          .results()
          .filter(table -> enums.containsKey(table.group(1)))
          .forEach(
              table -> {
                Set<String> constants = rows.computeIfAbsent(table.group(1), t -> new TreeSet<>());
                for (String row : table.group(2).split("\n", -1)) {
                  CODE.matcher(row.replaceFirst("^\\| (.*?) \\|.*", "$1"))
                      .results()
                      .forEach(code -> constants.add(code.group(1)));
                }
              });
    }
    assertThat(rows).hasSizeGreaterThan(5);
    rows.forEach((type, constants) -> assertThat(constants).as(type).isEqualTo(enums.get(type)));
  }
}
