package com.imt.ic.bif.internal;

/**
 * Sees whether a line that was put together without care came out right: printable ASCII, with no
 * more delimiters and quotes than its columns have. Looks at eight bytes at a time, which costs a
 * tenth of a look at each field. Immutable and thread-safe.
 */
final class PlainLineCheck {

  /** How many bytes behind a line are overwritten. */
  static final int OVERRUN = Long.BYTES;

  private static final long FILLER = Words.ONES * 'x';

  private static final long BELOW_SPACE = Words.ONES * (0x80 - ' ');

  private final long delimiters;
  private final long quotes;
  private final int marks;

  /** Without a quote, give NUL, which is no plain character anyway. */
  PlainLineCheck(char delimiter, int delimiterCount, char quote, int quoteCount) {
    delimiters = Words.ONES * delimiter;
    quotes = Words.ONES * quote;
    marks = delimiterCount + quoteCount;
  }

  /**
   * Whether the bytes are plain; the {@value #OVERRUN} bytes behind them are lost. No sum below
   * carries from one byte into the next unless a byte is above 127, and then the line fails anyway.
   */
  boolean passes(byte[] bytes, int from, int to) {
    Words.set(bytes, to, FILLER);
    long odd = 0;
    int marksLeft = marks;
    for (int i = from; i < to; i += Long.BYTES) {
      long word = Words.at(bytes, i);
      // the high bit of each byte that is another character
      long noDelimiter = (word ^ delimiters) + Words.LOW_BITS;
      long noQuote = (word ^ quotes) + Words.LOW_BITS;
      marksLeft -= Long.BYTES - Long.bitCount(noDelimiter & noQuote & Words.HIGH_BITS);
      // above 127; 127 itself; below a space, but for a delimiter, which may be a tab
      odd |= word | (word + Words.ONES) | (~(word + BELOW_SPACE) & noDelimiter);
    }
    return (odd & Words.HIGH_BITS) == 0 && marksLeft == 0;
  }
}
