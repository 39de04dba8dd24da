package com.imt.ic.soap;

import static com.imt.ic.soap.Dialect.ok;
import static com.imt.ic.soap.Dialect.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.CallFailedException;
import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a file is sent, and how its answer is read, where that is another's. */
class SoapFileFormsTest {

  private static Dialect.Told result(String content) {
    return ok(
        "<SubmitBillerInvoiceFileResponse xmlns=\"urn:x\">"
            + content
            + "</SubmitBillerInvoiceFileResponse>");
  }

  private static Dialect.Told accepted() {
    return result(
        "<SubmitBillerInvoiceFileResult><Success>true</Success></SubmitBillerInvoiceFileResult>");
  }

  private static Dialect.Asked sent(String form, String profile, InvoiceFile file)
      throws Exception {
    String parameters =
        """
        "parameters": { "fileName": { "element": "FileName", "value": "{fileName}.x" },
          "fileContent": { "element": "Data", "form": "%s" }, "fileSize": "Size" }
        """
            .formatted(form);
    String override = operation("submitInvoiceFile", parameters);
    try (Dialect server = new Dialect(asked -> accepted());
        SoapInvoiceCloud cloud =
            server.cloud(override.substring(0, override.length() - 1) + profile + "}")) {
      assertThat(cloud.submit(file).accepted()).isTrue();
      return server.asked.get(0);
    }
  }

