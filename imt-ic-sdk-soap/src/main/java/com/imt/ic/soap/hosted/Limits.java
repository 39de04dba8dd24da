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
    if (value <= 0) {
      throw wrong("maximumRequestBytes", value, "more than 0");
    }
    return new Limits(value, depth, receipts, readTime);
  }

  Limits withDepth(int value) {
    if (value < LEAST_DEPTH) {
      throw wrong("maximumDepth", value, "at least " + LEAST_DEPTH + ", which a request has");
    }
    return new Limits(bytes, value, receipts, readTime);
  }

  Limits withReceipts(int value) {
    if (value <= 0) {
      throw wrong("maximumReceipts", value, "more than 0");
    }
    return new Limits(bytes, depth, value, readTime);
  }

  Limits withReadTime(Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw wrong("maximumReadTime", value, "more than 0");
    }
    return new Limits(bytes, depth, receipts, value);
  }

  private static IllegalArgumentException wrong(String setting, Object found, String expected) {
    return new IllegalArgumentException(setting + " is " + found + "; expected " + expected);
  }
}
