package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.bif.BifRecord;
import com.imt.ic.profile.Profile;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import com.imt.ic.testkit.ReceivedInvoiceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills {@code spectrum load}, a JVM of its own, at random moments until one reaches its end:
 * InvoiceCloud must hold every invoice once, as new, with its balance. {@code -Dload.kills=N} sets
 * how often it is killed at least before it may end, {@code -Dload.seed=N} when.
 */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class KilledLoadTest {

  private static final long SEED = Long.getLong("load.seed", System.nanoTime());
  private static final int KILLS = Integer.getInteger("load.kills", 2);
  private static final int INVOICES = 2_000;
  private static final int FILES_OF = 70;

  @TempDir Path folder;

  private final Random random = new Random(SEED);

  @Test
  void each_invoice_arrives_once_whenever_the_process_dies() throws Exception {
    System.out.println("load.seed=" + SEED);
    Map<String, String> source = new TreeMap<>();
    Path csv = source(source);
    FakeInvoiceCloud cloud = FakeInvoiceCloud.builder().profile(profile()).build();
    int killed = 0;
    try (FakeInvoiceCloudServer server = FakeInvoiceCloudServer.start(cloud)) {
      String[] arguments = arguments(server, csv);
      int most = (INVOICES + FILES_OF - 1) / FILES_OF;
      for (int kill = 0; kill < KILLS; kill++) {
        // From the first step to the last file, and a little behind.
        int files = cloud.receivedFiles().size() + random.nextInt(most / KILLS + 2);
        killed +=
            kill(
                    SpectrumProcess.start(List.of(arguments), folder.resolve("children.log")),
                    cloud,
                    files)
                ? 1
                : 0;
      }

      CommandRun last = CommandRun.spectrum(arguments);

      assertThat(last.status()).as("seed %s: %s %s", SEED, last.err(), last.out()).isZero();
      assertThat(last.out()).as("seed %s", SEED).contains("; complete");
      assertThat(received(cloud)).as("seed %s", SEED).isEqualTo(source);
      assertThat(temporaryFiles()).as("seed %s", SEED).isEmpty();
    }
    System.out.printf(Locale.ROOT, "seed %d: %d of %d killed%n", SEED, killed, KILLS);
    assertThat(killed).as("killed before their end, seed %s", SEED).isPositive();
  }

  /** Kills a process a random while after so many files came; whether it was still running. */
  private boolean kill(Process process, FakeInvoiceCloud cloud, int files)
      throws InterruptedException {
    boolean early = random.nextInt(3) == 0;
    boolean running = true;
    while (running && !early && cloud.receivedFiles().size() < files) {
      running = !process.waitFor(1, TimeUnit.MILLISECONDS);
    }
    if (running) {
      running = !process.waitFor(random.nextInt(early ? 4_000 : 40), TimeUnit.MILLISECONDS);
    }
    process.destroyForcibly().waitFor(); // SIGKILL: nothing of it runs any more
    return running;
  }

  private String[] arguments(FakeInvoiceCloudServer server, Path csv) {
    return new String[] {
      "load",
      "--invoices",
      csv.toString(),
      "--files-of",
      Integer.toString(FILES_OF),
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

  private Path source(Map<String, String> balances) throws IOException {
    StringBuilder csv = new StringBuilder(resource("hour-1.csv").lines().findFirst().orElseThrow());
    for (int i = 0; i < INVOICES; i++) {
      String balance = String.format(Locale.ROOT, "%d.%02d", random.nextInt(500), i % 100);
      balances.put("INV" + i, balance);
      csv.append("\nPA-").append(i).append(",INV").append(i).append(",1,Zoë Lee");
      csv.append(",,,,,,,,,,2026-11-03,2026-11-27,500.00,").append(balance);
      csv.append(",false,,false,false,,,,");
    }
    return Files.writeString(folder.resolve("open.csv"), csv.append('\n').toString());
  }

  private static Map<String, String> received(FakeInvoiceCloud cloud) {
    Map<String, String> received = new TreeMap<>();
    for (ReceivedInvoiceFile file : cloud.receivedFiles()) {
      assertThat(file.answer().accepted()).as("seed %s: %s", SEED, file.answer()).isTrue();
      assertThat(file.records().size()).as("seed %s", SEED).isLessThanOrEqualTo(FILES_OF);
      for (BifRecord item : file.records()) {
        assertThat(item.type()).as("seed %s: %s", SEED, file).isEqualTo(BifRecord.Type.NEW);
        String number = item.invoice().invoiceNumber().value();
        assertThat(received.put(number, item.invoice().balanceDue().toString()))
            .as("seed %s: %s twice", SEED, number)
            .isNull();
      }
    }
    return received;
  }

  private List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("out").resolve("bif"))) {
      return files.filter(file -> file.toString().endsWith(".tmp")).toList();
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