  /** Compresses badly, and is longer than any buffer. */
  private static byte[] content() {
    StringBuilder text = new StringBuilder("I|1234|Müller & Söhne <Farm>]]>\r\n");
    for (int i = 0; text.length() < 100_000; i++) {
      text.append("IR|").append(Math.floorMod(i * 2654435761L, 1_000_003)).append("|😀\t]]>\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] decoded(Dialect.Asked asked) {
    return Base64.getDecoder().decode(asked.element("Data"));
  }

  @Test
  void base64_isTheFile_withItsNameAndSize() throws Exception {
    byte[] content = content();
    Dialect.Asked asked = sent("BASE64", "", InvoiceFile.of("a.bif", content));

    assertThat(decoded(asked)).isEqualTo(content);
    assertThat(asked.element("FileName")).isEqualTo("a.bif.x");
    assertThat(asked.element("Size")).isEqualTo(String.valueOf(content.length));
  }

  @Test
  void gzip_isTheFileCompressed() throws Exception {
    byte[] content = content();
    byte[] gzip = decoded(sent("GZIP", "", InvoiceFile.of("a.bif", content)));

    assertThat(gzip.length).isLessThan(content.length);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes())
        .isEqualTo(content);
  }

  @Test
  void zip_hasOneEntry_ofTheFilesName_andIsTheSameEachTime() throws Exception {
    byte[] content = content();
    byte[] zip = decoded(sent("ZIP", "", InvoiceFile.of("a.bif", content)));

    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      ZipEntry entry = in.getNextEntry();
      assertThat(entry.getName()).isEqualTo("a.bif");
      assertThat(in.readAllBytes()).isEqualTo(content);
      assertThat(in.getNextEntry()).isNull();
    }
    assertThat(decoded(sent("ZIP", "", InvoiceFile.of("a.bif", content)))).isEqualTo(zip);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252"})
  void text_arrivesToTheLetter_lineEndsIncluded(String charset) throws Exception {
    String text = new String(content(), StandardCharsets.UTF_8);
    if (!charset.equals("UTF-8")) {
      text = text.replace("😀", "€");
    }
    String sent =
        sent(
                "TEXT",
                ", \"bif\": { \"charset\": \"" + charset + "\" }",
                InvoiceFile.of("a.bif", text.getBytes(Charset.forName(charset))))
            .element("Data");

    assertThat(sent).doesNotContain("\r", "]]>");
    assertThat(
            sent.replaceAll("&#x0*[dD];|&#13;", "\r")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&"))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"49 0 50, U+0000", "49 ef bf bf, U+FFFF", "49 ff, no text in UTF-8"})
  void text_thatNoXmlHolds_isRefused_beforeItIsSent(String hex, String found) throws Exception {
    String[] parts = hex.split(" ", -1);
    byte[] content = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      content[i] = (byte) Integer.parseInt(parts[i], 16);
    }
    String form =
        operation(
            "submitInvoiceFile",
            "\"parameters\": { \"fileContent\": { \"element\": \"Data\", \"form\": \"TEXT\" } }");
    try (Dialect server = new Dialect(asked -> accepted());
        SoapInvoiceCloud cloud = server.cloud(form)) {
      assertThatThrownBy(() -> cloud.submit(InvoiceFile.of("a.bif", content)))
          .isInstanceOfSatisfying(
              CallFailedException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REQUEST_REFUSED))
          .hasMessageContaining(found);
      assertThat(server.asked).isEmpty();
    }
  }

  @Test
  void columnOfAFileThatIsThere_isReadOfARefusal() throws Exception {
    String columns =
        """
        "columns": { "success": { "names": ["SubmitBillerInvoiceFileResult"] },
          "alreadyReceived": { "names": ["Known"] }, "errorMessage": { "names": ["Text"] } }
        """;
    String answer =
        "<SubmitBillerInvoiceFileResult>0</SubmitBillerInvoiceFileResult><Known>%s</Known><Text>Code 7</Text>";
    for (boolean known : new boolean[] {true, false}) {
      try (Dialect server = new Dialect(asked -> result(answer.formatted(known)));
          SoapInvoiceCloud cloud = server.cloud(operation("submitInvoiceFile", columns))) {
        InvoiceFileAnswer said = cloud.submit(InvoiceFile.of("a.bif", new byte[] {1}));

        assertThat(said.accepted()).isFalse();
        assertThat(said.alreadyReceived()).isEqualTo(known);
        assertThat(said.errorMessage()).contains("Code 7");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "17, SubmitBillerInvoiceFileResult=17",
    "DUP KEY, SubmitBillerInvoiceFileResult=DUP",
    "false, ''"
  })
  void refusalWithoutWords_hasTheResultsCodeForAReason(String code, String reason)
      throws Exception {
    String columns =
        """
        "columns": { "success": { "names": ["SubmitBillerInvoiceFileResult"],
          "codes": { "0": "true" }, "otherwise": "false" } }
        """;
    String answer =
        "<SubmitBillerInvoiceFileResult>"
            + code.replace("KEY", Contract.KEY)
            + "</SubmitBillerInvoiceFileResult>";
    try (Dialect server = new Dialect(asked -> result(answer));
        SoapInvoiceCloud cloud = server.cloud(operation("submitInvoiceFile", columns))) {
      InvoiceFileAnswer said = cloud.submit(InvoiceFile.of("a.bif", new byte[] {1}));

      assertThat(said.accepted()).isFalse();
      assertThat(said.errorMessage().orElse("")).startsWith(reason).doesNotContain(Contract.KEY);
    }
  }

  @Test
  void textBesideTheResult_isAField_whereTheProfileNamesIt() throws Exception {
    String columns =
        """
        "columns": { "success": { "names": ["SubmitBillerInvoiceFileResult"] },
          "errorMessage": { "names": ["Text"] }, "fileGuid": { "names": ["Id"] } }
        """;
    String answer =
        "<SubmitBillerInvoiceFileResult>%s</SubmitBillerInvoiceFileResult><Id>F-1</Id><Text>%s</Text>";
    try (Dialect server =
            new Dialect(
                asked ->
                    result(
                        asked.text().contains("good.bif")
                            ? answer.formatted("true", "")
                            : answer.formatted("false", "Bad layout")));
        SoapInvoiceCloud cloud = server.cloud(operation("submitInvoiceFile", columns))) {
      InvoiceFileAnswer good = cloud.submit(InvoiceFile.of("good.bif", new byte[] {1}));
      InvoiceFileAnswer bad = cloud.submit(InvoiceFile.of("bad.bif", new byte[] {1}));

      assertThat(good.accepted()).isTrue();
      assertThat(good.fileGuid()).contains("F-1");
      assertThat(bad.accepted()).isFalse();
      assertThat(bad.errorMessage()).contains("Bad layout");
    }
  }

  @Test
  void anotherHost_isTheOperationsOwnAddress() throws Exception {
    try (Dialect files = new Dialect(asked -> accepted());
        Dialect server = new Dialect(asked -> accepted());
        SoapInvoiceCloud cloud =
            server.cloud(
                operation(
                    "submitInvoiceFile", "\"address\": \"" + files.address() + "Upload.asmx\""))) {
      assertThat(cloud.submit(InvoiceFile.of("a.bif", new byte[] {1})).accepted()).isTrue();
      assertThat(files.asked).extracting(Dialect.Asked::path).containsExactly("/ws/Upload.asmx");
      assertThat(server.asked).isEmpty();
    }
  }
}
