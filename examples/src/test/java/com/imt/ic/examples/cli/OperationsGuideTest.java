package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.profile.Profile;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/operations.md: each command of it is run, and an outage of InvoiceCloud loses nothing. */
class OperationsGuideTest {

  private static final Path GUIDE = Path.of("../docs/operations.md");
  private static final String SINCE = "2026-11-01T00:00:00Z";

  @TempDir Path folder;

  private FakeInvoiceCloud cloud;
  private Path north;

  @BeforeEach
  void biller() throws IOException {
    north = Files.writeString(folder.resolve("north.json"), "{\"biller\": {\"bid\": \"1234\"}}");
    Files.writeString(folder.resolve("south.json"), "{\"biller\": {\"bid\": \"5678\"}}");
    Profile profile =
        Profile.defaults().override(BifOverHttp.resource("spectrum-profile.json")).override(north);
    cloud = FakeInvoiceCloud.builder().clock(Clock.systemUTC()).profile(profile).build();
    cloud.customer("HO-1").invoice("INV-1", "511.14").pays("120.00").byCard();
  }

  private static List<String> commands() throws IOException {
    return Pattern.compile("(?ms)^```sh\\n(.*?)^```$")
        .matcher(Files.readString(GUIDE, StandardCharsets.UTF_8))
        .results()
        .flatMap(block -> block.group(1).lines())
        .toList();
  }

  private CommandRun spectrum(FakeInvoiceCloudServer server, List<String> command) {
    List<String> args = new ArrayList<>(command);
    args.addAll(List.of("--profile", north.toString()));
    args.addAll(List.of("--out", folder.resolve("out").toString()));
    if (args.get(0).equals("poll")) {
      args.addAll(
          List.of(
              "--biller-guid",
              server.credentials().billerGuid().reveal(),
              "--web-service-key",
              server.credentials().webServiceKey().reveal()));
    }
    return CommandRun.spectrum(args.toArray(new String[0]));
  }

  private CommandRun poll(FakeInvoiceCloudServer server, String... more) {
    List<String> args =
        new ArrayList<>(List.of("poll", "--ic-url", server.baseAddress().toString()));
    args.addAll(List.of(more));
    return spectrum(server, args);
  }

  @Test
  void everyCommand_isRunInItsOrder() throws Exception {
    List<String> done = new ArrayList<>();
    try (FakeInvoiceCloudServer server = FakeInvoiceCloudServer.start(cloud)) {
      assertThat(poll(server, "--from", SINCE).out()).contains("1 new, 0 known");
      for (String line : commands()) {
        List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
        assertThat(words.remove(0)).isEqualTo("examples/spectrum");
        words.replaceAll(
            word -> word.equals("\"$IC_URL\"") ? server.baseAddress().toString() : word);
        done.add(words.get(0));
        if (words.get(0).equals("host")) {
          host(words);
          continue;
        }
        CommandRun run = spectrum(server, words);
        assertThat(run.status()).as("%s%n%s%n%s", line, run.out(), run.err()).isZero();
        if (words.get(0).equals("poll")) {
          assertThat(run.out()).as("a span that is read again").contains("0 new, 1 known");
        }
      }
    }
    assertThat(done).containsExactly("quarantine", "status", "reconcile", "poll", "host");
  }

  /** It serves until it is ended, so it is a process of its own; any port is free. */
  private void host(List<String> words) throws Exception {
    assertThat(words).containsSubsequence("--profile", "north.json", "--also", "south.json");
    List<String> options =
        List.of("--profile", north.toString(), "--also", folder.resolve("south.json").toString());
    HostProcess.start(folder, options, Map.of("IC_CREDENTIALS_5678", "guid-2:key-2")).close();
  }

  @Test
  void outageOfInvoiceCloud_failsPolls_andTheNextGoodOneBringsWhatCameMeanwhile() {
    try (FakeInvoiceCloudServer server = FakeInvoiceCloudServer.start(cloud)) {
      assertThat(poll(server, "--from", SINCE).status()).isZero();
    }
    FakeInvoiceCloudServer gone = FakeInvoiceCloudServer.start(cloud);
    gone.close();
    cloud.customer("HO-2").invoice("INV-2", "80.00").paysAll().byCard();

    CommandRun meanwhile = poll(gone, "--report", "payments");

    assertThat(meanwhile.status()).isEqualTo(1);
    assertThat(meanwhile.errorLine()).contains("cannot be connected to");
    try (FakeInvoiceCloudServer back = FakeInvoiceCloudServer.start(cloud)) {
      assertThat(poll(back, "--report", "payments").out()).contains("1 new, 1 known");
      assertThat(spectrum(back, List.of("status")).status()).isZero();
    }
  }
}
