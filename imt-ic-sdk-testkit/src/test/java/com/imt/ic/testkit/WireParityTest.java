package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import com.imt.ic.soap.SoapVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;

/**
 * What the fake's server puts on the wire is what ASP.NET puts there, of the same books, for good
 * requests and bad ones; but for what is listed here with its reason.
 */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class WireParityTest {

  /** Where the two differ on purpose; each must occur. */
  private record Difference(String cases, String aspect, String fake, String peer, String reason) {

    boolean is(String oneCase, String oneAspect, String ofFake, String ofPeer) {
      return Pattern.matches(cases, oneCase)
          && Pattern.matches(aspect, oneAspect)
          && Pattern.compile(fake, Pattern.DOTALL).matcher(ofFake).matches()
          && Pattern.compile(peer, Pattern.DOTALL).matcher(ofPeer).matches();
    }
  }

  private static final String EXCEPTION = "System\\.Web\\.Services\\.Protocols\\.SoapException: ";

  private static final List<Difference> ON_PURPOSE =
      List.of(
          new Difference(
              ".* 1\\.1: (other|empty|other element, other) action",
              "text",
              EXCEPTION + "Server did not recognize the value of HTTP Header SOAPAction: .*",
              EXCEPTION + ".*\\{#}: \\{#}\\.",
              "Mono does not fill this text in; the fake says what .NET on Windows does"),
          new Difference(
              ".*: (unknown|no) envelope",
              "text",
              EXCEPTION + "Possible SOAP version mismatch: Envelope namespace \\S+ was .*",
              EXCEPTION + "Possible SOAP version mismatch: Envelope namespace \\{#} was .*",
              "Mono does not fill this text in; the fake says what .NET on Windows does"),
          new Difference(
              ".* 1\\.2: other element, other action",
              "text",
              EXCEPTION + "Unable to handle request. The action 'https.*",
              EXCEPTION + "Unable to handle request. The action '\\{#}'.*",
              "Mono does not fill this text in; the fake says what .NET on Windows does"),
          new Difference(
              ".*: (JSON|unknown path|PUT|GET)",
              "type",
              "text/html; charset=utf-8",
              "text/html",
              "IIS adds the charset to its pages, Mono does not"),
          new Difference(
              ".*: GET \\?(wsdl|WSDL)",
              "documentation",
              "none",
              ".+",
              "The fake describes none of its methods in words"),
          new Difference(
              "(BillerInvoiceFile|CloudInvoicing|CloudManagement): GET \\?(wsdl|WSDL)",
              "types",
              ".*",
              ".*",
              "The contract does not name the types of records, so the fake declares them in place"),
          new Difference(
              "CloudInvoicing .*: (other element|other namespace|empty envelope)",
              "text",
              ".*an object\\.",
              ".*an object",
              "Mono ends this text without a full stop"),
          new Difference(
              ".*: comment in a text",
              "status|elements",
              ".*",
              "400|none",
              "No client writes one, so the fake reads over it"));

  private static AspNetPeer peer;
  private static FakeInvoiceCloudServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  static void start() throws IOException {
    peer = AspNetPeer.start(20);
    try (InvoiceCloud cloud =
        SoapInvoiceCloud.connect(
            SmallHost.PROFILE,
            SoapSettings.builder(AspNetPeer.CREDENTIALS).baseAddress(peer.address()).build())) {
      server = FakeInvoiceCloudServer.start(PeerBooks.of(cloud).toFake());
    }
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (peer != null) {
      peer.close();
    }
  }

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Test
  void sameAnswers() throws Exception {
    List<String> unexpected = new ArrayList<>();
    TreeSet<Integer> occurred = new TreeSet<>();
    Map<WireRequest, Future<Map<String, String>>> fakes = asked(server.baseAddress());
    Map<WireRequest, Future<Map<String, String>>> peers = asked(peer.address());
    for (WireRequest request : fakes.keySet()) {
      Map<String, String> ofFake = fakes.get(request).get();
      Map<String, String> ofPeer = peers.get(request).get();
      TreeSet<String> aspects = new TreeSet<>(ofFake.keySet());
      aspects.addAll(ofPeer.keySet());
      for (String aspect : aspects) {
        String fake = ofFake.getOrDefault(aspect, "none");
        String real = ofPeer.getOrDefault(aspect, "none");
        if (!fake.equals(real)) {
          List<Difference> known =
              ON_PURPOSE.stream()
                  .filter(each -> each.is(request.name(), aspect, fake, real))
                  .toList();
          known.forEach(each -> occurred.add(ON_PURPOSE.indexOf(each)));
          if (known.isEmpty()) {
            unexpected.add(told(request.name(), aspect, fake, real));
          }
        }
      }
    }

    assertThat(unexpected).as("differences that nobody meant").isEmpty();
    assertThat(ON_PURPOSE.stream().filter(each -> !occurred.contains(ON_PURPOSE.indexOf(each))))
        .as("differences that are listed and no longer occur")
        .isEmpty();
  }

  /** The first line that differs of each. */
  private static String told(String request, String aspect, String fake, String real) {
    List<String> left = fake.lines().toList();
    List<String> right = real.lines().toList();
    int line = 0;
    while (line < left.size() && line < right.size() && left.get(line).equals(right.get(line))) {
      line++;
    }
    return "%s: %s\n    fake     %s\n    ASP.NET  %s"
        .formatted(request, aspect, lineOr(left, line), lineOr(right, line));
  }

  private static String lineOr(List<String> lines, int line) {
    return line < lines.size() ? lines.get(line) : "(nothing)";
  }

  /** Several at once, for the answer waits for the network and not for a processor. */
  private Map<WireRequest, Future<Map<String, String>>> asked(URI base) {
    Map<WireRequest, Future<Map<String, String>>> answers = new LinkedHashMap<>();
    for (WireRequest request : WireRequest.all()) {
      answers.put(request, threads.submit(() -> facts(base, request)));
    }
    return answers;
  }

  private Map<String, String> facts(URI base, WireRequest request)
      throws IOException, InterruptedException {
    HttpRequest.Builder asked = HttpRequest.newBuilder(base.resolve(request.path()));
    request.headers().forEach(asked::header);
    HttpResponse<String> answer =
        http.send(
            asked
                .method(
                    request.method(),
                    request
                        .body()
                        .map(HttpRequest.BodyPublishers::ofString)
                        .orElse(HttpRequest.BodyPublishers.noBody()))
                .build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("status", Integer.toString(answer.statusCode()));
    String type = answer.headers().firstValue("Content-Type").orElse("");
    facts.put("type", type);
    Optional<SoapVersion> soap = SoapVersion.of(type);
    if (soap.isPresent() && !answer.body().isEmpty()) {
      facts.putAll(
          AnswerFacts.of(
              answer
                  .body()
                  .replace(base.toString(), "http://host/")
                  .getBytes(StandardCharsets.UTF_8)));
    }
    return facts;
  }
}
