package com.imt.ic.soap;

import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.Redaction;
import com.imt.ic.internal.profile.AnswerSpec;
import com.imt.ic.internal.text.KnownSecrets;
import com.imt.ic.soap.internal.xml.XmlCursor;
import java.io.IOException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A SOAP fault as ASP.NET writes it.
 *
 * @param code as it came, such as {@code soap:Client}
 * @param text what it says, without .NET's type names and stack trace, redacted
 * @param message the same with all its lines as they came, by which it is judged; never shown
 * @param wholeText all that it says, stack trace included, each line redacted, on one line
 */
record Fault(String code, String text, String message, String wholeText) {

  private static final int MOST_LINES = 100;

  private static final int MOST_OF_THE_WHOLE = 64 * 1024;

  /** .NET puts the exception's type before its message: it is of no use to a reader. */
  private static final Pattern TYPE_NAME =
      Pattern.compile("\\b(?:[A-Za-z_]\\w*+\\.)++\\w*(?:Exception|Error): ");

  private static final Pattern STACK_TRACE =
      Pattern.compile("(?s)(?<!\\s)\\s++at [\\w.`<>+\\[\\],]++[ (].*");

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
        String said = withoutTrace(whole);
        return new Fault(
            Redaction.foreignText(code),
            readable(whole),
            lines(said, UnaryOperator.identity(), " "),
            lines(
                KnownSecrets.hide(start(whole, MOST_OF_THE_WHOLE)), Redaction::foreignText, " | "));
      }
    }
  }

  /** The first line of what .NET says, for people. */
  static String readable(String text) {
    return Redaction.foreignText(withoutTrace(text));
  }

  private static String withoutTrace(String text) {
    String cut =
        STACK_TRACE.matcher(start(text, AnswerSpec.MOST_CHARACTERS).strip()).replaceFirst("");
    return TYPE_NAME.matcher(cut).replaceAll("");
  }

  private static String lines(String text, UnaryOperator<String> shown, String between) {
    return text.lines().limit(MOST_LINES).map(shown).collect(Collectors.joining(between));
  }

  private static String start(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }

  @Override
  public String toString() {
    return "Fault[" + code + ", " + text + "]";
  }

  /** Whose it is: what it says counts before its code, which .NET sets as it likes. */
  Kind kind(AnswerSpec answers) {
    String local = code.substring(code.indexOf(':') + 1);
    boolean senders = local.startsWith("Client") || local.startsWith("Sender");
    return answers.whose(message).orElse(senders ? Kind.REQUEST_REFUSED : Kind.SERVICE_FAILED);
  }
}
