package com.imt.ic.testkit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.imt.ic.AccountNumber;
import com.imt.ic.CallFailedException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.Payment;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What users of WireMock are used to, on the fake's server. */
class WireMockHabitsTest {

  private static final Instant NOON = Instant.parse("2026-11-03T18:00:00Z");
  private static final String PAYMENTS = "/PaymentReporting.asmx";

  @RegisterExtension
  final FakeInvoiceCloudExtension invoiceCloud =
      FakeInvoiceCloudExtension.builder().startingAt(NOON).build();

  private SoapInvoiceCloud cloud;

  @BeforeEach
  void connect() {
    FakeInvoiceCloudServer server = invoiceCloud.server();
    cloud =
        SoapInvoiceCloud.connect(
            invoiceCloud.cloud().profile(),
            SoapSettings.builder(server.credentials())
                .baseAddress(server.baseAddress())
                .maximumAttempts(1)
                .build());
  }

  @AfterEach
  void disconnect() {
    cloud.close();
  }

  @Test
  void poll_isVerified() {
    readPayments();

    wireMock()
        .verify(
            1,
            postRequestedFor(urlEqualTo(PAYMENTS))
                .withRequestBody(containing("<FromGMT>2026-11-03T17:00:00"))
                .withHeader("SOAPAction", containing("PaymentReporting")));
    assertThatThrownBy(() -> wireMock().verify(2, postRequestedFor(urlEqualTo(PAYMENTS))))
        .isInstanceOf(AssertionError.class);
    assertThat(wireMock().findAllUnmatchedRequests()).isEmpty();
  }

  @Test
  void stubOfATest_answersInTheFakesPlace_andTheFakeAllElse() {
    wireMock().stubFor(post("/CloudInvoicing.asmx").willReturn(aResponse().withStatus(503)));

    assertThat(kindOf(() -> cloud.findInvoice(InvoiceNumber.of("INV-1"))))
        .isEqualTo(CallFailedException.Kind.UNAVAILABLE);
    assertThat(readPayments()).isZero();
  }

  @Test
  void stubOfAnyPriority_winsUntilItIsReset_andTheFakeStays() throws Exception {
    List<Runnable> resets =
        List.of(
            wireMock()::resetAll, wireMock()::resetMappings, wireMock()::resetToDefaultMappings);
    for (Runnable reset : resets) {
      wireMock().stubFor(any(anyUrl()).atPriority(1_000).willReturn(aResponse().withStatus(418)));
      assertThat(client().get("PaymentReporting.asmx?wsdl").statusCode()).isEqualTo(418);

      reset.run();

      assertThat(client().get("PaymentReporting.asmx?wsdl").statusCode()).isEqualTo(200);
      assertThat(wireMock().getStubMappings()).hasSize(1);
    }
  }

