package com.imt.ic.bif;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import com.imt.ic.bif.internal.FileFormat;
import com.imt.ic.bif.internal.RowWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;

/**
 * Rows that wait in a temporary file until the record that stands before them can tell how many
 * they are. Not thread-safe.
 */
final class HeldRows implements Closeable {

  private final FileChannel file;
  private final RowWriter writer;

  HeldRows(FileFormat format) throws IOException {
    file =
        FileChannel.open(Files.createTempFile("imt-ic-bif", ".rows"), READ, WRITE, DELETE_ON_CLOSE);
    writer = new RowWriter(format, Channels.newOutputStream(file));
  }

  RowWriter writer() {
    return writer;
  }

  /** Passes all rows on; none can be written behind. */
  void passTo(RowWriter whole) throws IOException {
    writer.finish();
    file.position(0);
    whole.pass(Channels.newInputStream(file));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
