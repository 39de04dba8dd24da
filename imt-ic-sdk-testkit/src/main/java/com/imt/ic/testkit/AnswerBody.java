package com.imt.ic.testkit;

import com.github.tomakehurst.wiremock.common.InputStreamSource;
import com.imt.ic.testkit.HttpReply.BrokenOffException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wiremock.org.eclipse.jetty.server.HttpOutput;

/**
 * A body that WireMock may read twice: its beginning for the request journal, and all of it to send
 * it. Only the beginning is held; a report of any length is written row by row while it is sent.
 *
 * <p>WireMock sends by {@link InputStream#transferTo}, which is where the body is written straight
 * to the connection, and where the connection ends if a script cuts the answer: WireMock knows no
 * fault between a whole answer and none, and would end a body that throws as if it were complete.
 */
final class AnswerBody implements InputStreamSource {

  /** How many bytes are held: what the journal keeps of an answer, and what goes with a length. */
  static final int HELD = 64 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(AnswerBody.class);

  /** Thrown where no more than the beginning is wanted. */
  private static final class EnoughException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final HttpReply.Body body;
  private final long longest;
  private final byte[] beginning;
  private final OptionalLong length;
  private final AtomicBoolean sending;

  private AnswerBody(
      HttpReply.Body body,
      long longest,
      byte[] beginning,
      OptionalLong length,
      AtomicBoolean sending) {
    this.body = body;
    this.longest = longest;
    this.beginning = beginning;
    this.length = length;
    this.sending = sending;
  }

  /**
   * Writes the beginning.
   *
   * @param longest after how many bytes the connection ends, whatever the headers promise
   * @param sending set while the body is written to the client
   */
  static AnswerBody of(HttpReply.Body body, long longest, AtomicBoolean sending)
      throws IOException {
    ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    boolean whole = false;
    try {
      body.writeTo(new Limited(beginning, HELD, new EnoughException()));
      whole = true;
    } catch (EnoughException | BrokenOffException e) {
      LOG.trace("The body is longer, or ends before its end", e);
    }
    return new AnswerBody(
        body,
        longest,
        beginning.toByteArray(),
        whole ? OptionalLong.of(beginning.size()) : OptionalLong.empty(),
        sending);
  }

  /** How long the body is without a cut, where that is known before it is sent. */
  OptionalLong length() {
    return length;
  }

  @Override
  public InputStream getStream() {
    return new Sent();
  }

  private void writeTo(OutputStream out) throws IOException {
    body.writeTo(new Limited(out, longest, new BrokenOffException()));
  }

  private final class Sent extends InputStream {

    private InputStream read =
        new ByteArrayInputStream(
            beginning, 0, (int) Math.min(beginning.length, Math.max(0, longest)));

    /** Whether {@link #read} ends where the body does. */
    private boolean complete = length.isPresent() || longest <= beginning.length;

    private long position;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
      if (count == 0) {
        return 0; // who wants no more than the beginning asks so at its end
      }
      int found = read.read(bytes, offset, count);
      if (found < 0 && !complete) {
        complete = true;
        read = new ByteArrayInputStream(all());
        read.skipNBytes(position);
        found = read.read(bytes, offset, count);
      }
      position += Math.max(0, found);
      return found;
    }

    /** For a test's listener or recording that asks for the whole: it has to fit into memory. */
    private byte[] all() throws IOException {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      try {
        writeTo(all);
      } catch (BrokenOffException e) {
        LOG.trace("The body ends before its end", e);
      }
      return all.toByteArray();
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
      sending.set(true);
      try {
        writeTo(out);
      } catch (BrokenOffException e) {
        hangUp(out);
      } catch (RuntimeException e) {
        LOG.error("The fake InvoiceCloud failed while it answered; the connection is closed", e);
        hangUp(out);
      } finally {
        sending.set(false);
      }
      return 0; // WireMock does not ask
    }
  }

  /** What was written arrives before the end does. */
  private static void hangUp(OutputStream out) throws IOException {
    out.flush();
    if (!(out instanceof HttpOutput connection)) {
      throw new IllegalStateException(
          "WireMock sends by %s; expected Jetty's HttpOutput, whose connection can be ended"
              .formatted(out.getClass().getName()));
    }
    connection.getHttpChannel().getEndPoint().close();
  }

  /** Writes so many bytes and then throws. */
  private static final class Limited extends OutputStream {

    private final OutputStream out;
    private final IOException end;
    private long left;

    Limited(OutputStream out, long left, IOException end) {
      this.out = out;
      this.left = left;
      this.end = end;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (length > left) {
        out.write(bytes, offset, (int) left);
        left = 0;
        throw end;
      }
      out.write(bytes, offset, length);
      left -= length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
