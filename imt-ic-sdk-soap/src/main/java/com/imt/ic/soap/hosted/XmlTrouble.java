package com.imt.ic.soap.hosted;

import com.imt.ic.soap.hosted.HostedCall.Outcome;
import com.imt.ic.soap.hosted.SoapFault.Code;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** What the parser's exceptions mean to a sender. Stateless. */
final class XmlTrouble {

  /** As Woodstox says it: {@code Maximum Element Depth limit (64) Exceeded}. */
  private static final Pattern LIMIT =
      Pattern.compile(
          "(?i)\\b(depth|text size|attribute size|attribute|count)\\b[^()]*limit \\((\\d+)\\)");

  private XmlTrouble() {}

  /**
   * The fault that answers it.
   *
   * @param entry which of the request's entries it was met in; 0 for none
   */
  static SoapFault of(XMLStreamException e, int entry) {
    String where = entry > 0 ? ", entry " + entry : "";
    Matcher limit = LIMIT.matcher(String.valueOf(e.getMessage()));
    if (!limit.find()) {
      return SoapFault.client("The request is not well-formed XML%s.".formatted(where));
    }
    String most =
        switch (limit.group(1).toLowerCase(Locale.ROOT)) {
          case "depth" -> "elements more than %s deep";
          case "text size" -> "a text of more than %s characters";
          case "attribute size" -> "an attribute of more than %s characters";
          default -> "an element of more than %s attributes";
        };
    return new SoapFault(
        Code.CLIENT,
        Outcome.TOO_LARGE,
        "The request holds %s%s; send less, nothing of it was taken."
            .formatted(most.formatted(limit.group(2)), where));
  }
}
