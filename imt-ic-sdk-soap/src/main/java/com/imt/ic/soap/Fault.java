package com.imt.ic.soap;

import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.Redaction;
import com.imt.ic.soap.internal.xml.XmlCursor;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A SOAP fault as ASP.NET writes it.
 *
 * @param code as it came, such as {@code soap:Client}
 * @param text what it says, without .NET's type names and stack trace, redacted
 * @param wholeText all that it says, stack trace included, each line redacted, on one line
 */
record Fault(String code, String text, String wholeText) {

  private static final int MOST_LINES = 100;

  /** What a person reads; the patterns below never see more, however long a fault is. */
  private static final int MOST_CHARACTERS = 4 * 1024;

  private static final int MOST_OF_THE_WHOLE = 64 * 1024;

  /** .NET puts the exception's type before its message: it is of no use to a reader. */
  private static final Pattern TYPE_NAME =
      Pattern.compile("\\b(?:[A-Za-z_]\\w*+\\.)++\\w*(?:Exception|Error): ");

  private static final Pattern STACK_TRACE =
      Pattern.compile("(?s)(?<!\\s)\\s++at [\\w.`<>+\\[\\],]++[ (].*");

  private static final Pattern CREDENTIALS =
      Pattern.compile(
          "(?i)(invalid|incorrect|wrong|unknown|not authori[sz]ed|unauthori[sz]ed|denied).*"
              + "(biller\\s?guid|web\\s?service\\s?key|credential)");

  /** Reads the fault at whose start the cursor stands, in either version of SOAP. */
  static Fault read(XmlCursor cursor) throws IOException {
    String code = "";
    @Nullable String text = null;
    int depth = cursor.depth();
    while (true) {
      XmlCursor.Event event = cursor.next();
      if (event == XmlCursor.Event.START) {
        switch (cursor.localName()) {
          case "faultcode", "Value" -> {
            // SOAP 1.2: the first Value is the code, that of a Subcode follows.
            String value = cursor.elementText().strip();
            code = code.isEmpty() ? value : code;
          }
          case "faultstring", "Text" -> {
            String value = cursor.elementText();
            text = text == null ? value : text;
          }
          case "detail", "Detail" -> cursor.skipElement();
          default -> {
            // Code, Reason, Subcode and the like are walked through
          }
        }
      } else if (event == XmlCursor.Event.END && cursor.depth() == depth) {
        String whole = text == null ? "" : text;
        String lines =
            start(whole, MOST_OF_THE_WHOLE)
                .lines()
                .limit(MOST_LINES)
                .map(Redaction::foreignText)
                .collect(Collectors.joining(" | "));
        return new Fault(Redaction.shorten(code), readable(whole), lines);
      }
    }
  }

  /** The first line of what .NET says, for people. */
  static String readable(String text) {
    String cut = STACK_TRACE.matcher(start(text, MOST_CHARACTERS).strip()).replaceFirst("");
    return Redaction.foreignText(TYPE_NAME.matcher(cut).replaceAll(""));
  }

  private static String start(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }

  static boolean isAboutCredentials(String text) {
    return CREDENTIALS.matcher(start(text, MOST_CHARACTERS)).find();
  }

  Kind kind() {
    if (isAboutCredentials(text)) {
      return Kind.CREDENTIALS_REFUSED;
    }
    String local = code.substring(code.indexOf(':') + 1);
    return local.startsWith("Client") || local.startsWith("Sender")
        ? Kind.REQUEST_REFUSED
        : Kind.SERVICE_FAILED;
  }
}
