package com.imt.ic.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Finds the places of a proposed profile that a person was to fill in, and has not. Stateless. */
final class Unfilled {

  /** What a proposal has in such a place. */
  private static final String MARK = "MISSING";

  private Unfilled() {}

  /** One line for each, beginning with its JSON path. */
  static List<String> in(JsonNode json) {
    List<String> problems = new ArrayList<>();
    find("$", json, problems);
    return problems;
  }

  private static void find(String path, JsonNode node, List<String> problems) {
    if (node.isTextual() && node.textValue().equals(MARK)) {
      problems.add(
          path
              + ": is still \"MISSING\"; write what a person decided, as the comment above it in the"
              + " proposal says");
    }
    node.properties().forEach(m -> find(path + "." + m.getKey(), m.getValue(), problems));
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        find(path + "[" + i + "]", node.get(i), problems);
      }
    }
  }
}
