package com.imt.ic.testkit.contract;

import java.util.List;

/**
 * A column, field or parameter as InvoiceCloud has it.
 *
 * @param name its name, decoded
 * @param type its XML Schema type without a prefix, empty where none was declared
 * @param dateTimeMode .NET's DateTimeMode, empty where none was declared
 * @param values some of its values that are not empty; customers' data, never shown
 */
record Column(String name, String type, String dateTimeMode, List<String> values) {

  static final int MOST_VALUES = 50;

  Column {
    values = List.copyOf(values);
  }

  static Column of(Wsdl.Declaration declaration) {
    return new Column(
        declaration.name, declaration.type == null ? "" : declaration.type, "", List.of());
  }

  @Override
  public String toString() {
    return "Column[" + name + ", " + type + "]";
  }
}
