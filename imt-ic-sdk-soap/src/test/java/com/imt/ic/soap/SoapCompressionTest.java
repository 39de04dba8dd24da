package com.imt.ic.soap;

import static com.imt.ic.soap.StubServer.http;
import static com.imt.ic.soap.StubServer.raw;
import static com.imt.ic.soap.StubServer.reply;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compression: what is read, and what is named because it does not fit the answer's head. */
class SoapCompressionTest {

  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final String XML = "text/xml; charset=utf-8";
  private static final byte[] PAYMENTS = Contract.response("payments-soap11");

  private static byte[] gzip(byte[] plain, int from, int to) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain, from, to - from);
    }
    return out.toByteArray();
  }

  private static byte[] gzip() throws IOException {
    return gzip(PAYMENTS, 0, PAYMENTS.length);
  }

  /** A member with every optional field of a header. */
  private static byte[] withName() throws IOException {
    byte[] plain = gzip();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Arrays.copyOf(plain, 3));
    out.write(0x1E); // FHCRC, FEXTRA, FNAME, FCOMMENT
    out.writeBytes(Arrays.copyOfRange(plain, 4, 10));
    out.writeBytes(new byte[] {3, 0, 1, 2, 3});
    out.writeBytes(new byte[] {'a', '.', 'x', 'm', 'l', 0, 'c', 0});
    CRC32 crc = new CRC32();
    crc.update(out.toByteArray());
    out.write((int) crc.getValue() & 0xFF);
    out.write((int) (crc.getValue() >> 8) & 0xFF);
    out.writeBytes(Arrays.copyOfRange(plain, 10, plain.length));
    return out.toByteArray();
  }

  private static byte[] several(int size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int from = 0; from < PAYMENTS.length; from += size) {
      out.writeBytes(gzip(PAYMENTS, from, Math.min(PAYMENTS.length, from + size)));
    }
    return out.toByteArray();
  }

  private static byte[] deflated() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflate = new DeflaterOutputStream(out, new Deflater())) {
      deflate.write(PAYMENTS);
    }
    return out.toByteArray();
  }

  /** Byte by byte to the socket, so that a member's end is a packet's. */
  private static StubServer.Reply inPieces(byte[] body, int size) {
    return (socket, out) -> {
      socket.setTcpNoDelay(true);
      String head =
          """
          HTTP/1.1 200 OK
          Transfer-Encoding: chunked
          Content-Encoding: gzip
          Content-Type: text/xml

          """;
      out.write(head.replace("\n", "\r\n").getBytes(US_ASCII));
      for (int from = 0; from < body.length; from += size) {
        int to = Math.min(body.length, from + size);
        out.write((Integer.toHexString(to - from) + "\r\n").getBytes(US_ASCII));
        out.write(body, from, to - from);
        out.write("\r\n".getBytes(US_ASCII));
        out.flush();
      }
      out.write("0\r\n\r\n".getBytes(US_ASCII));
      out.flush();
    };
  }

  static Stream<Arguments> read() throws IOException {
    byte[] padded = Arrays.copyOf(gzip(), gzip().length + 512);
    return Stream.of(
        Arguments.of("gzip", reply(200, XML, gzip(), "Content-Encoding: gzip")),
        Arguments.of("GZIP", reply(200, XML, gzip(), "Content-Encoding: GZIP")),
        Arguments.of("x-gzip", reply(200, XML, gzip(), "Content-Encoding: x-gzip")),
        Arguments.of("and identity", reply(200, XML, gzip(), "Content-Encoding: identity, gzip")),
        Arguments.of("name and more", reply(200, XML, withName(), "Content-Encoding: gzip")),
        Arguments.of("members", reply(200, XML, several(1000), "Content-Encoding: gzip")),
        Arguments.of("members in pieces", inPieces(several(700), 1)),
        Arguments.of("padding behind", reply(200, XML, padded, "Content-Encoding: gzip")),
        Arguments.of("identity", reply(200, XML, PAYMENTS, "Content-Encoding: identity")),
        Arguments.of("empty", reply(200, XML, PAYMENTS, "Content-Encoding: ")),
        Arguments.of("none", reply(200, XML, PAYMENTS)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("read")
  void gzipInEveryForm_isRead_asOftenAsAsked(String name, StubServer.Reply reply) throws Exception {
    try (StubServer server = new StubServer(reply, reply);
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      for (int i = 0; i < 2; i++) {
        assertThat(Contract.records(cloud.paymentsSince(FROM))).as(name).hasSize(12);
      }
      assertThat(server.received).hasSize(2);
      assertThat(server.received.get(0).header("Accept-Encoding")).isEqualTo("gzip");
    }
  }

  static Stream<Arguments> named() throws IOException {
    byte[] damaged = gzip();
    damaged[10] = 0x07; // a kind of block that there is not
    byte[] wrongSum = gzip();
    wrongSum[wrongSum.length - 6] ^= 0x55;
    return Stream.of(
        Arguments.of(
            "gzip unsaid",
            reply(200, XML, gzip()),
            "compressed with gzip, which its head does not"),
        Arguments.of(
            "gzip said to be none",
            reply(200, XML, gzip(), "Content-Encoding: identity"),
            "compressed with gzip, which its head does not"),
        Arguments.of(
            "gzip in a failure", reply(500, XML, gzip()), "compressed with gzip, which its head"),
        Arguments.of(
            "plain said to be gzip",
            reply(200, XML, PAYMENTS, "Content-Encoding: gzip"),
            "not compressed with gzip, though its head says so"),
        Arguments.of(
            "br",
            reply(200, XML, new byte[] {1, 2, 3}, "Content-Encoding: br"),
            "compressed with br, where gzip was asked for"),
        Arguments.of(
            "deflate",
            reply(200, XML, deflated(), "Content-Encoding: deflate"),
            "compressed with deflate, where gzip was asked for"),
        Arguments.of(
            "twice",
            reply(200, XML, gzip(gzip(), 0, gzip().length), "Content-Encoding: gzip, gzip"),
            "compressed with gzip, gzip, where gzip was asked for"),
        Arguments.of(
            "damaged",
            reply(200, XML, damaged, "Content-Encoding: gzip"),
            "is gzip that is damaged"),
        Arguments.of(
            "wrong checksum",
            reply(200, XML, wrongSum, "Content-Encoding: gzip"),
            "is gzip that is damaged"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("named")
  void compressionThatDoesNotFit_isNamed_andNotAskedAgain(
      String name, StubServer.Reply reply, String says) throws Exception {
    try (StubServer server = new StubServer(reply);
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      CallFailedException failure =
          catchThrowableOfType(
              CallFailedException.class, () -> Contract.rows(cloud.paymentsSince(FROM)));

      assertThat(failure).as(name).isNotNull().hasMessageContaining(says);
      assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED_ANSWER);
      assertThat(server.received).hasSize(1);
    }
  }

  @Test
  void gzipCutWhereverItIs_isTruncated_andAskedAgainBeforeTheFirstRow() throws Exception {
    byte[] whole = http(200, XML, gzip(), "Content-Encoding: gzip");
    int head = whole.length - gzip().length;
    for (int length : List.of(head + 2, head + 9, head + 11, head + 300)) {
      try (StubServer server = new StubServer(raw(Arrays.copyOf(whole, length)));
          SoapInvoiceCloud cloud = Contract.cloud(server)) {
        CallFailedException failure =
            catchThrowableOfType(
                CallFailedException.class, () -> Contract.rows(cloud.paymentsSince(FROM)));

        assertThat(failure).as("cut at %s", length - head).isNotNull();
        assertThat(failure.kind()).isEqualTo(Kind.TRUNCATED);
      }
    }
  }
}
