package com.imt.ic.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What of an answer in XML can be compared: its elements, and a fault's text without numbers. */
final class AnswerFacts {

  private List<String> elements = new ArrayList<>();
  private final Map<String, String> facts = new LinkedHashMap<>();

  private AnswerFacts() {}

  static Map<String, String> of(byte[] xml) {
    AnswerFacts answer = new AnswerFacts();
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      answer.read(
          factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement(),
          0);
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("An answer is no XML", e);
    }
    answer.facts.put("elements", String.join("\n", answer.elements));
    return answer.facts;
  }

  private void read(Element element, int depth) {
    TreeSet<String> attributes = new TreeSet<>();
    NamedNodeMap all = element.getAttributes();
    for (int i = 0; i < all.getLength(); i++) {
      Node attribute = all.item(i);
      if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
        attributes.add(name(attribute) + "=" + attribute.getNodeValue());
      }
    }
    List<Element> within = new ArrayList<>();
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child && child.getLocalName().equals("documentation")) {
        facts.put("documentation", child.getTextContent());
      } else if (n instanceof Element child) {
        within.add(child);
      }
    }
    String text = within.isEmpty() ? element.getTextContent() : "";
    switch (element.getLocalName()) {
      case "faultcode", "Value" -> facts.put("code", text);
      case "faultstring", "Text" ->
          facts.put("text", text.lines().findFirst().orElse("").replaceAll("\\d+", "#"));
      default -> {}
    }
    boolean isFault = element.getLocalName().matches("fault.*|Value|Text|FileGUID");
    boolean isOfTypes = element.getLocalName().equals("types");
    List<String> around = elements;
    if (isOfTypes) {
      elements = new ArrayList<>();
    }
    elements.add(
        "  ".repeat(depth)
            + name(element)
            + (attributes.isEmpty() ? "" : " " + attributes)
            + (isFault || text.isBlank() ? "" : " " + text));
    within.forEach(child -> read(child, depth + 1));
    if (isOfTypes) {
      facts.put("types", String.join("\n", elements));
      elements = around;
    }
  }

  private static String name(Node node) {
    return node.getNamespaceURI() == null
        ? node.getLocalName()
        : "{" + node.getNamespaceURI() + "}" + node.getLocalName();
  }
}
