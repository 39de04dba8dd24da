package com.imt.ic.testkit.contract;

import java.util.List;

/**
 * A table of a report as InvoiceCloud has it. Immutable.
 *
 * @param name its name, decoded
 * @param around the table whose row is around each of its rows; empty where there is none
 * @param columns its columns, in order
 * @param rows how many rows were seen
 */
record Table(String name, String around, List<Column> columns, int rows) {

  Table {
    columns = List.copyOf(columns);
  }
}
