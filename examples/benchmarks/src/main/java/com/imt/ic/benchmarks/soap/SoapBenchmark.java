package com.imt.ic.benchmarks.soap;

import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.TransformerException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A report of payments, from memory and from a server in another process, to typed records. {@link
 * SoapReport} runs it, and tells it the server and the number of rows.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx2g", "-XX:+UseSerialGC"})
@State(Scope.Benchmark)
public class SoapBenchmark {

  static final String ROWS = "benchmark.rows";
  static final String SERVER = "benchmark.server";

  private final int rows = Integer.getInteger(ROWS);
  private final URI server = URI.create(System.getProperty(SERVER));
  private final PaymentsDocument document = new PaymentsDocument(rows, PaymentsServer.SEED);

  private void expectAll(long read) {
    if (read != rows) {
      throw new IllegalStateException(read + " of " + rows + " rows were read");
    }
  }

  @Benchmark
  public void memorySdk(Blackhole blackhole) {
    expectAll(Sdk.readInMemory(document, blackhole::consume));
  }

  @Benchmark
  public void memoryWoodstox(Blackhole blackhole) throws XMLStreamException {
    expectAll(HandStax.read(document.open(), blackhole::consume));
  }

  @Benchmark
  @Measurement(iterations = 1) // much slower than the others, so noise matters less
  @Fork(
      value = 1,
      jvmArgs = {"-Xmx4g", "-XX:+UseSerialGC"}) // holds the whole document as objects
  public void memoryJaxb(Blackhole blackhole) throws JAXBException, XMLStreamException {
    expectAll(JaxbPayments.read(document.open(), blackhole::consume));
  }

  @Benchmark
  public void httpSdk(Blackhole blackhole) {
    expectAll(Sdk.read(server, blackhole::consume));
  }

  @Benchmark
  public void httpWoodstoxOnOkHttp(Blackhole blackhole) throws IOException, XMLStreamException {
    expectAll(HandStax.read(server, blackhole::consume));
  }

  @Benchmark
  public void httpRiDispatch(Blackhole blackhole) throws TransformerException {
    expectAll(Ri.read(server, blackhole::consume));
  }

  @Benchmark
  @Measurement(iterations = 1)
  @Fork(
      value = 1,
      jvmArgs = {"-Xmx4g", "-XX:+UseSerialGC"})
  public void httpRiJaxb(Blackhole blackhole) throws JAXBException {
    expectAll(Ri.readWhole(server, blackhole::consume));
  }

  @Benchmark
  public void httpCxfDispatch(Blackhole blackhole) throws XMLStreamException {
    expectAll(Cxf.read(server, blackhole::consume));
  }

  @Benchmark
  public long httpBytesAlone() throws IOException {
    return HandStax.skim(server);
  }
}