  @Test
  void faultOfWireMock_isAFailureOfTheCall() {
    wireMock()
        .stubFor(post(PAYMENTS).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

    assertThat(kindOf(this::readPayments)).isEqualTo(CallFailedException.Kind.UNREACHABLE);
  }

  @Test
  void remoteClient_talksToTheSameServer() {
    readPayments();

    new WireMock("127.0.0.1", invoiceCloud.server().port())
        .verifyThat(1, postRequestedFor(urlEqualTo(PAYMENTS)));
  }

  @Test
  void answer_hasTheTestsDateAndNoWordOfItsStub() throws Exception {
    HttpResponse<String> answer = client().post(Samples.request("payments-none"));

    assertThat(answer.headers().map())
        .containsEntry("date", List.of("Tue, 03 Nov 2026 18:00:00 GMT"))
        .containsEntry("content-type", List.of("text/xml; charset=utf-8"))
        .containsKey("content-length")
        .doesNotContainKeys("matched-stub-id", "matched-stub-name", "transfer-encoding");
  }

  @Test
  void cutAnswer_endsAtThatByte_thoughItsLengthPromisesMore() throws Exception {
    invoiceCloud
        .cloud()
        .faults()
        .next(CloudOperation.PAYMENTS, com.imt.ic.testkit.Fault.cutAfterBytes(300));

    String sent = exchange(Samples.request("payments-none"));

    int body = sent.indexOf("\r\n\r\n") + 4;
    assertThat(sent).startsWith("HTTP/1.1 200 OK\r\n");
    assertThat(sent.length() - body).isEqualTo(300);
    assertThat(sent)
        .containsPattern("Content-Length: [0-9]{4}\r\n")
        .contains("Content-Type: text/xml; charset=utf-8\r\n");
  }

  @Test
  void longReport_isSentRowByRow_andOnlyItsBeginningIsInTheJournal() {
    invoiceCloud.cloud().recordPayments(payments(20_000));

    assertThat(readPayments()).isEqualTo(20_000);

    assertThat(wireMock().getAllServeEvents())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getResponse().getBody()).hasSize(64 * 1024);
              assertThat(event.getResponse().getHeaders().getHeader("Content-Length").isPresent())
                  .isFalse();
            });
  }

  @Test
  void answerThatNoArrayCouldHold_isSent() throws Exception {
    byte[] block = new byte[1024 * 1024];
    long blocks = Integer.MAX_VALUE / block.length + 2L;
    HttpService service =
        (request, reply) ->
            reply.answer(
                200,
                "application/octet-stream",
                out -> {
                  for (long i = 0; i < blocks; i++) {
                    out.write(block);
                  }
                });
    try (StubbedHttp http = StubbedHttp.start(0, invoiceCloud.clock(), service);
        InputStream sent =
            URI.create("http://127.0.0.1:" + http.port() + "/").toURL().openStream()) {
      assertThat(sent.transferTo(OutputStream.nullOutputStream())).isEqualTo(blocks * block.length);
    }
  }

  @Test
  void journal_forgetsTheOldestWhereItWouldGrow() throws Exception {
    String large = "<" + "x".repeat(3 * 1024 * 1024);
    for (int i = 0; i < 8; i++) {
      client().post("PaymentReporting", "urn:" + i, large);
    }

    List<String> kept =
        wireMock().getAllServeEvents().stream()
            .map(event -> event.getRequest().getHeader("SOAPAction"))
            .toList();

    assertThat(kept)
        .containsExactly("\"urn:7\"", "\"urn:6\"", "\"urn:5\"", "\"urn:4\"", "\"urn:3\"");
  }

  @Test
  void listenerThatReadsTheWhole_sees_whatIsSent() {
    invoiceCloud.cloud().recordPayments(payments(1_000));
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    wireMock()
        .addMockServiceRequestListener((request, answer) -> seen.add(answer.getBodyAsString()));

    readPayments();

    assertThat(seen)
        .singleElement()
        .satisfies(
            text ->
                assertThat(text)
                    .hasSizeGreaterThan(64 * 1024)
                    .startsWith("<?xml")
                    .endsWith("</soap:Envelope>"));
  }

  @Test
  void server_printsNothing_andKeepsNoVirtualMachineAlive() throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(System.out);
    try (FakeInvoiceCloudServer server = FakeInvoiceCloudServer.start(invoiceCloud.cloud())) {
      RawClient client = new RawClient(server.baseAddress());
      client.post(Samples.request("payments-none"));
      server.cloud().faults().next(CloudOperation.PAYMENTS, com.imt.ic.testkit.Fault.reset());
      assertThatThrownBy(() -> client.post(Samples.request("payments-none")))
          .isInstanceOf(IOException.class);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().startsWith("fake-invoicecloud"))
        .isNotEmpty()
        .allMatch(Thread::isDaemon);
  }

  private long readPayments() {
    long[] rows = {0};
    try (var report = cloud.paymentsSince(NOON.minusSeconds(3600))) {
      report.forEachRemaining(row -> rows[0]++);
    }
    return rows[0];
  }

  private static CallFailedException.Kind kindOf(Runnable call) {
    return catchThrowableOfType(CallFailedException.class, call::run).kind();
  }

  private static List<Payment> payments(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                Payment.builder()
                    .paymentGuid(PaymentGuid.of("guid-" + i))
                    .accountNumber(AccountNumber.of("HO-1"))
                    .invoiceNumber(InvoiceNumber.of("INV-" + i))
                    .paidAt(NOON)
                    .amount(Money.parse("12.50"))
                    .approved(true)
                    .build())
        .toList();
  }

  private String exchange(String envelope) throws IOException {
    byte[] body = envelope.getBytes(StandardCharsets.UTF_8);
    try (Socket socket =
        new Socket(
            InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), invoiceCloud.server().port())) {
      socket
          .getOutputStream()
          .write(
              ("POST "
                      + PAYMENTS
                      + " HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml; charset=utf-8\r\n"
                      + "SOAPAction: \""
                      + action(envelope)
                      + "\"\r\nContent-Length: "
                      + body.length
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static String action(String envelope) {
    Matcher found = Pattern.compile("<soap:Body><(\\w+) xmlns=\"([^\"]+)\"").matcher(envelope);
    assertThat(found.find()).isTrue();
    return found.group(2) + found.group(1);
  }

  private WireMockServer wireMock() {
    return invoiceCloud.server().wireMock();
  }

  private RawClient client() {
    return new RawClient(invoiceCloud.server().baseAddress());
  }
}
