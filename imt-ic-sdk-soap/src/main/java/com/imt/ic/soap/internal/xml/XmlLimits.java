package com.imt.ic.soap.internal.xml;

/**
 * What a document may cost at most. Immutable and thread-safe.
 *
 * @param maximumBytes bytes of the document, after decompression
 * @param maximumDepth how deep elements may nest
 * @param maximumTextLength characters of one text or attribute
 */
public record XmlLimits(long maximumBytes, int maximumDepth, int maximumTextLength) {

  /** 1 GiB, 64 levels, 1 Mi characters. */
  public static final XmlLimits DEFAULTS = new XmlLimits(1L << 30, 64, 1 << 20);

  private static final int MOST_BYTES_OF_A_CHARACTER = 4;
  private static final int SHORT = 64 * 1024;

  public XmlLimits {
    if (maximumBytes < 1 || maximumDepth < 1 || maximumTextLength < 1) {
      throw new IllegalArgumentException(
          "Limits are at least 1, found %s, %s, %s"
              .formatted(maximumBytes, maximumDepth, maximumTextLength));
    }
  }

  /** The most bytes that a text or a tag within these limits can have, and never few. */
  long longestToken() {
    return SHORT + (long) MOST_BYTES_OF_A_CHARACTER * maximumTextLength;
  }

  /**
   * How many characters all values of a row may have together: as many as one alone, and at least
   * 64 Ki.
   */
  public int maximumRowLength() {
    return Math.max(SHORT, maximumTextLength);
  }
}
