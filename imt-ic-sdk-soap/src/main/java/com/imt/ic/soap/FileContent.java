package com.imt.ic.soap;

import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.internal.profile.ParameterSpec.Form;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a file into an element without holding the whole. What it writes depends on the file
 * alone, since a request is written twice: once to count it.
 */
final class FileContent {

  /** The earliest that an archive can hold; the file's own time says nothing. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final int CHUNK = 8192;

  /** A failure of the caller's own content, told from one of the connection. */
  static final class ContentException extends XMLStreamException {
    private static final long serialVersionUID = 1L;

    ContentException(IOException cause) {
      super(cause);
    }
  }

  /** Content that an element cannot hold; the message says why, and nothing of it. */
  static final class UnsendableException extends IOException {
    private static final long serialVersionUID = 1L;

    UnsendableException(String message) {
      super(message);
    }
  }

  private FileContent() {}

  static void write(InvoiceFile file, Form form, Charset charset, XMLStreamWriter writer)
      throws XMLStreamException {
    try (InputStream in = file.open()) {
      switch (form) {
        case TEXT -> text(in, charset, writer);
        case BASE64 -> {
          try (OutputStream out = new Base64Text(writer)) {
            in.transferTo(out);
          }
        }
        case GZIP -> {
          try (OutputStream out = new GZIPOutputStream(new Base64Text(writer), CHUNK)) {
            in.transferTo(out);
          }
        }
        case ZIP -> {
          try (ZipOutputStream out = new ZipOutputStream(new Base64Text(writer))) {
            ZipEntry entry = new ZipEntry(file.name());
            entry.setTimeLocal(NO_TIME);
            out.putNextEntry(entry);
            in.transferTo(out);
            out.closeEntry();
          }
        }
      }
    } catch (IOException e) {
      throw e.getCause() instanceof XMLStreamException xml ? xml : new ContentException(e);
    }
  }

  /** Text into an element as base64, of which padding stands at the end alone. */
  private static final class Base64Text extends OutputStream {

    private final XMLStreamWriter writer;
    private final byte[] chunk = new byte[3 * CHUNK];
    private int length;
    private boolean closed;

    Base64Text(XMLStreamWriter writer) {
      this.writer = writer;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int size) throws IOException {
      int done = 0;
      while (done < size) {
        int part = Math.min(size - done, chunk.length - length);
        System.arraycopy(bytes, offset + done, chunk, length, part);
        length += part;
        done += part;
        if (length == chunk.length) {
          encode();
        }
      }
    }

    private void encode() throws IOException {
      byte[] part = length == chunk.length ? chunk : java.util.Arrays.copyOf(chunk, length);
      length = 0;
      try {
        writer.writeCharacters(Base64.getEncoder().encodeToString(part));
      } catch (XMLStreamException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        encode();
      }
    }
  }

  private static void text(InputStream in, Charset charset, XMLStreamWriter writer)
      throws IOException, XMLStreamException {
    Reader reader =
        new InputStreamReader(
            in,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    char[] chunk = new char[CHUNK];
    int kept = 0;
    long before = 0;
    try {
      for (int n = reader.read(chunk, kept, CHUNK - kept);
          n >= 0;
          n = reader.read(chunk, kept, CHUNK - kept)) {
        int length = kept + n;
        // Half a character waits for its other half.
        kept = Character.isHighSurrogate(chunk[length - 1]) ? 1 : 0;
        requireXml(chunk, length - kept, before);
        writer.writeCharacters(chunk, 0, length - kept);
        before += length - kept;
        chunk[0] = chunk[length - 1];
      }
    } catch (CharacterCodingException e) {
      throw new UnsendableException(
          "the invoice file is no text in " + charset.name() + ", in which the profile sends it");
    }
  }

  private static void requireXml(char[] text, int length, long before) throws IOException {
    for (int i = 0; i < length; i++) {
      char c = text[i];
      if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || c >= '\ufffe') {
        throw new UnsendableException(
            "the invoice file has the character U+%04X at %s, which no XML can hold"
                .formatted((int) c, before + i + 1));
      }
    }
  }
}
