package com.imt.ic.internal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.imt.ic.Redaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which settings a profile has and what each may be: {@code settings.json}, of which the schema for
 * editors and the page of settings are made too. What needs two settings to be judged, or more than
 * a pattern, is not in it. Immutable and thread-safe.
 */
final class SettingsSchema {

  private static final SettingsSchema PROFILE = new SettingsSchema(load());

  private final JsonNode node;

  private SettingsSchema(JsonNode node) {
    this.node = node;
  }

  /** The whole profile's. */
  static SettingsSchema ofProfile() {
    return PROFILE;
  }

  private static JsonNode load() {
    JsonNode root = OwnJson.read("settings.json");
    resolve(root, root.path("$defs"));
    return root;
  }

  /** Puts what a reference names in its place; what stands beside it wins. */
  private static void resolve(JsonNode schema, JsonNode definitions) {
    if (schema instanceof ObjectNode object && object.has("$ref")) {
      String name = object.remove("$ref").textValue().substring("#/$defs/".length());
      ObjectNode own = object.deepCopy();
      object.setAll((ObjectNode) definitions.path(name).deepCopy());
      object.setAll(own);
      resolve(object, definitions); // a definition may refer to another one
    } else {
      schema.forEach(part -> resolve(part, definitions));
    }
  }

  /** What a member of this object is; of one that is no setting, nothing is known. */
  SettingsSchema member(String name) {
    JsonNode named = node.path("properties").path(name);
    return new SettingsSchema(named.isMissingNode() ? node.path("additionalProperties") : named);
  }

  /** What an element of this list is. */
  SettingsSchema element() {
    return new SettingsSchema(node.path("items"));
  }

  /** What holds where a member is absent. */
  Optional<JsonNode> defaultOf(String name) {
    return Optional.ofNullable(member(name).node.get("default"));
  }

  /** The members that may be absent and then have a value, or members that do, all the same. */
  List<String> defaulted() {
    return names(node.path("properties")).stream()
        .filter(name -> defaultOf(name).isPresent() || member(name).hasDefaults())
        .toList();
  }

  /** Whether this is an object that may be absent without meaning something else by that. */
  boolean hasDefaults() {
    return node.has("properties") && !node.has("required") && !defaulted().isEmpty();
  }

  /**
   * Notes what a value is and may not be.
   *
   * @param refusals the words of the integration page where it refuses what is called so
   */
  void check(
      JsonNode value, String path, Faults faults, Function<String, Optional<String>> refusals) {
    if (node instanceof MissingNode || node.isBoolean() || faults.isUnusable(path)) {
      return; // whoever knows it reads it, or it is refused already
    }
    if (!isOfType(value)) {
      faults.addUnusable(path, "is " + shown(value) + " where " + expected() + " is expected");
    } else if (value.isObject()) {
      checkMembers(value, path, faults, refusals);
    } else if (value.isArray()) {
      checkElements(value, path, faults, refusals);
    } else if (value.isTextual()) {
      checkText(value.textValue(), path, faults, refusals);
    }
  }

  private void checkMembers(
      JsonNode value, String path, Faults faults, Function<String, Optional<String>> refusals) {
    JsonNode others = node.path("additionalProperties");
    for (var member : value.properties()) {
      String name = member.getKey();
      String memberPath = Faults.member(path, name);
      if (others.isBoolean() && !node.path("properties").has(name)) {
        faults.addUnusable(
            memberPath,
            refusals
                .apply(name)
                .orElse(
                    "is no setting here; the settings are "
                        + String.join(", ", names(node.path("properties")))));
      } else {
        member(name).check(member.getValue(), memberPath, faults, refusals);
      }
    }
    for (JsonNode required : node.path("required")) {
      String name = required.textValue();
      if (!value.has(name)) {
        faults.addUnusable(
            path + "." + name, "is missing; give " + member(name).expected() + allowed(name));
      }
    }
  }

  private String allowed(String name) {
    JsonNode of = member(name).node;
    String words = of.path("x-allowed").asText(of.path("description").asText());
    int end = words.indexOf(". ");
    return ": " + (end < 0 ? words : words.substring(0, end));
  }

  private void checkElements(
      JsonNode value, String path, Faults faults, Function<String, Optional<String>> refusals) {
    if (value.size() < node.path("minItems").asInt(0)) {
      faults.addUnusable(path, "is empty; give at least one");
    }
    Set<JsonNode> seen = new HashSet<>();
    for (int i = 0; i < value.size(); i++) {
      JsonNode each = value.get(i);
      String elementPath = path + "[" + i + "]";
      element().check(each, elementPath, faults, refusals);
      if (node.path("uniqueItems").asBoolean() && !seen.add(each)) {
        faults.addUnusable(elementPath, "is " + shown(each) + " a second time; name it once");
      }
    }
  }

  private void checkText(
      String text, String path, Faults faults, Function<String, Optional<String>> refusals) {
    JsonNode choices = node.path("enum");
    if (!choices.isMissingNode()) {
      List<String> texts = texts(choices);
      if (!texts.contains(text)) {
        faults.addUnusable(
            path,
            found(text)
                + refusals
                    .apply(text)
                    .map(words -> words + " Write one of " + texts + ".")
                    .orElse("is none of " + texts + "; write one"));
      }
      return;
    }
    if (text.isEmpty() && node.path("minLength").asInt(0) > 0) {
      faults.addUnusable(path, "is empty; give a text");
      return;
    }
    JsonNode pattern = node.path("pattern");
    if ((pattern.isTextual() && !matches(pattern.textValue(), text))
        || text.length() < node.path("minLength").asInt(0)
        || text.length() > node.path("maxLength").asInt(Integer.MAX_VALUE)) {
      faults.addUnusable(
          path,
          found(text)
              + "is not "
              + node.path("x-allowed").asText("what is allowed here, " + pattern.asText()));
    }
  }

  private static String found(String text) {
    return "\"" + Redaction.shorten(text) + "\": ";
  }

  /** By ECMA's rule, by which $ is the very end, and not before a last line feed. */
  private static boolean matches(String pattern, String text) {
    return Pattern.compile(pattern.replace("$", "\\z")).matcher(text).find();
  }

  private boolean isOfType(JsonNode value) {
    return types().stream().anyMatch(type -> isOfType(type, value));
  }

  private boolean isOfType(String type, JsonNode value) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "integer" ->
          value.isInt()
              && value.intValue() >= node.path("minimum").asInt(Integer.MIN_VALUE)
              && value.intValue() <= highest();
      default -> throw new IllegalStateException("settings.json has the type " + type);
    };
  }

  private int highest() {
    return node.path("maximum").asInt(Integer.MAX_VALUE);
  }

  private List<String> types() {
    JsonNode type = node.path("type");
    return type.isTextual() ? List.of(type.textValue()) : texts(type);
  }

  private String expected() {
    return types().stream().map(this::expected).collect(Collectors.joining(" or "));
  }

  private String expected(String type) {
    return switch (type) {
      case "string" -> "a text";
      case "boolean" -> "true or false";
      case "object" -> "an object";
      case "array" -> "a list";
      default ->
          "a whole number"
              + (node.has("minimum") ? " from " + node.get("minimum") : "")
              + (highest() < Integer.MAX_VALUE ? " to " + node.get("maximum") : "");
    };
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.textValue()));
    return texts;
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String shown(JsonNode value) {
    return Redaction.shorten(value.toString());
  }
}
