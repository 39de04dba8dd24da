package com.imt.ic.bif.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Counts and digests what passes. Closing it does not close the stream below. */
final class DigestingOutputStream extends FilterOutputStream {

  private final MessageDigest digest = Sha256.newDigest();
  private long count;

  DigestingOutputStream(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    digest.update((byte) b);
    count++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    digest.update(bytes, offset, length);
    count += length;
  }

  @Override
  public void close() throws IOException {
    flush();
  }

  long count() {
    return count;
  }

  /** Lower-case hexadecimal; ends the digest. */
  String sha256() {
    return Sha256.hex(digest);
  }
}
