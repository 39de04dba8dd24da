package com.imt.ic.benchmarks;

import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifParser;
import com.imt.ic.bif.BifWriter;
import com.imt.ic.profile.Profile;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Writes and reads invoices in a JVM whose heap ends at 16 MiB. */
final class Heap {

  private Heap() {}

  public static void main(String[] args) throws Exception {
    int lines = Integer.parseInt(args[0]);
    BifLayout layout = BifLayout.of(Profile.defaults());
    Path file = Files.createTempFile("heap", ".bif");
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        BifWriter.of(layout).write(Samples.records(lines), out);
      }
      AtomicLong read = new AtomicLong();
      try (InputStream in = Files.newInputStream(file)) {
        BifParser.of(layout)
            .parse(
                in,
                item -> read.incrementAndGet(),
                problem -> {
                  throw new IllegalStateException(problem.message());
                });
      }
      if (read.get() != lines) {
        throw new IllegalStateException(read + " of " + lines + " read");
      }
    } finally {
      Files.delete(file);
    }
  }

  /** Whether so many lines go through. */
  static boolean suffices(int lines) throws Exception {
    return ChildJvm.succeeds(
        List.of("-Xmx16m", "-XX:+UseSerialGC"),
        ChildJvm.CLASS_PATH,
        Heap.class,
        Integer.toString(lines));
  }
}
