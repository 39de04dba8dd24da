package com.imt.ic.bif;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of text at a time: the first is the lowest. Thread-safe. */
final class Words {

  /** A word with the same byte eight times is that byte times this. */
  static final long ONES = 0x0101010101010101L;

  /** The high bit of each byte. */
  static final long HIGH_BITS = 0x8080808080808080L;

  static final long LOW_BITS = ~HIGH_BITS;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Words() {}

  static long at(byte[] bytes, int index) {
    return (long) WORD.get(bytes, index);
  }

  static void set(byte[] bytes, int index, long word) {
    WORD.set(bytes, index, word);
  }

  /** The high bit of each byte that is the same in both, exactly: no carry runs into the next. */
  static long equal(long word, long other) {
    long difference = word ^ other;
    return ~(((difference & LOW_BITS) + LOW_BITS) | difference | LOW_BITS);
  }

  /** All bits below the lowest that is set. */
  static long below(long bits) {
    return (bits & -bits) - 1;
  }

  /** Which of eight bytes the lowest high bit belongs to. */
  static int first(long highBits) {
    return Long.numberOfTrailingZeros(highBits) >>> 3;
  }
}
