package com.imt.ic.internal.record;

import com.imt.ic.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the place of a text says of how it is read: times, amounts and codes differ between columns.
 */
public interface Reading {

  /** The moment that a text means. */
  @Nullable Instant moment(CharSequence text);

  /** The day that a text means. */
  @Nullable LocalDate day(CharSequence text);

  /** {@return whether white space around an identifier is padding, which means nothing} */
  default boolean trims() {
    return true;
  }

  /** {@return whether codes say what a text means; of a flag they alone do} */
  default boolean hasCodes() {
    return false;
  }

  /** {@return the SDK's text for one of the answer's, without padding; null where none is given} */
  default @Nullable String meaning(String text) {
    return null;
  }

  /**
   * The plain decimal that an amount means which is written otherwise.
   *
   * @throws IllegalArgumentException when the text is no amount of that form
   */
  default CharSequence decimal(CharSequence amount) {
    return amount;
  }

  /**
   * Refuses an amount that nobody pays.
   *
   * @param text as it came
   * @throws UnreadableTextException when it is beyond the limits
   */
  default void requirePlausible(CharSequence text, Money amount) {
    // where nobody set limits
  }

  /** {@return a text that outlives the row} */
  default String text(CharSequence text) {
    return text.toString();
  }
}
