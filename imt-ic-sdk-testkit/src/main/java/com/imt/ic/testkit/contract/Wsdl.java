package com.imt.ic.testkit.contract;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.soap.internal.xml.XmlFault;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of a WSDL names something. Immutable once it is read. */
final class Wsdl {

  private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";

  /**
   * An operation.
   *
   * @param input the element of a request's body
   * @param output the element of an answer's body
   * @param headers the elements of a request's header
   * @param documentation what it says to people, empty where it says nothing
   */
  record Operation(
      String name,
      String soapAction,
      String input,
      String output,
      List<String> headers,
      String documentation) {}

  /**
   * An element or a type.
   *
   * @param many whether it may come more than once
   * @param children the elements declared in it
   */
  record Declaration(
      String name, String type, boolean required, boolean many, List<Declaration> children) {}

  /** The file's name without its ending, by which the SDK looks for a service. */
  final String name;

  final String namespace;
  final List<String> services;
  final List<String> addresses;
  final Map<String, Operation> operations = new LinkedHashMap<>();
  private final Map<String, Declaration> elements = new LinkedHashMap<>();
  private final Map<String, Declaration> types = new LinkedHashMap<>();

  private Wsdl(String name, Node root) {
    this.name = name;
    namespace = root.attribute("targetNamespace");
    services = root.children(WSDL, "service").map(node -> node.attribute("name")).toList();
    addresses =
        root.children(WSDL, "service")
            .flatMap(Node::all)
            .filter(node -> node.name.equals("address"))
            .map(node -> node.attribute("location"))
            .filter(location -> !location.isEmpty())
            .distinct()
            .toList();
    root.all()
        .filter(node -> node.is(Node.SCHEMA, "schema"))
        .flatMap(schema -> schema.children.stream())
        .forEach(
            node -> {
              if (node.is(Node.SCHEMA, "element")) {
                elements.put(node.attribute("name"), declaration(node));
              } else if (node.is(Node.SCHEMA, "complexType")) {
                types.put(node.attribute("name"), declaration(node));
              }
            });
    readOperations(root);
  }

  /**
   * Reads one.
   *
   * @throws com.imt.ic.soap.internal.xml.XmlFault when it is no WSDL
   */
  static Wsdl read(String name, InputStream in) throws IOException {
    Node root = Node.read(in);
    if (!root.is(WSDL, "definitions")) {
      throw new XmlFault(XmlFault.Kind.MALFORMED, "is XML, and no WSDL 1.1", null);
    }
    return new Wsdl(name, root);
  }

  private static Declaration declaration(Node node) {
    List<Declaration> children = new ArrayList<>();
    collect(node, children);
    return new Declaration(
        node.attribute("name"),
        node.local("type"),
        !node.attribute("minOccurs").equals("0"),
        !node.attribute("maxOccurs").isEmpty() && !node.attribute("maxOccurs").equals("1"),
        List.copyOf(children));
  }

  private static void collect(Node node, List<Declaration> target) {
    for (Node child : node.children) {
      if (child.is(Node.SCHEMA, "element")) {
        target.add(declaration(child));
      } else {
        collect(child, target);
      }
    }
  }

  private void readOperations(Node root) {
    Map<String, String> messages = new LinkedHashMap<>();
    root.children(WSDL, "message")
        .forEach(
            message ->
                message
                    .children(WSDL, "part")
                    .findFirst()
                    .ifPresent(
                        part -> messages.put(message.attribute("name"), part.local("element"))));
    Map<String, Node> ports = new LinkedHashMap<>();
    root.children(WSDL, "portType")
        .flatMap(port -> port.children(WSDL, "operation"))
        .forEach(operation -> ports.putIfAbsent(operation.attribute("name"), operation));
    root.children(WSDL, "binding")
        .flatMap(binding -> binding.children(WSDL, "operation"))
        .forEach(
            bound -> {
              String operation = bound.attribute("name");
              bound.children.stream()
                  .filter(node -> node.name.equals("operation") && !node.namespace.equals(WSDL))
                  .filter(node -> !node.attribute("soapAction").isEmpty())
                  .findFirst()
                  .ifPresent(
                      soap ->
                          operations.putIfAbsent(
                              operation,
                              new Operation(
                                  operation,
                                  soap.attribute("soapAction"),
                                  element(ports.get(operation), "input", messages, operation),
                                  element(
                                      ports.get(operation),
                                      "output",
                                      messages,
                                      operation + "Response"),
                                  headers(bound, messages),
                                  documentation(ports.get(operation)))));
            });
  }

  private static String element(
      @Nullable Node port, String direction, Map<String, String> messages, String fallback) {
    if (port == null) {
      return fallback;
    }
    return port.children(WSDL, direction)
        .map(node -> messages.getOrDefault(node.local("message"), ""))
        .filter(element -> !element.isEmpty())
        .findFirst()
        .orElse(fallback);
  }

  private static String documentation(@Nullable Node port) {
    return port == null
        ? ""
        : port.children(WSDL, "documentation")
            .map(Node::text)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
  }

