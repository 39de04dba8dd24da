package com.imt.ic.reconcile;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Escapes in JSON what could end, or mean something in, the HTML element around it. The JSON stays
 * the same to a reader.
 */
final class HtmlSafeEscapes extends CharacterEscapes {

  private static final long serialVersionUID = 1L;

  private static final String ESCAPED = "<>&";

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
    ESCAPED.chars().forEach(c -> codes[c] = CharacterEscapes.ESCAPE_CUSTOM);
    return codes;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    return ESCAPED.indexOf(character) < 0
        ? null
        : new SerializedString(String.format(Locale.ROOT, "\\u%04X", character));
  }
}
