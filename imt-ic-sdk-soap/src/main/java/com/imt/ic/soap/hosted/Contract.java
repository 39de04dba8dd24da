package com.imt.ic.soap.hosted;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A service's WSDL from the class path, and the schema in it. Immutable and thread-safe.
 *
 * <p>Within the types whose values are judged one by one ({@code Receipt}), the schema that
 * requests are held against takes any text as a value, and none: one bad amount must not fail the
 * receipts beside it. Names and order stay as the WSDL says.
 */
record Contract(String service, String operation, String wsdl, Schema schema) {

  private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
  private static final String EXAMPLE_ADDRESS = "https://spectrum.example/";

  static Contract onlineReceipt() {
    return load("OnlineReceipt", "PostOnlineReceipt", Set.of("Receipt"));
  }

  static Contract realTimeDataRefresh() {
    return load("RealTimeDataRefresh", "RefreshInvoiceBalances", Set.of());
  }

  String namespace() {
    return "urn:imt-spectrum:" + service;
  }

  byte[] wsdlAt(String address) {
    String escaped = address.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    return wsdl.replace("\"" + EXAMPLE_ADDRESS + service + "\"", "\"" + escaped + "\"")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Contract load(String service, String operation, Set<String> judgedOneByOne) {
    String file = service + ".wsdl";
    try (InputStream in = Contract.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The SDK's own " + file + " is not on the class path");
      }
      String wsdl = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Contract(service, operation, wsdl, schema(wsdl, judgedOneByOne));
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("The SDK's own " + file + " cannot be read", e);
    }
  }

  private static Schema schema(String wsdl, Set<String> judgedOneByOne)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory documents = DocumentBuilderFactory.newDefaultNSInstance();
    Document definitions =
        documents
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(wsdl.getBytes(StandardCharsets.UTF_8)));
    NodeList schemas =
        definitions.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema");
    List<Source> sources = new ArrayList<>();
    for (int i = schemas.getLength() - 1; i >= 0; i--) { // what is imported stands last
      Element element = (Element) schemas.item(i);
      judgeNoValue(element, judgedOneByOne);
      Document document = documents.newDocumentBuilder().newDocument();
      Element copy = (Element) document.importNode(element, true);
      declarePrefixes(definitions.getDocumentElement(), copy);
      document.appendChild(copy);
      sources.add(new DOMSource(document, WSDL + i));
    }
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory.newSchema(sources.toArray(new Source[0]));
  }

  private static void judgeNoValue(Element schema, Set<String> typeNames) {
    NodeList types =
        schema.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "complexType");
    for (int i = 0; i < types.getLength(); i++) {
      Element type = (Element) types.item(i);
      if (typeNames.contains(type.getAttribute("name"))) {
        NodeList elements =
            type.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "element");
        for (int j = 0; j < elements.getLength(); j++) {
          Element element = (Element) elements.item(j);
          element.setAttribute("type", schema.getPrefix() + ":string");
          element.setAttribute("minOccurs", "0");
          element.setAttribute("nillable", "true");
        }
      }
    }
  }

  private static void declarePrefixes(Element from, Element to) {
    NamedNodeMap attributes = from.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
        to.setAttributeNS(
            XMLConstants.XMLNS_ATTRIBUTE_NS_URI, attribute.getName(), attribute.getValue());
      }
    }
  }
}
