package com.imt.ic.soap;

import com.imt.ic.internal.profile.ParameterSpec;
import com.imt.ic.internal.profile.RequestValue;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes parameters as elements of one namespace, each in its order; those whose paths begin alike
 * stand within one element, where the first of them does. Used by one thread.
 */
final class RequestElements {

  private final RequestValues values;
  private final Charset fileCharset;
  private final String namespace;
  private final XMLStreamWriter writer;

  RequestElements(
      RequestValues values, Charset fileCharset, String namespace, XMLStreamWriter writer) {
    this.values = values;
    this.fileCharset = fileCharset;
    this.namespace = namespace;
    this.writer = writer;
  }

  /** Writes an element that declares the namespace, and the parameters within it. */
  void root(String element, String wrapper, Collection<ParameterSpec> parameters)
      throws XMLStreamException {
    writer.writeStartElement("", element, namespace);
    writer.writeDefaultNamespace(namespace);
    if (!wrapper.isEmpty()) {
      writer.writeStartElement("", wrapper, namespace);
    }
    within(parameters, 0);
    if (!wrapper.isEmpty()) {
      writer.writeEndElement();
    }
    writer.writeEndElement();
  }

  private void within(Collection<ParameterSpec> parameters, int depth) throws XMLStreamException {
    Map<String, List<ParameterSpec>> elements = new LinkedHashMap<>();
    for (ParameterSpec parameter : parameters) {
      String name = parameter.element().split("/", -1)[depth];
      elements.computeIfAbsent(name, each -> new ArrayList<>()).add(parameter);
    }
    for (Map.Entry<String, List<ParameterSpec>> element : elements.entrySet()) {
      List<ParameterSpec> inner = element.getValue();
      writer.writeStartElement("", element.getKey(), namespace);
      if (inner.get(0).element().split("/", -1).length > depth + 1) {
        within(inner, depth + 1);
      } else {
        content(inner.get(0));
      }
      writer.writeEndElement();
    }
  }

  private void content(ParameterSpec parameter) throws XMLStreamException {
    if (parameter.template().values().contains(RequestValue.FILE_CONTENT)) {
      FileContent.write(values.file(), parameter.form(), fileCharset, writer);
    } else {
      writer.writeCharacters(values.text(parameter));
    }
  }
}
