package com.imt.ic.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.BillerCredentials;
import com.imt.ic.profile.Profile;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoapSettingsTest {

  private static final BillerCredentials CREDENTIALS = BillerCredentials.of("guid-7", "key-7");

  @Test
  void toBuilder_copiesEveryField() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    SSLContext context = SSLContext.getInstance("TLS");
    // Trust is given by one of the two, never both.
    assertCopied(b -> b.trustStore(store), "sslContext");
    assertCopied(b -> b.sslContext(context), "trustStore");
    assertThatThrownBy(
            () -> SoapSettings.builder(CREDENTIALS).trustStore(store).sslContext(context).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sslContext and trustStore");
  }

  private static void assertCopied(UnaryOperator<SoapSettings.Builder> trust, String left)
      throws Exception {
    SoapSettings defaults = SoapSettings.builder(CREDENTIALS).build();
    SoapSettings settings =
        trust
            .apply(SoapSettings.builder(CREDENTIALS))
            .credentials(BillerCredentials.of("a", "b"))
            .baseAddress(URI.create("https://ic.example/ws/"))
            .soapVersion(SoapVersion.SOAP_1_2)
            .connectTimeout(Duration.ofSeconds(1))
            .readTimeout(Duration.ofSeconds(2))
            .callDeadline(Duration.ofSeconds(3))
            .maximumAttempts(4)
            .retryDelay(Duration.ofSeconds(5))
            .maximumAnswerBytes(6)
            .maximumRows(9)
            .serviceAddress("PaymentReporting", URI.create("https://ic.example/p"))
            .proxy(HttpProxy.of("proxy.example", 8080))
            .listener(event -> {})
            .sleeper(time -> {})
            .maximumDepth(7)
            .maximumTextLength(8)
            .httpClient(new OkHttpClient())
            .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
            .build();
    SoapSettings copy = settings.toBuilder().build();

    for (Field field : SoapSettings.class.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())
          && !field.isSynthetic()
          && !field.getName().equals(left)) {
        field.setAccessible(true);
        assertThat(field.get(settings)).as(field.getName()).isNotEqualTo(field.get(defaults));
        assertThat(field.get(copy)).as(field.getName()).isEqualTo(field.get(settings));
      }
    }
    assertThat(copy.toString()).doesNotContain("key-7").contains("ic.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ic.example/ws",
        "http://127.0.0.1:8080/",
        "http://127.1.2.3/",
        "http://[::1]:80/",
        "http://localhost:80"
      })
  void address_httpsOrLoopback_taken(String address) {
    assertThatCode(() -> SoapSettings.builder(CREDENTIALS).baseAddress(URI.create(address)).build())
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ic.example/ws/",
        "http://127.0.0.1.evil.example/",
        "http://localhost.example/",
        "http://10.0.0.1/",
        "ftp://ic.example/",
        "/relative",
        "https://user:secret@ic.example/"
      })
  void address_anythingElse_refusedWithTheReason(String address) {
    assertThatThrownBy(
            () -> SoapSettings.builder(CREDENTIALS).baseAddress(URI.create(address)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("InvoiceCloud's address is")
        .hasMessageNotContaining("secret");
  }

  @Test
  void settingOutOfRange_isNamed() {
    assertThatThrownBy(() -> SoapSettings.builder(CREDENTIALS).readTimeout(Duration.ZERO).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("readTimeout");
    assertThatThrownBy(() -> SoapSettings.builder(CREDENTIALS).maximumDepth(0).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maximumDepth");
  }

  @Test
  void profileAndCredentialsAlone_areEnoughToConnect() throws Exception {
    try (StubServer server =
        new StubServer(StubServer.soap11(Contract.response("payments-none")))) {
      Profile profile =
          Profile.defaults().override("{\"baseAddress\":\"%s\"}".formatted(server.address()));
      try (SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(profile, "guid-7", "key-7")) {
        assertThat(Contract.rows(cloud.paymentsSince(Instant.EPOCH))).isEmpty();
      }
      assertThat(server.received.get(0).text())
          .contains("<BillerGUID>guid-7</BillerGUID><WebServiceKey>key-7</WebServiceKey>");
    }
  }
}
