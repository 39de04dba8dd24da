package com.imt.ic.testkit;

import com.imt.ic.internal.profile.ParameterSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A file as it came, packed or not. */
final class FileContent {

  static final FileContent NONE = new FileContent(ParameterSpec.Form.BASE64, new byte[0]);

  private static final int DIGITS = 16;

  private final ParameterSpec.Form form;
  private final byte[] packed;

  private FileContent(ParameterSpec.Form form, byte[] packed) {
    this.form = form;
    this.packed = packed;
  }

  static FileContent read(ParameterSpec.Form form, SoapCall.Found found, Charset charset)
      throws RefusedException {
    if (form == ParameterSpec.Form.TEXT) {
      return new FileContent(form, found.text().getBytes(charset));
    }
    try {
      return new FileContent(form, Base64.getMimeDecoder().decode(found.text()));
    } catch (IllegalArgumentException e) {
      throw RefusedException.unreadable(
          found.position(),
          "System.FormatException: The input is not a valid Base-64 string as it contains a"
              + " non-base 64 character, more than two padding characters, or an illegal character"
              + " among the padding characters.");
    }
  }

  /** A name of its own, for a file that came without one: the same for the same content. */
  String name() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(packed);
      return "unnamed-" + HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /**
   * The file itself.
   *
   * @param name what the one entry of an archive must be called
   */
  byte[] unpacked(String name) throws IOException {
    return switch (form) {
      case BASE64, TEXT -> packed;
      case GZIP -> packed.length == 0 ? packed : inflated();
      case ZIP -> packed.length == 0 ? packed : onlyEntry(name);
    };
  }

  private byte[] inflated() throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IOException("The magic number in GZip header is not correct.", e);
    }
  }

  private byte[] onlyEntry(String name) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(packed))) {
      ZipEntry entry = in.getNextEntry();
      if (entry == null) {
        throw new IOException("End of Central Directory record could not be found.");
      }
      byte[] content = in.readAllBytes();
      // A file without a name of its own goes by whatever the archive calls it.
      if (!entry.getName().equals(name) && !name.startsWith("unnamed-")) {
        throw new IOException("The archive has no entry of the file's name.");
      }
      if (in.getNextEntry() != null) {
        throw new IOException("The archive has more than one entry.");
      }
      return content;
    }
  }
}
