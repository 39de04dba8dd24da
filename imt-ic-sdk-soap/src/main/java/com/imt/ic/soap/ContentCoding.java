package com.imt.ic.soap;

import com.imt.ic.Redaction;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import okhttp3.Response;
import okio.BufferedSource;

/** How an answer is compressed, by what its head says and by what it begins with. Stateless. */
final class ContentCoding {

  /** What is asked for, and nothing else. */
  static final String ACCEPTED = "gzip";

  private ContentCoding() {}

  /**
   * The plain bytes of an answer that is not empty.
   *
   * @throws HttpAnswerException where it is compressed otherwise than its head says, or than was
   *     asked for
   */
  static InputStream plain(Response answer, BufferedSource body) throws IOException {
    List<String> said =
        Arrays.stream(String.join(",", answer.headers("Content-Encoding")).split(",", -1))
            .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
            .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
            .toList();
    boolean isGzip = body.request(2) && startsGzip(body);
    if (said.isEmpty()) {
      if (isGzip) {
        throw new HttpAnswerException(
            "an answer compressed with gzip, which its head does not say (no Content-Encoding),");
      }
      return body.inputStream();
    }
    if (said.size() > 1 || !(said.get(0).equals("gzip") || said.get(0).equals("x-gzip"))) {
      throw new HttpAnswerException(
          "an answer compressed with %s, where %s was asked for,"
              .formatted(Redaction.foreignText(String.join(", ", said)), ACCEPTED));
    }
    if (!isGzip) {
      throw new HttpAnswerException(
          "an answer that is not compressed with gzip, though its head says so (Content-Encoding),");
    }
    return new Gunzip(body.inputStream());
  }

  private static boolean startsGzip(BufferedSource body) {
    return body.getBuffer().getByte(0) == 0x1F && body.getBuffer().getByte(1) == (byte) 0x8B;
  }
}
