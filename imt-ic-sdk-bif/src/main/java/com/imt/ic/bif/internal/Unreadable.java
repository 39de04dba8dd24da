package com.imt.ic.bif.internal;

import org.jspecify.annotations.Nullable;

/**
 * A field that has no value of its column's content, or none where one must be.
 *
 * @param text what stands there
 * @param reason what an identifier's own rule says of it, or null
 */
public record Unreadable(Column column, String text, @Nullable String reason) {

  @Override
  public String toString() {
    return "Unreadable[" + column.name() + "]";
  }
}
