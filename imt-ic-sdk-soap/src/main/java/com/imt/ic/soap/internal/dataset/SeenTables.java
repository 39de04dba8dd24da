package com.imt.ic.soap.internal.dataset;

import java.util.HashMap;
import java.util.Map;

/** The tables of whose rows some came, by the name that stands in the document. Not thread-safe. */
final class SeenTables {

  final XmlNames names = new XmlNames();
  private final Map<String, TableColumns> tables = new HashMap<>();

  TableColumns named(String encoded) {
    return tables.computeIfAbsent(encoded, name -> new TableColumns(names.decode(name), name));
  }
}
