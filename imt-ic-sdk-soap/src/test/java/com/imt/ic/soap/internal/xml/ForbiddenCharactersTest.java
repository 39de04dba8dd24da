package com.imt.ic.soap.internal.xml;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.soap.Trickle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a document's bytes, which are text that XML allows, and in which charset. */
class ForbiddenCharactersTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static String read(byte[] document, @Nullable Charset named, int size)
      throws IOException {
    try (InputStream in = ForbiddenCharacters.replacedIn(new Trickle(document, size), named)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String read(String document, String charset, @Nullable Charset named)
      throws IOException {
    return read(document.getBytes(Charset.forName(charset)), named, 5);
  }

  @ParameterizedTest
  @CsvSource({
    // the bytes, how many characters U+FFFD stand for them
    "92, 1,",
    "80 81, 2,",
    "C3, 1,",
    "C3 28, 1, (",
    "E2 80, 1,",
    "E2 82 28, 1, (",
    "C0 80, 2,",
    "E0 80 80, 3,",
    "ED A0 80, 3,",
    "F0 9F 98, 1,",
    "F4 90 80 80, 4,",
    "F5 80, 2,",
    "FF FE, 2,",
    "EF BF BE, 1,",
    "EF BF BF, 1,",
    "EF 3E, 1, >",
    "1F, 1,",
    "00, 1,"
  })
  void bytesThatAreNoText_areReplaced_whereverBuffersEnd(
      String hex, int replaced, @Nullable String kept) throws IOException {
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    document.writeBytes("<a>x".getBytes(StandardCharsets.US_ASCII));
    document.writeBytes(HexFormat.ofDelimiter(" ").parseHex(hex));
    document.writeBytes("y</a>".getBytes(StandardCharsets.US_ASCII));
    for (int size = 1; size <= 8; size++) {
      assertThat(read(document.toByteArray(), null, size))
          .isEqualTo("<a>x" + "\uFFFD".repeat(replaced) + (kept == null ? "" : kept) + "y</a>");
    }
  }

  @Test
  void rightCharactersOfAnySize_passAsTheyAre() throws IOException {
    String text = "<a>\u007F\u0080\u07FF\u0800\uD7FF\uE000\uFFFD\uD800\uDC00\uDBFF\uDFFF</a>";
    for (int size = 1; size <= 8; size++) {
      assertThat(read(text.getBytes(StandardCharsets.UTF_8), null, size)).isEqualTo(text);
    }
  }

  /** The JDK counts a surrogate as one character that is none, others as three. */
  private static String runsAsOne(String text) {
    return text.replaceAll("\uFFFD+", "\uFFFD");
  }

  @RepeatedTest(20)
  void randomBytes_areWhatTheJdkMakesOfThem() throws IOException {
    long seed = Long.getLong("seed", 1);
    Random random = new Random(seed);
    byte[] bytes = new byte[20_000 + random.nextInt(20_000)];
    int[] usual = {0x41, 0x80, 0xBF, 0xC2, 0xC3, 0xE0, 0xE2, 0xED, 0xEF, 0xF0, 0xF4, 0xA0, 0x9F};
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) usual[random.nextInt(usual.length)];
    }
    bytes[0] = '<';
    String jdk =
        new String(bytes, StandardCharsets.UTF_8)
            .replace('\uFFFE', '\uFFFD')
            .replace('\uFFFF', '\uFFFD');

    assertThat(runsAsOne(read(bytes, null, 1 + random.nextInt(5000))))
        .as("seed %s", seed)
        .isEqualTo(runsAsOne(jdk));
  }

  @ParameterizedTest
  @CsvSource({
    // the bytes' charset, the message's, the declaration's
    "UTF-8,        ,             ",
    "UTF-8,        ,             utf-16",
    "UTF-8,        ,             UTF8",
    "UTF-8,        ,             nope",
    "UTF-8,        ,             us-ascii",
    "UTF-8,        UTF-8,        utf-16",
    "UTF-8,        UTF-8,        iso-8859-1",
    "UTF-8,        US-ASCII,     iso-8859-1",
    "UTF-8,        UTF-16,       ",
    "UTF-8,        UTF-16LE,     utf-16",
    "windows-1252, ISO-8859-1,   utf-8",
    "windows-1252, windows-1252, utf-8",
    "windows-1252, ,             windows-1252",
    "windows-1252, ,             ISO-8859-1",
    "UTF-16LE,     UTF-16,       ",
    "UTF-16BE,     UTF-16,       utf-8",
    "UTF-16LE,     UTF-8,        utf-8",
    "UTF-16BE,     ,             ",
    "ISO-8859-15,  ISO-8859-15,  utf-8",
    "IBM037,       IBM037,       utf-8"
  })
  void charset_isThatOfTheMessage_thenOfTheDeclaration_andNeverOneInWhichItCouldNotBegin(
      String bytes, @Nullable String named, @Nullable String declared) throws IOException {
    String declaration =
        declared == null ? "" : "<?xml version='1.0' encoding=\"" + declared + "\"?>";
    String document = declaration + "<a>caf\u00E9 M\u00FCller</a>";

    assertThat(read(document, bytes, named == null ? null : Charset.forName(named)))
        .isEqualTo(document);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void byteOrderMark_winsOverBoth_andIsNoText(String charset) throws IOException {
    String document = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>M\u00FCller \u2019</a>";

    assertThat(read("\uFEFF" + document, charset, WINDOWS)).isEqualTo(document);
    assertThat(read("\uFEFF" + document, charset, StandardCharsets.UTF_16)).isEqualTo(document);
  }

  @Test
  void latin1_isReadAsWindowsWritesIt_andUndefinedBytesAreReplaced() throws IOException {
    byte[] document = {'<', 'a', '>', (byte) 0x92, (byte) 0x81, '<', '/', 'a', '>'};

    assertThat(read(document, StandardCharsets.ISO_8859_1, 3)).isEqualTo("<a>\u2019\uFFFD</a>");
  }

  @Test
  void forbiddenCharacters_areReplacedInUtf16Too() throws IOException {
    String document = "<a>x&#x1F;\u0001\uFFFEy \uD83D\uDE00</a>";

    assertThat(read(document, "UTF-16LE", StandardCharsets.UTF_16))
        .isEqualTo("<a>x\uFFFD\uFFFD\uFFFDy \uD83D\uDE00</a>");
  }

  @Test
  void longTextOfAnotherCharset_comesWhole() throws IOException {
    String document = "<a>" + "\u00E9\uD83D\uDE00x".repeat(30_000) + "</a>";
    for (int size : new int[] {1, 3, 4096}) {
      assertThat(read(document.getBytes(StandardCharsets.UTF_16BE), null, size))
          .isEqualTo(document);
    }
  }

  @Test
  void nothing_isNothing() throws IOException {
    assertThat(
            new ForbiddenCharacters(new Utf8Bytes(new ByteArrayInputStream(new byte[0]), null))
                .read())
        .isEqualTo(-1);
  }
}
