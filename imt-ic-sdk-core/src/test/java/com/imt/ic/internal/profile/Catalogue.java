package com.imt.ic.internal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The catalogue of settings and the default profile, as they ship. Stateless. */
final class Catalogue {

  private static final String FOLDER = "/com/imt/ic/profile/";
  private static final String DEFINITIONS = "#/$defs/";

  /**
   * A setting.
   *
   * @param path where it stands, in a definition behind the definition's name
   * @param node what the catalogue says, with what it refers to
   */
  record Setting(String path, JsonNode node) {}

  private Catalogue() {}

  /** {@code settings.json}. */
  static JsonNode settings() {
    return resource("settings.json");
  }

  /** {@code default-profile.json}. */
  static JsonNode defaults() {
    return resource("default-profile.json");
  }

  /** {@code capabilities.json}. */
  static JsonNode capabilities() {
    return resource("capabilities.json");
  }

  private static JsonNode resource(String name) {
    try (InputStream in = Catalogue.class.getResourceAsStream(FOLDER + name)) {
      return JsonMapper.builder().build().readTree(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of the definition that a part refers to; empty where it refers to none. */
  static String reference(JsonNode part) {
    String reference = part.path("$ref").asText("");
    return reference.isEmpty() ? "" : reference.substring(DEFINITIONS.length());
  }

  /** A part with what it refers to; what it says itself wins. */
  static ObjectNode resolved(JsonNode settings, JsonNode part) {
    ObjectNode own = part.deepCopy();
    String name = reference(part);
    if (name.isEmpty()) {
      return own;
    }
    own.remove("$ref");
    return resolved(settings, settings.path("$defs").path(name)).setAll(own);
  }

  /** Every setting there is, those of each definition once. */
  static List<Setting> all(JsonNode settings) {
    List<Setting> all = new ArrayList<>();
    collect(settings, settings, "$", all);
    settings
        .path("$defs")
        .properties()
        .forEach(each -> collect(settings, each.getValue(), each.getKey(), all));
    return all;
  }

  private static void collect(JsonNode settings, JsonNode part, String path, List<Setting> all) {
    part.path("properties")
        .properties()
        .forEach(
            member -> {
              String memberPath = path + "." + member.getKey();
              all.add(new Setting(memberPath, resolved(settings, member.getValue())));
              collect(settings, member.getValue(), memberPath, all);
            });
    if (part.path("additionalProperties").isObject()) {
      collect(settings, part.path("additionalProperties"), path + ".*", all);
    }
    if (part.has("items")) {
      collect(settings, part.path("items"), path + "[]", all);
    }
  }
}
