package com.imt.ic.bif.internal;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Finds invoice numbers that stand twice in a file of any size, on a heap that hardly grows. Up to
 * {@value #MOST_ON_HEAP} numbers their fingerprints stand in one hash table, and a duplicate is
 * found at once. Beyond, they are dealt by their hash into parts of a temporary file, in sequence,
 * and looked through part by part at the end: the heap holds a 256th of them then.
 *
 * <p>A fingerprint is two polynomials over the number's characters, seven narrow or three wide ones
 * to a coefficient, modulo the prime 2^61 - 1, at points drawn at random for each file. Two
 * different numbers of at most 100 characters share one with a probability below 35²/2^121, so
 * among a hundred million numbers there is a false alarm once in 10^17 files, whoever chose the
 * numbers. The temporary file holds fingerprints and line numbers, nothing of a customer's. Not
 * thread-safe.
 */
public final class DuplicateFinder implements Closeable {

  @FunctionalInterface
  public interface Duplicates {
    void found(long line, long earlier);
  }

  static final int MOST_ON_HEAP = 1 << 16;

  private static final int PARTS = 256;
  private static final int CHUNK = 170 * 3 * Long.BYTES; // whole entries, about 4 KiB
  private static final long PRIME = (1L << 61) - 1;

  private final long point1;
  private final long point2;
  private FingerprintTable table = new FingerprintTable(1 << 8);
  private ByteBuffer @Nullable [] parts; // what is not in the file yet; null before the overflow
  private final int[][] chunks = new int[PARTS][0]; // where in the file the parts' chunks are
  private final int[] chunkCounts = new int[PARTS];
  private int chunksInFile;
  private @Nullable FileChannel file;

  public DuplicateFinder() {
    this(new SplittableRandom());
  }

  DuplicateFinder(SplittableRandom random) {
    point1 = random.nextLong(1L << 32, PRIME);
    point2 = random.nextLong(1L << 32, PRIME);
  }

  public long add(String number, long line) throws IOException {
    int length = number.length();
    int bits = isNarrow(number) ? Byte.SIZE : Character.SIZE;
    int charactersOfAWord = (Long.SIZE - Byte.SIZE) / bits; // so that a word is below the prime
    long hash1 = ((long) bits << Integer.SIZE) + length;
    long hash2 = hash1;
    for (int i = 0; i < length; ) {
      long word = 0;
      for (int end = Math.min(i + charactersOfAWord, length); i < end; i++) {
        word = (word << bits) | number.charAt(i);
      }
      hash1 = reduced(times(hash1, point1) + word);
      hash2 = reduced(times(hash2, point2) + word);
    }
    if (parts == null && table.size() < MOST_ON_HEAP) {
      return table.add(hash1, hash2, line);
    }
    if (parts == null) {
      overflow();
    }
    deal(hash1, hash2, line);
    return 0;
  }

  private static boolean isNarrow(String number) {
    int all = 0;
    for (int i = 0; i < number.length(); i++) {
      all |= number.charAt(i);
    }
    return all < 1 << Byte.SIZE;
  }

  private static long times(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    return (low & PRIME) + ((high << 3) | (low >>> 61));
  }

  private static long reduced(long sum) {
    long folded = (sum & PRIME) + (sum >>> 61);
    return folded >= PRIME ? folded - PRIME : folded;
  }

  private void overflow() throws IOException {
    ByteBuffer[] empty = new ByteBuffer[PARTS];
    Arrays.setAll(empty, i -> ByteBuffer.allocate(CHUNK));
    parts = empty;
    Path path = Files.createTempFile("imt-ic-bif", ".seen");
    file = FileChannel.open(path, READ, WRITE, DELETE_ON_CLOSE);
    FingerprintTable dealt = table;
    table = new FingerprintTable(1 << 8);
    for (int slot = 0; slot < dealt.slots(); slot++) {
      if (dealt.line(slot) != 0) {
        deal(dealt.hash1(slot), dealt.hash2(slot), dealt.line(slot));
      }
    }
  }

  private void deal(long hash1, long hash2, long line) throws IOException {
    if (parts == null || file == null) {
      throw new IllegalStateException("Nothing has overflowed yet");
    }
    int which = (int) (FingerprintTable.spread(hash1) >>> 56); // one of 256
    ByteBuffer part = parts[which];
    part.putLong(hash1).putLong(hash2).putLong(line);
    if (part.hasRemaining()) {
      return;
    }
    part.flip();
    long at = (long) chunksInFile * CHUNK;
    while (part.hasRemaining()) {
      at += file.write(part, at);
    }
    part.clear();
    if (chunkCounts[which] == chunks[which].length) {
      chunks[which] = Arrays.copyOf(chunks[which], Math.max(16, chunkCounts[which] * 2));
    }
    chunks[which][chunkCounts[which]++] = chunksInFile++;
  }

  /** Tells of the duplicates that {@link #add} could not find. */
  public void finish(Duplicates duplicates) throws IOException {
    if (parts == null || file == null) {
      return;
    }
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    for (int which = 0; which < PARTS; which++) {
      table.clear();
      for (int i = 0; i < chunkCounts[which]; i++) {
        chunk.clear();
        long at = (long) chunks[which][i] * CHUNK;
        while (chunk.hasRemaining()) {
          int read = file.read(chunk, at);
          if (read < 0) {
            throw new IOException("The temporary file of the invoice numbers was cut off");
          }
          at += read;
        }
        look(chunk, duplicates);
      }
      look(parts[which], duplicates);
    }
  }

  private void look(ByteBuffer entries, Duplicates duplicates) {
    entries.flip();
    while (entries.hasRemaining()) {
      long hash1 = entries.getLong();
      long hash2 = entries.getLong();
      long line = entries.getLong();
      long earlier = table.add(hash1, hash2, line);
      if (earlier != 0) {
        duplicates.found(Math.max(line, earlier), Math.min(line, earlier));
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
