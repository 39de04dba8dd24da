package com.imt.ic.testkit;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.ParameterSpec;
import com.imt.ic.internal.profile.ResultSpec;
import com.imt.ic.profile.Profile;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The schemas of a WSDL: what operations take and answer by a profile. Not thread-safe. */
final class WsdlTypes {

  private static final Set<String> VALUE_TYPES =
      Set.of("s:int", "s:long", "s:decimal", "s:boolean", "s:dateTime");

  private final DotNetXml xml;
  private final Profile profile;
  private final String namespace;

  WsdlTypes(DotNetXml xml, Profile profile, String namespace) {
    this.xml = xml;
    this.profile = profile;
    this.namespace = namespace;
  }

  void write(List<OperationSpec> operations) throws IOException {
    Set<WsdlHeader> headers = new LinkedHashSet<>();
    operations.forEach(operation -> headers.addAll(WsdlHeader.of(profile, operation)));
    xml.start("wsdl:types");
    schema(namespace);
    for (OperationSpec operation : operations) {
      request(operation);
      answer(operation);
    }
    for (WsdlHeader header : headers) {
      if (header.foreign().isEmpty()) {
        header(header);
      }
    }
    xml.end();
    for (WsdlHeader header : headers) {
      if (!header.foreign().isEmpty()) {
        schema(header.foreign());
        header(header);
        xml.end();
      }
    }
    xml.end();
  }

  private void schema(String target) throws IOException {
    xml.start("s:schema", "elementFormDefault", "qualified", "targetNamespace", target);
  }

  private void header(WsdlHeader header) throws IOException {
    begin(header.element());
    parameters(header.parameters());
    finish();
  }

  private void request(OperationSpec operation) throws IOException {
    begin(operation.operation());
    if (operation.request().wrapper().isPresent()) {
      begin(operation.request().wrapper().get(), "minOccurs", "0", "maxOccurs", "1");
    }
    parameters(operation.request().parameters().values());
    if (operation.request().wrapper().isPresent()) {
      finish();
    }
    finish();
  }

  private void parameters(Collection<ParameterSpec> parameters) throws IOException {
    Map<List<String>, String> types = new LinkedHashMap<>();
    for (ParameterSpec parameter : parameters) {
      types.put(
          Arrays.asList(parameter.element().split("/", -1)),
          "s:" + ParameterType.schemaType(parameter));
    }
    parameters(types);
  }

  /** Elements by their paths; those that stand in one element are declared in it. */
  private void parameters(Map<List<String>, String> types) throws IOException {
    Map<String, Map<List<String>, String>> byFirst = new LinkedHashMap<>();
    types.forEach(
        (path, type) ->
            byFirst
                .computeIfAbsent(path.get(0), first -> new LinkedHashMap<>())
                .put(path.subList(1, path.size()), type));
    for (Map.Entry<String, Map<List<String>, String>> each : byFirst.entrySet()) {
      String type = each.getValue().get(List.<String>of());
      if (type == null) {
        begin(each.getKey(), "minOccurs", "0", "maxOccurs", "1");
        parameters(each.getValue());
        finish();
      } else {
        leaf(each.getKey(), type);
      }
    }
  }

  private void answer(OperationSpec operation) throws IOException {
    String result = operation.operation() + "Result";
    begin(operation.responseElement());
    if (operation.table().isEmpty()) {
      Map<String, DotNetType> fields = RecordAnswers.declared(profile, operation);
      boolean isResult = fields.containsKey(result);
      if (!isResult) {
        begin(result, "minOccurs", "0", "maxOccurs", "1");
      }
      for (Map.Entry<String, DotNetType> field : fields.entrySet()) {
        leaf(field.getKey(), type(field.getValue()));
      }
      if (!isResult) {
        finish();
      }
    } else if (operation.result().form() == ResultSpec.Form.XML_TEXT) {
      leaf(result, "s:string");
    } else if (operation.result().form() == ResultSpec.Form.ELEMENTS) {
      begin(result, "minOccurs", "0", "maxOccurs", "1");
      rows(ReportTables.layout(profile, operation));
      finish();
    } else {
      xml.start("s:element", "minOccurs", "0", "maxOccurs", "1", "name", result)
          .start("s:complexType")
          .start("s:sequence", "maxOccurs", "unbounded");
      any("http://www.w3.org/2001/XMLSchema");
      any("urn:schemas-microsoft-com:xml-diffgram-v1");
      finish();
    }
    finish();
  }

  private void any(String of) throws IOException {
    xml.empty("s:any", "minOccurs", "0", "namespace", of, "processContents", "lax");
  }

  private <T> void rows(ReportLayout<T> layout) throws IOException {
    for (ReportLayout.Table<T> table : layout.around()) {
      columns(table);
    }
    columns(layout.own());
    for (int i = 0; i <= layout.around().size(); i++) {
      finish();
    }
    for (ReportLayout.Table<T> table : layout.lookups()) {
      columns(table);
      finish();
    }
  }

  /** Declares a table's columns in an element that stays open, for a table within. */
  private <T> void columns(ReportLayout.Table<T> table) throws IOException {
    begin(table.name(), "minOccurs", "0", "maxOccurs", "unbounded");
    for (ReportColumn<T> column : table.columns()) {
      xml.empty(
          "s:element",
          "minOccurs",
          "0",
          "maxOccurs",
          "1",
          "name",
          column.encodedName(),
          "type",
          type(column.type()));
    }
  }

  /** Begins an element with a sequence of others in it. */
  private void begin(String name, String... occurs) throws IOException {
    String[] attributes = Arrays.copyOf(occurs, occurs.length + 2);
    attributes[occurs.length] = "name";
    attributes[occurs.length + 1] = name;
    xml.start("s:element", attributes).start("s:complexType").start("s:sequence");
  }

  private void finish() throws IOException {
    xml.end().end().end();
  }

  private void leaf(String name, String type) throws IOException {
    xml.empty(
        "s:element",
        "minOccurs",
        VALUE_TYPES.contains(type) ? "1" : "0",
        "maxOccurs",
        "1",
        "name",
        name,
        "type",
        type);
  }

  private static String type(DotNetType type) {
    return type.schemaType().replace("xs:", "s:");
  }
}
