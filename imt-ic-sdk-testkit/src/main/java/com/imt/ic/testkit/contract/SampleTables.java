package com.imt.ic.testkit.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the tables that a recorded answer shows. Not thread-safe. */
final class SampleTables {

  static final String DIFFGRAM = "urn:schemas-microsoft-com:xml-diffgram-v1";

  private static final class Seen {
    final String around;
    final Map<String, Column> declared = new LinkedHashMap<>();
    final Map<String, List<String>> values = new LinkedHashMap<>();
    int rows;

    Seen(String around) {
      this.around = around;
    }
  }

  private final Map<String, Seen> tables = new LinkedHashMap<>();

  private SampleTables() {}

  /** Those of the DataSets within an element, with what their schemas declare. */
  static Map<String, Table> ofDataSet(Node within) {
    SampleTables collected = new SampleTables();
    within
        .all()
        .filter(node -> node.is(Node.SCHEMA, "schema"))
        .forEach(schema -> collected.declare(schema, ""));
    within
        .all()
        .filter(node -> node.is(DIFFGRAM, "diffgram"))
        .flatMap(diffgram -> diffgram.children.stream())
        .filter(dataSet -> !dataSet.namespace.equals(DIFFGRAM))
        .flatMap(dataSet -> dataSet.children.stream())
        .forEach(row -> collected.row(row, ""));
    return collected.made();
  }

  /** Those of elements that hold elements, at any depth within an element. */
  static Map<String, Table> ofElements(Node within) {
    SampleTables collected = new SampleTables();
    collected.elements(within, "");
    return collected.made();
  }

  private void declare(Node node, String around) {
    for (Node child : node.children) {
      String inner = around;
      if (child.is(Node.SCHEMA, "element")) {
        boolean isTable = child.children.stream().anyMatch(c -> c.is(Node.SCHEMA, "complexType"));
        String name = Node.decoded(child.attribute("name"));
        if (isTable && !child.attribute("IsDataSet").equals("true")) {
          tables.putIfAbsent(name, new Seen(around));
          inner = name;
        } else if (!isTable && !around.isEmpty()) {
          Seen table = tables.get(around);
          if (table != null) {
            table.declared.put(
                name,
                new Column("", name, type(child), child.attribute("DateTimeMode"), List.of()));
          }
        }
      } else if (child.is(Node.SCHEMA, "attribute") && tables.containsKey(around)) {
        String name = Node.decoded(child.attribute("name"));
        tables
            .get(around)
            .declared
            .put(
                name,
                new Column("", name, type(child), child.attribute("DateTimeMode"), List.of()));
      }
      declare(child, inner);
    }
  }

  private static String type(Node element) {
    if (!element.local("type").isEmpty()) {
      return element.local("type");
    }
    Optional<Node> restriction = element.first(node -> node.is(Node.SCHEMA, "restriction"));
    return restriction.map(node -> node.local("base")).orElse("string");
  }

  private void row(Node row, String around) {
    Seen table = tables.computeIfAbsent(row.decoded(), name -> new Seen(around));
    table.rows++;
    for (Node child : row.children) {
      if (child.isLeaf()) {
        List<String> values =
            table.values.computeIfAbsent(child.decoded(), name -> new ArrayList<>());
        if (!child.text().isEmpty() && values.size() < Column.MOST_VALUES) {
          values.add(child.text());
        }
      } else if (child.children.stream().allMatch(c -> !c.isLeaf())) {
        child.children.forEach(inner -> row(inner, row.decoded())); // only around rows
      } else {
        row(child, row.decoded());
      }
    }
  }

  private void elements(Node node, String around) {
    for (Node child : node.children) {
      if (child.isLeaf()) {
        continue;
      }
      if (child.children.stream().anyMatch(Node::isLeaf)) {
        row(child, around);
      } else {
        elements(child, around);
      }
    }
  }

  private Map<String, Table> made() {
    Map<String, Table> made = new LinkedHashMap<>();
    tables.forEach(
        (name, seen) -> {
          List<Column> columns = new ArrayList<>();
          seen.declared.forEach(
              (column, declared) -> {
                List<String> values = seen.values.remove(column);
                columns.add(
                    new Column(
                        "",
                        column,
                        declared.type(),
                        declared.dateTimeMode(),
                        values == null ? List.of() : values));
              });
          seen.values.forEach(
              (column, values) -> columns.add(new Column("", column, "", "", values)));
          made.put(name, new Table(name, seen.around, columns, seen.rows));
        });
    return made;
  }
}
