package com.imt.ic.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.imt.ic.profile.Profile.Question;
import com.imt.ic.profile.Profile.Setting;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What only InvoiceCloud can answer, and the settings that its answers turn. */
class QuestionsTest {

  private static List<Question> questions(String override) {
    return Profile.defaults().override(override, "profile.json").questions();
  }

  @Test
  void fourteenQuestions_eachSaysWhatToAskWhyAndWhatHoldsUntilThen() {
    List<Question> questions = Profile.defaults().questions();

    assertThat(questions)
        .extracting(Question::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 14).boxed().toList());
    assertThat(questions)
        .allSatisfy(
            question -> {
              assertThat(question.text()).endsWith("?");
              assertThat(question.why()).endsWith(".");
              assertThat(question.assumption()).endsWith(".");
              assertThat(question.settings().size() + question.java().size()).isPositive();
              assertThat(question.decided()).isEmpty();
            });
  }

  @Test
  void everySettingThatAnAnswerTurns_isInTheCatalogue() throws Exception {
    JsonNode catalogue;
    try (InputStream in = Profile.class.getResourceAsStream("/com/imt/ic/profile/settings.json")) {
      catalogue = JsonMapper.builder().build().readTree(Objects.requireNonNull(in));
    }
    for (Question question : Profile.defaults().questions()) {
      assertThat(question.settings())
          .as("question %s", question.number())
          .doesNotHaveDuplicates()
          .allMatch(path -> path.startsWith("$."))
          .allMatch(path -> isSetting(path.substring(2), catalogue, catalogue.path("$defs")));
    }
  }

  /** A star is any member that has what stands behind it. */
  private static boolean isSetting(String path, JsonNode of, JsonNode definitions) {
    JsonNode schema =
        of.has("$ref")
            ? definitions.path(of.path("$ref").asText().substring("#/$defs/".length()))
            : of;
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    List<JsonNode> members =
        name.equals("*")
            ? schema.path("properties").properties().stream().map(m -> m.getValue()).toList()
            : schema.path("properties").has(name)
                ? List.of(schema.path("properties").path(name))
                : List.of();
    return members.stream()
        .anyMatch(member -> dot < 0 || isSetting(path.substring(dot + 1), member, definitions));
  }

  @Test
  void settingOfAnOverride_decidesItsQuestionsAlone_withItsPlace() {
    List<Question> questions =
        questions(
            """
            { "biller": { "bid": "1234" },
              "polling": { "ach-rejects": {
                "settleLag": "PT10M" } } }
            """);

    assertThat(questions.get(5).decided())
        .containsExactly(
            new Setting("$.polling.ach-rejects.settleLag", "\"PT10M\"", "profile.json, line 3"));
    assertThat(questions)
        .filteredOn(question -> question.number() != 6)
        .allMatch(question -> question.decided().isEmpty());
  }

  @Test
  void settingWithinASectionThatAnAnswerTurns_decidesItToo() {
    List<Question> questions =
        questions(
            """
            { "bif": { "delimiter": ";" },
              "operations": { "payments": { "pages": { "size": 500 },
                "parameters": { "page": "PageNumber" } } } }
            """);

    assertThat(questions.get(10).decided())
        .extracting(Setting::path)
        .containsExactly("$.bif.delimiter");
    assertThat(questions.get(1).decided())
        .extracting(Setting::path)
        .contains("$.operations.payments.pages.size");
  }

  @Test
  void nameThatOnlyBeginsLikeASetting_isNone() {
    // findReturnsBy is of question 4; neither its section nor another of its members is
    assertThat(questions("{ \"posting\": { \"cart\": \"NEVER\" } }").get(3).decided()).isEmpty();
  }

  @Test
  void defaultBesideWhatAnOverrideSays_isTheSdks() {
    assertThat(
            Profile.defaults()
                .override("{ \"polling\": { \"payments\": { \"cadence\": \"PT1H\" } } }", "p.json")
                .settings())
        .contains(
            new Setting("$.polling.payments.cadence", "\"PT1H\"", "p.json, line 1"),
            new Setting("$.polling.payments.lookBack", "\"PT24H\"", "SDK"));
  }
}
