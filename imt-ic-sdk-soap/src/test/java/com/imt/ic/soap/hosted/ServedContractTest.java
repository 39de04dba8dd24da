package com.imt.ic.soap.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedContractTest {

  @ParameterizedTest
  @ValueSource(strings = {"OnlineReceipt", "RealTimeDataRefresh"})
  void wsdl_isTheContractWithTheAddressThatWasAskedFor(String service) throws Exception {
    try (SpectrumOnLoopback spectrum = new SpectrumOnLoopback()) {
      URI address = spectrum.address(service);

      var answer = spectrum.send(HttpRequest.newBuilder(URI.create(address + "?WSDL")));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("text/xml; charset=utf-8");
      assertThat(answer.body())
          .isEqualTo(
              contract(service).replace("https://spectrum.example/" + service, address.toString()))
          .contains("<soap:address location=\"" + address + "\" />")
          .contains("<soap12:address location=\"" + address + "\" />");
    }
  }

  @Test
  void wsdlBehindAProxy_namesThePublicAddress() throws Exception {
    URI publicAddress = URI.create("https://pay.example/services/?a=1&b=2");
    assertThatThrownBy(() -> SpectrumOnLoopback.servicesWithoutBooks().publicAddress(publicAddress))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https://pay.example/services/?a=1&b=2");

    try (SpectrumOnLoopback spectrum =
        new SpectrumOnLoopback(
            services -> services.publicAddress(URI.create("https://pay.example/services")))) {
      URI wsdl = URI.create(spectrum.address("OnlineReceipt") + "?wsdl");
      assertThat(spectrum.send(HttpRequest.newBuilder(wsdl)).body())
          .contains("location=\"https://pay.example/services/OnlineReceipt\"")
          .doesNotContain("127.0.0.1");
    }
  }

  @Test
  void hostileHostHeader_doesNotEnterTheContract() throws Exception {
    HostedServices services = SpectrumOnLoopback.servicesWithoutBooks().build();

    HostedResponse answer =
        services.handle(
            new HostedRequest(
                "get",
                URI.create("http://10.0.0.1:8080/x/RealTimeDataRefresh?wsdl"),
                Map.of("host", List.of("evil.example")),
                InputStream.nullInputStream()));

    assertThat(answer.status()).isEqualTo(200);
    var body = new ByteArrayOutputStream();
    answer.writeTo(body);
    assertThat(body.toString(StandardCharsets.UTF_8))
        .contains("location=\"http://10.0.0.1:8080/x/RealTimeDataRefresh\"")
        .doesNotContain("evil");
  }

  private static String contract(String service) throws Exception {
    try (InputStream in = HostedServices.class.getResourceAsStream(service + ".wsdl")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
