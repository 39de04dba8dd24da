package com.imt.ic.soap.hosted;

import java.time.Duration;

/**
 * How much one request may ask of us.
 *
 * @param bytes of the body
 * @param depth of elements within elements, the envelope being the first
 * @param receipts in one request
 * @param readTime from the first byte of the body that is read to its last
 */
record Limits(long bytes, int depth, int receipts, Duration readTime) {

  static final Limits DEFAULTS = new Limits(10L * 1024 * 1024, 64, 10_000, Duration.ofSeconds(60));

  /** What a request of either contract needs: envelope, body, operation, list, entry, field. */
  static final int LEAST_DEPTH = 6;

  Limits withBytes(long value) {
    require(value > 0, "maximumRequestBytes", value, "more than 0");
    return new Limits(value, depth, receipts, readTime);
  }

  Limits withDepth(int value) {
    require(
        value >= LEAST_DEPTH,
        "maximumDepth",
        value,
        "at least " + LEAST_DEPTH + ", which a request has");
    return new Limits(bytes, value, receipts, readTime);
  }

  Limits withReceipts(int value) {
    require(value > 0, "maximumReceipts", value, "more than 0");
    return new Limits(bytes, depth, value, readTime);
  }

  Limits withReadTime(Duration value) {
    require(!value.isZero() && !value.isNegative(), "maximumReadTime", value, "more than 0");
    return new Limits(bytes, depth, receipts, value);
  }

  private static void require(boolean fits, String setting, Object found, String expected) {
    if (!fits) {
      throw new IllegalArgumentException(setting + " is " + found + "; expected " + expected);
    }
  }
}
