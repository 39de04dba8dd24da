package com.imt.ic.testkit;

import com.imt.ic.internal.profile.OperationSpec;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A request's envelope: which operation, with which parameters, and what its header holds. */
final class SoapCall {

  /**
   * One element that holds text.
   *
   * @param path the names of what it stands in, below the operation or the envelope's header
   */
  private record Leaf(boolean inBody, List<QName> path, String text, int line, int column) {

    /** Where it ends, as ASP.NET shows it in its complaints. */
    String position() {
      return "(" + line + ", " + column + ")";
    }
  }

  /**
   * The text of an element.
   *
   * @param position where it ends, as ASP.NET shows it in its complaints
   */
  record Found(String text, String position) {}

  private static final XMLInputFactory FACTORY = factory();

  private final String envelopeNamespace;
  private final Optional<QName> operation;
  private final List<Leaf> leaves;

  private SoapCall(String envelopeNamespace, Optional<QName> operation, List<Leaf> leaves) {
    this.envelopeNamespace = envelopeNamespace;
    this.operation = operation;
    this.leaves = leaves;
  }

  static SoapCall parse(byte[] body) throws XMLStreamException {
    XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body));
    try {
      return read(reader);
    } finally {
      reader.close();
    }
  }

  String envelopeNamespace() {
    return envelopeNamespace;
  }

  /** The element in the body; empty where there is none. */
  Optional<QName> operation() {
    return operation;
  }

  boolean isTo(OperationSpec spec) {
    return operation.equals(Optional.of(element(spec)));
  }

  /**
   * What it tells an operation that was chosen without a look at the element: ASP.NET finds no
   * parameter in one of another name or namespace.
   */
  SoapCall to(OperationSpec spec) {
    return isTo(spec)
        ? this
        : new SoapCall(
            envelopeNamespace,
            Optional.of(element(spec)),
            leaves.stream().filter(leaf -> !leaf.inBody()).toList());
  }

  private static QName element(OperationSpec spec) {
    return new QName(spec.namespace(), spec.operation());
  }

  /**
   * A parameter. Like ASP.NET, an element in another namespace or place is as good as absent.
   *
   * @param element its name, with those of the elements around it before it and a slash between
   */
  Optional<Found> parameter(Optional<String> wrapper, String element) {
    String namespace = operation.map(QName::getNamespaceURI).orElse("");
    List<QName> path = new ArrayList<>();
    wrapper.ifPresent(w -> path.add(new QName(namespace, w)));
    path.addAll(path(namespace, element));
    return find(true, path);
  }

  /** Whether the body has an element around the parameters; always where there is to be none. */
  boolean hasWrapper(OperationSpec spec) {
    return spec.request()
        .wrapper()
        .map(wrapper -> new QName(spec.namespace(), wrapper))
        .map(
            wrapper ->
                leaves.stream()
                    .anyMatch(leaf -> leaf.inBody() && leaf.path().get(0).equals(wrapper)))
        .orElse(true);
  }

  /** The same of what a header holds. */
  Optional<Found> header(String namespace, String header, String element) {
    List<QName> path = new ArrayList<>();
    path.add(new QName(namespace, header));
    path.addAll(path(namespace, element));
    return find(false, path);
  }

  private static List<QName> path(String namespace, String element) {
    return Arrays.stream(element.split("/", -1)).map(name -> new QName(namespace, name)).toList();
  }

  private Optional<Found> find(boolean inBody, List<QName> path) {
    return leaves.stream()
        .filter(leaf -> leaf.inBody() == inBody && leaf.path().equals(path))
        .findFirst()
        .map(leaf -> new Found(leaf.text(), leaf.position()));
  }

  private static SoapCall read(XMLStreamReader reader) throws XMLStreamException {
    Deque<QName> open = new ArrayDeque<>();
    List<Leaf> leaves = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean isLeaf = false;
    String envelope = "";
    Optional<QName> operation = Optional.empty();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("A request has no DTD", reader.getLocation());
        case XMLStreamConstants.START_ELEMENT -> {
          open.addLast(reader.getName());
          text.setLength(0);
          isLeaf = true;
          if (open.size() == 1) {
            envelope = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
          } else if (open.size() == 3 && isIn("Body", open, envelope) && operation.isEmpty()) {
            operation = Optional.of(reader.getName());
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        case XMLStreamConstants.END_ELEMENT -> {
          boolean inBody = isIn("Body", open, envelope);
          if (isLeaf && open.size() > 3 && (inBody || isIn("Header", open, envelope))) {
            leaves.add(
                new Leaf(
                    inBody,
                    open.stream().skip(inBody ? 3 : 2).toList(),
                    text.toString(),
                    reader.getLocation().getLineNumber(),
                    reader.getLocation().getColumnNumber()));
          }
          isLeaf = false;
          open.removeLast();
        }
        default -> {
          // comments and the like
        }
      }
    }
    return new SoapCall(envelope, operation, leaves);
  }

  private static boolean isIn(String part, Deque<QName> open, String envelope) {
    return open.stream().skip(1).findFirst().equals(Optional.of(new QName(envelope, part)));
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    return factory;
  }
}
