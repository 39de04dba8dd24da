package com.imt.ic.profile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** How the text of a profile is read, and what an override does to it. */
final class ProfileJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.ALLOW_COMMENTS)
          .build();

  private ProfileJson() {}

  /**
   * Reads a text.
   *
   * @param what what it is, for the message
   * @throws ProfileException when it is no JSON object
   */
  static ObjectNode parse(String text, String what) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new ProfileException(List.of("$: the " + what + " is no JSON object"));
    } catch (JsonProcessingException e) {
      throw new ProfileException(
          List.of(
              "$: line %s, column %s: %s"
                  .formatted(
                      e.getLocation().getLineNr(),
                      e.getLocation().getColumnNr(),
                      e.getOriginalMessage())));
    }
  }

  /** Brings an override into what it overrides. */
  static void merge(ObjectNode base, ObjectNode override) {
    forgetZone(base, override);
    override
        .properties()
        .forEach(
            member -> {
              JsonNode value = member.getValue();
              if (value.isNull()) {
                base.remove(member.getKey());
              } else if (value instanceof ObjectNode object
                  && base.get(member.getKey()) instanceof ObjectNode existing) {
                merge(existing, object);
              } else {
                base.set(member.getKey(), value.deepCopy());
              }
            });
  }

  /**
   * The zone of a column says nothing of another one, unless that says by its name that it is GMT.
   */
  private static void forgetZone(ObjectNode base, ObjectNode override) {
    if (base.has("time") && base.has("names") && !override.has("time") && override.has("names")) {
      for (JsonNode name : override.get("names")) {
        String text = name.asText().toUpperCase(Locale.ROOT);
        boolean known = false;
        for (JsonNode old : base.get("names")) {
          known |= old.asText().equalsIgnoreCase(text);
        }
        if (!known && !text.contains("GMT") && !text.contains("UTC")) {
          base.remove("time");
        }
      }
    }
  }
}
