package com.imt.ic.internal.record;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the place of a text says of how it is read: times and codes differ between columns. */
public interface Reading {

  /** The moment that a text means. */
  @Nullable Instant moment(CharSequence text);

  /** The day that a text means. */
  @Nullable LocalDate day(CharSequence text);

  /** {@return whether white space around an identifier is padding, which means nothing} */
  default boolean trims() {
    return true;
  }

  /** {@return the SDK's code for one of the answer's; the same where there is none} */
  default String code(String code) {
    return code;
  }

  /** {@return a text that outlives the row} */
  default String text(CharSequence text) {
    return text.toString();
  }
}
