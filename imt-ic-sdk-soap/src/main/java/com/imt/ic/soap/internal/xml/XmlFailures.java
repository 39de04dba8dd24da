package com.imt.ic.soap.internal.xml;

import com.ctc.wstx.exc.WstxEOFException;
import java.io.CharConversionException;
import java.io.IOException;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** What the parser's exceptions mean. Stateless. */
final class XmlFailures {

  private XmlFailures() {}

  /**
   * The stream's own failure, or the document's fault, of what the parser threw after so many bytes
   * were kept from it.
   */
  static IOException of(XMLStreamException e, long taken) {
    IOException io = streamFailure(e);
    String message = String.valueOf(e.getMessage());
    if (e instanceof WstxEOFException
        // as Woodstox says of a character of several bytes
        || (io instanceof CharConversionException && message.contains("Unexpected EOF"))) {
      return new XmlFault(XmlFault.Kind.TRUNCATED, "ends before its end", e);
    }
    if (io != null && !(io instanceof CharConversionException)) {
      return io;
    }
    if (message.contains("limit (")) {
      return new XmlFault(
          XmlFault.Kind.LIMIT, "passes a limit: " + message.lines().findFirst().orElse(""), e);
    }
    Location at = e.getLocation();
    String where = at == null ? "" : " near byte " + (taken + at.getCharacterOffset());
    return new XmlFault(XmlFault.Kind.MALFORMED, "is not well-formed XML" + where, e);
  }

  private static @Nullable IOException streamFailure(XMLStreamException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return io;
      }
      if (cause.getCause() == null
          && cause instanceof XMLStreamException xml
          && xml.getNestedException() instanceof IOException io) {
        return io;
      }
    }
    return null;
  }
}
