package com.imt.ic.internal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes overrides that are wrong in one place, of any setting there is. Confined to one thread. */
final class ProfileMutator {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonNode settings = Catalogue.settings();
  private final Random random;

  ProfileMutator(Random random) {
    this.random = random;
  }

  /** An override with a wrong value somewhere, or an unknown name. */
  ObjectNode override() {
    return (ObjectNode) within(settings);
  }

  /** A value of a part that is wrong itself, or in what it holds. */
  private JsonNode within(JsonNode reference) {
    ObjectNode part = Catalogue.resolved(settings, reference);
    boolean isRoot = reference.has("$defs");
    JsonNode properties = part.path("properties");
    JsonNode others = part.path("additionalProperties");
    boolean isOpen = others.isObject();
    int choice = random.nextInt(10);
    if (types(part).contains("object") && (isRoot || choice < 8)) {
      if (choice < 2 && !isOpen) {
        return JSON.objectNode().set(unknown(properties), JSON.textNode("x"));
      }
      if (isOpen && (properties.isEmpty() || choice == 3)) {
        return JSON.objectNode().set(pick("x1", "Own", "a b"), within(others));
      }
      String name = pick(names(properties).toArray(new String[0]));
      return JSON.objectNode().set(name, within(properties.path(name)));
    }
    if (types(part).contains("array") && choice < 5) {
      JsonNode item = part.path("items");
      return JSON.arrayNode().add(choice == 0 ? JSON.nullNode() : within(item));
    }
    return wrong(part);
  }

  private JsonNode wrong(ObjectNode part) {
    List<JsonNode> values = new ArrayList<>();
    values.add(ofOtherType(types(part)));
    if (types(part).contains("array")) {
      values.add(JSON.arrayNode());
      ArrayNode twice = JSON.arrayNode();
      String text = part.at("/items/enum/0").asText("x");
      values.add(twice.add(text).add(text));
    }
    if (part.has("enum")) {
      String known = part.at("/enum/0").textValue();
      values.add(JSON.textNode(pick("NONE", known + " ", known + "s", otherCase(known), "")));
    }
    if (types(part).contains("integer")) {
      values.add(JSON.numberNode(part.path("minimum").asLong() - 1));
      values.add(JSON.numberNode(part.path("maximum").asLong(Integer.MAX_VALUE) + 1));
      values.add(JSON.numberNode(1.5));
    }
    if (types(part).contains("string") && !part.has("enum")) {
      String known = part.at("/examples/0").asText(part.path("default").asText("PT2H"));
      values.add(JSON.textNode(""));
      values.add(
          JSON.textNode(
              pick(
                  known + "\n",
                  " " + known,
                  known + " x",
                  "../../etc",
                  "{",
                  "P1",
                  "a/b",
                  "25:00",
                  "x".repeat(60),
                  "é ",
                  "//",
                  "PT",
                  "https://",
                  "-",
                  "1",
                  "\t")));
    }
    return values.get(random.nextInt(values.size()));
  }

  private JsonNode ofOtherType(List<String> types) {
    JsonNode value =
        List.<JsonNode>of(
                JSON.textNode("some text"),
                JSON.numberNode(7),
                JSON.booleanNode(true),
                JSON.arrayNode(),
                JSON.objectNode(),
                JSON.numberNode(0.5))
            .get(random.nextInt(6));
    String type =
        value.isTextual()
            ? "string"
            : value.isInt()
                ? "integer"
                : value.isBoolean()
                    ? "boolean"
                    : value.isArray() ? "array" : value.isObject() ? "object" : "number";
    return types.contains(type) ? ofOtherType(types) : value;
  }

  /** A name that is none of those, most often one that looks like one. */
  private String unknown(JsonNode properties) {
    List<String> names = names(properties);
    String name = pick(names.toArray(new String[0]));
    String wrong =
        switch (random.nextInt(4)) {
          case 0 -> name + "s";
          case 1 -> name.substring(1);
          case 2 -> otherCase(name);
          default -> "nonsuch";
        };
    return names.contains(wrong) || wrong.isEmpty() ? "nonsuch" : wrong;
  }

  private static String otherCase(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    return upper.equals(text) ? text.toLowerCase(Locale.ROOT) : upper;
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> types(JsonNode part) {
    List<String> types = new ArrayList<>();
    if (part.path("type").isTextual()) {
      types.add(part.path("type").textValue());
    }
    part.path("type").forEach(each -> types.add(each.textValue()));
    return types;
  }
}
