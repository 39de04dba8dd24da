package com.imt.ic.soap;

import com.imt.ic.BillerCredentials;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.ParameterSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** One call's arguments, which it writes as the profile names and orders them. Not thread-safe. */
final class OperationRequest {

  @FunctionalInterface
  private interface Value {
    void write(XMLStreamWriter writer) throws XMLStreamException;
  }

  @FunctionalInterface
  interface Content {
    InputStream open() throws IOException;
  }

  /** A failure of the caller's own content, told from one of the connection. */
  static final class ContentException extends XMLStreamException {
    private static final long serialVersionUID = 1L;

    ContentException(IOException cause) {
      super(cause);
    }
  }

  final OperationSpec operation;
  private final Map<String, Value> values = new HashMap<>();

  /** The request is better streamed than held in memory. */
  boolean large;

  OperationRequest(OperationSpec operation, BillerCredentials credentials) {
    this.operation = operation;
    text("billerGuid", credentials.billerGuid().reveal());
    text("webServiceKey", credentials.webServiceKey().reveal());
  }

  OperationRequest text(String parameter, String value) {
    values.put(parameter, writer -> writer.writeCharacters(value));
    return this;
  }

  /** A parameter that is a file's content, written as base64 without holding the whole. */
  OperationRequest base64(String parameter, Content content) {
    large = true;
    values.put(
        parameter,
        writer -> {
          try (InputStream in = content.open()) {
            byte[] chunk = new byte[3 * 8192]; // a multiple of 3, so that no padding stands inside
            int n;
            while ((n = in.readNBytes(chunk, 0, chunk.length)) > 0) {
              byte[] part = n == chunk.length ? chunk : java.util.Arrays.copyOf(chunk, n);
              writer.writeCharacters(Base64.getEncoder().encodeToString(part));
            }
          } catch (IOException e) {
            throw new ContentException(e);
          }
        });
    return this;
  }

  void write(XMLStreamWriter writer) throws XMLStreamException {
    String namespace = operation.namespace();
    writer.writeStartElement("", operation.operation(), namespace);
    writer.writeDefaultNamespace(namespace);
    String wrapper = operation.request().wrapper().orElse(null);
    if (wrapper != null) {
      writer.writeStartElement("", wrapper, namespace);
    }
    for (Map.Entry<String, ParameterSpec> parameter : operation.request().parameters().entrySet()) {
      @Nullable Value value = values.get(parameter.getKey());
      if (value != null) {
        writer.writeStartElement("", parameter.getValue().element(), namespace);
        value.write(writer);
        writer.writeEndElement();
      }
    }
    if (wrapper != null) {
      writer.writeEndElement();
    }
    writer.writeEndElement();
  }
}
