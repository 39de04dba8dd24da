package com.imt.ic.soap;

import static com.imt.ic.soap.PaymentAnswer.diffgram;
import static com.imt.ic.soap.PaymentAnswer.envelope;
import static com.imt.ic.soap.PaymentAnswer.result;
import static com.imt.ic.soap.PaymentAnswer.row;
import static com.imt.ic.soap.PaymentAnswer.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.profile.Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an answer may cost by the defaults, which are for a heap of 64 MiB. */
class SoapLimitsTest {

  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final int SENT_AT_MOST = 256 << 20;

  /** Little enough for a heap of 64 MiB, socket buffers included. */
  private static final long READ_AT_MOST = 24 << 20;

  private static CallFailedException failure(StubServer server) {
    try (SoapInvoiceCloud cloud =
        SoapInvoiceCloud.connect(Profile.defaults(), Contract.settings(server).build())) {
      return catchThrowableOfType(
          CallFailedException.class, () -> Contract.rows(cloud.paymentsSince(FROM)));
    }
  }

  static Stream<Arguments> endless() {
    String start = envelope("@").split("@", -1)[0];
    String head = start.replace("<soap:Body>", "<soap:Header>");
    String inRow = envelope(result(diffgram("@"))).split("@", -1)[0];
    String piece = "x".repeat(1 << 16);
    return Stream.of(
        // name, what comes first, what then comes without end
        Arguments.of("text", inRow + "<Payment diffgr:id=\"P1\"><CustomerName>", piece),
        Arguments.of("attribute", inRow + "<Payment diffgr:id=\"", piece),
        Arguments.of("attributes", inRow + "<Payment", " a#=\"" + piece + "\""),
        Arguments.of("name of an element", inRow + "<", piece),
        Arguments.of("name of an attribute", inRow + "<Payment ", piece),
        Arguments.of("comment before the payload", start + "<!--", piece),
        Arguments.of("instruction before the payload", start + "<?x ", piece),
        Arguments.of("comment among the rows", inRow + "<!--", piece),
        Arguments.of("comment in a value", inRow + "<Payment><CustomerName><!--", piece),
        Arguments.of("white space in the body", start, " ".repeat(1 << 16)),
        Arguments.of("white space among the rows", inRow, " ".repeat(1 << 16)),
        Arguments.of("header", head, "<a>" + piece + "</a>"),
        Arguments.of("entity", inRow + "&", piece),
        Arguments.of(
            "columns of a row", inRow + "<Payment diffgr:id=\"P1\">", "<C#>" + piece + "</C#>"),
        Arguments.of(
            "nested rows",
            inRow,
            "<R#>" + "<T>" + piece + "</T><Inner# diffgr:id=\"#\"><V>" + piece + "</V>"),
        Arguments.of(
            "schema",
            envelope(result("@")).split("@", -1)[0]
                + "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">",
            "<xs:element name=\"c#\" type=\"xs:string\"/>".repeat(1000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endless")
  void endlessPiece_endsAtALimit_longBeforeTheHeapDoes(String name, String first, String piece)
      throws Exception {
    AtomicLong sent = new AtomicLong();
    StubServer.Reply reply =
        (socket, out) -> {
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n".getBytes(StandardCharsets.UTF_8));
          out.write(first.getBytes(StandardCharsets.UTF_8));
          try {
            for (int i = 0; sent.get() < SENT_AT_MOST; i++) {
              byte[] more =
                  piece.replace("#", Integer.toString(i)).getBytes(StandardCharsets.UTF_8);
              out.write(more);
              sent.addAndGet(more.length);
            }
          } catch (IOException e) {
            // the client has had enough
          }
          socket.close();
        };
    try (StubServer server = new StubServer(reply)) {
      CallFailedException failure = failure(server);

      assertThat(failure).as(name).isNotNull();
      assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.LIMIT_EXCEEDED);
      assertThat(failure).hasMessageContaining("limit").hasMessageContaining("SoapSettings");
      assertThat(failure.getMessage().length()).isLessThan(600);
      assertThat(sent.get()).isLessThan(READ_AT_MOST);
      assertThat(server.received).hasSize(1);
    }
  }

  @Test
  void commentWithTagEnds_isPassedOver() throws Exception {
    String comment = "<!--" + "x > y ".repeat(150_000) + "-->";
    String answer = envelope(comment + result(diffgram(rows("Payment", 2) + comment)));
    try (StubServer server = new StubServer(StubServer.reply(200, "text/xml", answer));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      assertThat(Contract.records(cloud.paymentsSince(FROM))).hasSize(2);
    }
  }

  @Test
  void longTextWithinTheLimit_isRead() throws Exception {
    String name = "<CustomerName>" + "é".repeat(1_000_000) + "</CustomerName>";
    String answer = envelope(result(diffgram(row("Payment", 1, name) + rows("Payment", 1))));
    try (StubServer server =
            new StubServer(StubServer.reply(200, "text/xml; charset=utf-8", answer));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      assertThat(Contract.records(cloud.paymentsSince(FROM)))
          .first()
          .satisfies(
              payment -> assertThat(payment.customerName().orElseThrow()).hasSize(1_000_000));
    }
  }

  /** Each look at it is ten seconds after the last one. */
  private static final class HurriedClock extends Clock {
    private final AtomicLong looks = new AtomicLong();

    @Override
    public Instant instant() {
      return FROM.plusSeconds(10 * looks.incrementAndGet());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @ParameterizedTest
  @CsvSource({"PT10M, false", "P1D, true"})
  void answerThatComesTooSlowly_endsTheCall(Duration deadline, boolean read) throws Exception {
    String answer = envelope(result(diffgram(rows("Payment", 5_000)))); // takes 100 reads and more
    try (StubServer server = new StubServer(StubServer.reply(200, "text/xml", answer));
        SoapInvoiceCloud cloud =
            SoapInvoiceCloud.connect(
                Profile.defaults(),
                Contract.settings(server)
                    .clock(new HurriedClock())
                    .callDeadline(deadline)
                    .build())) {
      if (read) {
        assertThat(Contract.records(cloud.paymentsSince(FROM))).hasSize(5_000);
        return;
      }
      CallFailedException failure =
          catchThrowableOfType(
              CallFailedException.class, () -> Contract.rows(cloud.paymentsSince(FROM)));

      assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(failure).hasMessageContaining("so slowly").hasMessageContaining("deadline");
      assertThat(server.received).hasSize(1);
    }
  }

  /** Byte by byte, each of them well within the read timeout. */
  static void dripHead(Socket socket, OutputStream out) throws IOException {
    out.write("HTTP/1.1 200 OK\r\nX-Drop: ".getBytes(StandardCharsets.US_ASCII));
    socket.setSoTimeout(5); // nothing is read: this is what drips
    for (int i = 0; i < 20_000; i++) {
      out.write('x');
      out.flush();
      try {
        if (socket.getInputStream().read() < 0) {
          return;
        }
      } catch (SocketTimeoutException e) {
        // the client still listens: the next drop
      }
    }
  }

  @Test
  void headThatDrips_endsTheCallAtItsDeadline() throws Exception {
    try (StubServer server = new StubServer(SoapLimitsTest::dripHead);
        SoapInvoiceCloud cloud =
            SoapInvoiceCloud.connect(
                Profile.defaults(),
                Contract.settings(server)
                    .readTimeout(Duration.ofMillis(500))
                    .callDeadline(Duration.ofMillis(700))
                    .build())) {
      CallFailedException failure =
          catchThrowableOfType(
              CallFailedException.class, () -> Contract.rows(cloud.paymentsSince(FROM)));

      assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(failure).hasMessageContaining("so slowly").hasMessageContaining("deadline");
      assertThat(failure.details().status()).isZero();
      assertThat(server.received).hasSize(1);
    }
  }

  static Stream<String> documentTypes() {
    return Stream.of(
        "<!DOCTYPE foo SYSTEM \"http://127.0.0.1:1/x.dtd\">",
        "<!DOCTYPE foo>",
        "<!DOCTYPE foo [<!ENTITY a \"b\">]>",
        "<!DOCTYPE foo PUBLIC \"-//x\" \"file:///etc/hostname\">");
  }

  @ParameterizedTest
  @MethodSource("documentTypes")
  void documentType_isRefused_whereverItStands(String documentType) throws Exception {
    String answer = envelope(result(diffgram(rows("Payment", 2))));
    try (StubServer server =
        new StubServer(
            StubServer.reply(200, "text/xml", answer.replace("?>", "?>" + documentType)))) {
      CallFailedException failure = failure(server);

      assertThat(failure).as("read as if it were nothing").isNotNull();
      assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED_ANSWER);
      assertThat(failure)
          .hasMessageContaining("has a document type or an entity, which a SOAP message never has");
      assertThat(server.received).hasSize(1);
    }
  }
}
