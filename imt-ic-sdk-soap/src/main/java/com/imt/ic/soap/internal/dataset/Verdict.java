package com.imt.ic.soap.internal.dataset;

import com.imt.ic.internal.profile.AnswerSpec;
import com.imt.ic.internal.profile.AnswerSpec.Sign;
import com.imt.ic.soap.internal.xml.XmlCursor;
import com.imt.ic.soap.internal.xml.XmlFault;
import java.util.Locale;
import java.util.Map;

/**
 * What an answer says beside its data of how the operation went: the profile's signs, such as
 * {@code Success}, and its messages. Data that stand beside a failure are not all there are. Not
 * thread-safe; {@code toString} shows nothing of it.
 */
public final class Verdict {

  private static final int LONGEST_SIGN = 100;

  private final AnswerSpec answers;
  private final StatedTotal total;
  private boolean signed;
  private boolean failed;
  private String sign = "";
  private String message = "";
  private String note = "";

  public Verdict(AnswerSpec answers) {
    this.answers = answers;
    this.total = new StatedTotal(answers);
  }

  /** Ends at a SOAP fault. */
  static void requireNoFault(XmlCursor cursor) throws XmlFault {
    if (cursor.isAtFault()) {
      throw new XmlFault(XmlFault.Kind.SOAP_FAULT, "holds a SOAP fault", null);
    }
  }

  /** Takes notice of an element that holds text alone; a blank one says nothing. */
  public void note(String element, String text) {
    if (text.isBlank()) {
      return;
    }
    total.see(element, text);
    for (Map.Entry<String, Sign> known : answers.signs().entrySet()) {
      if (known.getValue().isNamed(element)) {
        signed = true;
        if (!known.getValue().isGood(text)) {
          failed = true;
          String shown = text.length() > LONGEST_SIGN ? text.substring(0, LONGEST_SIGN) : text;
          // A flag says no more than that; a code is what people ask InvoiceCloud about.
          sign = isFlag(known.getKey()) ? sign : element + "=" + shown.strip();
        }
      }
    }
    if (answers.messages().isNamed(element)) {
      message = text;
    } else if (answers.notes().contains(element.toLowerCase(Locale.ROOT))) {
      note = text;
    }
  }

  StatedTotal total() {
    return total;
  }

  /** Whether a sign is named so, which judges every text of it. */
  boolean isSign(String element) {
    return answers.signs().values().stream().anyMatch(sign -> sign.isNamed(element));
  }

  private static boolean isFlag(String name) {
    return name.equals("success") || name.equals("failed");
  }

  /** Whether rows of a table of that name tell that the operation failed. */
  boolean isOfErrors(String table) {
    return answers.isErrorTable(table);
  }

  /** A message alone is a failure; beside good signs it is a remark. */
  public boolean isFailure() {
    return signed ? failed : !message.isBlank() && !answers.messages().isGood(message);
  }

  /** Ends where the answer says that the operation failed. */
  void require() throws XmlFault {
    if (isFailure()) {
      throw new XmlFault(XmlFault.Kind.REFUSED, "says that the operation failed", null);
    }
  }

  /** What it says of a failure, not redacted; empty for nothing but that. */
  public String message() {
    String words = message.isBlank() ? note : message;
    return sign.isEmpty() || words.isBlank() ? sign + words : sign + ", " + words;
  }
}
