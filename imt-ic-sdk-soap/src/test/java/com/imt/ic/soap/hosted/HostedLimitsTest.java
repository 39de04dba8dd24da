package com.imt.ic.soap.hosted;

import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipt;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one request may ask for, as the host sets it. */
class HostedLimitsTest {

  private static HostedRequest post(InputStream body) {
    return new HostedRequest(
        "POST",
        URI.create("http://127.0.0.1/OnlineReceipt"),
        Map.of("Content-Type", List.of("text/xml")),
        body);
  }

  private static InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(HostedResponse response) throws IOException {
    var out = new ByteArrayOutputStream();
    response.writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void moreReceiptsThanAllowed_areRefusedBeforeAnyIsPosted() throws Exception {
    try (SpectrumOnLoopback spectrum = new SpectrumOnLoopback()) {
      HostedServices services = spectrum.services().maximumReceipts(3).build();
      String[] four = IntStream.range(0, 4).mapToObj(i -> receipt(i)).toArray(String[]::new);

      assertThat(text(services.handle(post(body(receipts(four))))))
          .contains("The request holds more than 3 receipts; send them in several requests.");
      assertThat(spectrum.posted()).isEmpty();
      services.handle(post(body(receipts(receipt(0), receipt(1), receipt(2)))));
      assertThat(spectrum.posted()).hasSize(3);
    }
  }

  @Test
  void deeperElementsThanAllowed_areRefused() throws Exception {
    try (SpectrumOnLoopback spectrum = new SpectrumOnLoopback()) {
      HostedServices services = spectrum.services().maximumDepth(6).build();
      String header = "<soap:Header>" + "<a>".repeat(5) + "</a>".repeat(5) + "</soap:Header>";
      String deep = receipts(receipt(1)).replace("<soap:Body>", header + "<soap:Body>");

      assertThat(text(services.handle(post(body(deep))))).contains("elements more than 6 deep");
      assertThat(text(services.handle(post(body(receipts(receipt(1)))))))
          .contains("<Status>Posted</Status>");
    }
  }

  @Test
  void bodyThatDrips_isCutOff() throws Exception {
    try (SpectrumOnLoopback spectrum = new SpectrumOnLoopback()) {
      Duration allowed = Duration.ofMillis(5);
      HostedServices services = spectrum.services().maximumReadTime(allowed).build();

      HostedResponse answer = services.handle(post(new Dripping(allowed)));

      assertThat(answer.status()).isEqualTo(408);
      assertThat(text(answer)).isEqualTo("The request took too long to arrive; send it again.\n");
      assertThat(spectrum.posted()).isEmpty();
    }
  }

  @Test
  void strangersBody_isNotReadBehindItsCredentials() throws Exception {
    try (SpectrumOnLoopback spectrum = new SpectrumOnLoopback()) {
      HostedServices services = spectrum.services().maximumRequestBytes(50_000).build();
      String flood =
          receipts(receipt(1).repeat(5000)).replace(SpectrumOnLoopback.KEY, "no key of ours");

      assertThat(text(services.handle(post(body(flood)))))
          .contains("Invalid BillerGUID or WebServiceKey.");
    }
  }

  @Test
  void wrongLimit_isNamed() {
    HostedServices.Builder builder = SpectrumOnLoopback.servicesWithoutBooks();

    assertThatThrownBy(() -> builder.maximumRequestBytes(0))
        .hasMessage("maximumRequestBytes is 0; expected more than 0");
    assertThatThrownBy(() -> builder.maximumDepth(5))
        .hasMessage("maximumDepth is 5; expected at least 6, which a request has");
    assertThatThrownBy(() -> builder.maximumReceipts(-1))
        .hasMessage("maximumReceipts is -1; expected more than 0");
    assertThatThrownBy(() -> builder.maximumReadTime(Duration.ZERO))
        .hasMessage("maximumReadTime is PT0S; expected more than 0");
  }

  /** Gives the start of an envelope byte by byte, one in each share of the time allowed. */
  private static final class Dripping extends InputStream {
    private final byte[] bytes = receipts(receipt(1)).getBytes(StandardCharsets.UTF_8);
    private final long pause;
    private int given;

    Dripping(Duration allowed) {
      pause = allowed.toNanos() / 10;
    }

    @Override
    public int read() {
      for (long start = System.nanoTime(); System.nanoTime() - start < pause; ) {
        Thread.onSpinWait();
      }
      return given < bytes.length ? bytes[given++] : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      int b = read();
      if (b < 0) {
        return -1;
      }
      buffer[offset] = (byte) b;
      return 1;
    }
  }
}
