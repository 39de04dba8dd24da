package com.imt.ic.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.imt.ic.ReportKind;
import com.imt.ic.profile.Profile;
import com.imt.ic.profile.ProfileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema that editors check an override by, and what loads it, find the same faults. */
class SchemaAndLoaderTest {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonParser.Feature.ALLOW_COMMENTS).build();

  private static final List<String> TOTALS = List.of("answers", "totals");

  /** Fewer on the second JDK, on which the same holds. */
  private static final int OVERRIDES = Runtime.version().feature() == 17 ? 400 : 100;

  private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\\n(.*?)\\n *```");

  private static final Profile PROFILE = Profile.defaults();
  private static final JsonNode DEFAULTS = Catalogue.defaults();
  private static final JsonNode SETTINGS = Catalogue.settings();

  /** Of an override, as an editor sees it. */
  private final SchemaJudge editor = SchemaJudge.of(json(PublishedSchema.text()));

  /** Of what an override and the default come to. */
  private final SchemaJudge whole = SchemaJudge.of(SETTINGS);

  /** Every profile of the examples and of the docs, each of which loads. */
  static Stream<Arguments> overrides() throws IOException {
    List<Arguments> overrides = new ArrayList<>();
    overrides.add(Arguments.of("the default", "{}"));
    Path examples = Path.of("../examples/src");
    for (String name :
        List.of(
            "main/resources/com/imt/ic/examples/cli/spectrum-profile.json",
            "test/resources/com/imt/ic/examples/dialects/A.json",
            "test/resources/com/imt/ic/examples/dialects/C.json")) {
      overrides.add(Arguments.of(name, text(examples.resolve(name))));
    }
    try (Stream<Path> pages = Files.list(Path.of("../docs"))) {
      pages
          .filter(page -> page.toString().endsWith(".md"))
          .sorted()
          .forEach(
              page ->
                  EXAMPLE
                      .matcher(text(page))
                      .results()
                      .forEach(
                          found ->
                              overrides.add(
                                  Arguments.of(
                                      page.getFileName() + " at " + found.start(),
                                      found.group(1)))));
    }
    assertThat(overrides).hasSizeGreaterThan(15);
    return overrides.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("overrides")
  void profileThatLoads_hasNoFaultForAnEditor(String where, String override) {
    assertThat(editor.faults(json(override))).as(where).isEmpty();
    assertThat(whole.faults(merged(override))).as(where).isEmpty();
    assertThat(PROFILE.override(override).toJson()).isNotEmpty();
  }

  @Test
  void faultThatAnEditorShows_isOneThatTheLoaderNames() {
    long seed = Long.getLong("seed", 1);
    ProfileMutator mutator = new ProfileMutator(new Random(seed));
    Map<String, Integer> judged = new HashMap<>();
    for (int i = 0; i < OVERRIDES; i++) {
      String override = mutator.override().toString();
      Set<String> shown = editor.faults(json(override));
      Set<String> faults = whole.faults(merged(override));
      String where = "seed " + seed + ", " + override;
      assertThat(faults).as(where).containsAll(shown);
      assertThat(structural(override)).as(where).isEqualTo(faults);
      assertThat(named(override)).as(where).containsAll(faults);
      judged.merge(
          faults.isEmpty() ? "sound" : shown.isEmpty() ? "incomplete" : "faulty", 1, Integer::sum);
    }
    assertThat(judged.get("faulty")).as("seed %s: %s", seed, judged).isGreaterThan(OVERRIDES / 2);
  }

  @Test
  void takingAwayWhatIsNeeded_isAFaultOfTheSamePlace() {
    List<List<String>> places = new ArrayList<>();
    places(DEFAULTS, List.of(), places);
    assertThat(places).hasSizeGreaterThan(300);
    int needed = 0;
    for (List<String> place : places) {
      String override = at(place, JsonNodeFactory.instance.nullNode());
      Set<String> faults = whole.faults(merged(override));
      assertThat(editor.faults(json(override)))
          .as(override)
          .isEmpty(); // it cannot know what is beneath
      assertThat(structural(override)).as(override).isEqualTo(faults);
      assertThat(named(override)).as(override).containsAll(faults);
      needed += faults.size();
    }
    assertThat(needed).isGreaterThan(70);
  }

  /** Every default and example is what the setting itself allows. */
  @Test
  void defaultsAndExamples_haveNoFault() {
    int judged = 0;
    for (Catalogue.Setting setting : Catalogue.all(SETTINGS)) {
      ObjectNode schema = setting.node().deepCopy();
      schema.set("$defs", SETTINGS.path("$defs"));
      List<JsonNode> values = new ArrayList<>();
      setting.node().path("examples").forEach(values::add);
      if (setting.node().has("default")) {
        values.add(setting.node().path("default"));
      }
      for (JsonNode value : values) {
        assertThat(SchemaJudge.of(schema).faults(value)).as(setting.path()).isEmpty();
        judged++;
      }
    }
    assertThat(judged).isGreaterThan(60);
  }

  /** Nothing but the catalogue knows what holds where a setting is absent. */
  @Test
  void absentSetting_isAsIfItsDefaultStoodThere() {
    int compared = 0;
    for (List<String> place : settings(SETTINGS, List.of(), "default")) {
      if (place.equals(TOTALS)) {
        continue; // as a pattern that says the same, see below
      }
      JsonNode standard = setting(place).path("default");
      Profile absent = PROFILE.override(at(place, JsonNodeFactory.instance.nullNode()));
      try {
        Profile written = PROFILE.override(at(place, standard));
        assertThat(readings(written))
            .as(place.toString())
            .containsExactlyElementsOf(readings(absent));
        compared++;
      } catch (ProfileException e) {
        // what stands there and is read in no case is a fault: a form without a table
        assertThat(e.problems())
            .as(place.toString())
            .allSatisfy(p -> assertThat(p).contains("is there, and"));
      }
    }
    assertThat(compared).isGreaterThan(50);
  }

  private static List<List<String>> settings(JsonNode part, List<String> path, String with) {
    List<List<String>> found = new ArrayList<>();
    for (var member : part.path("properties").properties()) {
      List<String> place = new ArrayList<>(path);
      place.add(member.getKey());
      JsonNode setting = Catalogue.resolved(SETTINGS, member.getValue());
      if (setting.has(with)) {
        found.add(place);
      }
      if (!List.of("session", "pages", "columns", "parameters").contains(member.getKey())) {
        found.addAll(settings(setting, place, with));
      }
    }
    return found;
  }

  private static JsonNode setting(List<String> place) {
    JsonNode setting = SETTINGS;
    for (String name : place) {
      setting = Catalogue.resolved(SETTINGS, setting.path("properties").path(name));
    }
    return setting;
  }

  private static String at(List<String> place, JsonNode value) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode node = root;
    for (String name : place.subList(0, place.size() - 1)) {
      node = node.putObject(name);
    }
    node.set(place.get(place.size() - 1), value);
    return root.toString();
  }

  /** What every reader made of a profile. */
  private static List<String> readings(Profile profile) {
    List<Object> readings = new ArrayList<>();
    Profile.OPERATIONS.forEach(id -> readings.add(profile.operation(id)));
    for (ReportKind report : ReportKind.values()) {
      readings.add(profile.polling(report));
    }
    readings.add(profile.billerZone());
    readings.add(profile.invoiceTypes());
    readings.add(profile.baseAddress());
    readings.add(profile.session());
    readings.add(profile.answers());
    readings.add(profile.posting());
    readings.add(profile.reconciliation());
    readings.add(profile.receiptTime());
    readings.add(profile.invoiceFileCadence());
    return readings.stream().map(Object::toString).toList();
  }

  /** A list is replaced as a whole, so that in it nothing is taken away. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{\"bif\": {\"leftOut\": [null]}} ~ $.bif.leftOut[0]",
        "{\"bif\": {\"headerRecord\": [{}]}} ~ $.bif.headerRecord[0].value",
        "{\"bif\": {\"headerRecord\": [{\"value\": null}]}} ~ $.bif.headerRecord[0].value",
        "{\"bif\": {\"trailerRecord\": [\"T\", {\"value\": \"{time}\", \"pattern\": null}]}} ~ $.bif.trailerRecord[1].pattern"
      })
  void nullWithinAList_isAFaultForBoth(String override, String place) {
    assertThat(editor.faults(json(override))).containsExactly(place);
    assertThat(named(override)).contains(place);
  }

  private static void places(JsonNode node, List<String> path, List<List<String>> places) {
    for (var member : node.properties()) {
      List<String> place = new ArrayList<>(path);
      place.add(member.getKey());
      places.add(place);
      places(member.getValue(), place, places);
    }
  }

  /** The places that the loader names. */
  private static Set<String> named(String override) {
    try {
      PROFILE.override(override);
      return Set.of();
    } catch (ProfileException e) {
      return e.problems().stream()
          .map(problem -> problem.substring(0, problem.indexOf(": ")))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** The places that the loader names by the catalogue alone. */
  private static Set<String> structural(String override) {
    Faults faults = new Faults();
    SettingsSchema.ofProfile().check(merged(override), "$", faults, Optional::of);
    return faults.all().stream()
        .map(Faults.Fault::path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What an override makes of the default, as an override is explained to people. */
  private static JsonNode merged(String override) {
    return merged(DEFAULTS, json(override));
  }

  private static JsonNode merged(JsonNode base, JsonNode override) {
    if (!override.isObject()) {
      return override;
    }
    ObjectNode merged = base.isObject() ? base.deepCopy() : JsonNodeFactory.instance.objectNode();
    for (var member : override.properties()) {
      if (member.getValue().isNull()) {
        merged.remove(member.getKey());
      } else {
        merged.set(member.getKey(), merged(merged.path(member.getKey()), member.getValue()));
      }
    }
    return merged;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
