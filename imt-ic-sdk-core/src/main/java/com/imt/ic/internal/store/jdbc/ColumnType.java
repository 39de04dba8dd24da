package com.imt.ic.internal.store.jdbc;

/** How a value is stored. */
enum ColumnType {
  TEXT("text"),
  MONEY("numeric"),
  MOMENT("timestamptz"),
  DATE("date"),
  FLAG("boolean"),
  COUNT("bigint");

  /** PostgreSQL's name of it. */
  final String postgresql;

  ColumnType(String postgresql) {
    this.postgresql = postgresql;
  }
}
