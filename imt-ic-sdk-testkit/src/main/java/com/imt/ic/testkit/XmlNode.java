package com.imt.ic.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element of an answer, by local names: its text and its children. Immutable once read. */
record XmlNode(String name, String content, boolean nil, List<XmlNode> children) {

  /** Reads the element that the reader stands at the start of. */
  static XmlNode read(XMLStreamReader in) throws XMLStreamException {
    String name = in.getLocalName();
    boolean nil =
        "true".equals(in.getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil"));
    StringBuilder text = new StringBuilder();
    List<XmlNode> children = new ArrayList<>();
    while (in.next() != XMLStreamConstants.END_ELEMENT) {
      if (in.isStartElement()) {
        children.add(read(in));
      } else if (in.isCharacters()) {
        text.append(in.getText());
      }
    }
    return new XmlNode(name, text.toString(), nil, List.copyOf(children));
  }

  /** The first child of that name; one without anything where there is none. */
  XmlNode child(String childName) {
    return find(childName).orElseGet(() -> new XmlNode(childName, "", false, List.of()));
  }

  /** The text of the first child of that name; empty where there is none. */
  String text(String childName) {
    return child(childName).content();
  }

  /** The text of the first child of that name; none where it is absent or nil. */
  Optional<String> optional(String childName) {
    return find(childName).filter(child -> !child.nil()).map(XmlNode::content);
  }

  private Optional<XmlNode> find(String childName) {
    return children.stream().filter(child -> child.name().equals(childName)).findFirst();
  }
}
