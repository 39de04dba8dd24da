package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.profile.Profile;
import com.imt.ic.profile.Profile.Question;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/onboarding.md: each command of it is run, in its order, as a stranger would. */
class OnboardingGuideTest {

  private static final String GUIDE = guide();
  private static final List<String> PROFILES = blocks("json");

  /** What the guide calls by name, in the stranger's folder. */
  private static final Set<String> FILES =
      Set.of("profile.json", "proposed.json", "invoices.csv", "wsdl", "samples");

  private static final String PAYMENTS_REQUEST =
      """
      <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
      <PaymentReportingDataSetFromGMT
        xmlns="https://www.invoicecloud.com/portal/webservices/PaymentReporting/">
      <BillerGUID>%s</BillerGUID><WebServiceKey>%s</WebServiceKey>
      <FromGMT>2026-11-01T00:00:00Z</FromGMT></PaymentReportingDataSetFromGMT>
      </s:Body></s:Envelope>
      """;

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  private static String guide() {
    try {
      return Files.readString(Path.of("../docs/onboarding.md"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> blocks(String language) {
    return Pattern.compile("(?s)```" + language + "\n(.*?)\n```")
        .matcher(GUIDE)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static List<String> commands() {
    return blocks("sh").stream().flatMap(String::lines).toList();
  }

  @Test
  void everyProfile_loads_andItsLinkIsAsShown() {
    List<Profile> loaded = PROFILES.stream().map(Profile.defaults()::override).toList();

    assertThat(loaded).hasSize(3);
    assertThat(loaded.get(1).payNow(AccountNumber.of("1000000026"), InvoiceNumber.of("A&B")))
        .isEqualTo(URI.create("https://pay.example.com/1234?account=1000000026&invoice=A%26B"));
    assertThat(loaded.get(2).questions().get(5).decided()).hasSize(2);
    assertThat(loaded.get(2).questions().get(8).decided()).hasSize(2);
  }

  @Test
  void checklist_isThatOfTheQuestions() {
    String checklist =
        Profile.defaults().questions().stream()
            .map(OnboardingGuideTest::item)
            .collect(Collectors.joining());

    assertThat(GUIDE).endsWith(checklist);
  }

  private static String item(Question question) {
    return """
        - [ ] **%s.** %s
          - Without an answer: %s
          - Turns: %s
          - Until then: %s
          - Shown by: %s
        """
        .formatted(
            question.number(),
            question.text(),
            question.why(),
            Stream.concat(question.settings().stream(), question.java().stream())
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", ")),
            question.assumption(),
            question.shownBy().isEmpty() ? "nobody but InvoiceCloud." : question.shownBy());
  }

  @Test
  void everyCommand_isRunInItsOrder_andTheDayIsReconciled() throws Exception {
    Path profileFile = Files.writeString(folder.resolve("profile.json"), PROFILES.get(0));
    Files.writeString(folder.resolve("invoices.csv"), BifOverHttp.resource("hour-1.csv"));
    Profile profile =
        Profile.defaults()
            .override(BifOverHttp.resource("spectrum-profile.json"))
            .override(profileFile);
    FakeInvoiceCloud cloud =
        FakeInvoiceCloud.builder().clock(Clock.systemUTC()).profile(profile).build();
    List<String> done = new ArrayList<>();
    try (FakeInvoiceCloudServer server = FakeInvoiceCloudServer.start(cloud)) {
      whatInvoiceCloudGives(server, profile);
      for (String command : commands()) {
        done.add(run(command, server));
        if (command.startsWith("examples/spectrum load") && command.contains("--ic-url")) {
          cloud.invoice("20260100000").pays("511.14").byCard();
        } else if (command.contains("poll --from")) {
          cloud.settle(LocalDate.now(profile.billerZone()));
        }
      }
    }
    assertThat(done)
        .containsExactly(
            "day",
            "profile",
            "check-contract",
            "check-contract",
            "load",
            "load",
            "poll",
            "poll",
            "host",
            "status",
            "reconcile");
    assertThat(folder.resolve("out/report.html")).isNotEmptyFile();
    assertThat(CommandRun.json(folder.resolve("out/reconciliation.json")).toString())
        .contains("511.14");
    assertThat(cloud.receivedFiles()).isNotEmpty();
  }

  private void whatInvoiceCloudGives(FakeInvoiceCloudServer server, Profile profile)
      throws Exception {
    Path wsdl = Files.createDirectory(folder.resolve("wsdl"));
    Path samples = Files.createDirectory(folder.resolve("samples"));
    for (String id : Profile.OPERATIONS) {
      String service = profile.operation(id).service();
      URI address = server.baseAddress().resolve(service + ".asmx?wsdl");
      Files.writeString(
          wsdl.resolve(service + ".wsdl"),
          http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body());
    }
    String request =
        PAYMENTS_REQUEST.formatted(
            server.credentials().billerGuid().reveal(),
            server.credentials().webServiceKey().reveal());
    Files.writeString(samples.resolve("payments.request.xml"), request);
    Files.writeString(
        samples.resolve("payments.response.xml"),
        http.send(
                HttpRequest.newBuilder(server.baseAddress().resolve("PaymentReporting.asmx"))
                    .header("Content-Type", "text/xml; charset=utf-8")
                    .header(
                        "SOAPAction",
                        "\"https://www.invoicecloud.com/portal/webservices/PaymentReporting/PaymentReportingDataSetFromGMT\"")
                    .POST(BodyPublishers.ofString(request))
                    .build(),
                BodyHandlers.ofString())
            .body());
  }

  /** Runs a line of the guide; answers the command's name. */
  private String run(String line, FakeInvoiceCloudServer server) throws Exception {
    List<String> args = new ArrayList<>();
    for (String word : line.split(" ", -1)) {
      args.add(
          FILES.contains(word)
              ? folder.resolve(word).toString()
              : word.equals("\"$IC_URL\"") ? server.baseAddress().toString() : word);
    }
    assertThat(args.remove(0)).isEqualTo("examples/spectrum");
    String command = args.get(0);
    if (command.equals("host")) {
      host(server);
      return command;
    }
    boolean isTrial = command.equals("day");
    if (isTrial) {
      assertThat(args.remove("target/demo")).as("a folder of its own").isTrue();
      assertThat(args.remove("--out")).isTrue();
    }
    args.addAll(List.of("--out", folder.resolve(isTrial ? "trial" : "out").toString()));
    if (args.contains("--ic-url")) {
      args.addAll(
          List.of(
              "--biller-guid",
              server.credentials().billerGuid().reveal(),
              "--web-service-key",
              server.credentials().webServiceKey().reveal()));
    }
    CommandRun run = CommandRun.spectrum(args.toArray(new String[0]));
    assertThat(run.status()).as("%s%n%s%n%s", line, run.out(), run.err()).isIn(mayEndWith(isTrial));
    switch (command) {
      case "profile" ->
          assertThat(run.out()).contains("$.biller.bid = \"1234\"  (profile.json, line 3)");
      case "check-contract" -> {
        assertThat(run.out()).contains("0 of them matter");
        assertThat(run.out().lines().filter(each -> each.startsWith("QUESTION "))).hasSize(14);
        assertThat(folder.resolve("proposed.json")).exists();
      }
      case "load" -> assertThat(folder.resolve("out/bif")).isNotEmptyDirectory();
      default -> {}
    }
    return command;
  }

  /** In the day of our own, a person has something to do on purpose. */
  private static List<Integer> mayEndWith(boolean isTrial) {
    return isTrial ? List.of(0, 3) : List.of(0);
  }

  /** It serves until it is ended, so it is a process of its own. */
  private void host(FakeInvoiceCloudServer server) throws Exception {
    try (HostProcess host =
        HostProcess.start(
            folder,
            List.of("--profile", folder.resolve("profile.json").toString()),
            Map.of(
                "IC_BILLER_GUID", server.credentials().billerGuid().reveal(),
                "IC_WEB_SERVICE_KEY", server.credentials().webServiceKey().reveal()))) {
      for (String service : List.of("OnlineReceipt", "RealTimeDataRefresh")) {
        assertThat(
                http.send(
                        HttpRequest.newBuilder(URI.create(host.address(service) + "?wsdl")).build(),
                        BodyHandlers.ofString())
                    .body())
            .contains("wsdl:definitions");
      }
    }
  }
}
