package com.imt.ic.soap;

import static com.imt.ic.soap.Dialect.fault;
import static com.imt.ic.soap.Dialect.ok;
import static com.imt.ic.soap.Dialect.payments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.ServiceCheck;
import com.imt.ic.profile.Profile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is calling, where the parameters of each call do not say it. */
class SoapSessionTest {

  private static final Instant FROM = Instant.parse("2026-11-19T00:00:00Z");
  private static final String NAMESPACE =
      "https://www.invoicecloud.com/portal/webservices/PaymentReporting/";

  private static final String HEADER =
      """
      { "operations": { "payments": { "parameters": { "billerGuid": null, "webServiceKey": null } } },
        "session": { "header": { "element": "AuthHeader"%s,
          "parameters": { "billerGuid": "User/Name", "webServiceKey": "Key" } } } }
      """;

  private static final String LOGIN =
      """
      { "operations": {
          "payments": { "parameters": { "billerGuid": null, "webServiceKey": null, "token": "Ticket" } },
          "submitInvoiceFile": { "parameters": { "token": "Ticket" } } },
        "session": { "login": { "service": "Auth", "namespace": "urn:auth", "operation": "Login",
          "parameters": { "billerGuid": "User", "webServiceKey": "Password" },
          "columns": { "token": { "names": ["LoginResult"] } },
          "expired": ["token .*(expired|unknown)"] } } }
      """;

  /** Answers a login with the next token, and a call by whether its token is the last. */
  private static final class Tickets {
    final AtomicInteger logins = new AtomicInteger();
    int good = 1;

    Dialect.Told answer(Dialect.Asked asked, Dialect.Told otherwise) {
      if (asked.path().endsWith("Auth.asmx")) {
        return token("secret-ticket-" + logins.incrementAndGet());
      }
      String sent = asked.element("Ticket");
      return sent.equals("secret-ticket-" + good)
          ? otherwise
          : fault("Server", "The token " + sent + " has expired");
    }
  }

  private static Dialect.Told token(String token) {
    return ok(
        "<LoginResponse xmlns=\"urn:auth\"><LoginResult>"
            + token
            + "</LoginResult></LoginResponse>");
  }

  private static Dialect.Told submitted(String result) {
    return ok(
        "<SubmitBillerInvoiceFileResponse><SubmitBillerInvoiceFileResult>"
            + result
            + "</SubmitBillerInvoiceFileResult></SubmitBillerInvoiceFileResponse>");
  }

  private static long logins(Dialect server) {
    return server.asked.stream().filter(asked -> asked.path().endsWith("Auth.asmx")).count();
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void header_standsInTheEnvelopesHeader_inTheOperationsNamespace(SoapVersion version)
      throws Exception {
    try (Dialect server = new Dialect(asked -> payments(1));
        SoapInvoiceCloud cloud =
            SoapInvoiceCloud.connect(
                Profile.defaults().override(HEADER.formatted("")),
                server.settings().soapVersion(version).build())) {
      CallFailedException unused =
          catchThrowableOfType(CallFailedException.class, () -> cloud.paymentsSince(FROM).close());

      assertThat(server.asked.get(0).text())
          .contains(
              "Header><AuthHeader xmlns=\""
                  + NAMESPACE
                  + "\"><User><Name>"
                  + Contract.GUID
                  + "</Name></User><Key>"
                  + Contract.KEY
                  + "</Key></AuthHeader></S:Header><S:Body>")
          .contains("PaymentReportingDataSetFromGMT xmlns=\"" + NAMESPACE + "\"><FromGMT>");
    }
  }

  @Test
  void header_mayHaveANamespaceOfItsOwn() throws Exception {
    try (Dialect server = new Dialect(asked -> payments(1));
        SoapInvoiceCloud cloud =
            server.cloud(HEADER.formatted(", \"namespace\": \"urn:security\""))) {
      cloud.paymentsSince(FROM).close();

      assertThat(server.asked.get(0).text()).contains("<AuthHeader xmlns=\"urn:security\">");
    }
  }

  private static String basic(String hosts, Dialect other) {
    return """
        { "operations": { "autoPay": { "address": "%sOther.asmx" } },
          "session": { "httpBasic": { "user": "ic-{billerGuid}", "password": "{webServiceKey}"%s } } }
        """
        .formatted(other.address(), hosts);
  }

  @Test
  void basic_goesToTheBaseAddress_andToNoOtherServer_thatTheProfileDoesNotName() throws Exception {
    String expected =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    ("ic-" + Contract.GUID + ":" + Contract.KEY).getBytes(StandardCharsets.UTF_8));
    String customers = new String(Contract.response("autopay-customers"), StandardCharsets.UTF_8);
    RecordedLogs.LINES.clear();
    try (Dialect other = new Dialect(asked -> new Dialect.Told(200, customers));
        Dialect server = new Dialect(asked -> payments(1))) {
      try (SoapInvoiceCloud cloud = server.cloud(basic("", other))) {
        cloud.paymentsSince(FROM).close();
        cloud.autoPayCustomers(FROM).close();
      }
      String named = ", \"hosts\": [\"127.0.0.1\"]";
      try (SoapInvoiceCloud cloud = server.cloud(basic(named, other))) {
        cloud.autoPayCustomers(FROM).close();
      }

      assertThat(server.asked.get(0).authorization()).isEqualTo(expected);
      assertThat(other.asked)
          .extracting(Dialect.Asked::authorization)
          .containsExactly("", expected);
      assertThat(RecordedLogs.LINES.toString() + server.events)
          .doesNotContain(expected.substring(6), Contract.KEY);
    }
  }

