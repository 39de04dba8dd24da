package com.imt.ic.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.imt.ic.internal.profile.OwnJson;
import com.imt.ic.profile.Profile.Question;
import com.imt.ic.profile.Profile.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what nobody but InvoiceCloud can answer: {@code questions.json}. Stateless. */
final class Questions {

  private static final String ANY = "*";

  private Questions() {}

  /** All of them, each with those of a profile's settings that somebody set. */
  static List<Question> of(List<Setting> settings) {
    List<Setting> overridden =
        settings.stream().filter(setting -> !setting.origin().equals(Setting.SDK)).toList();
    List<Question> questions = new ArrayList<>();
    for (JsonNode each : OwnJson.read("questions.json")) {
      List<String> paths = texts(each.path("settings"));
      Pattern pattern = Pattern.compile(regex(paths));
      questions.add(
          new Question(
              each.path("number").intValue(),
              each.path("text").asText(),
              each.path("why").asText(),
              paths,
              texts(each.path("java")),
              each.path("assumption").asText(),
              each.path("shownBy").asText(),
              overridden.stream().filter(s -> pattern.matcher(s.path()).matches()).toList()));
    }
    return List.copyOf(questions);
  }

  /** Finds each setting that is one of those paths, or stands in one; none where there are none. */
  private static String regex(List<String> paths) {
    return paths.stream()
        .map(
            path ->
                Arrays.stream(path.split("\\.", -1))
                        .map(name -> name.equals(ANY) ? "[^.]+" : Pattern.quote(name))
                        .collect(Collectors.joining("\\."))
                    + "(\\..*)?")
        .collect(Collectors.joining("|"));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.textValue()));
    return texts;
  }
}
