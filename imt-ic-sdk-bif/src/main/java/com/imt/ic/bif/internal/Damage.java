package com.imt.ic.bif.internal;

/**
 * What makes a line none of the format.
 *
 * @param position where: the byte, or the character; 1 for the first
 * @param detail the byte that is no text of the charset; the number of the field, for others
 */
public record Damage(Kind kind, int position, int detail) {

  public enum Kind {
    UNDECODABLE,
    /** A quote within a field that does not begin with one. */
    QUOTE_INSIDE,
    OPEN_QUOTE,
    TEXT_BEHIND_QUOTE
  }
}
