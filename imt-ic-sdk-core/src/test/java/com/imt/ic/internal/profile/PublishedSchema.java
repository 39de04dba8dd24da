package com.imt.ic.internal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiFunction;

/**
 * Makes the JSON Schema of an override out of the catalogue of settings: nothing has to be there,
 * {@code null} takes away whatever is, and a default is that of the profile that ships. Stateless.
 */
final class PublishedSchema {

  private final JsonNode settings;

  private PublishedSchema(JsonNode settings) {
    this.settings = settings;
  }

  /** The whole text of the file. */
  static String text() {
    JsonNode settings = Catalogue.settings();
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "A profile of the IMT InvoiceCloud SDK");
    ObjectNode root = new PublishedSchema(settings).member(settings, Catalogue.defaults());
    schema.setAll(root.put("type", "object")); // a file that is null is no profile
    ObjectNode definitions = (ObjectNode) schema.remove("$defs");
    String uses = schema + definitions.toString();
    definitions
        .properties()
        .removeIf(each -> !uses.contains("\"#/$defs/" + each.getKey() + "\"")); // of lists alone
    schema.set("$defs", definitions);
    return JsonLayout.file(schema);
  }

  /** A member of an object, which an override may take away. */
  private ObjectNode member(JsonNode part, JsonNode shipped) {
    ObjectNode member = converted(part, shipped, this::member);
    if (member.has("type")) {
      ArrayNode types = JsonNodeFactory.instance.arrayNode();
      if (part.path("type").isArray()) {
        types.addAll((ArrayNode) part.get("type"));
      } else {
        types.add(part.get("type"));
      }
      member.set("type", types.add("null"));
    }
    if (member.path("enum") instanceof ArrayNode choices) {
      choices.addNull();
    }
    member.remove("required");
    return member;
  }

  /** An element of a list, which is replaced with its list and so is whole, with its members. */
  private ObjectNode element(JsonNode part) {
    return converted(
        Catalogue.resolved(settings, part),
        MissingNode.getInstance(),
        (member, none) -> element(member));
  }

  private ObjectNode converted(
      JsonNode part, JsonNode shipped, BiFunction<JsonNode, JsonNode, ObjectNode> member) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    part.properties()
        .forEach(
            keyword -> {
              String name = keyword.getKey();
              JsonNode value = keyword.getValue();
              switch (name) {
                case "properties" -> copy.set(name, members(value, shipped, member));
                case "$defs" -> copy.set(name, members(value, MissingNode.getInstance(), member));
                case "additionalProperties" ->
                    copy.set(
                        name,
                        value.isObject() ? member.apply(value, MissingNode.getInstance()) : value);
                case "items" -> copy.set(name, element(value));
                case "description" -> copy.put(name, described(value.textValue(), part));
                default -> {
                  // Not every editor's language knows classes of Unicode.
                  boolean isForUs = name.startsWith("x-") || value.asText().contains("\\p{");
                  if (!isForUs) {
                    copy.set(name, value.deepCopy());
                  }
                }
              }
            });
    if (!part.has("properties") && !shipped.isMissingNode()) {
      copy.set("default", shipped);
    }
    return copy;
  }

  private static ObjectNode members(
      JsonNode members, JsonNode shipped, BiFunction<JsonNode, JsonNode, ObjectNode> member) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    members
        .properties()
        .forEach(
            each ->
                copy.set(
                    each.getKey(), member.apply(each.getValue(), shipped.path(each.getKey()))));
    return copy;
  }

  /** With what is allowed in words, since an editor shows a pattern at best. */
  private static String described(String description, JsonNode part) {
    String allowed = part.path("x-allowed").asText("");
    return allowed.isEmpty() ? description : description + " Allowed: " + allowed + ".";
  }
}
