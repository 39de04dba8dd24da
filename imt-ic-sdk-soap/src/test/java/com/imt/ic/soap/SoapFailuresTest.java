package com.imt.ic.soap;

import static com.imt.ic.soap.StubServer.http;
import static com.imt.ic.soap.StubServer.raw;
import static com.imt.ic.soap.StubServer.reply;
import static com.imt.ic.soap.StubServer.soap11;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.imt.ic.BillerCredentials;
import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.Report;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way in which a call can fail: what it is called, and how many requests the server saw. */
class SoapFailuresTest {

  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final String XML = "text/xml; charset=utf-8";
  private static final byte[] PAYMENTS = Contract.response("payments-soap11");
  private static final String HTML = "<html><body>Maintenance, see ops@example.com</body></html>";

  private static CallFailedException failure(
      StubServer server, UnaryOperator<SoapSettings.Builder> change) {
    SoapSettings settings = change.apply(Contract.settings(server)).build();
    try (SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(Profile.defaults(), settings)) {
      return catchThrowableOfType(
          CallFailedException.class, () -> Contract.rows(cloud.paymentsSince(FROM)));
    }
  }

  private static CallFailedException submissionFailure(StubServer server) {
    SoapSettings settings = Contract.settings(server).readTimeout(Duration.ofMillis(300)).build();
    try (SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(Profile.defaults(), settings)) {
      InvoiceFile file = InvoiceFile.of("a.bif", "I|1234".getBytes(StandardCharsets.UTF_8));
      return catchThrowableOfType(CallFailedException.class, () -> cloud.submit(file));
    }
  }

