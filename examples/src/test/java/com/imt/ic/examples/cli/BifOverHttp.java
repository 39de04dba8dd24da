package com.imt.ic.examples.cli;

import com.imt.ic.profile.Profile;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import com.imt.ic.testkit.MutableClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs of {@code bif} and {@code load} against an InvoiceCloud over HTTP. */
abstract class BifOverHttp {

  @TempDir Path folder;

  FakeInvoiceCloud fake;
  FakeInvoiceCloudServer server;

  @BeforeEach
  void start() throws IOException {
    Profile profile = Profile.defaults().override(resource("spectrum-profile.json"));
    fake =
        FakeInvoiceCloud.builder()
            .clock(MutableClock.at(Instant.parse("2026-11-20T14:00:00Z")))
            .profile(profile)
            .build();
    server = FakeInvoiceCloudServer.start(fake);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static String resource(String name) throws IOException {
    try (InputStream in = Spectrum.class.getResourceAsStream("/com/imt/ic/examples/cli/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  Path csv(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  CommandRun bif(Path invoices, String... more) {
    return bif(server.baseAddress().toString(), invoices, more);
  }

  CommandRun load(Path invoices, String... more) {
    return run("load", server.baseAddress().toString(), invoices, more);
  }

  CommandRun bif(String url, Path invoices, String... more) {
    return run("bif", url, invoices, more);
  }

  private CommandRun run(String command, String url, Path invoices, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                command,
                "--invoices",
                invoices.toString(),
                "--out",
                folder.resolve("out").toString(),
                "--ic-url",
                url,
                "--biller-guid",
                server.credentials().billerGuid().reveal(),
                "--web-service-key",
                server.credentials().webServiceKey().reveal()));
    args.addAll(List.of(more));
    return CommandRun.spectrum(args.toArray(new String[0]));
  }
}
