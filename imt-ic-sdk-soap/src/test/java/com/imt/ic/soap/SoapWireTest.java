package com.imt.ic.soap;

import static com.imt.ic.soap.PaymentAnswer.diffgram;
import static com.imt.ic.soap.PaymentAnswer.envelope;
import static com.imt.ic.soap.PaymentAnswer.result;
import static com.imt.ic.soap.PaymentAnswer.rows;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.profile.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes without end below an answer's content, where OkHttp keeps all of it in memory. */
class SoapWireTest {

  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final int SENT_AT_MOST = 256 << 20;

  /** What was read, and what waits in the sockets' buffers of this machine. */
  private static final long READ_AT_MOST = 16 << 20;

  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n";
  private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String GZIP = HEAD + "Content-Encoding: gzip\r\n\r\n";
  private static final String PIECE = "x".repeat(1 << 16);

  private static byte[] bytes(String head, int... more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.getBytes(US_ASCII));
    for (int b : more) {
      out.write(b);
    }
    return out.toByteArray();
  }

  private static String chunk(String content) {
    return Integer.toHexString(content.length()) + "\r\n" + content + "\r\n";
  }

  static Stream<Arguments> endless() {
    String answer = envelope(result(diffgram(rows("Payment", 20))));
    String half = answer.substring(0, answer.length() / 2);
    byte[] stored = {0, 0, 0, (byte) 0xFF, (byte) 0xFF};
    byte[] emptyBlocks = new byte[stored.length << 13];
    for (int i = 0; i < emptyBlocks.length; i++) {
      emptyBlocks[i] = stored[i % stored.length];
    }
    return Stream.of(
        // name, what comes first, what then comes without end
        Arguments.of("status line", bytes("HTTP/1.1 200 "), bytes(PIECE)),
        Arguments.of("header line", bytes("HTTP/1.1 200 OK\r\nX: "), bytes(PIECE)),
        Arguments.of("headers", bytes("HTTP/1.1 200 OK\r\n"), bytes("X: y\r\n".repeat(9000))),
        Arguments.of(
            "interim answers", bytes(""), bytes("HTTP/1.1 103 Early\r\n\r\n".repeat(3000))),
        Arguments.of("extension of a chunk", bytes(CHUNKED + "5;a="), bytes(PIECE)),
        Arguments.of("zeros of a size", bytes(CHUNKED), bytes("0".repeat(1 << 16))),
        Arguments.of("blanks of a size", bytes(CHUNKED + "5"), bytes(" ".repeat(1 << 16))),
        Arguments.of("extension after rows", bytes(CHUNKED + chunk(half) + "5;"), bytes(PIECE)),
        Arguments.of("trailer", bytes(CHUNKED + chunk(answer) + "0\r\nX: "), bytes(PIECE)),
        Arguments.of(
            "trailers", bytes(CHUNKED + chunk(answer) + "0\r\n"), bytes("X: y\r\n".repeat(9000))),
        Arguments.of("gzip's name", bytes(GZIP, 0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 0), bytes(PIECE)),
        Arguments.of(
            "gzip's comment", bytes(GZIP, 0x1F, 0x8B, 8, 16, 0, 0, 0, 0, 0, 0), bytes(PIECE)),
        Arguments.of(
            "gzip's empty blocks", bytes(GZIP, 0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0), emptyBlocks));
  }

  private static StubServer.Reply endless(byte[] first, byte[] piece, AtomicLong sent) {
    return (socket, out) -> {
      try {
        out.write(first);
        while (sent.get() < SENT_AT_MOST) {
          out.write(piece);
          sent.addAndGet(piece.length);
        }
      } catch (IOException e) {
        // the client has had enough
      }
      socket.close();
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endless")
  void endlessPiece_endsTheCall_longBeforeTheHeapEnds(String name, byte[] first, byte[] piece)
      throws Exception {
    AtomicLong sent = new AtomicLong();
    try (StubServer server = new StubServer(endless(first, piece, sent));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      CallFailedException failure =
          catchThrowableOfType(
              CallFailedException.class, () -> Contract.rows(cloud.paymentsSince(FROM)));

      assertThat(failure).as(name).isNotNull();
      assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.UNEXPECTED_ANSWER);
      assertThat(failure)
          .hasMessageContaining("after 131072 bytes")
          .hasMessageContaining("none of its content");
      assertThat(sent.get()).isLessThan(READ_AT_MOST);
      assertThat(server.received).hasSize(1);
    }
  }

  @Test
  void hostsOwnClient_isGuardedToo() throws Exception {
    OkHttpClient own = new OkHttpClient();
    AtomicLong sent = new AtomicLong();
    try (StubServer server = new StubServer(endless(bytes(CHUNKED + "5;a="), bytes(PIECE), sent));
        SoapInvoiceCloud cloud =
            SoapInvoiceCloud.connect(
                Profile.defaults(), Contract.settings(server).httpClient(own).build())) {
      CallFailedException failure =
          catchThrowableOfType(
              CallFailedException.class, () -> Contract.rows(cloud.paymentsSince(FROM)));

      assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.UNEXPECTED_ANSWER);
      assertThat(sent.get()).isLessThan(READ_AT_MOST);
    } finally {
      own.connectionPool().evictAll();
    }
  }

  @Test
  void connectionThatTheHostUsesNext_isTheHostsOwn() throws Exception {
    OkHttpClient own = new OkHttpClient.Builder().protocols(List.of(Protocol.HTTP_1_1)).build();
    String large = " ".repeat(1 << 20);
    String answer = envelope(result(diffgram(rows("Payment", 2))));
    try (StubServer server =
            new StubServer(
                StubServer.reply(200, "text/xml", answer),
                StubServer.reply(200, "text/plain", large));
        SoapInvoiceCloud cloud =
            SoapInvoiceCloud.connect(
                Profile.defaults(), Contract.settings(server).httpClient(own).build())) {
      assertThat(Contract.records(cloud.paymentsSince(FROM))).hasSize(2);
      int connected = own.connectionPool().connectionCount();
      Request request =
          new Request.Builder()
              .url(server.address().toString())
              .post(RequestBody.create(new byte[] {1}))
              .build();
      try (Response response = own.newCall(request).execute()) {
        assertThat(response.body().bytes()).hasSize(1 << 20);
      }
      assertThat(own.connectionPool().connectionCount()).isEqualTo(connected).isEqualTo(1);
    } finally {
      own.connectionPool().evictAll();
    }
  }

  /** Many small chunks, each with an extension, are many times the limit and never pass it. */
  @Test
  void largeAnswerInSmallChunks_isReadOverOneConnection() throws Exception {
    String answer = envelope(result(diffgram(rows("Payment", 4_000))));
    StubServer.Reply reply =
        (socket, out) -> {
          ByteArrayOutputStream body = new ByteArrayOutputStream();
          body.writeBytes(CHUNKED.getBytes(US_ASCII));
          for (int from = 0; from < answer.length(); from += 100) {
            String part = answer.substring(from, Math.min(answer.length(), from + 100));
            body.writeBytes(chunk(part).replaceFirst("\r", ";note=something\r").getBytes(US_ASCII));
          }
          body.writeBytes("0\r\n\r\n".getBytes(US_ASCII));
          out.write(body.toByteArray());
          out.flush();
        };
    try (StubServer server = new StubServer(reply);
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      for (int i = 0; i < 3; i++) {
        assertThat(Contract.records(cloud.paymentsSince(FROM))).hasSize(4_000);
      }
    }
  }
}