  private static byte[] part(byte[] whole, double share) {
    return Arrays.copyOf(whole, (int) (whole.length * share));
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  private static StubServer.Reply reset() {
    return (socket, out) -> {
      socket.setSoLinger(true, 0);
      socket.close();
    };
  }

  private static String fault(String code, String text) {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><s:Fault>"
        + "<faultcode>"
        + code
        + "</faultcode><faultstring>"
        + text
        + "</faultstring><detail/></s:Fault></s:Body></s:Envelope>";
  }

  static Stream<Arguments> failures() throws IOException {
    byte[] credentials = Contract.response("fault-credentials-soap11");
    byte[] badArgument = Contract.response("fault-bad-argument");
    String server = fault("soap:Server", "System.Exception: Broken a@b.example\n   at X.Y()");
    byte[] cutXml = part(PAYMENTS, 0.2);
    byte[] unended = http(200, XML, PAYMENTS);
    return Stream.of(
        // name, reply, kind, requests the server sees, what the message says
        Arguments.of(
            "credentials fault",
            reply(500, XML, credentials),
            Kind.CREDENTIALS_REFUSED,
            1,
            "PaymentReportingDataSetFromGMT: InvoiceCloud refused the credentials (HTTP 500,"
                + " soap:Client: Invalid BillerGUID or WebServiceKey.). Check BillerGUID and"
                + " WebServiceKey."),
        Arguments.of(
            "client fault",
            reply(500, XML, badArgument),
            Kind.REQUEST_REFUSED,
            1,
            "(HTTP 500, soap:Client: Server was unable to read request. ---> There is an error in"
                + " XML document (2, 346). ---> The string 'yesterday' is not a valid AllXsd"
                + " value.)"),
        Arguments.of(
            "server fault",
            reply(500, XML, server),
            Kind.SERVICE_FAILED,
            1,
            "InvoiceCloud failed while working on it (HTTP 500, soap:Server: Broken ***)."),
        Arguments.of(
            "fault in a 200", reply(200, XML, server), Kind.SERVICE_FAILED, 1, "soap:Server"),
        Arguments.of(
            "html 200", reply(200, "text/html", HTML), Kind.UNEXPECTED_ANSWER, 1, "text/html"),
        Arguments.of(
            "html 500", reply(500, "text/html", HTML), Kind.UNEXPECTED_ANSWER, 1, "(HTTP 500)"),
        Arguments.of("no body", reply(400, XML, ""), Kind.UNEXPECTED_ANSWER, 1, "an empty answer"),
        Arguments.of("html called xml", reply(200, XML, HTML), Kind.UNEXPECTED_ANSWER, 1, "answer"),
        Arguments.of("text called xml", reply(200, XML, "Oops"), Kind.UNEXPECTED_ANSWER, 1, "XML"),
        Arguments.of(
            "redirect",
            reply(302, "text/html", "", "Location: http://127.0.0.1:1/"),
            Kind.UNEXPECTED_ANSWER,
            1,
            "a redirect, which is not followed"),
        Arguments.of(
            "no such service",
            reply(404, "text/html", HTML),
            Kind.UNEXPECTED_ANSWER,
            1,
            "there is no service at http://127.0.0.1"),
        Arguments.of(
            "other soap version",
            reply(200, XML, Contract.response("payments-soap12")),
            Kind.UNEXPECTED_ANSWER,
            1,
            "another version of SOAP"),
        Arguments.of(
            "unavailable",
            reply(503, "text/html", HTML, "Retry-After: 0"),
            Kind.UNAVAILABLE,
            3,
            "InvoiceCloud is unavailable (HTTP 503), at attempt 3. Ask again later."),
        Arguments.of(
            "throttled", reply(429, "", "", "Retry-After: 0"), Kind.UNAVAILABLE, 3, "(HTTP 429)"),
        Arguments.of("bad gateway", reply(502, "", ""), Kind.UNAVAILABLE, 3, "(HTTP 502)"),
        Arguments.of(
            "unavailable, with a SOAP fault",
            reply(503, XML, server, "Retry-After: 0"),
            Kind.UNAVAILABLE,
            3,
            "(HTTP 503)"),
        Arguments.of(
            "unavailable, with rows",
            reply(503, XML, PAYMENTS, "Retry-After: 0"),
            Kind.UNAVAILABLE,
            3,
            "(HTTP 503)"),
        Arguments.of(
            "throttled, with XML",
            reply(429, XML, "<busy/>", "Retry-After: 0"),
            Kind.UNAVAILABLE,
            3,
            "(HTTP 429)"),
        Arguments.of(
            "rows with a server's error",
            reply(500, XML, PAYMENTS),
            Kind.UNEXPECTED_ANSWER,
            1,
            "calls no success"),
        Arguments.of(
            "a part of the content",
            reply(206, XML, PAYMENTS),
            Kind.UNEXPECTED_ANSWER,
            1,
            "calls no success"),
        Arguments.of(
            "rows of no service",
            reply(404, XML, PAYMENTS),
            Kind.UNEXPECTED_ANSWER,
            1,
            "there is no service"),
        Arguments.of(
            "forbidden",
            reply(403, "text/html", HTML),
            Kind.UNEXPECTED_ANSWER,
            1,
            "was refused (HTTP 403). Check the credentials"),
        Arguments.of("reset before the answer", reset(), Kind.UNREACHABLE, 3, "broke before"),
        Arguments.of(
            "cut before the first row",
            reply(200, XML, cutXml),
            Kind.TRUNCATED,
            3,
            "the answer ends before its end"),
        Arguments.of(
            "cut within the envelope's head",
            reply(200, XML, part(PAYMENTS, 0.01)),
            Kind.TRUNCATED,
            3,
            "the answer ends before its end"),
        Arguments.of(
            "xml cut after a row",
            reply(200, XML, part(PAYMENTS, 0.6)),
            Kind.TRUNCATED,
            1,
            "rows (HTTP 200)"),
        Arguments.of(
            "shorter than its Content-Length",
            raw(Arrays.copyOf(unended, unended.length - 20)),
            Kind.TRUNCATED,
            1,
            "the answer broke off before its end, after 12 rows"),
        Arguments.of(
            "gzip cut",
            raw(part(http(200, XML, gzip(PAYMENTS), "Content-Encoding: gzip"), 0.97)),
            Kind.TRUNCATED,
            1,
            "broke off"),
        Arguments.of(
            "no DataSet",
            reply(
                200,
                XML,
                "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                    + "<R xmlns=\"urn:x\"/></s:Body></s:Envelope>"),
            Kind.UNEXPECTED_ANSWER,
            1,
            "the answer holds no DataSet"),
        Arguments.of(
            "refused within the answer",
            reply(
                200,
                XML,
                "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                    + "<R xmlns=\"urn:x\"><Success>false</Success><ErrorMessage>Invalid BillerGUID"
                    + "</ErrorMessage></R></s:Body></s:Envelope>"),
            Kind.CREDENTIALS_REFUSED,
            1,
            "Check BillerGUID and WebServiceKey."),
        Arguments.of(
            "document type",
            reply(200, XML, "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"),
            Kind.UNEXPECTED_ANSWER,
            1,
            "answer"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void failure_isNamed_andAskedAgainOnlyWhereThatHelps(
      String name, StubServer.Reply reply, Kind kind, int requests, String says) throws Exception {
    try (StubServer server = new StubServer(reply)) {
      CallFailedException failure = failure(server, settings -> settings);

      assertThat(failure).as(name).isNotNull();
      assertThat(failure.kind()).isEqualTo(kind);
      assertThat(failure.getMessage())
          .startsWith("PaymentReportingDataSetFromGMT: ")
          .contains(says)
          .doesNotContain("\n")
          .doesNotContain("example.com")
          .doesNotContain(Contract.KEY);
      assertThat(server.received).hasSize(requests);
      assertThat(failure.details().attempt()).isEqualTo(requests);
      assertThat(failure.details().operation()).isEqualTo("PaymentReportingDataSetFromGMT");
      assertThat(failure.details().correlationId()).isNotEmpty();
    }
  }

  @Test
  void credentialsFault_soap12_codeIsKept() throws Exception {
    byte[] body = Contract.response("fault-credentials-soap12");
    try (StubServer server = new StubServer(reply(500, "application/soap+xml", body))) {
      CallFailedException failure =
          failure(server, settings -> settings.soapVersion(SoapVersion.SOAP_1_2));

      assertThat(failure.kind()).isEqualTo(Kind.CREDENTIALS_REFUSED);
      assertThat(failure.details().faultCode()).isEqualTo("soap:Sender");
      assertThat(failure.details().status()).isEqualTo(500);
    }
  }

  @Test
  void unavailableOnce_thenAnswered_rowsArriveOnce() throws Exception {
    try (StubServer server =
            new StubServer(reply(503, "text/html", HTML, "Retry-After: 0"), soap11(PAYMENTS));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      assertThat(Contract.records(cloud.paymentsSince(FROM))).hasSize(12);
      assertThat(server.received).hasSize(2);
    }
  }

  @Test
  void retryAfterBeyondTheDeadline_noSecondRequest() throws Exception {
    try (StubServer server =
        new StubServer(reply(503, "", "", "Retry-After: 3600"), soap11(PAYMENTS))) {
      CallFailedException failure = failure(server, settings -> settings);

      assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(server.received).hasSize(1);
    }
  }

  @Test
  void waits_areTheSleepers_asLongAsTheServerAsks_elseDoubledEachTime() throws Exception {
    List<Duration> waits = new CopyOnWriteArrayList<>();
    try (StubServer server =
            new StubServer(
                reply(503, "", "", "Retry-After: 30"),
                reply(503, "", ""),
                reply(503, "", ""),
                soap11(PAYMENTS));
        SoapInvoiceCloud cloud =
            SoapInvoiceCloud.connect(
                Profile.defaults(),
                Contract.settings(server)
                    .maximumAttempts(4)
                    .retryDelay(Duration.ofMinutes(1))
                    .sleeper(waits::add)
                    .build())) {
      assertThat(Contract.records(cloud.paymentsSince(FROM))).hasSize(12);
    }

    assertThat(waits).hasSize(3);
    assertThat(waits.get(0)).isEqualTo(Duration.ofSeconds(30));
    assertThat(waits.get(1)).isBetween(Duration.ofSeconds(84), Duration.ofSeconds(156));
    assertThat(waits.get(2)).isBetween(Duration.ofSeconds(168), Duration.ofSeconds(312));
  }

  @Test
  void silentServer_askedOnceMore_thenUnreachable() throws Exception {
    try (StubServer server = new StubServer()) {
      server.then(server.silence());
      CallFailedException failure =
          failure(server, settings -> settings.readTimeout(Duration.ofMillis(200)));

      assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(failure).hasMessageContaining("gave no answer within 200 ms");
      assertThat(server.received).hasSize(2);
    }
  }

  @Test
  void stallInTheMiddle_afterRows_isAnErrorAndNotAsked_again() throws Exception {
    try (StubServer server = new StubServer()) {
      server.then(server.stall(part(http(200, XML, PAYMENTS), 0.7)));
      CallFailedException failure =
          failure(server, settings -> settings.readTimeout(Duration.ofMillis(300)));

      assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(failure)
          .hasMessageContaining("stopped in the middle")
          .hasMessageContaining("rows");
      assertThat(server.received).hasSize(1);
    }
  }

  @Test
  void nobodyListens_isSaidWithHostAndPort() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    SoapSettings settings =
        SoapSettings.builder(BillerCredentials.of(Contract.GUID, Contract.KEY))
            .baseAddress(URI.create("http://127.0.0.1:" + port + "/"))
            .retryDelay(Duration.ofMillis(1))
            .build();
    try (SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(Profile.defaults(), settings)) {
      CallFailedException failure =
          catchThrowableOfType(CallFailedException.class, () -> cloud.paymentsSince(FROM));

      assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(failure)
          .hasMessage(
              "PaymentReportingDataSetFromGMT: 127.0.0.1:"
                  + port
                  + " cannot be connected to, at attempt 3. Check the address, and that the server"
                  + " runs.");
      assertThat(failure.details().status()).isZero();
    }
  }

  @Test
  void limits_bytesDepthAndText_areKept() throws Exception {
    byte[] bomb = gzip(new byte[4 << 20]);
    try (StubServer server =
        new StubServer(
            reply(200, XML, PAYMENTS),
            reply(200, XML, PAYMENTS),
            reply(200, XML, PAYMENTS),
            reply(200, XML, bomb, "Content-Encoding: gzip"))) {
      assertThat(failure(server, s -> s.maximumAnswerBytes(6000)).kind())
          .isEqualTo(Kind.LIMIT_EXCEEDED);
      assertThat(failure(server, s -> s.maximumDepth(5)).kind()).isEqualTo(Kind.LIMIT_EXCEEDED);
      assertThat(failure(server, s -> s.maximumTextLength(20)).kind())
          .isEqualTo(Kind.LIMIT_EXCEEDED);
      assertThat(failure(server, s -> s.maximumAnswerBytes(100_000)).kind())
          .isIn(Kind.LIMIT_EXCEEDED, Kind.UNEXPECTED_ANSWER);
      assertThat(server.received).hasSize(4);
    }
  }

  @Test
  void gzipAnswer_readLikeAnyOther() throws Exception {
    try (StubServer server =
            new StubServer(reply(200, XML, gzip(PAYMENTS), "Content-Encoding: gzip"));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      assertThat(Contract.records(cloud.paymentsSince(FROM))).hasSize(12);
    }
  }

  @Test
  void interruptedWhileWaitingForARetry_endsTheCall_andStaysInterrupted() throws Exception {
    try (StubServer server = new StubServer(reply(503, "", "", "Retry-After: 30"))) {
      Thread caller = Thread.currentThread();
      server.then(
          (socket, out) -> {
            throw new AssertionError("asked again");
          });
      Thread interrupter =
          new Thread(
              () -> {
                while (caller.getState() != Thread.State.TIMED_WAITING
                    || server.received.isEmpty()) {
                  Thread.onSpinWait();
                }
                caller.interrupt();
              });
      interrupter.start();

      CallFailedException failure = failure(server, settings -> settings);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure.kind()).isEqualTo(Kind.INTERRUPTED);
      assertThat(server.received).hasSize(1);
      interrupter.join();
    }
  }

  static Stream<Arguments> submissions() {
    byte[] credentials = Contract.response("fault-credentials-soap11");
    return Stream.of(
        Arguments.of("reset", reset(), Kind.OUTCOME_UNKNOWN),
        Arguments.of("unavailable", reply(503, "", "", "Retry-After: 0"), Kind.OUTCOME_UNKNOWN),
        Arguments.of("html", reply(200, "text/html", HTML), Kind.OUTCOME_UNKNOWN),
        Arguments.of(
            "server fault", reply(500, XML, fault("soap:Server", "Broken")), Kind.OUTCOME_UNKNOWN),
        Arguments.of(
            "cut answer",
            reply(200, XML, part(Contract.response("invoice-file-accepted"), 0.8)),
            Kind.OUTCOME_UNKNOWN),
        Arguments.of("credentials", reply(500, XML, credentials), Kind.CREDENTIALS_REFUSED),
        Arguments.of("no service", reply(404, "text/html", HTML), Kind.UNEXPECTED_ANSWER));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("submissions")
  void submission_isSentOnce_andSaysWhereItsFateIsUnknown(
      String name, StubServer.Reply reply, Kind kind) throws Exception {
    try (StubServer server = new StubServer(reply)) {
      CallFailedException failure = submissionFailure(server);

      assertThat(failure).as(name).isNotNull();
      assertThat(failure.kind()).isEqualTo(kind);
      assertThat(failure.isRetryable()).isFalse();
      assertThat(server.received).hasSize(1);
    }
  }

  @Test
  void submission_silentServer_outcomeUnknown_sentOnce() throws Exception {
    try (StubServer server = new StubServer()) {
      server.then(server.silence());
      CallFailedException failure = submissionFailure(server);

      assertThat(failure.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
      assertThat(failure).hasMessageContaining("submit the same name and content again");
      assertThat(server.received).hasSize(1);
    }
  }

  @Test
  void rowsHandedOutBeforeAnError_stayHandedOut_andTheErrorStays() throws Exception {
    try (StubServer server = new StubServer(reply(200, XML, part(PAYMENTS, 0.6)));
        SoapInvoiceCloud cloud = Contract.cloud(server);
        Report<Payment> report = cloud.paymentsSince(FROM)) {
      assertThat(report.next()).isNotNull();
      CallFailedException first =
          catchThrowableOfType(CallFailedException.class, () -> report.forEachRemaining(row -> {}));
      CallFailedException second = catchThrowableOfType(CallFailedException.class, report::hasNext);

      assertThat(first.kind()).isEqualTo(Kind.TRUNCATED);
      assertThat(second).isSameAs(first);
    }
  }
}
