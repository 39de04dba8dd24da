package com.imt.ic.testkit;

import com.imt.ic.BillerCredentials;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;

/**
 * A real ASP.NET server, where one is at hand: {@code ../shared/ic-peer} beside the clone (or the
 * folder that the system property {@code ic.peer} names) and Mono to run it. Tests of it are
 * skipped, loudly, where there is none.
 */
final class AspNetPeer implements AutoCloseable {

  /** Those that it takes are those of the fake's server. */
  static final BillerCredentials CREDENTIALS = FakeInvoiceCloudServer.CREDENTIALS;

  private final Process process;
  private final URI address;

  private AspNetPeer(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  static AspNetPeer start(int rows) throws IOException {
    Path folder = Path.of(System.getProperty("ic.peer", "../../shared/ic-peer"));
    boolean there = Files.isExecutable(folder.resolve("serve")) && onPath("mono") && onPath("mcs");
    if (!there) {
      System.err.println(
          "SKIPPED: the fake is not compared with ASP.NET, which needs Mono and " + folder);
    }
    Assumptions.assumeTrue(there, "no ASP.NET peer here");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ProcessBuilder builder = new ProcessBuilder("./serve", String.valueOf(port));
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("IC_ROWS", String.valueOf(rows));
    builder.environment().put("IC_SEED", "5");
    Process process = builder.start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); ; line = lines.readLine()) {
      if (line == null) {
        throw new IOException("The ASP.NET peer did not start: " + said);
      }
      if (line.startsWith("listening")) {
        return new AspNetPeer(process, URI.create("http://127.0.0.1:" + port + "/"));
      }
      said.append(line).append('\n');
    }
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    process.destroy();
  }

  private static boolean onPath(String command) {
    String path = System.getenv("PATH");
    return path != null
        && Arrays.stream(path.split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }
}
