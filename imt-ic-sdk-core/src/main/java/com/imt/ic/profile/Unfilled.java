package com.imt.ic.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.imt.ic.internal.profile.Faults;

/** Finds the places of a proposed profile that a person was to fill in, and has not. Stateless. */
final class Unfilled {

  /** What a proposal has in such a place. */
  private static final String MARK = "MISSING";

  private Unfilled() {}

  /** Notes each. */
  static void note(JsonNode json, Faults faults) {
    find("$", json, faults);
  }

  private static void find(String path, JsonNode node, Faults faults) {
    if (node.isTextual() && node.textValue().equals(MARK)) {
      faults.addUnusable(
          path,
          "is still \"MISSING\"; write what a person decided, as the comment above it in the"
              + " proposal says");
    }
    node.properties().forEach(m -> find(Faults.member(path, m.getKey()), m.getValue(), faults));
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        find(path + "[" + i + "]", node.get(i), faults);
      }
    }
  }
}
