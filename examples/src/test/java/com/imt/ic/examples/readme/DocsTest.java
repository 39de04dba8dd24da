package com.imt.ic.examples.readme;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.imt.ic.CallFailedException;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.Warning;
import com.imt.ic.examples.cli.Spectrum;
import com.imt.ic.quarantine.QuarantineKind;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.soap.hosted.HostedCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the pages say that can be looked up: links, messages, commands, kinds, tables. */
class DocsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path DOCS = ROOT.resolve("docs");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

  /** Too short a text would stand somewhere anyway. */
  private static final int FEWEST_CHARACTERS = 7;

  private static final Set<String> OF_MAVEN =
      Set.of("test", "skipTests", "maven.test.skip", "surefire.failIfNoSpecifiedTests");

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> pages() {
    return files(ROOT, ".md");
  }

  private static String prose(String page) {
    return FENCED.matcher(page).replaceAll("");
  }

  // Links

  @Test
  void everyLink_leadsSomewhere() {
    Map<Path, Set<String>> anchors = new HashMap<>();
    Set<String> broken = new TreeSet<>();
    for (Path page : pages()) {
      for (String link : links(page)) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path to = path.isEmpty() ? page : page.getParent().resolve(path).normalize();
        boolean leads =
            Files.exists(to)
                && (hash < 0
                    || anchors
                        .computeIfAbsent(to, DocsTest::anchors)
                        .contains(link.substring(hash + 1)));
        if (!leads) {
          broken.add(ROOT.relativize(page) + ": " + link);
        }
      }
    }
    assertThat(broken).as("links of pages that lead nowhere").isEmpty();
  }

  private static List<String> links(Path page) {
    String prose = CODE.matcher(prose(text(page))).replaceAll("code");
    return Pattern.compile("\\]\\(([^)\\s]+)\\)")
        .matcher(prose)
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
        .toList();
  }

  /** As the places that show Markdown make them of headings. */
  private static Set<String> anchors(Path page) {
    Map<String, Integer> times = new HashMap<>();
    Set<String> anchors = new HashSet<>();
    Matcher headings = Pattern.compile("(?m)^#{1,6} +(.*)$").matcher(prose(text(page)));
    while (headings.find()) {
      String slug =
          headings
              .group(1)
              .strip()
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .replace(' ', '-');
      int before = times.merge(slug, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? slug : slug + "-" + before);
    }
    return anchors;
  }

  @Test
  void everyPage_isNamedByTheReadme() {
    String readme = text(ROOT.resolve("README.md"));

    assertThat(files(DOCS, ".md"))
        .isNotEmpty()
        .allSatisfy(page -> assertThat(readme).contains("](docs/" + page.getFileName() + ")"));
  }

  /** A contract of the testkit that fails names a page and its section. */
  @Test
  void everySectionThatAContractNames_isThere() {
    Path promises =
        ROOT.resolve("imt-ic-sdk-testkit/src/main/java/com/imt/ic/testkit/Promise.java");
    List<MatchResult> named =
        Pattern.compile("\"([a-z-]+\\.md)\",\\s*\"([^\"]+)\"")
            .matcher(text(promises))
            .results()
            .toList();

    assertThat(named)
        .isNotEmpty()
        .allSatisfy(
            section ->
                assertThat(text(DOCS.resolve(section.group(1))))
                    .containsPattern("(?m)^#+ " + Pattern.quote(section.group(2)) + "$"));
  }

  // Messages

  @Test
  void everyMessageOfTroubleshooting_isInTheSources() {
    List<String> sources =
        Stream.of("core", "bif", "soap")
            .map(module -> ROOT.resolve("imt-ic-sdk-" + module + "/src/main/java"))
            .flatMap(folder -> files(folder, ".java").stream())
            .map(file -> literals(text(file)))
            .toList();
    List<String> messages = new ArrayList<>();
    String page = text(DOCS.resolve("troubleshooting.md"));
    for (String cell : firstCells(page.substring(page.indexOf("## At the start")))) {
      CODE.matcher(cell).results().map(code -> code.group(1)).forEach(messages::add);
    }

    assertThat(messages).hasSizeGreaterThan(50);
    messages.removeIf(
        message -> {
          Pattern pattern = asWritten(message);
          return sources.stream().anyMatch(source -> pattern.matcher(source).find());
        });
    assertThat(messages).as("messages that no source has").isEmpty();
  }

  /** Literals that stand together as one, their escapes undone. */
  private static String literals(String source) {
    return source
        .replaceAll("\"\\s*\\+\\s*\"", "")
        .replaceAll("\\\\\\n\\s*", "")
        .replace("\\\"", "\"");
  }

  /** What stands for {@code …} is a place of {@code formatted}, or whatever the code puts there. */
  private static Pattern asWritten(String message) {
    List<String> parts =
        Stream.of(message.split("…", -1)).filter(part -> part.length() > 1).toList();
    assertThat(parts.stream().mapToInt(String::length).max().orElse(0))
        .as("\"%s\" says enough to be looked up", message)
        .isGreaterThanOrEqualTo(FEWEST_CHARACTERS);
    return Pattern.compile(
        parts.stream().map(part -> Pattern.quote(part)).collect(joining("[^;]{0,160}?")));
  }

  /** Of each row of each table, the heads included. */
  private static List<String> firstCells(String page) {
    List<String> cells = new ArrayList<>();
    for (String line : prose(page).split("\n", -1)) {
      if (line.startsWith("| ")) {
        cells.add(line.substring(2).split("(?<!\\\\) \\|", 2)[0]);
      }
    }
    return cells;
  }

  // Kinds

  static Stream<Arguments> kinds() {
    return Stream.of(
        Arguments.of("operations.md", Warning.Kind.values()),
        Arguments.of("errors.md", QuarantineKind.values()),
        Arguments.of("errors.md", CallFailedException.Kind.values()),
        Arguments.of("polling.md", Outcome.values()),
        Arguments.of("polling.md", ReportKind.values()),
        Arguments.of("reconciliation.md", DifferenceKind.values()),
        Arguments.of("reconciliation.md", PaymentState.values()),
        Arguments.of("monitoring.md", HostedCall.Outcome.values()));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKind_hasItsRow(String page, Enum<?>[] kinds) {
    String cells = String.join("\n", firstCells(text(DOCS.resolve(page))));

    assertThat(kinds)
        .allSatisfy(kind -> assertThat(cells).as(page).contains("`" + kind.name() + "`"));
  }

  // Commands

  private static List<String> commands(String program) {
    List<String> commands = new ArrayList<>();
    for (Path page : pages()) {
      FENCED
          .matcher(text(page))
          .results()
          .filter(block -> block.group(1).equals("sh"))
          .flatMap(block -> block.group(2).lines())
          .forEach(commands::add);
      CODE.matcher(prose(text(page))).results().map(code -> code.group(1)).forEach(commands::add);
    }
    commands.removeIf(command -> !command.startsWith(program + " "));
    return commands;
  }

  @Test
  void everyCommandOfTheExample_isUnderstood() {
    assertThat(commands("examples/spectrum"))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            command -> assertThatCode(() -> parse(command)).as(command).doesNotThrowAnyException());
  }

  /** A mention may leave out what a command has to be given. */
  private static void parse(String command) {
    List<String> words = new ArrayList<>();
    Pattern.compile("\"([^\"]*)\"|(\\S+)")
        .matcher(command.replaceFirst("\\s#.*", ""))
        .results()
        .forEach(word -> words.add(word.group(1) == null ? word.group(2) : word.group(1)));
    String[] args = words.subList(1, words.size()).toArray(new String[0]);
    try {
      new CommandLine(Spectrum.class).parseArgs(args);
    } catch (CommandLine.MissingParameterException e) {
      assertThat(e.getMessage()).startsWith("Missing required option");
      assertThat(Stream.of(args).filter(word -> word.startsWith("--")))
          .allMatch(option -> e.getCommandLine().getCommandSpec().findOption(option) != null);
    }
  }

  /**
   * What one can look up of a build that takes minutes or hours: profiles, modules, tests,
   * settings.
   */
  @Test
  void everyBuild_namesWhatIsThere() {
    Map<String, String> sources = new HashMap<>();
    files(ROOT, ".java").forEach(file -> sources.put(file.getFileName().toString(), text(file)));
    String poms = files(ROOT, "pom.xml").stream().map(DocsTest::text).collect(joining("\n"));
    String settings = poms + String.join("\n", sources.values());

    assertThat(commands("mvn"))
        .hasSizeGreaterThan(15)
        .allSatisfy(
            command -> {
              assertThat(named(command, "-P([\\w-]+)"))
                  .as("profiles of " + command)
                  .allMatch(profile -> poms.contains("<id>" + profile + "</id>"));
              assertThat(named(command, "-pl ([\\w/-]+)"))
                  .as("modules of " + command)
                  .allMatch(module -> Files.exists(ROOT.resolve(module).resolve("pom.xml")));
              assertThat(named(command, "-Dtest='?([\\w#*]+)"))
                  .as("tests of " + command)
                  .allMatch(test -> isIn(sources, test));
              assertThat(named(command, "-D([\\w.]+)"))
                  .as("settings of " + command)
                  .allMatch(name -> OF_MAVEN.contains(name) || settings.contains(name));
            });
  }

  private static List<String> named(String command, String pattern) {
    return Pattern.compile(pattern)
        .matcher(command)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** As Surefire reads it: {@code CLASS}, or {@code CLASS#METHOD} with stars. */
  private static boolean isIn(Map<String, String> sources, String test) {
    int hash = test.indexOf('#');
    String source = sources.getOrDefault((hash < 0 ? test : test.substring(0, hash)) + ".java", "");
    String method = hash < 0 ? "\\w+" : test.substring(hash + 1).replace("*", "\\w*");
    return Pattern.compile("void " + method + "\\(").matcher(source).find();
  }

  // Tables of the database

  /** The diagram has every table, and of each the columns of its keys and what else it shows. */
  @Test
  void diagramOfTheTables_isThatOfTheSchema() {
    String database = text(DOCS.resolve("database.md"));
    Map<String, Set<String>> shown =
        tables(database, "(?m)^  (ic_\\w+) \\{\\n((?:    .*\\n)+)  \\}$", "^ +\\w+ (\\w+).*");
    Map<String, Set<String>> defined =
        tables(
            text(
                ROOT.resolve(
                    "imt-ic-sdk-core/src/main/resources/com/imt/ic/internal/store/jdbc/postgresql/schema.sql")),
            "(?m)^CREATE TABLE (ic_\\w+) \\(\\n((?:  .*\\n)+)\\);$",
            "^ +([a-z]\\w*) .*");

    assertThat(shown.keySet()).isEqualTo(defined.keySet());
    shown.forEach(
        (table, columns) -> assertThat(defined.get(table)).as(table).containsAll(columns));
    assertThat(firstCells(database))
        .containsAll(defined.keySet().stream().map(table -> "`" + table + "`").toList());
  }

  private static Map<String, Set<String>> tables(String text, String table, String column) {
    Map<String, Set<String>> tables = new TreeMap<>();
    Pattern line = Pattern.compile(column);
    Pattern.compile(table)
        .matcher(text)
        .results()
        .forEach(
            found -> {
              Set<String> columns = new TreeSet<>();
              found
                  .group(2)
                  .lines()
                  .map(line::matcher)
                  .filter(Matcher::matches)
                  .forEach(each -> columns.add(each.group(1)));
              tables.put(found.group(1), columns);
            });
    return tables;
  }
}