  private static List<String> headers(Node bound, Map<String, String> messages) {
    return bound
        .children(WSDL, "input")
        .flatMap(input -> input.children.stream())
        .filter(node -> node.name.equals("header"))
        .map(node -> messages.getOrDefault(node.local("message"), node.attribute("part")))
        .distinct()
        .toList();
  }

  /** The name of the {@code .asmx} that the address ends in; the file's own where it has none. */
  String file() {
    for (String address : addresses) {
      String file = address.substring(address.lastIndexOf('/') + 1);
      if (file.toLowerCase(java.util.Locale.ROOT).endsWith(".asmx")) {
        return file.substring(0, file.length() - ".asmx".length());
      }
    }
    return name;
  }

  /** Whether it is what an operation of the profile is called at. */
  boolean isOf(OperationSpec spec) {
    String called =
        spec.address()
            .map(address -> address.substring(address.lastIndexOf('/') + 1))
            .map(file -> file.replaceFirst("(?i)\\.asmx$", ""))
            .orElse(spec.service());
    return name.equals(called) || file().equalsIgnoreCase(called);
  }

  /** The operation that goes by the profile's name. */
  Optional<Operation> named(OperationSpec spec) {
    return operations.values().stream()
        .filter(each -> each.input().equals(spec.operation()))
        .findFirst();
  }

  /** InvoiceCloud's name of the service. */
  Optional<String> service() {
    return services.stream().findFirst();
  }

  /** What stands in a declared element or type, a named type followed. */
  List<Declaration> content(Declaration declaration) {
    Declaration type = types.get(declaration.type());
    return type == null ? declaration.children() : type.children();
  }

  /** What stands in an element, such as a header; empty where there is no such element. */
  List<Declaration> element(String element) {
    Declaration declaration = elements.get(element);
    return declaration == null ? List.of() : content(declaration);
  }

  /** The element around all parameters; null where they stand by themselves. */
  @Nullable String wrapper(String operation) {
    List<Declaration> top = element(input(operation));
    return top.size() == 1 && !content(top.get(0)).isEmpty() ? top.get(0).name() : null;
  }

  /** An operation's parameters, within their wrapper; with a path where they stand in another. */
  List<Declaration> parameters(String operation) {
    List<Declaration> top = element(input(operation));
    List<Declaration> flat = new ArrayList<>();
    flatten("", wrapper(operation) == null ? top : content(top.get(0)), flat, 0);
    return flat;
  }

  private void flatten(String path, List<Declaration> from, List<Declaration> target, int depth) {
    for (Declaration each : from) {
      List<Declaration> within = content(each);
      if (within.isEmpty() || depth > 4) {
        target.add(
            new Declaration(
                path + each.name(), each.type(), each.required(), each.many(), List.of()));
      } else {
        flatten(path + each.name() + "/", within, target, depth + 1);
      }
    }
  }

  private String input(String operation) {
    Operation found = operations.get(operation);
    return found == null ? operation : found.input();
  }

  private String output(String operation) {
    Operation found = operations.get(operation);
    return found == null ? operation + "Response" : found.output();
  }

  /** The element that an answer's result stands in; empty where there is none. */
  Optional<Declaration> resultElement(String operation) {
    return element(output(operation)).stream().findFirst();
  }

  /** The fields of the one result, a plain result being its own; empty for a report or nothing. */
  List<Declaration> result(String operation) {
    Optional<Declaration> result = resultElement(operation);
    if (result.isEmpty() || isDataSet(operation) || isElements(operation)) {
      return List.of();
    }
    List<Declaration> fields = content(result.get());
    return fields.isEmpty() ? List.of(result.get()) : fields;
  }

  /** Whether an operation answers a DataSet: a schema and anything, in the WSDL's words. */
  boolean isDataSet(String operation) {
    Optional<Declaration> result = resultElement(operation);
    if (result.isEmpty()) {
      return false;
    }
    List<Declaration> fields = content(result.get());
    // A reference (to xs:schema) has no name; xs:any is no element at all.
    return fields.isEmpty()
        ? result.get().type().isEmpty()
        : fields.stream().allMatch(field -> field.name().isEmpty());
  }

  /** Whether an operation answers typed elements that may come more than once. */
  boolean isElements(String operation) {
    return !tables(operation).isEmpty();
  }

  /** Whether an operation answers a text, in which anything may stand. */
  boolean isText(String operation) {
    return resultElement(operation)
        .filter(result -> result.type().equals("string") && content(result).isEmpty())
        .isPresent();
  }

  /** The tables that typed elements make, those around others first. */
  Map<String, Table> tables(String operation) {
    Map<String, Table> tables = new LinkedHashMap<>();
    resultElement(operation).ifPresent(result -> tables(result, "", tables, 0));
    return tables;
  }

  private void tables(Declaration of, String around, Map<String, Table> tables, int depth) {
    for (Declaration each : depth > 8 ? List.<Declaration>of() : content(of)) {
      List<Declaration> within = content(each);
      String inner = around;
      if (each.many() && !within.isEmpty()) {
        inner = each.name();
        tables.put(
            inner,
            new Table(
                inner,
                around,
                within.stream().filter(field -> content(field).isEmpty()).map(Column::of).toList(),
                0));
      }
      tables(each, inner, tables, depth + 1);
    }
  }
}
