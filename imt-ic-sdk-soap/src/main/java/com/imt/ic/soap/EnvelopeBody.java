package com.imt.ic.soap;

import com.ctc.wstx.stax.WstxOutputFactory;
import com.sun.xml.ws.api.message.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A message as the body of a request: of known length, and sent once.
 *
 * <p>One-shot is what keeps OkHttp from sending a body again by itself, which it otherwise does on
 * a 503 with {@code Retry-After: 0} whatever its settings. Small requests are held in memory: a
 * streamed one costs a delayed acknowledgement, some 50 ms a call. A large one is written twice,
 * once to count.
 */
final class EnvelopeBody extends RequestBody {

  private final Message message;
  private final MediaType type;
  private final long length;
  private final @Nullable Buffer held;

  EnvelopeBody(Message message, MediaType type, boolean hold) throws IOException {
    this.message = message;
    this.type = type;
    if (hold) {
      Buffer buffer = new Buffer();
      write(buffer.outputStream());
      held = buffer;
      length = buffer.size();
    } else {
      held = null;
      CountingStream counter = new CountingStream();
      write(counter);
      length = counter.count;
    }
  }

  private static final class CountingStream extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int size) {
      count += size;
    }
  }

  private void write(OutputStream out) throws IOException {
    try {
      XMLStreamWriter writer =
          new WstxOutputFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      message.writeTo(writer);
      writer.flush();
      writer.close();
    } catch (FileContent.ContentException e) {
      throw new UnreadableContentException(e);
    } catch (XMLStreamException e) {
      throw e.getNestedException() instanceof IOException io ? io : new IOException(e);
    }
  }

  static final class UnreadableContentException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableContentException(Throwable cause) {
      super(cause);
    }
  }

  @Override
  public MediaType contentType() {
    return type;
  }

  @Override
  public long contentLength() {
    return length;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    if (held != null) {
      sink.writeAll(held);
    } else {
      write(sink.outputStream());
    }
  }
}
