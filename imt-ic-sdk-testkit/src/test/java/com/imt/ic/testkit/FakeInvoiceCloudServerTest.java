package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.BillerCredentials;
import com.imt.ic.profile.Profile;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeInvoiceCloudServerTest {

  @RegisterExtension
  final FakeInvoiceCloudExtension invoiceCloud =
      FakeInvoiceCloudExtension.builder()
          .startingAt(Instant.parse("2026-11-03T18:00:00.9Z"))
          .build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PaymentReporting",
        "BillerSettledBatchDetail",
        "ACHRejectReporting",
        "BillerAutoPayCustomerReport",
        "BillerPaperlessCustomerReport",
        "BillerInvoiceFile",
        "CloudInvoicing",
        "CloudManagement"
      })
  void everyService_describesItselfAtItsOwnAddress(String service) throws Exception {
    HttpResponse<String> wsdl = client().get(service + ".asmx?WSDL");

    assertThat(wsdl.statusCode()).isEqualTo(200);
    assertThat(wsdl.body())
        .contains("<wsdl:service name=\"" + service + "\">")
        .contains(
            "<soap12:address location=\""
                + invoiceCloud.server().baseAddress()
                + service
                + ".asmx\"")
        .doesNotContain("location=\"https://www.invoicecloud.com");
  }

  @Test
  void overriddenNames_areInTheWsdlToo() throws Exception {
    Profile profile =
        Profile.defaults()
            .override(
                """
                {"operations": {"payments": {"operation": "PaymentsSince", "namespace": "urn:p",
                 "parameters": {"from": "Since"}}}}
                """);
    FakeInvoiceCloud renamed = FakeInvoiceCloud.builder().profile(profile).build();
    try (FakeInvoiceCloudServer server = FakeInvoiceCloudServer.start(renamed)) {
      String wsdl = new RawClient(server.baseAddress()).get("PaymentReporting.asmx?wsdl").body();

      assertThat(wsdl)
          .contains("targetNamespace=\"urn:p\"")
          .contains("name=\"PaymentsSinceResponse\"")
          .contains("soapAction=\"urn:pPaymentsSince\"")
          .contains("name=\"Since\"")
          .doesNotContain("\"FromGMT\"", "\"PaymentReportingDataSetFromGMT");
    }
  }

  @Test
  void dateOfAnAnswer_isTheTestsClock() throws Exception {
    HttpResponse<String> answer = client().post(Samples.request("payments-none"));

    assertThat(answer.headers().firstValue("Date")).contains("Tue, 03 Nov 2026 18:00:00 GMT");
  }

  @Test
  void otherCredentials_areTakenWhenTheBuilderSaysSo() throws Exception {
    try (FakeInvoiceCloudServer server =
        FakeInvoiceCloudServer.builder(invoiceCloud.cloud())
            .credentials(BillerCredentials.of("mine", "too"))
            .start()) {
      RawClient client = new RawClient(server.baseAddress());

      assertThat(client.post(Samples.request("payments-none")).statusCode()).isEqualTo(500);
      assertThat(
              client
                  .post(
                      Samples.request("payments-none")
                          .replace("11111111-2222-3333-4444-555555555555", "mine")
                          .replace("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee", "too"))
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void documentTypeDeclaration_isRefused() throws Exception {
    String request = Samples.request("payments-none");
    String withDtd =
        request.replaceFirst(
            "<soap:Envelope", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>$0");

    HttpResponse<String> answer = client().post(withDtd);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void unknownAction_isAFaultOfTheCaller() throws Exception {
    HttpResponse<String> answer =
        client().post("PaymentReporting", "urn:other", Samples.request("payments-none"));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("<faultcode>soap:Client</faultcode>")
        .contains("Server did not recognize the value of HTTP Header SOAPAction: urn:other.");
  }

  @Test
  void unknownPath_isNotFound() throws Exception {
    assertThat(client().get("Nothing.asmx?wsdl").statusCode()).isEqualTo(404);
  }

  @Test
  void htmlOnTheWire_comesOnceWithItsStatus() throws Exception {
    invoiceCloud.cloud().faults().next(CloudOperation.PAYMENTS, Fault.htmlPage(503));

    HttpResponse<String> answer = client().post(Samples.request("payments-none"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).startsWith("<!DOCTYPE html>");
    assertThat(client().post(Samples.request("payments-none")).statusCode()).isEqualTo(200);
  }

  @Test
  void truncatedBodyAndResetConnection_breakTheExchange() throws Exception {
    invoiceCloud
        .cloud()
        .faults()
        .next(CloudOperation.PAYMENTS, Fault.cutAfterBytes(500))
        .next(CloudOperation.PAYMENTS, Fault.reset());

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> client().post(Samples.request("payments-none")))
          .isInstanceOf(IOException.class);
    }
    assertThat(client().post(Samples.request("payments-none")).statusCode()).isEqualTo(200);
  }

  @Test
  void whatHappensBeforeTheWork_isInTheAnswer() throws Exception {
    invoiceCloud
        .cloud()
        .faults()
        .always(Fault.beforeTheWork(() -> invoiceCloud.clock().advance(Duration.ofMinutes(1))));

    HttpResponse<String> answer = client().post(Samples.request("payments-none"));

    assertThat(answer.headers().firstValue("Date")).contains("Tue, 03 Nov 2026 18:01:00 GMT");
  }

  @Test
  void closedServer_takesNoConnection() {
    FakeInvoiceCloudServer server =
        FakeInvoiceCloudServer.start(FakeInvoiceCloud.builder().clock(Clock.systemUTC()).build());
    server.close();

    assertThatThrownBy(() -> new RawClient(server.baseAddress()).get("PaymentReporting.asmx"))
        .isInstanceOf(IOException.class);
  }

  private RawClient client() {
    return new RawClient(invoiceCloud.server().baseAddress());
  }
}
