package com.imt.ic.testkit.contract;

import com.imt.ic.soap.internal.xml.XmlCursor;
import com.imt.ic.soap.internal.xml.XmlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An element of a WSDL or of a recorded answer. Of a document with very many elements the first
 * ones are kept, which show what the others are. Not thread-safe while it is read.
 */
final class Node {

  static final String SCHEMA = "http://www.w3.org/2001/XMLSchema";

  private static final int MOST = 200_000;

  /** A string of XML may be the whole of an answer. */
  private static final XmlLimits LIMITS = new XmlLimits(1L << 30, 64, 1 << 26);

  private static final Pattern ENCODED = Pattern.compile("_x([0-9a-fA-F]{4})_");

  final String namespace;

  /** As it came; see {@link #decoded()}. */
  final String name;

  private final Map<String, String> attributes = new HashMap<>();
  final List<Node> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private Node(String namespace, String name) {
    this.namespace = namespace;
    this.name = name;
  }

  /**
   * Reads a document; answers its root.
   *
   * @throws com.imt.ic.soap.internal.xml.XmlFault when it is no XML
   */
  static Node read(InputStream in) throws IOException {
    Node above = new Node("", "");
    List<Node> open = new ArrayList<>(List.of(above));
    int kept = 0;
    try (XmlCursor cursor = XmlCursor.open(in, null, LIMITS)) {
      while (true) {
        switch (cursor.next()) {
          case START -> {
            Node node = new Node(cursor.namespace(), cursor.localName());
            if (kept++ < MOST) {
              open.get(open.size() - 1).children.add(node);
              for (int i = 0; i < cursor.attributeCount(); i++) {
                node.attributes.put(cursor.attributeName(i), cursor.attributeValue(i));
              }
            }
            open.add(node);
          }
          case TEXT -> cursor.appendText(open.get(open.size() - 1).text);
          case END -> open.remove(open.size() - 1);
          case END_DOCUMENT -> {
            return above.children.get(0);
          }
        }
      }
    }
  }

  /** An attribute's text, by its name without a prefix; empty where there is none. */
  String attribute(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  /** The same without a prefix, as of a reference to a type. */
  String local(String attribute) {
    String value = attribute(attribute);
    return value.substring(value.indexOf(':') + 1);
  }

  boolean is(String ofNamespace, String local) {
    return name.equals(local) && namespace.equals(ofNamespace);
  }

  String text() {
    return text.toString().strip();
  }

  boolean isLeaf() {
    return children.isEmpty();
  }

  /** The name that .NET's XmlConvert encoded. */
  String decoded() {
    return decoded(name);
  }

  static String decoded(String name) {
    Matcher matcher = ENCODED.matcher(name);
    return matcher.replaceAll(
        match ->
            Matcher.quoteReplacement(
                Character.toString((char) Integer.parseInt(match.group(1), 16))));
  }

  /** This and every element within. */
  Stream<Node> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
  }

  Stream<Node> children(String ofNamespace, String local) {
    return children.stream().filter(child -> child.is(ofNamespace, local));
  }

  Optional<Node> first(Predicate<Node> wanted) {
    return all().filter(wanted).findFirst();
  }

  @Override
  public String toString() {
    return "Node[" + name + "]";
  }
}
