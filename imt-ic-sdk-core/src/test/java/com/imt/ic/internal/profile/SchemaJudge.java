package com.imt.ic.internal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.util.Set;
import java.util.TreeSet;

/** Judges JSON by a JSON Schema, as an editor does. Immutable and thread-safe. */
final class SchemaJudge {

  private final Schema schema;

  private SchemaJudge(JsonNode schema) {
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
  }

  static SchemaJudge of(JsonNode schema) {
    return new SchemaJudge(schema);
  }

  /** The places that are at fault, each as the loader calls it. */
  Set<String> faults(JsonNode json) {
    Set<String> faults = new TreeSet<>();
    for (Error error : schema.validate(json)) {
      String path = path(error.getInstanceLocation());
      switch (error.getKeyword()) {
        case "additionalProperties", "required" -> faults.add(path + "." + error.getProperty());
        case "uniqueItems" -> repeated(json.at(pointer(error.getInstanceLocation())), path, faults);
        default -> faults.add(path);
      }
    }
    return faults;
  }

  /** The loader names what is there a second time, and not its list. */
  private static void repeated(JsonNode list, String path, Set<String> faults) {
    Set<String> seen = new TreeSet<>();
    for (int i = 0; i < list.size(); i++) {
      if (!seen.add(list.get(i).toString())) {
        faults.add(path + "[" + i + "]");
      }
    }
  }

  private static String path(NodePath location) {
    StringBuilder path = new StringBuilder("$");
    for (int i = 0; i < location.getNameCount(); i++) {
      Object element = location.getElement(i);
      path.append(element instanceof Integer ? "[" + element + "]" : "." + element);
    }
    return path.toString();
  }

  private static String pointer(NodePath location) {
    StringBuilder pointer = new StringBuilder();
    for (int i = 0; i < location.getNameCount(); i++) {
      pointer.append('/').append(location.getName(i).replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }
}
