package com.imt.ic.soap;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Hands out a few bytes at a time, so that everything stands at some buffer's end. */
public final class Trickle extends InputStream {

  private final ByteArrayInputStream in;
  private final int first;
  private final int size;
  private int read;

  /** All of it in pieces of a size. */
  public Trickle(byte[] bytes, int size) {
    this(bytes, size, size);
  }

  /** The same with a first piece of another size. */
  public Trickle(byte[] bytes, int first, int size) {
    this.in = new ByteArrayInputStream(bytes);
    this.first = first;
    this.size = size;
  }

  @Override
  public int read() {
    read++;
    return in.read();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    int n = in.read(buffer, offset, Math.min(length, read < first ? first - read : size));
    read += Math.max(n, 0);
    return n;
  }
}
