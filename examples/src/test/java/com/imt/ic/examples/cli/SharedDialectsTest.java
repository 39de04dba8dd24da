package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two vendors that InvoiceCloud might turn out to be, polled by a profile alone and compared with
 * the truth row by row; where they are at hand: {@code ../shared/contract/dialects} beside the
 * clone (or the folder that the system property {@code ic.dialects} names) and Python to run them.
 */
class SharedDialectsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"A, conf", "C, guid"})
  void dialect_isPolledRightByItsProfile(String vendor, String identity) throws Exception {
    Path dialects = Path.of(System.getProperty("ic.dialects", "../../shared/contract/dialects"));
    boolean there = Files.isDirectory(dialects.resolve(vendor)) && onPath("python3");
    if (!there) {
      System.err.println(
          "SKIPPED: SharedDialectsTest needs Python and " + dialects + "; neither is required");
    }
    Assumptions.assumeTrue(there, "no dialects here");
    Process server = serve(dialects.resolve(vendor));
    try {
      poll(vendor, announcedPort(server));
    } finally {
      server.destroy();
    }
    Path truth = dialects.resolve(vendor).resolve("truth");

    Predicate<JsonNode> approved = row -> row.path("approved").asBoolean();
    same(
        truth.resolve("payments.jsonl"),
        approved,
        row ->
            texts(row, identity, "account", "invoice", "method", "paidAt")
                + money(row, "amount", "fee"),
        "payments.jsonl",
        row -> true,
        row ->
            texts(row, "paymentGuid", "accountNumber", "invoiceNumber", "method", "paidAt")
                + money(row, "amount", "convenienceFee"));
    same(
        truth.resolve("payments.jsonl"),
        approved.negate(),
        row -> texts(row, identity, "account") + money(row, "amount"),
        "declined.jsonl",
        row -> true,
        row -> texts(row, "paymentGuid", "accountNumber") + money(row, "amount"));
    same(
        truth.resolve("settled.jsonl"),
        row -> true,
        row -> texts(row, identity, "batch", "on") + money(row, "amount", "fee", "deposit"),
        "settled-batches.jsonl",
        row -> true,
        row ->
            texts(row, "paymentGuid", "batchId", "settledOn")
                + money(row, "amount", "convenienceFee", "depositAmount"));
    same(
        truth.resolve("rejects.jsonl"),
        row -> true,
        row -> texts(row, identity, "code", "at") + money(row, "amount"),
        "ach-rejects.jsonl",
        row -> true,
        row -> texts(row, "paymentGuid", "code", "rejectedAt") + money(row, "amount"));
    for (String kind : List.of("autopay", "paperless")) {
      same(
          truth.resolve(kind + ".jsonl"),
          row -> true,
          row -> texts(row, "account", "enrolled"),
          "enrollment-changes.jsonl",
          row -> row.path("kind").asText().equalsIgnoreCase(kind),
          row -> texts(row, "accountNumber", "enrolled"));
    }
    assertThat(CommandRun.jsonLines(folder.resolve("out/quarantine.jsonl"))).isEmpty();
  }

  private void poll(String vendor, int port) throws Exception {
    Path profile = folder.resolve("profile.json");
    try (InputStream in =
        SharedDialectsTest.class.getResourceAsStream(
            "/com/imt/ic/examples/dialects/" + vendor + ".json")) {
      assertThat(in).isNotNull();
      Files.copy(in, profile);
    }
    String out = folder.resolve("out").toString();
    CommandRun poll =
        CommandRun.spectrum(
            "poll",
            "--from",
            "2026-11-19T00:00:00Z",
            "--profile",
            profile.toString(),
            "--ic-url",
            "http://127.0.0.1:" + port + "/",
            "--biller-guid",
            "11111111-2222-3333-4444-555555555555",
            "--web-service-key",
            "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
            "--out",
            out);
    assertThat(poll.err()).isEmpty();
    assertThat(poll.status()).isZero();
    CommandRun export =
        CommandRun.spectrum("export", "--profile", profile.toString(), "--out", out);
    assertThat(export.status()).isZero();
  }

  private void same(
      Path truth,
      Predicate<JsonNode> wanted,
      Function<JsonNode, String> expected,
      String file,
      Predicate<JsonNode> of,
      Function<JsonNode, String> found) {
    List<String> rows = CommandRun.jsonLines(truth).stream().filter(wanted).map(expected).toList();
    assertThat(rows).as("the truth of %s", file).isNotEmpty();
    assertThat(
            CommandRun.jsonLines(folder.resolve("out").resolve(file)).stream()
                .filter(of)
                .map(found))
        .as(file)
        .containsExactlyInAnyOrderElementsOf(rows);
  }

  private static String texts(JsonNode row, String... names) {
    StringBuilder all = new StringBuilder();
    for (String name : names) {
      all.append(row.path(name).asText()).append(' ');
    }
    return all.toString();
  }

  private static String money(JsonNode row, String... names) {
    StringBuilder all = new StringBuilder();
    for (String name : names) {
      all.append(new BigDecimal(row.path(name).asText("0")).setScale(2)).append(' ');
    }
    return all.toString();
  }

  private static Process serve(Path vendor) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ProcessBuilder builder = new ProcessBuilder("python3", "reality.py", String.valueOf(port));
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1"); // the folder may be read-only
    return builder.directory(vendor.toFile()).redirectErrorStream(true).start();
  }

  /** What it says once it listens. */
  private static int announcedPort(Process server) throws Exception {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    String line;
    do {
      line = lines.readLine();
    } while (line != null && !line.startsWith("listening"));
    if (line == null) {
      System.err.println(
          "SKIPPED: SharedDialectsTest, since this Python does not run the dialects");
    }
    Assumptions.assumeTrue(line != null, "no Python that runs the dialects");
    return Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
  }

  private static boolean onPath(String command) {
    String path = System.getenv("PATH");
    return path != null
        && Arrays.stream(path.split(File.pathSeparator, -1))
            .anyMatch(dir -> Files.isExecutable(Path.of(dir, command)));
  }
}
