package com.imt.ic.bif.internal;

import org.jspecify.annotations.Nullable;

/** What stands in a field that cannot be read, and what an identifier's own rule says of it. */
public record Unreadable(Column column, String text, @Nullable String reason) {

  @Override
  public String toString() {
    return "Unreadable[" + column.name() + "]";
  }
}
