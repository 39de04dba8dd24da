package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.bif.BifRecord;
import com.imt.ic.profile.Profile;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import com.imt.ic.testkit.ReceivedInvoiceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills {@code spectrum bif}, a JVM of its own, at random moments and runs the same command again:
 * InvoiceCloud must hold each version of each invoice once. {@code -Dbif.kills=N} sets how often it
 * is killed, {@code -Dbif.seed=N} when.
 */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class KilledBifTest {

  private static final int INVOICES = 25;

  @TempDir Path folder;

  private FakeInvoiceCloud cloud;

  /** Each invoice's balances in the order in which Spectrum had them. */
  private final Map<String, List<String>> versions = new LinkedHashMap<>();

  @Test
  void each_version_of_each_invoice_arrives_once_whenever_the_process_dies()
      throws IOException, InterruptedException {
    long seed = Long.getLong("bif.seed", System.nanoTime());
    int kills = Integer.getInteger("bif.kills", 2);
    Random random = new Random(seed);
    cloud = FakeInvoiceCloud.builder().profile(profile()).build();
    int died = 0;
    try (FakeInvoiceCloudServer server = FakeInvoiceCloudServer.start(cloud)) {
      for (int round = 1; round <= kills; round++) {
        Path invoices = nextHour(round, random);
        Moment moment = Moment.values()[round % Moment.values().length];
        died += kill(server, invoices, moment, random) ? 1 : 0;

        CommandRun again = CommandRun.spectrum(arguments(server, invoices));

        String where = "seed " + seed + ", kill " + round + ", " + moment;
        assertThat(again.status()).as("%s: %s", where, again.err()).isZero();
        assertThat(received(where)).as(where).isEqualTo(versions);
        assertThat(temporaryFiles()).as(where).isEmpty();
      }
    }
    assertThat(died).as("processes that died before their end, seed %d", seed).isPositive();
  }

  /** When a process is killed: a random while after something has happened. */
  private enum Moment {
    STARTED(1_500),
    WRITING(60),
    QUEUED(60),
    RECEIVED(10);

    private final int longestMillis;

    Moment(int longestMillis) {
      this.longestMillis = longestMillis;
    }
  }

  /** Answers whether the process was still running when it was killed. */
  private boolean kill(FakeInvoiceCloudServer server, Path invoices, Moment moment, Random random)
      throws IOException, InterruptedException {
    int files = cloud.receivedFiles().size();
    int queued = spool("").size();
    Process process = start(server, invoices);
    BooleanSupplier happened =
        switch (moment) {
          case STARTED -> () -> true;
          case WRITING -> () -> !temporaryFiles().isEmpty() || spool("").size() > queued;
          case QUEUED -> () -> spool("").size() > queued;
          case RECEIVED -> () -> cloud.receivedFiles().size() > files;
        };
    boolean running = true;
    while (running && !happened.getAsBoolean()) {
      running = !process.waitFor(1, TimeUnit.MILLISECONDS);
    }
    if (running) {
      running = !process.waitFor(random.nextInt(moment.longestMillis), TimeUnit.MILLISECONDS);
    }
    process.destroyForcibly().waitFor(); // SIGKILL: nothing of it runs any more
    return running;
  }

  private Process start(FakeInvoiceCloudServer server, Path invoices) throws IOException {
    return SpectrumProcess.start(List.of(arguments(server, invoices)), folder.resolve("child.log"));
  }

  private String[] arguments(FakeInvoiceCloudServer server, Path invoices) {
    return new String[] {
      "bif",
      "--invoices",
      invoices.toString(),
      "--out",
      folder.resolve("out").toString(),
      "--ic-url",
      server.baseAddress().toString(),
      "--biller-guid",
      server.credentials().billerGuid().reveal(),
      "--web-service-key",
      server.credentials().webServiceKey().reveal()
    };
  }

  /** Some invoices change, one is added, and all are handed in, as every hour. */
  private Path nextHour(int round, Random random) throws IOException {
    int count = INVOICES + round;
    StringBuilder csv = new StringBuilder(resource("hour-1.csv").lines().findFirst().orElseThrow());
    for (int i = 0; i < count; i++) {
      String number = "INV" + i;
      List<String> known = versions.computeIfAbsent(number, n -> new ArrayList<>());
      if (known.isEmpty() || random.nextInt(3) == 0) {
        known.add((known.size() + 1) + ".00"); // another balance in every version
      }
      String balance = known.get(known.size() - 1);
      csv.append("\nPA-").append(i).append(',').append(number).append(",1,Zoë Lee");
      csv.append(",,,,,,,,,,2026-11-03,2026-11-27,500.00,").append(balance);
      csv.append(",false,,false,false,,,,");
    }
    return Files.writeString(folder.resolve("hour.csv"), csv.append('\n').toString());
  }

  private Map<String, List<String>> received(String where) {
    Map<String, List<String>> received = new LinkedHashMap<>();
    for (ReceivedInvoiceFile file : cloud.receivedFiles()) {
      assertThat(file.answer().accepted()).as("%s: %s", where, file.answer()).isTrue();
      for (BifRecord item : file.records()) {
        List<String> known =
            received.computeIfAbsent(
                item.invoice().invoiceNumber().value(), n -> new ArrayList<>());
        assertThat(item.type())
            .as("%s: %s", where, item)
            .isEqualTo(known.isEmpty() ? BifRecord.Type.NEW : BifRecord.Type.REWRITTEN);
        known.add(item.invoice().balanceDue().toString());
      }
    }
    return received;
  }

  private List<Path> temporaryFiles() {
    return spool(".tmp");
  }

  private List<Path> spool(String ending) {
    String end = ending.isEmpty() ? ".bif" : ending;
    try (Stream<Path> files = Files.list(folder.resolve("out").resolve("bif"))) {
      return files.filter(file -> file.toString().endsWith(end)).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // the first process has not made the folder yet
    }
  }

  private static Profile profile() throws IOException {
    return Profile.defaults().override(resource("spectrum-profile.json"));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Spectrum.class.getResourceAsStream("/com/imt/ic/examples/cli/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
