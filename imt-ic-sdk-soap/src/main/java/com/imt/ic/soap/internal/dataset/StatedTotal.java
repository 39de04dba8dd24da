package com.imt.ic.soap.internal.dataset;

import com.imt.ic.internal.profile.AnswerSpec;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How many rows an answer says that there are, beside its rows, of which it may hold some alone. Of
 * several statements the greatest counts. Not thread-safe.
 */
public final class StatedTotal {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4}");

  private final AnswerSpec answers;
  private String name = "";
  private long rows = -1;
  private List<String> passedOver = List.of();
  private int passedOverColumns;

  StatedTotal(AnswerSpec answers) {
    this.answers = answers;
  }

  /** Takes notice of an element or column; what is no number says nothing. */
  void see(String element, String text) {
    if (answers.isTotal(element)) {
      String number = text.strip();
      if (NUMBER.matcher(number).matches()) {
        long said = Long.parseLong(number.replace(",", ""));
        if (said > rows) {
          rows = said;
          name = element;
        }
      }
    }
  }

  /** Takes notice of a row that is none of the report's. */
  @SuppressWarnings("ReferenceEquality") // another table is another list
  public void see(CurrentRow row) {
    List<String> columns = row.columnNames();
    if (columns == passedOver && columns.size() == passedOverColumns) {
      return;
    }
    boolean states = false;
    for (int i = 0; i < columns.size(); i++) {
      if (answers.isTotal(columns.get(i))) {
        states = true;
        if (row.has(i)) {
          see(columns.get(i), row.text(i));
        }
      }
    }
    if (!states) {
      passedOver = columns;
      passedOverColumns = columns.size();
    }
  }

  /** How many rows there are; -1 where nothing says it. */
  public long rows() {
    return rows;
  }

  /** The element or column that says it. */
  public String name() {
    return name;
  }
}
