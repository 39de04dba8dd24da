package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.testkit.RtdrCaller;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** EXAMPLE: host, in a process of its own, and callers who mean harm. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostCallersTest {

  private static final int SILENT = 500;
  private static final String KEY = "key-out-of-a-file";

  @TempDir private static Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private HostProcess host;

  @BeforeAll
  void start() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), KEY + "\n");
    host =
        HostProcess.start(
            folder,
            List.of("--public-url", "https://spectrum.example/ic"),
            Map.of("IC_WEB_SERVICE_KEY", "", "IC_WEB_SERVICE_KEY_FILE", key.toString()));
  }

  @AfterAll
  void stop() {
    host.close();
  }

  private RtdrCaller rtdr(String key) {
    return RtdrCaller.to(host.address("RealTimeDataRefresh"), BillerCredentials.of("guid-1", key));
  }

  private void requireGoodCallerIsAnswered() {
    assertThat(rtdr(KEY).ask(AccountNumber.of("unheard-of")).success())
        .isFalse(); // an account that is unknown
  }

  @Test
  void hundredsOfHalfSentRequests_keepNobodyWaiting() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < SILENT; i++) {
        silent.add(host.silentCaller(i % 2 == 0));
      }
      requireGoodCallerIsAnswered();
      // It was not answered for want of them: the server still waits for these.
      for (Socket socket : silent) {
        socket.setSoTimeout(1);
        assertThatThrownBy(() -> socket.getInputStream().read())
            .isInstanceOf(SocketTimeoutException.class);
      }
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void lengthWithoutABody_isRefusedByTheHeadAlone() throws Exception {
    for (String length : List.of("99999999999", "10485761")) {
      try (Socket socket =
          new Socket(InetAddress.getLoopbackAddress(), host.address("").getPort())) {
        String head =
            "POST /OnlineReceipt HTTP/1.1\r\nHost: a\r\nContent-Type: text/xml\r\nContent-Length: "
                + length
                + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        assertThat(
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine())
            .startsWith("HTTP/1.1 413 ");
      }
    }
  }

  @Test
  void wrongKeys_areCountedAndTold_andNotShown() throws Exception {
    for (int i = 0; i < 30; i++) {
      try {
        rtdr("a-wrong-guess-" + i).ask(AccountNumber.of("HO-1"));
      } catch (RuntimeException | AssertionError e) {
        assertThat(e).hasMessageContaining("Invalid BillerGUID or WebServiceKey");
      }
    }
    assertThat(get("/health").body()).contains("\"wrong_credentials\":30");
    assertThat(HostProcess.errors(folder).lines().filter(line -> line.contains("credentials")))
        .as("a line a minute")
        .hasSize(1)
        .allSatisfy(line -> assertThat(line).doesNotContain("guess"));
  }

  @Test
  void contract_namesThePublicAddress_whateverTheHostHeaderSays() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), host.address("").getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /OnlineReceipt?wsdl HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("location=\"https://spectrum.example/ic/OnlineReceipt\"")
          .doesNotContain("evil");
    }
  }

  @Test
  void pathThroughOneService_reachesNoOther() throws Exception {
    assertThat(get("/OnlineReceipt/x/RealTimeDataRefresh?wsdl").statusCode()).isEqualTo(404);
    assertThat(get("/OnlineReceipt/../RealTimeDataRefresh/x?wsdl").statusCode())
        .isBetween(400, 404);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsWritten_isReadableForItsOwnerAlone() throws Exception {
    CommandRun run =
        CommandRun.spectrum("export", "--out", folder.resolve("deep/er/out").toString());
    assertThat(run.err()).isEmpty();
    for (String written : List.of("out", "deep")) {
      try (Stream<Path> files = Files.walk(folder.resolve(written))) {
        List<Path> found = files.toList();
        assertThat(found).hasSizeGreaterThan(2);
        for (Path file : found) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .as("%s", folder.relativize(file))
              .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
        }
      }
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(host.address("").toString().replaceAll("/$", "") + path))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
