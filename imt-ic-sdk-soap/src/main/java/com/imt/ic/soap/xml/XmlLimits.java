package com.imt.ic.soap.xml;

/**
 * What a document may cost at most. Immutable and thread-safe.
 *
 * @param maximumBytes bytes of the document, after decompression
 * @param maximumDepth how deep elements may nest
 * @param maximumTextLength characters of one text or attribute
 */
public record XmlLimits(long maximumBytes, int maximumDepth, int maximumTextLength) {

  /** 1 GiB, 64 levels, 16 Mi characters. */
  public static final XmlLimits DEFAULTS = new XmlLimits(1L << 30, 64, 16 << 20);

  /** Checks that each is at least 1. */
  public XmlLimits {
    if (maximumBytes < 1 || maximumDepth < 1 || maximumTextLength < 1) {
      throw new IllegalArgumentException(
          "Limits are at least 1, found "
              + maximumBytes
              + ", "
              + maximumDepth
              + ", "
              + maximumTextLength);
    }
  }
}
