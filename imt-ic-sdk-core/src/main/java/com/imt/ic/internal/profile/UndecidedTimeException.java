package com.imt.ic.internal.profile;

import java.util.regex.Pattern;

/**
 * A text that has no offset, in a column of which nobody has said in what zone its times are. That
 * is a fault of the profile and not of the row. Holds no customer's data.
 */
public final class UndecidedTimeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final Pattern DIGIT = Pattern.compile("\\d");

  private final String form;

  UndecidedTimeException(CharSequence text) {
    super("a time without an offset, and no zone to read it by");
    form = DIGIT.matcher(text).replaceAll("#");
  }

  /** {@return how the text is written, each digit masked: {@code ####-##-##T##:##:##}} */
  public String form() {
    return form;
  }
}
