package com.imt.ic.bif.internal;

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

  /** The high bit of each byte as one bit, the first byte's as the lowest of eight. */
  static long bits(long highBits) {
    return ((highBits >>> 7) * 0x0102040810204080L) >>> 56; // each moves to a bit of its own
  }

  /**
   * Bit {@code 8 * i + k} as bit {@code 8 * k + i}, for eight words of eight bytes each: the rows
   * of a square of bits become its columns, by twos, by fours and by eights.
   */
  static long transposed(long bits) {
    long twos = (bits ^ (bits >>> 7)) & 0x00AA00AA00AA00AAL;
    long x = bits ^ twos ^ (twos << 7);
    long fours = (x ^ (x >>> 14)) & 0x0000CCCC0000CCCCL;
    x = x ^ fours ^ (fours << 14);
    long eights = (x ^ (x >>> 28)) & 0x00000000F0F0F0F0L;
    return x ^ eights ^ (eights << 28);
  }

  /** Which of eight bytes the lowest high bit belongs to. */
  static int first(long highBits) {
    return Long.numberOfTrailingZeros(highBits) >>> 3;
  }
}
