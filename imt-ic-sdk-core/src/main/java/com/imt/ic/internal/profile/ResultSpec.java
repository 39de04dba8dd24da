package com.imt.ic.internal.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where an answer holds what was asked for. Immutable and thread-safe.
 *
 * @param response the element of the answer, where that is not the operation's name and {@code
 *     Response}
 * @param form how the rows of a report stand in it
 * @param table the DataSet's table, or the element of a row, for a report
 * @param otherTables tables that may stand beside it, and are passed over
 * @param emptyWithoutTable whether an answer without any table says that there are no rows
 * @param lookups tables in which a row finds further columns: the table's name to its key, a column
 *     of it to the column of the report's row that has the same text
 */
public record ResultSpec(
    Optional<String> response,
    Form form,
    Optional<String> table,
    Set<String> otherTables,
    boolean emptyWithoutTable,
    Map<String, Map<String, String>> lookups) {

  /** How the rows of a report stand in an answer. */
  public enum Form {
    /** As a DataSet or a DataTable, anywhere in it. */
    DATA_SET,
    /** As elements of the table's name, anywhere in it, each with an element for each column. */
    ELEMENTS,
    /** As either of them, in an XML document that is the text of an element. */
    XML_TEXT
  }

  public ResultSpec {
    otherTables = Set.copyOf(otherTables);
    Map<String, Map<String, String>> copy = new LinkedHashMap<>();
    lookups.forEach((name, key) -> copy.put(name, Map.copyOf(key)));
    lookups = Collections.unmodifiableMap(copy);
  }

  static ResultSpec read(ProfileSection section) {
    Map<String, Map<String, String>> lookups = new LinkedHashMap<>();
    section
        .optionalSection("lookups")
        .ifPresent(
            tables -> {
              for (String name : tables.names()) {
                Map<String, String> key = tables.optionalTexts(name);
                if (key.isEmpty()) {
                  tables.problem(
                      name, "is empty; give a column of it, and the row's column of the same text");
                }
                lookups.put(name, key);
              }
            });
    ResultSpec spec =
        new ResultSpec(
            section.optionalText("response"),
            section.choice("form", Form.class).orElse(Form.DATA_SET),
            section.optionalText("table"),
            Set.copyOf(section.texts("otherTables")),
            section.flag("emptyWithoutTable"),
            lookups);
    if (spec.table.isEmpty()) {
      for (String setting : new String[] {"form", "otherTables", "emptyWithoutTable", "lookups"}) {
        if (section.has(setting)) {
          section.problem(setting, "is there, and no table; only a report has rows");
        }
      }
    }
    return spec;
  }
}
