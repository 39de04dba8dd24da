package com.imt.ic.testkit.contract;

import com.imt.ic.internal.profile.ResultSpec;
import com.imt.ic.soap.SoapVersion;
import com.imt.ic.soap.internal.xml.XmlFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recorded answer.
 *
 * @param path where it is
 * @param version the version of SOAP in which it was given
 * @param answer the body's element, such as {@code ViewCustomerRecordResponse}; empty for a fault
 * @param form how its rows stand in it; empty where it has none
 * @param tables the tables with their columns
 * @param fields what stands in the result by itself, for an operation that is no report
 */
record Sample(
    Path path,
    SoapVersion version,
    String answer,
    Optional<ResultSpec.Form> form,
    Map<String, Table> tables,
    List<Column> fields) {

  /** Reads a recorded answer. */
  static Sample read(Path file) throws IOException {
    Node root;
    try (InputStream in = Files.newInputStream(file)) {
      root = Node.read(in);
    }
    Optional<Node> answer =
        root.children.stream()
            .filter(node -> node.name.equals("Body"))
            .flatMap(body -> body.children.stream())
            .findFirst();
    if (!root.name.equals("Envelope") || answer.isEmpty()) {
      throw new XmlFault(XmlFault.Kind.MALFORMED, "is XML, and no SOAP answer", null);
    }
    Node body = answer.get();
    SoapVersion version =
        root.namespace.equals(SoapVersion.SOAP_1_2.namespace())
            ? SoapVersion.SOAP_1_2
            : SoapVersion.SOAP_1_1;
    if (body.name.equals("Fault")) {
      return new Sample(file, version, "", Optional.empty(), Map.of(), List.of());
    }
    List<Column> fields =
        body.all()
            .filter(node -> node != body && node.isLeaf())
            .map(node -> new Column("", node.name, "", "", values(node)))
            .toList();
    if (hasDataSet(body)) {
      return new Sample(
          file,
          version,
          body.name,
          Optional.of(ResultSpec.Form.DATA_SET),
          SampleTables.ofDataSet(body),
          fields);
    }
    Node text = xmlText(body);
    if (text != null) {
      return new Sample(
          file,
          version,
          body.name,
          Optional.of(ResultSpec.Form.XML_TEXT),
          hasDataSet(text) ? SampleTables.ofDataSet(text) : SampleTables.ofElements(text),
          fields);
    }
    Map<String, Table> tables = new LinkedHashMap<>();
    body.children.forEach(result -> tables.putAll(SampleTables.ofElements(result)));
    return new Sample(
        file,
        version,
        body.name,
        tables.isEmpty() ? Optional.empty() : Optional.of(ResultSpec.Form.ELEMENTS),
        tables,
        fields);
  }

  private static List<String> values(Node node) {
    return node.text().isEmpty() ? List.of() : List.of(node.text());
  }

  private static boolean hasDataSet(Node node) {
    return node.first(each -> each.is(SampleTables.DIFFGRAM, "diffgram")).isPresent();
  }

  /** The root of the XML document that is the text of an element; null where there is none. */
  private static @Nullable Node xmlText(Node body) throws IOException {
    for (Node leaf : body.all().filter(Node::isLeaf).toList()) {
      if (leaf.text().startsWith("<")) {
        try {
          return Node.read(new ByteArrayInputStream(leaf.text().getBytes(StandardCharsets.UTF_8)));
        } catch (XmlFault e) {
          // text that only begins like XML
        }
      }
    }
    return null;
  }

  /** The name of its file. */
  String file() {
    return String.valueOf(path.getFileName());
  }

  boolean dataSet() {
    return form.filter(ResultSpec.Form.DATA_SET::equals).isPresent();
  }

  /** Joins what several answers of one operation show. */
  static Map<String, Table> tablesOf(String answer, List<Sample> samples) {
    Map<String, Table> joined = new LinkedHashMap<>();
    for (Sample sample : samples) {
      if (sample.answer().equals(answer)) {
        sample.tables().forEach((name, table) -> joined.merge(name, table, Sample::join));
      }
    }
    return joined;
  }

  private static Table join(Table one, Table other) {
    Map<String, Column> columns = new LinkedHashMap<>();
    one.columns().forEach(column -> columns.put(column.name(), column));
    other.columns().forEach(column -> columns.merge(column.name(), column, Sample::join));
    return new Table(
        one.name(),
        one.around().isEmpty() ? other.around() : one.around(),
        List.copyOf(columns.values()),
        one.rows() + other.rows());
  }

  private static Column join(Column one, Column other) {
    List<String> values = new ArrayList<>(one.values());
    values.addAll(other.values());
    Column declared = one.type().isEmpty() ? other : one;
    return new Column(
        one.table(),
        one.name(),
        declared.type(),
        declared.dateTimeMode(),
        values.subList(0, Math.min(values.size(), Column.MOST_VALUES)));
  }

  /** Whether any of those columns came from an inline schema, which names all of them. */
  static boolean isDeclared(List<Column> columns) {
    return columns.stream().anyMatch(column -> !column.type().isEmpty());
  }

  @Override
  public String toString() {
    return "Sample[" + file() + "]";
  }
}
