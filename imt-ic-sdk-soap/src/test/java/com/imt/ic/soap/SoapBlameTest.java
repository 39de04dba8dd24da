package com.imt.ic.soap;

import static com.imt.ic.soap.PaymentAnswer.diffgram;
import static com.imt.ic.soap.PaymentAnswer.envelope;
import static com.imt.ic.soap.PaymentAnswer.fault;
import static com.imt.ic.soap.PaymentAnswer.result;
import static com.imt.ic.soap.PaymentAnswer.rows;
import static com.imt.ic.soap.PaymentAnswer.schema;
import static com.imt.ic.soap.StubServer.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.profile.Profile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose failure it is: the credentials', the service's, or of what stands before it. */
class SoapBlameTest {

  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final String XML = "text/xml; charset=utf-8";
  private static final String ROWS =
      envelope(result(schema("Payment") + diffgram(rows("Payment", 2))));

  private static CallFailedException failure(StubServer server, String override) {
    Profile profile = Profile.defaults().override(override);
    try (SoapInvoiceCloud cloud =
        SoapInvoiceCloud.connect(profile, Contract.settings(server).build())) {
      return catchThrowableOfType(
          CallFailedException.class, () -> Contract.rows(cloud.paymentsSince(FROM)));
    }
  }

  private static CallFailedException fault500(String code, String text, String override)
      throws Exception {
    try (StubServer server = new StubServer(reply(500, XML, envelope(fault(code, text))))) {
      return failure(server, override);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Server was unable to process request. ---&gt; BillerGUID is invalid.",
        "System.Exception: Authentication failed.",
        "Invalid BillerGUID or WebServiceKey.",
        "The Web Service Key has expired",
        "WebServiceKey does not match",
        "Unknown biller",
        "Access denied.",
        "User could not be authenticated",
        "System.Data.SqlClient.SqlException: Invalid BillerGUID",
        "Server was unable to process request. ---&gt;\n BillerGUID is not valid"
      })
  void credentialsFault_isTheirs_whateverItsCode(String text) throws Exception {
    for (String code : new String[] {"soap:Server", "soap:Client"}) {
      CallFailedException failure = fault500(code, text, "{}");

      assertThat(failure.kind()).isEqualTo(Kind.CREDENTIALS_REFUSED);
      assertThat(failure).hasMessageContaining("Check BillerGUID and WebServiceKey");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.Data.SqlClient.SqlException: Invalid column name 'WebServiceKey'.\n   at X.Y()",
        "The SELECT permission was denied on the object 'BillerCredentials', database 'IC'.",
        "permission was denied on object 'BillerCredentials'",
        "Invalid object name 'dbo.BillerCredentials'.",
        "Procedure or function 'P' expects parameter '@BillerGUID', which was not supplied.",
        "Cannot insert the value NULL into column 'WebServiceKey'; column does not allow nulls.",
        "Login failed for user 'ic_web'.",
        "The request failed with HTTP status 401: Unauthorized.",
        "Broken.\n   at IC.Credentials.Invalid() in BillerGUID.cs"
      })
  void serviceFault_isTheServices_whateverItNames(String text) throws Exception {
    CallFailedException failure = fault500("soap:Server", text, "{}");

    assertThat(failure.kind()).isEqualTo(Kind.SERVICE_FAILED);
    assertThat(failure.getMessage()).doesNotContain("Check BillerGUID");
  }

  @Test
  void refusalWithinAnAnswer_isJudgedByTheSameWords() throws Exception {
    String says = "<Success>false</Success><ErrorMessage>%s</ErrorMessage>";
    try (StubServer server =
        new StubServer(
            reply(200, XML, envelope(result(says.formatted("Invalid column name 'BillerGUID'.")))),
            reply(200, XML, envelope(result(says.formatted("Authentication failed")))),
            reply(200, XML, envelope(result(says.formatted("FromGMT is too old")))))) {
      assertThat(failure(server, "{}").kind()).isEqualTo(Kind.SERVICE_FAILED);
      assertThat(failure(server, "{}").kind()).isEqualTo(Kind.CREDENTIALS_REFUSED);
      assertThat(failure(server, "{}").kind()).isEqualTo(Kind.REQUEST_REFUSED);
    }
  }

  @Test
  void wordsAreTheProfiles() throws Exception {
    String words =
        "{\"answers\":{\"credentialsRefused\":[\"wrong door\"],\"serviceFailed\":[\"boiler\"]}}";

    assertThat(fault500("soap:Server", "Wrong door", words).kind())
        .isEqualTo(Kind.CREDENTIALS_REFUSED);
    assertThat(fault500("soap:Client", "Wrong door of the boiler", words).kind())
        .isEqualTo(Kind.SERVICE_FAILED);
    assertThat(fault500("soap:Client", "Invalid BillerGUID", words).kind())
        .isEqualTo(Kind.REQUEST_REFUSED);
  }

  @ParameterizedTest
  @CsvSource({
    "408", "421", "425", "429", "502", "503", "504", "520", "522", "524", "525", "529", "530",
    "598", "599"
  })
  void unavailable_isAskedAgain_whateverItSays(int status) throws Exception {
    try (StubServer server =
            new StubServer(
                reply(status, "text/html", "<html/>", "Retry-After: 0"),
                reply(status, XML, ROWS, "Retry-After: 0"),
                reply(200, XML, ROWS));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      assertThat(Contract.records(cloud.paymentsSince(FROM))).hasSize(2);
      assertThat(server.received).hasSize(3);
    }
  }

  @ParameterizedTest
  @CsvSource({"204", "206", "400", "401", "403", "404", "407", "500", "501", "505", "519", "531"})
  void otherStatus_isNoSuccess_andNotAskedAgain(int status) throws Exception {
    try (StubServer server = new StubServer(reply(status, XML, status == 204 ? "" : ROWS))) {
      CallFailedException failure = failure(server, "{}");

      assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED_ANSWER);
      assertThat(failure.details().status()).isEqualTo(status);
      assertThat(server.received).hasSize(1);
    }
  }

  @Test
  void answerThatAProxyChanged_isASuccess() throws Exception {
    try (StubServer server = new StubServer(reply(203, XML, ROWS));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      assertThat(Contract.records(cloud.paymentsSince(FROM))).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "408,OUTCOME_UNKNOWN",
    "421,UNAVAILABLE",
    "425,UNAVAILABLE",
    "429,UNAVAILABLE",
    "524,OUTCOME_UNKNOWN",
    "599,OUTCOME_UNKNOWN"
  })
  void submission_isSentOnce_andUnknownWhereItMayHaveBeenTaken(int status, Kind kind)
      throws Exception {
    try (StubServer server = new StubServer(reply(status, "text/html", "", "Retry-After: 0"));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      InvoiceFile file = InvoiceFile.of("a.bif", "I|1".getBytes(StandardCharsets.UTF_8));
      CallFailedException failure =
          catchThrowableOfType(CallFailedException.class, () -> cloud.submit(file));

      assertThat(failure.kind()).isEqualTo(kind);
      assertThat(server.received).hasSize(1);
    }
  }
}
