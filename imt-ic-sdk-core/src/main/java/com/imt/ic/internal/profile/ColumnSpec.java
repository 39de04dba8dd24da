package com.imt.ic.internal.profile;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one field of a record is found and read in an answer. Immutable and thread-safe.
 *
 * @param names the column's names, best first: the first that has a value in a row counts; matched
 *     exactly, then ignoring case where that is unique
 * @param required whether an answer without such a column does not fit the contract, and a row
 *     without a value in it is not understood
 * @param mayBeBlank whether, nevertheless, such a row is understood
 * @param trim whether white space around an account or invoice number is the padding of a {@code
 *     char(n)} column, which means nothing; around a code, a number or a time it never does
 * @param time how a time is read; {@link TimePolicy#OFFSET} for columns that are no times
 * @param codes the answer's text to the SDK's, for a column of codes, in any case; a text that is
 *     not named is kept
 */
public record ColumnSpec(
    List<String> names,
    boolean required,
    boolean mayBeBlank,
    boolean trim,
    TimePolicy time,
    Map<String, String> codes) {

  /** Of a field that the profile does not name. */
  public static final ColumnSpec NONE =
      new ColumnSpec(List.of(), false, true, true, TimePolicy.OFFSET, Map.of());

  public ColumnSpec {
    names = List.copyOf(names);
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(codes);
    codes = Collections.unmodifiableMap(anyCase);
  }

  /** Whether a row is not understood that has no value there. */
  public boolean needsValue() {
    return required && !mayBeBlank;
  }

  static ColumnSpec read(ProfileSection section) {
    List<String> names = section.texts("names");
    if (names.isEmpty()) {
      section.problem("names", "is empty; give at least one column name");
    }
    Map<String, String> codes = section.optionalTexts("codes");
    ColumnSpec spec =
        new ColumnSpec(
            names,
            section.flag("required", false),
            section.flag("mayBeBlank", false),
            section.flag("trim", true),
            section.converted("time", TimePolicy::parse).orElse(TimePolicy.OFFSET),
            codes);
    if (spec.codes.size() < codes.size()) {
      section.problem("codes", "has a code twice that differs in case alone; name it once");
    }
    section.end();
    return spec;
  }
}