  @Test
  void basic_refused_isOfTheCredentials() throws Exception {
    try (Dialect server = new Dialect(asked -> new Dialect.Told(401, "<no/>"));
        SoapInvoiceCloud cloud =
            server.cloud(
                "{ \"session\": { \"httpBasic\": { \"user\": \"u\", \"password\": \"p\" } } }")) {
      assertThatThrownBy(() -> cloud.paymentsSince(FROM))
          .isInstanceOfSatisfying(
              CallFailedException.class,
              e -> assertThat(e.kind()).isEqualTo(Kind.CREDENTIALS_REFUSED))
          .hasMessageContaining("session.httpBasic");
    }
  }

  @Test
  void password_thatAFaultRepeats_isInNoMessage() throws Exception {
    try (Dialect server = new Dialect(asked -> fault("Server", "no user ws with geheim-4711"));
        SoapInvoiceCloud cloud =
            server.cloud(
                "{ \"session\": { \"httpBasic\": { \"user\": \"ws\", \"password\": \"geheim-4711\" } } }")) {
      assertThatThrownBy(() -> cloud.paymentsSince(FROM))
          .hasMessageContaining("no user ws with ***")
          .extracting(failure -> failure + " " + server.events)
          .asString()
          .doesNotContain("geheim");
    }
  }

  @Test
  void login_isMadeOnce_andItsTokenSentByEachCallThatNamesIt() throws Exception {
    Tickets tickets = new Tickets();
    try (Dialect server = new Dialect(asked -> tickets.answer(asked, payments(1)));
        SoapInvoiceCloud cloud = server.cloud(LOGIN)) {
      assertThat(Contract.records(cloud.paymentsSince(FROM))).hasSize(1);
      assertThat(Contract.records(cloud.paymentsSince(FROM))).hasSize(1);

      assertThat(server.asked)
          .extracting(Dialect.Asked::path)
          .containsExactly(
              "/ws/Auth.asmx", "/ws/PaymentReporting.asmx", "/ws/PaymentReporting.asmx");
      assertThat(server.asked.get(0).text())
          .contains("<Login xmlns=\"urn:auth\"><User>" + Contract.GUID + "</User><Password>");
      assertThat(server.asked.get(1).element("Ticket")).isEqualTo("secret-ticket-1");
      assertThat(server.events)
          .filteredOn(CallEvent.Finished.class::isInstance)
          .extracting(event -> event.call().operation())
          .containsExactly(
              "Login", "PaymentReportingDataSetFromGMT", "PaymentReportingDataSetFromGMT");
    }
  }

