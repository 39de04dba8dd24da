package com.imt.ic.profile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.imt.ic.Redaction;
import com.imt.ic.internal.profile.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The JSON of one file, and the line in which each value stands. Comments are allowed. Confined to
 * the time of loading.
 *
 * @param json the object; of a name that stands twice, the last
 * @param lines the line of each value's name, by its JSON path
 * @param faults names that stand twice, and what keeps the text from being a profile at all
 */
record ProfileText(ObjectNode json, Map<String, Integer> lines, Faults faults) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

  /** What Jackson says of places, which are told by line. */
  private static final Pattern PLACE =
      Pattern.compile("\\s*(?:\\([^()]*)?\\bat \\[Source:.*", Pattern.DOTALL);

  static ProfileText parse(String text) {
    ProfileText read = new ProfileText(JSON.createObjectNode(), new HashMap<>(), new Faults());
    String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (JsonParser parser = JSON.createParser(withoutMark)) {
      try {
        read.whole(parser);
      } catch (JsonProcessingException e) {
        read.notWhole(
            parser,
            "is no JSON from column %s on: %s"
                .formatted(
                    parser.currentLocation().getColumnNr(),
                    Redaction.shorten(PLACE.matcher(e.getOriginalMessage()).replaceAll(""))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  /** Whether it is a profile, be it one in which a name stands twice. */
  boolean isWhole() {
    return faults.all().stream().noneMatch(fault -> fault.path().equals("$"));
  }

  private void whole(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      notWhole(parser, "is no JSON object; write one, such as {\"biller\": {\"bid\": \"1\"}}");
      return;
    }
    object(parser, "$", json);
    if (parser.nextToken() != null) {
      notWhole(parser, "goes on after the end of its object; write one object alone");
    }
  }

  private void notWhole(JsonParser parser, String problem) {
    lines.put("$", parser.currentLocation().getLineNr());
    faults.add("$", problem);
  }

  private void object(JsonParser parser, String path, ObjectNode object) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String memberPath = Faults.member(path, name);
      int line = parser.currentTokenLocation().getLineNr();
      Integer before = lines.put(memberPath, line);
      if (before != null) {
        faults.add(memberPath, "stands in line " + before + " too; keep one of the two");
      }
      parser.nextToken();
      object.set(name, value(parser, memberPath));
    }
  }

  private JsonNode value(JsonParser parser, String path) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      ObjectNode object = JSON.createObjectNode();
      object(parser, path, object);
      return object;
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      ArrayNode array = JSON.createArrayNode();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        String elementPath = path + "[" + array.size() + "]";
        lines.put(elementPath, parser.currentTokenLocation().getLineNr());
        array.add(value(parser, elementPath));
      }
      return array;
    }
    return JSON.readTree(parser);
  }
}
