package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** {@code host} in a process of its own, killed without warning when closed. */
record HostProcess(Process process, URI base) implements AutoCloseable {

  /** Starts it on any port, with {@code out} and the sample invoices below a folder. */
  static HostProcess start(Path folder, List<String> options) throws IOException {
    return start(folder, options, Map.of());
  }

  static HostProcess start(Path folder, List<String> options, Map<String, String> environment)
      throws IOException {
    Process process = launch(folder, 0, options, environment);
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    assertThat(line).as(errors(folder)).startsWith("listening on ");
    return new HostProcess(
        process, URI.create("http://127.0.0.1:" + line.substring("listening on ".length())));
  }

  static Process launch(
      Path folder, int port, List<String> options, Map<String, String> environment)
      throws IOException {
    Path invoices = folder.resolve("invoices.csv");
    if (!Files.exists(invoices)) {
      try (InputStream in =
          Spectrum.class.getResourceAsStream("/com/imt/ic/examples/cli/hour-1.csv")) {
        Files.copy(Objects.requireNonNull(in), invoices);
      }
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "com.imt.ic.examples.cli.Spectrum",
                "host",
                "--port",
                Integer.toString(port),
                "--invoices",
                invoices.toString(),
                "--out",
                folder.resolve("out").toString()));
    command.addAll(options);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("IC_BILLER_GUID", "guid-1");
    builder.environment().put("IC_WEB_SERVICE_KEY", "key-1");
    builder.environment().putAll(environment);
    builder.redirectError(folder.resolve("err.txt").toFile());
    return builder.start();
  }

  static String errors(Path folder) throws IOException {
    return Files.readString(folder.resolve("err.txt"));
  }

  URI address(String service) {
    return base.resolve("/" + service);
  }

  /** Begins a request, or only its head, and sends nothing more. */
  Socket silentCaller(boolean wholeHead) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort());
    String head = "POST /OnlineReceipt HTTP/1.1\r\nHost: a\r\nContent-Type: text/xml\r\n";
    String rest = wholeHead ? "Content-Length: 999\r\n\r\n<a" : "";
    socket.getOutputStream().write((head + rest).getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
