package com.imt.ic.examples.modules;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import com.imt.ic.testkit.MutableClock;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Users on the module path: compiled by javac and run by java, which are given a module path, for
 * java what is no module on the class path, and not one flag. Their sources are in {@code
 * src/test/modules}.
 */
class ModulePathTest {

  private static final Path SOURCES = Path.of("src", "test", "modules");
  private static final String HOST = "com.example.spectrum";
  private static final String HOST_TEST = "com.example.spectrum.test";

  @TempDir private Path folder;

  @Test
  void host_sendsAnInvoice_pollsIntoItsLedger_andHostsItsContract() throws Exception {
    MutableClock clock = MutableClock.at(Instant.parse("2026-11-02T14:00:00Z"));
    FakeInvoiceCloud cloud = FakeInvoiceCloud.builder().clock(clock).build();
    pay("INV-1", "120.00", cloud);
    pay("INV-2", "30.50", cloud);

    try (FakeInvoiceCloudServer server = FakeInvoiceCloudServer.start(cloud)) {
      BillerCredentials credentials = server.credentials();
      String printed =
          run(
              compile(HOST, required("com.imt.ic.bif", "com.imt.ic.soap", "com.h2database")),
              HOST + "/com.example.spectrum.Spectrum",
              server.baseAddress().toString(),
              clock.instant().toString(),
              credentials.billerGuid().reveal(),
              credentials.webServiceKey().reveal(),
              folder.resolve("spool").toString());

      assertThat(printed.lines())
          .containsExactly(
              "sent: 1234_20261102T140000.bif true",
              "poll: 2 posted, 2 duplicate",
              "ledger: 150.50",
              "contract: 200 with its operation and address",
              "contract by JAX-WS: 200 with its operation and address");
    }
  }

  @Test
  void testsOfAHost_useTheTestkitsServerExtensionAndContract() throws Exception {
    String host = compile(HOST, required("com.imt.ic.bif", "com.imt.ic.soap", "com.h2database"));
    String junit =
        required("com.imt.ic.testkit", "org.junit.jupiter.api", "org.junit.platform.launcher");

    String printed =
        run(
            compile(HOST_TEST, host + File.pathSeparator + junit),
            HOST_TEST + "/com.example.spectrum.test.AllTests");

    assertThat(printed.lines()).containsExactly("passed: 22");
  }

  @Test
  void packagesThatAreNotExported_areInvisible() throws IOException {
    Set<String> hidden = ModulePath.hiddenPackages();
    StringBuilder imports = new StringBuilder();
    hidden.forEach(each -> imports.append("import ").append(each).append(".*;\n"));
    Path sources = Files.createDirectories(folder.resolve("intruder"));
    Files.writeString(
        sources.resolve("module-info.java"),
        "module intruder { requires com.imt.ic.testkit; requires com.imt.ic.soap; }");
    Files.writeString(sources.resolve("Intruder.java"), imports + "class Intruder {}");

    List<Diagnostic<? extends JavaFileObject>> found =
        javac(sources, required("com.imt.ic.testkit"), folder.resolve("intruder.out"));

    assertThat(hidden).contains("com.imt.ic.internal.store", "com.imt.ic.internal.store.jdbc");
    assertThat(found)
        .as("what javac says of %s", hidden)
        .hasSameSizeAs(hidden)
        .allSatisfy(
            each -> assertThat(each.getCode()).isEqualTo("compiler.err.package.not.visible"));
  }

  private static String required(String... modules) {
    return ModulePath.of(List.of(modules));
  }

  /** The module path on which the compiled module runs. */
  private String compile(String module, String modulePath) throws IOException {
    Path classes = folder.resolve(module);
    List<Diagnostic<? extends JavaFileObject>> found =
        javac(SOURCES.resolve(module), modulePath, classes);
    assertThat(found).as("what javac says of %s, on %s", module, modulePath).isEmpty();
    return classes + File.pathSeparator + modulePath;
  }

  private static List<Diagnostic<? extends JavaFileObject>> javac(
      Path sources, String modulePath, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(found, null, StandardCharsets.UTF_8);
        Stream<Path> all = Files.walk(sources)) {
      List<Path> units = all.filter(each -> each.toString().endsWith(".java")).toList();
      List<String> options = List.of("--module-path", modulePath, "-d", classes.toString());
      compiler
          .getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(units))
          .call();
    }
    return found.getDiagnostics();
  }

  private String run(String modulePath, String main, String... arguments) throws Exception {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--module-path", modulePath));
    command.addAll(List.of("--class-path", ModulePath.besideModules(), "--module", main));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      boolean ended = process.waitFor(5, TimeUnit.MINUTES);
      String printed = Files.readString(out);
      assertThat(ended ? "exit " + process.exitValue() : "still running")
          .as(
              "%s, which printed:%n%s%n%s%nIts module path was %s",
              main, printed, Files.readString(err), modulePath)
          .isEqualTo("exit 0");
      return printed;
    } finally {
      process.destroyForcibly();
    }
  }

  private static void pay(String invoice, String amount, FakeInvoiceCloud cloud) {
    cloud.holdInvoices(
        List.of(
            BifInvoice.builder()
                .accountNumber(AccountNumber.of("HO-1"))
                .invoiceNumber(InvoiceNumber.of(invoice))
                .invoiceTypeId(1)
                .customerName("Avery Garcia")
                .invoiceDate(LocalDate.of(2026, 11, 1))
                .invoiceDueDate(LocalDate.of(2026, 11, 27))
                .totalAmountDue(Money.parse(amount))
                .balanceDue(Money.parse(amount))
                .build()));
    cloud.invoice(invoice).pays(amount).byCard();
  }
}
