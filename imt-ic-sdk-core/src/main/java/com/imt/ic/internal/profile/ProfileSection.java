package com.imt.ic.internal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.imt.ic.Redaction;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One JSON object of a profile, read setting by setting; a fault is noted with its JSON path and
 * reading goes on, so that all faults come out at once. Settings that nobody asked for are faults
 * too: a misspelt name must not be silence.
 *
 * <p>Confined to one thread and to the time of loading.
 */
public final class ProfileSection {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x{2028}\\x{2029}]");

  private final String path;
  private final ObjectNode node;
  private final List<String> problems;
  private final Set<String> asked = new LinkedHashSet<>();

  public ProfileSection(String path, ObjectNode node, List<String> problems) {
    this.path = path;
    this.node = node;
    this.problems = problems;
  }

  public String path() {
    return path;
  }

  /** Notes a fault of a setting. */
  public void problem(String name, String problem) {
    // Names are the file's, and may hold anything.
    problems.add(CONTROL.matcher(path + "." + name + ": " + problem).replaceAll("?"));
  }

  /** A text that must be there. */
  public String text(String name) {
    Optional<String> text = optionalText(name);
    if (text.isEmpty() && isAbsent(name)) {
      problem(name, "is missing; give a text");
    }
    return text.orElse("");
  }

  /** A text that may be left out or be null. */
  public Optional<String> optionalText(String name) {
    return read(name, "a text", JsonNode::isTextual, JsonNode::textValue);
  }

  /**
   * A text that is converted, the converter's {@link IllegalArgumentException} or {@link
   * DateTimeException} being the fault.
   */
  public <T> Optional<T> converted(String name, Function<String, T> converter) {
    return optionalText(name)
        .flatMap(
            text -> {
              try {
                return Optional.of(converter.apply(text));
              } catch (IllegalArgumentException | DateTimeException e) {
                problem(name, "\"" + Redaction.shorten(text) + "\": " + e.getMessage());
                return Optional.empty();
              }
            });
  }

  /** One of an enum's constants, by its very name. */
  public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    List<E> choices = List.of(type.getEnumConstants());
    return converted(
        name,
        text ->
            choices.stream()
                .filter(choice -> choice.name().equals(text))
                .findFirst()
                .orElseThrow(
                    () -> new IllegalArgumentException("is none of " + choices + "; write one")));
  }

  /** A list of texts that are converted, each as {@link #converted} does. */
  public <T> List<T> convertedAll(String name, Function<String, T> converter) {
    List<T> values = new ArrayList<>();
    for (String text : texts(name)) {
      try {
        values.add(converter.apply(text));
      } catch (IllegalArgumentException | DateTimeException e) {
        problem(name, "\"" + Redaction.shorten(text) + "\": " + e.getMessage());
      }
    }
    return List.copyOf(values);
  }

  /** A duration that must be there, in ISO-8601 such as {@code PT2H} or {@code P3D}. */
  public Duration duration(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      return Duration.ZERO;
    }
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeException e) {
      // falls through to the one message for both faults
    }
    String shown = Redaction.shorten(text);
    problem(
        name, "\"%s\" is not a duration of ISO-8601; write one as PT2H or P3D".formatted(shown));
    return Duration.ZERO;
  }

  /** A yes or no that may be left out. */
  public boolean flag(String name, boolean fallback) {
    return this.<Boolean>read(name, "true or false", JsonNode::isBoolean, JsonNode::booleanValue)
        .orElse(fallback);
  }

  /** A whole number that may be left out. */
  public Optional<Integer> integer(String name, int lowest) {
    return this.<Integer>read(
        name,
        "a whole number from " + lowest,
        n -> n.isInt() && n.intValue() >= lowest,
        JsonNode::intValue);
  }

  /** A list of texts that may be left out. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : elements(name)) {
      if (item.isTextual()) {
        texts.add(item.textValue());
      } else {
        problem(name, "holds " + shown(item) + " where a text is expected");
      }
    }
    return List.copyOf(texts);
  }

  /** An object of texts that may be left out. */
  public Map<String, String> optionalTexts(String name) {
    asked.add(name);
    if (isAbsent(name)) {
      return Map.of();
    }
    ProfileSection section = section(name);
    Map<String, String> texts = new LinkedHashMap<>();
    for (String member : section.names()) {
      section.optionalText(member).ifPresent(text -> texts.put(member, text));
    }
    return texts;
  }

  /** A list of objects that may be left out. */
  public List<ProfileSection> sections(String name) {
    List<ProfileSection> sections = new ArrayList<>();
    int index = 0;
    for (JsonNode item : elements(name)) {
      String itemPath = itemPath(name, index++);
      if (item instanceof ObjectNode object) {
        sections.add(new ProfileSection(itemPath, object, problems));
      } else {
        problems.add(itemPath + ": is " + shown(item) + " where an object is expected");
      }
    }
    return sections;
  }

  /**
   * A list of objects that may be left out, each of which may be a text instead.
   *
   * @param member what a text stands for: an object with that member alone
   */
  public List<ProfileSection> sections(String name, String member) {
    List<ProfileSection> sections = new ArrayList<>();
    int index = 0;
    for (JsonNode item : elements(name)) {
      String itemPath = itemPath(name, index++);
      if (item instanceof ObjectNode object) {
        sections.add(new ProfileSection(itemPath, object, problems));
      } else if (item.isTextual()) {
        ObjectNode object = node.objectNode().set(member, item);
        sections.add(new ProfileSection(itemPath, object, problems));
      } else {
        problems.add(itemPath + ": is " + shown(item) + " where a text or an object is expected");
      }
    }
    return sections;
  }

  private String itemPath(String name, int index) {
    return path + "." + name + "[" + index + "]";
  }

  /** An object that must be there. */
  public ProfileSection section(String name) {
    asked.add(name);
    JsonNode value = node.get(name);
    if (value instanceof ObjectNode object) {
      return new ProfileSection(path + "." + name, object, problems);
    }
    problem(
        name,
        value == null ? "is missing; give an object" : "is " + shown(value) + ", not an object");
    return new ProfileSection(path + "." + name, node.objectNode(), new ArrayList<>());
  }

  /** An object that may be left out or be null. */
  public Optional<ProfileSection> optionalSection(String name) {
    asked.add(name);
    return isAbsent(name) ? Optional.empty() : Optional.of(section(name));
  }

  /** Whether a setting is there and not null. */
  public boolean has(String name) {
    return !isAbsent(name);
  }

  /** Whether a setting is an object. */
  boolean isObject(String name) {
    asked.add(name);
    return node.get(name) instanceof ObjectNode;
  }

  /** Every member of this object that is an object itself, by name; other members are faults. */
  public <T> Map<String, T> members(BiFunction<String, ProfileSection, T> reader) {
    Map<String, T> members = new LinkedHashMap<>();
    for (String name : names()) {
      asked.add(name);
      if (!isAbsent(name)) {
        members.put(name, reader.apply(name, section(name)));
      }
    }
    return members;
  }

  public List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Ends the reading: notes every member that nothing asked for. */
  public void end() {
    end(Set.of());
  }

  /**
   * The same but for some, which somebody else reads.
   *
   * @param others their names
   */
  void end(Set<String> others) {
    for (String name : names()) {
      if (!asked.contains(name) && !others.contains(name)) {
        problem(name, "is no setting here; the settings are " + String.join(", ", asked));
      }
    }
  }

  private boolean isAbsent(String name) {
    JsonNode value = node.get(name);
    return value == null || value.isNull();
  }

  private Iterable<JsonNode> elements(String name) {
    asked.add(name);
    if (isAbsent(name)) {
      return List.of();
    }
    JsonNode value = node.get(name);
    if (!value.isArray()) {
      problem(name, "is " + shown(value) + " where a list is expected");
      return List.of();
    }
    return value;
  }

  private <T> Optional<T> read(
      String name, String expected, Function<JsonNode, Boolean> fits, Function<JsonNode, T> value) {
    asked.add(name);
    if (isAbsent(name)) {
      return Optional.empty();
    }
    JsonNode found = node.get(name);
    if (fits.apply(found)) {
      return Optional.of(value.apply(found));
    }
    problem(name, "is " + shown(found) + " where " + expected + " is expected");
    return Optional.empty();
  }

  private static String shown(JsonNode value) {
    return Redaction.shorten(value.toString());
  }
}