  @Test
  void manyThreads_makeOneLogin() throws Exception {
    Tickets tickets = new Tickets();
    int threads = 8;
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (Dialect server = new Dialect(asked -> tickets.answer(asked, payments(1)));
        SoapInvoiceCloud cloud = server.cloud(LOGIN)) {
      for (int round = 1; round <= 2; round++) {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          calls.add(
              () -> {
                start.await(20, TimeUnit.SECONDS);
                return Contract.records(cloud.paymentsSince(FROM)).size();
              });
        }
        for (Future<Integer> call : pool.invokeAll(calls)) {
          assertThat(call.get()).isEqualTo(1);
        }
        assertThat(logins(server)).isEqualTo(round);
        tickets.good++; // all find the token old, and one gets a new one
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void oldToken_isFetchedAgainOnce_forASubmissionToo() throws Exception {
    Tickets tickets = new Tickets();
    tickets.good = 2;
    try (Dialect server =
            new Dialect(asked -> tickets.answer(asked, submitted("<Success>true</Success>")));
        SoapInvoiceCloud cloud = server.cloud(LOGIN)) {
      InvoiceFile file = InvoiceFile.of("a.bif", new byte[] {1});

      assertThat(cloud.submit(file).accepted()).isTrue();
      assertThat(server.asked).hasSize(4);

      tickets.good = 9;
      assertThatThrownBy(() -> cloud.submit(file))
          .isInstanceOfSatisfying(
              CallFailedException.class,
              e -> assertThat(e.kind()).isEqualTo(Kind.CREDENTIALS_REFUSED));
      assertThat(server.asked).hasSize(7);
    }
  }

  @Test
  void timeoutThatExpired_isNoOldToken_howeverWideTheWords_soThatNoFileGoesTwice()
      throws Exception {
    String timeout = "System.Data.SqlClient.SqlException: Timeout expired. The timeout period";
    try (Dialect server =
            new Dialect(
                asked ->
                    asked.path().endsWith("Auth.asmx")
                        ? token("secret-ticket-1")
                        : fault("Server", timeout));
        SoapInvoiceCloud cloud =
            server.cloud(LOGIN.replace("token .*(expired|unknown)", "expired"))) {
      assertThatThrownBy(() -> cloud.submit(InvoiceFile.of("a.bif", new byte[] {1})))
          .isInstanceOfSatisfying(
              CallFailedException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN));
      assertThat(server.asked).hasSize(2);
    }
  }

  @Test
  void oldToken_toldByARefusalInTheAnswer_isFetchedAgainToo() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    try (Dialect server =
            new Dialect(
                asked ->
                    asked.path().endsWith("Auth.asmx")
                        ? token("T")
                        : calls.incrementAndGet() == 1
                            ? submitted(
                                "<Success>false</Success><ErrorMessage>Token T unknown</ErrorMessage>")
                            : submitted("<Success>true</Success>"));
        SoapInvoiceCloud cloud = server.cloud(LOGIN)) {
      assertThat(cloud.submit(InvoiceFile.of("a.bif", new byte[] {1})).accepted()).isTrue();
      assertThat(logins(server)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<LoginResponse/>",
        "<LoginResponse><LoginResult/></LoginResponse>",
        "<LoginResponse><LoginResult/><errorMessage>Nobody of that name</errorMessage></LoginResponse>",
        "<LoginResponse><LoginResult><Success>false</Success></LoginResult></LoginResponse>"
      })
  void loginThatGivesNoToken_isOfTheCredentials_andNothingElseIsAsked(String answer)
      throws Exception {
    try (Dialect server = new Dialect(asked -> ok(answer));
        SoapInvoiceCloud cloud = server.cloud(LOGIN)) {
      assertThatThrownBy(() -> cloud.submit(InvoiceFile.of("a.bif", new byte[] {1})))
          .isInstanceOfSatisfying(
              CallFailedException.class,
              e -> assertThat(e.kind()).isEqualTo(Kind.CREDENTIALS_REFUSED))
          .hasMessageContaining("Login: InvoiceCloud refused the credentials");
      assertThat(server.asked).hasSize(1);
    }
  }

  @Test
  void loginThatTheServiceFailed_isNoMatterOfTheCredentials_norOfTheSubmission() throws Exception {
    try (Dialect server = new Dialect(asked -> fault("Server", "Object reference not set"));
        SoapInvoiceCloud cloud = server.cloud(LOGIN)) {
      assertThatThrownBy(() -> cloud.submit(InvoiceFile.of("a.bif", new byte[] {1})))
          .isInstanceOfSatisfying(
              CallFailedException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SERVICE_FAILED));
    }
  }

  @Test
  void token_isInNoLog_noMessage_andNoEvent() throws Exception {
    Tickets tickets = new Tickets();
    tickets.good = 9;
    RecordedLogs.LINES.clear();
    try (Dialect server = new Dialect(asked -> tickets.answer(asked, payments(1)));
        SoapInvoiceCloud cloud = server.cloud(LOGIN)) {
      CallFailedException failed =
          catchThrowableOfType(CallFailedException.class, () -> cloud.paymentsSince(FROM));

      assertThat(failed).hasMessageContaining("The token *** has expired");
      assertThat(failed + server.events.toString() + RecordedLogs.LINES)
          .contains("has expired")
          .doesNotContain("secret-ticket");
    }
  }

  @Test
  void headerOfTheToken_isLeftOutOfTheLoginAlone() throws Exception {
    Tickets tickets = new Tickets();
    String header =
        LOGIN
            .replace("\"token\": \"Ticket\"", "\"token\": null")
            .replace(
                "\"session\": {",
                "\"session\": { \"header\": { \"element\": \"H\", \"parameters\": { \"token\": \"Ticket\" } },");
    try (Dialect server = new Dialect(asked -> tickets.answer(asked, payments(1)));
        SoapInvoiceCloud cloud = server.cloud(header)) {
      assertThat(Contract.records(cloud.paymentsSince(FROM))).hasSize(1);

      assertThat(server.asked.get(0).text()).doesNotContain("Header");
      assertThat(server.asked.get(1).text()).contains("<Ticket>secret-ticket-1</Ticket></H>");
    }
  }

  @Test
  void check_countsTheLoginAsProofOfTheCredentials() throws Exception {
    Tickets tickets = new Tickets();
    String wsdl = Contract.text("wsdl/BillerInvoiceFile.wsdl");
    try (Dialect server =
            new Dialect(
                asked ->
                    asked.path().endsWith("?wsdl")
                        ? new Dialect.Told(200, wsdl)
                        : tickets.answer(asked, payments(1)));
        SoapInvoiceCloud cloud = server.cloud(LOGIN)) {
      List<ServiceCheck> checks = cloud.check(Clock.systemUTC());

      assertThat(checks.get(0).outcome()).isEqualTo(ServiceCheck.Outcome.PROVEN);
      assertThat(checks.get(5).outcome()).isEqualTo(ServiceCheck.Outcome.PROVEN);
      assertThat(checks.get(5).found()).contains("the login gave a token", "no file was submitted");
      assertThat(logins(server)).isEqualTo(1);
    }
  }
}
