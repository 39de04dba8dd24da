package com.imt.ic.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The answer to one request. A small body goes out with its length, as ASP.NET sends it, a large
 * one in chunks while it is written. It can also go wrong in every way that a test asks for.
 */
final class HttpReply {

  /** Thrown where a script ends the answer; the connection is closed without another word. */
  static final class BrokenOffException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenOffException() {
      super("The answer was broken off, as the test's script asked for");
    }
  }

  /** Stands for a byte that no text can hold; of the private use area. */
  static final char PLACE = '\uF8FF';

  private static final int BUFFER = 64 * 1024;

  /** RFC 9110, section 5.6.7. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final Socket socket;
  private final OutputStream out;
  private final Clock clock;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
  private String headers = "";
  private String head = "";
  private boolean chunked;
  private long bytesLeft = Long.MAX_VALUE;
  private Optional<Byte> placed = Optional.empty();

  HttpReply(Socket socket, OutputStream out, Clock clock) {
    this.socket = socket;
    this.out = out;
    this.clock = clock;
  }

  /** Cuts the body after so many bytes. */
  void truncateAfter(int bytes) {
    bytesLeft = bytes;
  }

  /** Writes that byte wherever {@link #PLACE} stands. */
  void place(byte value) {
    placed = Optional.of(value);
  }

  /** Adds a header to the answer that is not yet begun. */
  void header(String name, String value) {
    headers += name + ": " + value + "\r\n";
  }

  /** Begins the answer; its body is what is written to the stream, which need not be closed. */
  OutputStream begin(int status, String contentType) {
    head =
        "HTTP/1.1 "
            + status
            + " "
            + reason(status)
            + "\r\nDate: "
            + HTTP_DATE.format(clock.instant())
            + "\r\nServer: FakeInvoiceCloud\r\nCache-Control: private, max-age=0\r\nContent-Type: "
            + contentType
            + "\r\n"
            + headers;
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        byte[] written = Arrays.copyOfRange(bytes, offset, offset + length);
        buffer.writeBytes(placed.map(value -> withPlaced(written, value)).orElse(written));
        if (buffer.size() >= BUFFER) {
          sendChunk();
        }
      }
    };
  }

  /** Ends the answer properly. */
  void finish() throws IOException {
    if (chunked) {
      sendChunk();
      ascii("0\r\n\r\n");
    } else {
      ascii(head + "Content-Length: " + buffer.size() + "\r\n\r\n");
      send(buffer.toByteArray());
    }
    out.flush();
  }

  /** Sends what was written so far and ends the connection in the middle of the answer. */
  void breakOff() throws IOException {
    sendChunk();
    throw new BrokenOffException();
  }

  /** Resets the connection without an answer. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
    throw new BrokenOffException();
  }

  /** A writer encodes a character whole, so its bytes come together. */
  private static byte[] withPlaced(byte[] bytes, byte value) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String place =
        new String(
            Character.toString(PLACE).getBytes(StandardCharsets.UTF_8),
            StandardCharsets.ISO_8859_1);
    return text.replace(place, Character.toString(value & 0xFF))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private void sendChunk() throws IOException {
    if (!chunked) {
      chunked = true;
      ascii(head + "Transfer-Encoding: chunked\r\n\r\n");
    }
    if (buffer.size() > 0) {
      ascii(Integer.toHexString(buffer.size()) + "\r\n");
      send(buffer.toByteArray());
      ascii("\r\n");
      buffer.reset();
    }
    out.flush();
  }

  private void send(byte[] bytes) throws IOException {
    if (bytes.length > bytesLeft) {
      out.write(bytes, 0, (int) bytesLeft);
      out.flush();
      throw new BrokenOffException();
    }
    bytesLeft -= bytes.length;
    out.write(bytes);
  }

  private void ascii(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 401 -> "Unauthorized";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 415 -> "Unsupported Media Type";
      case 500 -> "Internal Server Error";
      case 503 -> "Service Unavailable";
      default -> "Status";
    };
  }
}
