package com.imt.ic.internal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** JSON as people like to read it: on one line what fits there. Stateless. */
final class JsonLayout {

  private static final int WIDTH = 116;

  private JsonLayout() {}

  /** The whole text of a file. */
  static String file(JsonNode node) {
    return lines(node, 0, 0) + "\n";
  }

  /** On one line, however long. */
  static String line(JsonNode node) {
    if (node.isEmpty()) {
      return node.toString();
    }
    if (node.isObject()) {
      return node.properties().stream()
          .map(member -> name(member.getKey()) + line(member.getValue()))
          .collect(Collectors.joining(", ", "{ ", " }"));
    }
    return elements(node).map(JsonLayout::line).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String lines(JsonNode node, int indent, int before) {
    String line = line(node);
    if (node.isEmpty() || indent + before + line.length() <= WIDTH) {
      return line;
    }
    int deeper = indent + 2;
    String separator = ",\n" + " ".repeat(deeper);
    String start = "\n" + " ".repeat(deeper);
    String end = "\n" + " ".repeat(indent);
    if (node.isObject()) {
      return node.properties().stream()
          .map(
              member ->
                  name(member.getKey())
                      + lines(member.getValue(), deeper, name(member.getKey()).length()))
          .collect(Collectors.joining(separator, "{" + start, end + "}"));
    }
    return elements(node)
        .map(each -> lines(each, deeper, 0))
        .collect(Collectors.joining(separator, "[" + start, end + "]"));
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static String name(String name) {
    return TextNode.valueOf(name) + ": ";
  }
}
