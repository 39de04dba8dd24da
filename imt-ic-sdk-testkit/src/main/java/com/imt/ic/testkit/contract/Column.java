package com.imt.ic.testkit.contract;

import java.util.List;

/**
 * A column, field or parameter as InvoiceCloud has it.
 *
 * @param table the table that it is read from, where that is not the report's own
 * @param name its name, decoded
 * @param type its XML Schema type without a prefix, empty where none was declared
 * @param dateTimeMode .NET's DateTimeMode, empty where none was declared
 * @param values some of its values that are not empty; customers' data, see {@link Shown}
 */
record Column(String table, String name, String type, String dateTimeMode, List<String> values) {

  static final int MOST_VALUES = 1000;

  Column {
    values = List.copyOf(values);
  }

  static Column of(Wsdl.Declaration declaration) {
    return new Column("", declaration.name(), declaration.type(), "", List.of());
  }

  /** The same as a column of another table than the report's own. */
  Column in(String otherTable) {
    return new Column(otherTable, name, type, dateTimeMode, values);
  }

  /** Its name, with the table's before it where that is not the report's own. */
  String path() {
    return table.isEmpty() ? name : table + "/" + name;
  }

  @Override
  public String toString() {
    return "Column[" + path() + ", " + type + "]";
  }
}
