package com.imt.ic.soap.internal.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * Pulls the events of one document: elements and text, no comments, no processing instructions. A
 * document type is refused, entities are never resolved, and nothing is read beyond the limits.
 * Characters that XML forbids arrive as U+FFFD, and so does what is no text in the document's
 * charset.
 *
 * <p>Not thread-safe. Closing does not close the stream below.
 */
public final class XmlCursor implements AutoCloseable {

  public enum Event {
    START,
    END,
    /** Text, perhaps a part of a longer one. */
    TEXT,
    END_DOCUMENT
  }

  public static final String SOAP_1_1 = "http://schemas.xmlsoap.org/soap/envelope/";

  public static final String SOAP_1_2 = "http://www.w3.org/2003/05/soap-envelope";

  private static final Set<String> ENVELOPES = Set.of(SOAP_1_1, SOAP_1_2);

  private final XMLStreamReader2 reader;
  private final DocumentBytes bytes;
  private final XmlLimits limits;
  private @Nullable IOException failure;
  private @Nullable TextDocument document;

  private XmlCursor(XMLStreamReader2 reader, DocumentBytes bytes, XmlLimits limits) {
    this.reader = reader;
    this.bytes = bytes;
    this.limits = limits;
  }

  /**
   * Opens a document, before its first element.
   *
   * @param charset the one that the message names, which wins over the document's own declaration;
   *     null where it names none
   */
  public static XmlCursor open(InputStream in, @Nullable Charset charset, XmlLimits limits)
      throws IOException {
    DocumentBytes bytes =
        new DocumentBytes(new Utf8Bytes(in, charset), limits.maximumBytes(), limits.longestToken());
    InputStream guarded = new ForbiddenCharacters(bytes);
    try {
      // A factory of our own class: the host's XMLInputFactory may be any, with any settings.
      WstxInputFactory factory = new WstxInputFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
      factory.setProperty(XMLInputFactory.IS_COALESCING, false);
      // Comments, which have no limit, are then not kept. Text may throw unchecked exceptions.
      factory.getConfig().doParseLazily(true);
      // ASMX writes CR LF as it is, and .NET's own clients read it so: values stay what they were.
      factory.setProperty(WstxInputProperties.P_NORMALIZE_LFS, false);
      factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, limits.maximumDepth());
      factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, limits.maximumTextLength());
      factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, limits.maximumTextLength());
      factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 1000);
      XMLStreamReader2 reader =
          (XMLStreamReader2) factory.createXMLStreamReader(guarded, StandardCharsets.UTF_8.name());
      return new XmlCursor(reader, bytes, limits);
    } catch (XMLStreamException e) {
      throw XmlFailures.of(e, 0);
    }
  }

  /** Goes on to the next event. */
  public Event next() throws IOException {
    try {
      while (true) {
        int type = reader.next();
        if (type == XMLStreamConstants.CHARACTERS
            || type == XMLStreamConstants.CDATA
            || type == XMLStreamConstants.SPACE) {
          return Event.TEXT;
        }
        if (type == XMLStreamConstants.START_ELEMENT) {
          return Event.START;
        }
        if (type == XMLStreamConstants.END_ELEMENT) {
          return Event.END;
        }
        if (type == XMLStreamConstants.END_DOCUMENT) {
          return Event.END_DOCUMENT;
        }
        if (type == XMLStreamConstants.DTD || type == XMLStreamConstants.ENTITY_REFERENCE) {
          throw XmlFault.documentType();
        }
        // comments and processing instructions say nothing
      }
    } catch (XMLStreamException e) {
      throw XmlFailures.of(e, bytes.taken());
    }
  }

  public boolean isAtStart() {
    return reader.getEventType() == XMLStreamConstants.START_ELEMENT;
  }

  /**
   * Whether the cursor stands at a SOAP fault of either version, which may come anywhere in an
   * answer: after a first part of it was written, too.
   */
  public boolean isAtFault() {
    return localName().equals("Fault") && ENVELOPES.contains(namespace());
  }

  /**
   * The bytes that follow the tag at which the cursor stands; null where it stands at no tag or at
   * an empty element, or they are not XML 1.0.
   */
  public @Nullable DocumentBytes following() {
    String version = reader.getVersion();
    boolean atTag = reader.isStartElement() ? !isEmptyElement() : reader.isEndElement();
    return atTag && (version == null || version.equals("1.0")) ? bytes : null;
  }

  private boolean isEmptyElement() {
    try {
      return reader.isEmptyElement();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // declared, and thrown by no parser that has read the tag
    }
  }

  /**
   * What a prefix, empty for none, stands for at the tag at which the cursor stands; empty for no
   * namespace.
   */
  public String namespaceOf(String prefix) {
    return Objects.requireNonNullElse(reader.getNamespaceURI(prefix), "");
  }

  public XmlLimits limits() {
    return limits;
  }

  /** How many elements are open, 1 at the root element; that of an END still counts. */
  public int depth() {
    return reader.getDepth();
  }

  public String localName() {
    return reader.getLocalName();
  }

  /** The element's namespace; empty for none. */
  public String namespace() {
    return Objects.requireNonNullElse(reader.getNamespaceURI(), "");
  }

  public int attributeCount() {
    return reader.getAttributeCount();
  }

  public String attributeName(int index) {
    return reader.getAttributeLocalName(index);
  }

  /** An attribute's namespace; empty for none. */
  public String attributeNamespace(int index) {
    return Objects.requireNonNullElse(reader.getAttributeNamespace(index), "");
  }

  public String attributeValue(int index) {
    return reader.getAttributeValue(index);
  }

  /**
   * An attribute's text by its namespace, empty for none, and its name without a prefix; null where
   * the element has none.
   */
  public @Nullable String attribute(String namespace, String name) {
    return reader.getAttributeValue(namespace, name);
  }

  /**
   * Reads the text of the element at whose start the cursor stands, that of elements within
   * included, and goes to its end.
   */
  public String elementText() throws IOException {
    StringBuilder text = new StringBuilder();
    int depth = depth();
    while (true) {
      Event event = next();
      if (event == Event.TEXT) {
        appendText(text);
      } else if (event == Event.END && depth() == depth) {
        return text.toString();
      }
    }
  }

  /**
   * Whether the text of the element at whose start the cursor stands begins, behind white space, as
   * a document does.
   */
  public boolean isBeforeDocument() throws IOException {
    DocumentBytes following = reader.isStartElement() ? following() : null;
    return following != null && TextDocument.isAt(following);
  }

  /**
   * Opens the document that the text is of the element at whose start the cursor {@linkplain
   * #isBeforeDocument stands}. When it has ended, the next event of this one is the element's end;
   * until then nobody moves this one. A charset that the document declares says nothing of a text.
   */
  public XmlCursor openDocument() throws IOException {
    TextDocument opened = new TextDocument(bytes);
    document = opened;
    return open(opened, StandardCharsets.UTF_8, limits);
  }

  /** What is wrong with the document that is a text of this one, unless it is this one's fault. */
  public XmlFault inDocument(XmlFault fault) {
    if (document == null || document.isOutside(fault)) {
      return fault;
    }
    // Only of this document's own fault can anybody read what it says.
    XmlFault.Kind kind =
        fault.kind() == XmlFault.Kind.SOAP_FAULT ? XmlFault.Kind.NO_DATA_SET : fault.kind();
    return new XmlFault(kind, "holds, in a text, a document that " + fault.getMessage(), fault);
  }

  /** Appends the text that the cursor stands at. */
  public void appendText(StringBuilder target) throws IOException {
    char[] characters = textCharacters();
    target.append(characters, reader.getTextStart(), reader.getTextLength());
    if (target.length() > limits.maximumTextLength()) {
      throw textTooLong();
    }
  }

  private char[] textCharacters() throws IOException {
    try {
      return reader.getTextCharacters();
    } catch (WstxLazyException e) {
      throw e.getCause() instanceof XMLStreamException xml
          ? XmlFailures.of(xml, bytes.taken())
          : new IOException(e);
    }
  }

  private XmlFault textTooLong() {
    return XmlFault.limit(
        "has a text longer than the limit of " + limits.maximumTextLength() + " characters");
  }

  /** Appends the text that the cursor stands at. */
  public void appendText(TextBuffer target, int start) throws IOException {
    char[] characters = textCharacters();
    target.append(characters, reader.getTextStart(), reader.getTextLength());
    if (target.length() - start > limits.maximumTextLength()) {
      throw textTooLong();
    }
  }

  /** Goes to the end of the element at whose start the cursor stands. */
  public void skipElement() throws IOException {
    int depth = depth();
    while (next() != Event.END || depth() != depth) {
      // nothing within is of interest
    }
  }

  /** The reader below up to the payload, for this module's transport. */
  public <T> T unwrap(Class<T> type) {
    EnvelopeHead head =
        new EnvelopeHead(reader, bytes, limits.longestToken(), failed -> failure = failed);
    if (!type.isInstance(head)) {
      throw new IllegalArgumentException("The reader is no " + type.getName());
    }
    return type.cast(head);
  }

  /**
   * What went wrong in the hands of a user of {@link #unwrap}, some of whom (the JAX-WS RI) lose
   * the cause of what they throw; null for nothing.
   */
  public @Nullable IOException failure() {
    return failure;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (XMLStreamException e) {
      // closing releases buffers alone; the stream below stays open either way
    }
  }

  /**
   * The first cause that is the stream's failure or the document's fault, of what a user of {@link
   * #unwrap} met; null where there is none.
   */
  public static @Nullable IOException faultIn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return io;
      }
      if (cause instanceof XMLStreamException xml) {
        return XmlFailures.of(xml, 0);
      }
    }
    return null;
  }
}
