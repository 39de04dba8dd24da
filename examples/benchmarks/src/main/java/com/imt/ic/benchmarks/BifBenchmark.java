package com.imt.ic.benchmarks;

import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifParser;
import com.imt.ic.bif.BifRecord;
import com.imt.ic.bif.BifWriter;
import com.imt.ic.profile.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A million invoices of the default layout, written to a file and read from one. The SDK validates
 * every field, looks for invoices that stand twice, and sums and digests the file; its peers do
 * none of this.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx2g", "-XX:+UseSerialGC"})
public class BifBenchmark {

  private static final BifLayout LAYOUT = BifLayout.of(Profile.defaults());

  private static final int CHUNK = 1 << 16;

  private static Path temporary() throws IOException {
    return Files.createTempFile("benchmark", ".bif");
  }

  /** The file to read. */
  @State(Scope.Benchmark)
  public static class Written {
    private Path file = Path.of("");

    @Setup(Level.Trial)
    public void write() throws IOException {
      file = temporary();
      try (OutputStream out = Files.newOutputStream(file)) {
        BifWriter.of(LAYOUT).write(Samples.records(Samples.LINES), out);
      }
    }

    @TearDown(Level.Trial)
    public void remove() throws IOException {
      Files.delete(file);
    }
  }

  /** The invoices to write, as the SDK has them. */
  @State(Scope.Benchmark)
  public static class Records {
    private final BifRecord[] all =
        IntStream.range(0, Samples.LINES).mapToObj(Samples::item).toArray(BifRecord[]::new);
  }

  /** The invoices to write, as its peers have them. */
  @State(Scope.Benchmark)
  public static class Rows {
    private final Row[] all =
        IntStream.range(0, Samples.LINES).mapToObj(Samples::row).toArray(Row[]::new);
  }

  /** The bytes of the file to write. */
  @State(Scope.Benchmark)
  public static class Ready {
    private byte[] bytes = {};

    @Setup(Level.Trial)
    public void read(Written written) throws IOException {
      bytes = Files.readAllBytes(written.file);
    }
  }

  /** Where to. */
  @State(Scope.Benchmark)
  public static class Target {
    private Path file = Path.of("");

    @Setup(Level.Trial)
    public void create() throws IOException {
      file = temporary();
    }

    @TearDown(Level.Trial)
    public void remove() throws IOException {
      Files.delete(file);
    }
  }

  private static Consumer<Row> into(Blackhole blackhole) {
    return blackhole::consume;
  }

  @Benchmark
  public void readSdk(Written written, Blackhole blackhole) throws IOException {
    try (InputStream in = Files.newInputStream(written.file)) {
      BifParser.of(LAYOUT)
          .parse(
              in,
              blackhole::consume,
              problem -> {
                throw new IllegalStateException(problem.message());
              });
    }
  }

  @Benchmark
  public void readFastCsv(Written written, Blackhole blackhole) throws IOException {
    FastCsv.read(written.file, into(blackhole));
  }

  @Benchmark
  public void readJacksonCsv(Written written, Blackhole blackhole) throws IOException {
    JacksonCsv.read(written.file, into(blackhole));
  }

  @Benchmark
  @Warmup(iterations = 1)
  @Measurement(iterations = 1) // many times slower than the others, so noise matters less
  public void readBeanIo(Written written, Blackhole blackhole) throws IOException {
    BeanIo.read(written.file, into(blackhole));
  }

  @Benchmark
  public Object writeSdk(Records records, Target target) throws IOException {
    try (OutputStream out = Files.newOutputStream(target.file)) {
      return BifWriter.of(LAYOUT).write(Arrays.asList(records.all).iterator(), out);
    }
  }

  @Benchmark
  public void writeFastCsv(Rows rows, Target target) throws IOException {
    try (OutputStream out = Files.newOutputStream(target.file)) {
      FastCsv.write(rows.all, out);
    }
  }

  @Benchmark
  public void writeJacksonCsv(Rows rows, Target target) throws IOException {
    try (OutputStream out = Files.newOutputStream(target.file)) {
      JacksonCsv.write(rows.all, out);
    }
  }

  /** What is left of the work when the lines are ready: the file and its SHA-256. */
  @Benchmark
  public Object writeReadyBytes(Ready ready, Target target)
      throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(target.file), digest)) {
      for (int at = 0; at < ready.bytes.length; at += CHUNK) {
        out.write(ready.bytes, at, Math.min(CHUNK, ready.bytes.length - at));
      }
    }
    return digest.digest();
  }

  @Benchmark
  @Warmup(iterations = 1)
  @Measurement(iterations = 1)
  public void writeBeanIo(Rows rows, Target target) throws IOException {
    try (OutputStream out = Files.newOutputStream(target.file)) {
      BeanIo.write(rows.all, out);
    }
  }
}
