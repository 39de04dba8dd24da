package com.imt.ic.internal.profile;

import java.util.List;
import java.util.Map;

/**
 * How one field of a record is found and read in an answer. Immutable and thread-safe.
 *
 * @param names the column's names, best first: the first that has a value in a row counts; matched
 *     exactly, then ignoring case where that is unique
 * @param required whether an answer without such a column does not fit the contract, and a row
 *     without a value in it is not understood
 * @param mayBeBlank whether, nevertheless, such a row is understood
 * @param time how a time is read; {@link TimePolicy#OFFSET} for columns that are no times
 * @param codes the answer's text to the SDK's, for a column of codes; a text that is not named is
 *     kept as it came
 */
public record ColumnSpec(
    List<String> names,
    boolean required,
    boolean mayBeBlank,
    TimePolicy time,
    Map<String, String> codes) {

  /** Of a field that the profile does not name. */
  public static final ColumnSpec NONE =
      new ColumnSpec(List.of(), false, true, TimePolicy.OFFSET, Map.of());

  public ColumnSpec {
    names = List.copyOf(names);
    codes = Map.copyOf(codes);
  }

  static ColumnSpec read(ProfileSection section) {
    List<String> names = section.texts("names");
    if (names.isEmpty()) {
      section.problem("names", "is empty; give at least one column name");
    }
    ColumnSpec spec =
        new ColumnSpec(
            names,
            section.flag("required", false),
            section.flag("mayBeBlank", false),
            section.converted("time", TimePolicy::parse).orElse(TimePolicy.OFFSET),
            section.optionalTexts("codes"));
    section.end();
    return spec;
  }
}
