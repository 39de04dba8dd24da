package com.imt.ic.soap.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that other stacks make of the served WSDL: .NET's (Mono's {@code wsdl} and {@code mcs},
 * packages mono-devel and mono-mcs) and Python's zeep (package python3-zeep). Skipped, with the
 * reason, where they are not installed.
 */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class GeneratedClientsTest {

  @TempDir private Path folder;
  private SpectrumOnLoopback spectrum;

  @BeforeEach
  void start() throws Exception {
    spectrum = new SpectrumOnLoopback();
  }

  @AfterEach
  void stop() {
    spectrum.close();
  }

  @Test
  void dotNetClient_callsBothServicesInBothVersions() throws Exception {
    assumeTrue(
        isInstalled("wsdl") && isInstalled("mcs") && isInstalled("mono"),
        "SKIPPED: .NET client, since Mono is not installed (mono-devel, mono-mcs)");
    copy("Pump.cs");
    for (String service : List.of("OnlineReceipt", "RealTimeDataRefresh")) {
      String output =
          run("wsdl", "-nologo", "-out:" + service + ".cs", spectrum.address(service) + "?wsdl");
      assertThat(output).doesNotContainIgnoringCase("warning").doesNotContain("rror");
      assertThat(folder.resolve(service + ".cs")).content().contains("class " + service);
    }
    run(
        "mcs",
        "-nowarn:1591",
        "-r:System.Web.Services",
        "-out:pump.exe",
        "Pump.cs",
        "OnlineReceipt.cs",
        "RealTimeDataRefresh.cs");

    for (String version : List.of("11", "12")) {
      assertPumped(version, call(version, "mono", "pump.exe"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"11", "12"})
  void zeepClient_callsBothServices(String version) throws Exception {
    String python = "/usr/bin/python3"; // Debian's own, which has Debian's packages
    assumeTrue(
        new File(python).canExecute() && process(List.of(python, "-c", "import zeep")).code() == 0,
        "SKIPPED: Python client, since zeep is not installed (python3-zeep)");
    copy("pump.py");

    assertPumped(version, call(version, python, "pump.py"));
  }

  private String call(String version, String... command) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(
        List.of(
            spectrum.address("OnlineReceipt").toString(),
            spectrum.address("RealTimeDataRefresh").toString(),
            SpectrumOnLoopback.BILLER,
            SpectrumOnLoopback.KEY,
            version));
    return run(arguments.toArray(new String[0]));
  }

  private static void assertPumped(String version, String output) {
    String posted = "0a0a0a0a-0000-4000-8000-0000000000" + version;
    String refused = "0b0b0b0b-0000-4000-8000-0000000000" + version;
    assertThat(output.lines().map(String::strip))
        .containsExactly(
            posted + " Posted R-0a0a0a0a",
            refused + " Rejected  The policy is closed",
            posted + " AlreadyPosted R-0a0a0a0a",
            refused + " Rejected  The policy is closed",
            "True INV-2 0.00 2026-11-15T00:00:00 False",
            "True INV-3 30.00 2026-11-15T00:00:00 False",
            "Unknown account.",
            "fault "
                + (version.equals("12") && output.contains("Sender") ? "Sender" : "Client")
                + " Invalid BillerGUID or WebServiceKey.");
  }

  private void copy(String resource) throws IOException {
    try (InputStream in = GeneratedClientsTest.class.getResourceAsStream(resource)) {
      Files.copy(Objects.requireNonNull(in, resource), folder.resolve(resource));
    }
  }

  private static boolean isInstalled(String command) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (new File(folder, command).canExecute()) {
        return true;
      }
    }
    return false;
  }

  private String run(String... command) throws Exception {
    Ended ended = process(List.of(command));
    assertThat(ended.code()).as("%s: %s", command[0], ended.output()).isZero();
    return ended.output();
  }

  private record Ended(int code, String output) {}

  private Ended process(List<String> command) throws Exception {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    int code = process.waitFor();
    return new Ended(code, Files.readString(output, StandardCharsets.UTF_8));
  }
}
