package com.imt.ic.soap.internal.xml;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A document that is not what it should be; the message holds none of its content. */
public final class XmlFault extends IOException {

  private static final long serialVersionUID = 1L;

  public enum Kind {
    /**
     * It is not well-formed XML, or has a document type, which no such document may have, or does
     * not come out of what carries it.
     */
    MALFORMED,
    TRUNCATED,
    LIMIT,
    /** It is XML, and holds no DataSet. */
    NO_DATA_SET,
    /** A SOAP fault stands beside or within its DataSet, at whose start the cursor stands. */
    SOAP_FAULT,
    /** It says itself that the operation failed, whatever DataSet it holds. */
    REFUSED
  }

  private final Kind kind;

  public XmlFault(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public static XmlFault limit(String message) {
    return new XmlFault(Kind.LIMIT, message, null);
  }

  static XmlFault documentType() {
    return new XmlFault(
        Kind.MALFORMED, "has a document type or an entity, which a SOAP message never has", null);
  }

  public Kind kind() {
    return kind;
  }
}
