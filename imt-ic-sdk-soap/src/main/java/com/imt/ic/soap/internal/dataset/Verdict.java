package com.imt.ic.soap.internal.dataset;

import com.imt.ic.soap.internal.xml.XmlCursor;
import com.imt.ic.soap.internal.xml.XmlFault;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * What an answer says beside its rows of how the operation went: a SOAP fault, a {@code Success},
 * an {@code ErrorMessage}. Rows that stand beside a failure are not all there are. Not thread-safe.
 */
final class Verdict {

  private static final Set<String> YES = Set.of("true", "1", "yes", "y");

  private String success = "";
  private String message = "";

  /** Ends at a SOAP fault. */
  static void requireNoFault(XmlCursor cursor) throws XmlFault {
    if (cursor.isAtFault()) {
      throw new XmlFault(XmlFault.Kind.SOAP_FAULT, "holds a SOAP fault", null);
    }
  }

  /** Reads an element outside of any DataSet, if it tells how the operation went. */
  void read(XmlCursor cursor) throws IOException {
    switch (cursor.localName().toLowerCase(Locale.ROOT)) {
      case "success" -> success = cursor.elementText().strip();
      case "errormessage" -> message = cursor.elementText();
      default -> {
        // what is around the DataSet, and what nobody knows
      }
    }
  }

  /** Ends where the answer says that the operation failed. */
  void require() throws XmlFault {
    boolean failed =
        success.isEmpty() ? !message.isBlank() : !YES.contains(success.toLowerCase(Locale.ROOT));
    if (failed) {
      throw new XmlFault(XmlFault.Kind.REFUSED, "says that the operation failed", null);
    }
  }

  String message() {
    return message;
  }
}
