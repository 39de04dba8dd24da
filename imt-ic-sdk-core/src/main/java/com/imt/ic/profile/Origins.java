package com.imt.ic.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which override said what of a profile, and in which line of it. What none of them said is the
 * SDK's own. Immutable.
 *
 * @param places the place of each value that an override has, or took away, by its JSON path
 */
record Origins(Map<String, Place> places) {

  /** A line of an override. */
  record Place(String override, int line) {

    @Override
    public String toString() {
      return override + ", line " + line;
    }
  }

  static final Origins NONE = new Origins(Map.of());

  Origins {
    places = Map.copyOf(places);
  }

  /** Where a value, or the nearest around it, was written; empty where no override did. */
  Optional<Place> of(String path) {
    for (String each = path; !each.isEmpty(); each = parent(each)) {
      Place place = places.get(each);
      if (place != null) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  /** Where this very value was written; what only stands in a section of an override is not. */
  Optional<Place> ofValue(String path) {
    return Optional.ofNullable(places.get(path));
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
  }

  /** Brings an override into what it overrides. */
  Origins merge(ObjectNode base, ProfileText override, String name) {
    Map<String, Place> all = new HashMap<>(places);
    override.lines().forEach((path, line) -> all.put(path, new Place(name, line)));
    if (override.isWhole()) {
      all.remove("$"); // the whole is of nobody
    }
    merge(base, override.json());
    return new Origins(all);
  }

  private static void merge(ObjectNode base, ObjectNode override) {
    forgetZone(base, override);
    for (Map.Entry<String, JsonNode> member : override.properties()) {
      JsonNode value = member.getValue();
      if (value.isNull()) {
        base.remove(member.getKey());
      } else if (value instanceof ObjectNode object) {
        merge(
            base.get(member.getKey()) instanceof ObjectNode existing
                ? existing
                : base.putObject(member.getKey()),
            object);
      } else {
        base.set(member.getKey(), value);
      }
    }
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
