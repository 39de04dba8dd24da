package com.imt.ic.testkit.contract;

import com.imt.ic.soap.internal.xml.XmlCursor;
import com.imt.ic.soap.internal.xml.XmlFault;
import com.imt.ic.soap.internal.xml.XmlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of a WSDL names something. Not thread-safe while it is read. */
final class Wsdl {

  private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
  private static final String SCHEMA = "http://www.w3.org/2001/XMLSchema";

  /** The file's name without its ending, by which the SDK looks for a service. */
  final String name;

  String namespace = "";
  final List<String> services = new ArrayList<>();
  final List<String> addresses = new ArrayList<>();
  final Map<String, String> soapActions = new LinkedHashMap<>();
  private boolean defined;
  private final Map<String, Declaration> elements = new LinkedHashMap<>();
  private final Map<String, Declaration> types = new LinkedHashMap<>();

  /** An element or a type, with the elements declared in it. */
  static final class Declaration {
    final String name;
    final @Nullable String type;
    final boolean required;
    final List<Declaration> children = new ArrayList<>();

    Declaration(String name, @Nullable String type, boolean required) {
      this.name = name;
      this.type = type;
      this.required = required;
    }
  }

  private Wsdl(String name) {
    this.name = name;
  }

  /**
   * Reads one.
   *
   * @throws com.imt.ic.soap.internal.xml.XmlFault when it is no WSDL
   */
  static Wsdl read(String name, InputStream in) throws IOException {
    Wsdl wsdl = new Wsdl(name);
    try (XmlCursor cursor = XmlCursor.open(in, null, XmlLimits.DEFAULTS)) {
      wsdl.readAll(cursor);
    }
    if (!wsdl.defined) {
      throw new XmlFault(XmlFault.Kind.MALFORMED, "is XML, and no WSDL 1.1", null);
    }
    return wsdl;
  }

  private void readAll(XmlCursor cursor) throws IOException {
    String operation = "";
    while (true) {
      XmlCursor.Event event = cursor.next();
      if (event == XmlCursor.Event.END_DOCUMENT) {
        return;
      }
      if (event != XmlCursor.Event.START) {
        continue;
      }
      String name = cursor.localName();
      if (cursor.namespace().equals(WSDL)) {
        switch (name) {
          case "definitions" -> {
            defined = true;
            namespace = attribute(cursor, "targetNamespace");
          }
          case "service" -> services.add(attribute(cursor, "name"));
          case "operation" -> operation = attribute(cursor, "name");
          default -> {
            // messages and ports name nothing that the profile names
          }
        }
      } else if (cursor.namespace().equals(SCHEMA)) {
        if (name.equals("element")) {
          declare(cursor, elements);
        } else if (name.equals("complexType")) {
          declare(cursor, types);
        }
      } else if (name.equals("address") && cursor.attribute("", "location") != null) {
        addresses.add(attribute(cursor, "location"));
      } else if (name.equals("operation") && cursor.attribute("", "soapAction") != null) {
        soapActions.putIfAbsent(operation, attribute(cursor, "soapAction"));
      }
    }
  }

  private static void declare(XmlCursor cursor, Map<String, Declaration> target)
      throws IOException {
    Declaration declaration = declaration(cursor);
    target.put(declaration.name, declaration);
  }

  private static Declaration declaration(XmlCursor cursor) throws IOException {
    String type = cursor.attribute("", "type");
    Declaration declaration =
        new Declaration(
            attribute(cursor, "name"),
            type == null ? null : type.substring(type.indexOf(':') + 1),
            !"0".equals(cursor.attribute("", "minOccurs")));
    int depth = cursor.depth();
    while (true) {
      XmlCursor.Event event = cursor.next();
      if (event == XmlCursor.Event.START
          && cursor.namespace().equals(SCHEMA)
          && cursor.localName().equals("element")) {
        declaration.children.add(declaration(cursor));
      } else if (event == XmlCursor.Event.END && cursor.depth() == depth) {
        return declaration;
      }
    }
  }

  private static String attribute(XmlCursor cursor, String name) {
    String value = cursor.attribute("", name);
    return value == null ? "" : value;
  }

  /** What stands in an element, its named type followed; null where there is no such element. */
  @Nullable List<Declaration> content(String element) {
    Declaration declaration = elements.get(element);
    return declaration == null ? null : content(declaration);
  }

  /** What stands in a declared element. */
  List<Declaration> content(Declaration declaration) {
    if (declaration.type != null && types.containsKey(declaration.type)) {
      return types.get(declaration.type).children;
    }
    return declaration.children;
  }

  /** What an operation answers: the fields of its one result; empty for a DataSet or nothing. */
  List<Declaration> result(String operation) {
    List<Declaration> response = content(operation + "Response");
    if (response == null || response.isEmpty() || isReport(operation)) {
      return List.of();
    }
    return content(response.get(0));
  }

  /** Whether an operation answers a DataSet: a schema and anything, in the WSDL's words. */
  boolean isReport(String operation) {
    List<Declaration> response = content(operation + "Response");
    if (response == null || response.isEmpty()) {
      return false;
    }
    List<Declaration> fields = content(response.get(0));
    // A reference (to xs:schema) has no name; xs:any is no element at all.
    return fields.isEmpty()
        ? response.get(0).type == null
        : fields.stream().allMatch(field -> field.name.isEmpty());
  }

  /** The element around all parameters; null where they stand by themselves. */
  @Nullable String wrapper(String operation) {
    List<Declaration> top = content(operation);
    return top != null && top.size() == 1 && !content(top.get(0)).isEmpty()
        ? top.get(0).name
        : null;
  }

  /** An operation's parameters, within their wrapper where there is one. */
  List<Declaration> parameters(String operation) {
    List<Declaration> top = content(operation);
    if (top == null) {
      return List.of();
    }
    return wrapper(operation) == null ? top : content(top.get(0));
  }
}
