package com.imt.ic.soap.internal.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.soap.Contract;
import com.imt.ic.soap.Trickle;
import com.imt.ic.soap.internal.xml.XmlCursor;
import com.imt.ic.soap.internal.xml.XmlFault;
import com.imt.ic.soap.internal.xml.XmlLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are taken away from the parser are what the parser would have made of them. */
class PlainRowsTest {

  private static final String MARKS = "<>&;/\"'= \0:]-!?#x";
  private static final XmlLimits TIGHT = new XmlLimits(100_000, 8, 40);

  /** All that a reader tells of a document. */
  private record Told(
      List<DataSetRow> rows,
      List<List<String>> order,
      List<List<Map.Entry<String, String>>> repeated,
      List<DataSetTable> tables,
      List<String> rowErrors,
      boolean hasSchema,
      String message,
      String failure) {}

  private interface Way {
    DataSetReader over(XmlCursor cursor);
  }

  private static Told told(InputStream in, XmlLimits limits, Way way) {
    List<DataSetRow> rows = new ArrayList<>();
    List<List<String>> order = new ArrayList<>();
    List<List<Map.Entry<String, String>>> repeated = new ArrayList<>();
    String failure = "";
    try (XmlCursor cursor = XmlCursor.open(in, null, limits);
        DataSetReader reader = way.over(cursor)) {
      try {
        while (reader.advance()) {
          rows.add(reader.current().copy());
          repeated.add(reader.current().repeated());
          assertWhole(reader.current(), rows.get(rows.size() - 1).columns());
          order.add(List.copyOf(rows.get(rows.size() - 1).columns().keySet()));
          order.add(List.copyOf(reader.current().columnNames()));
        }
      } catch (IOException e) {
        failure = failure(e);
      }
      return new Told(
          rows,
          order,
          repeated,
          List.copyOf(reader.tables()),
          List.copyOf(reader.rowErrors()),
          reader.hasSchema(),
          reader.errorMessage(),
          failure);
    } catch (IOException e) {
      return new Told(rows, order, repeated, List.of(), List.of(), false, "", failure(e));
    }
  }

  /** The row's map is what its columns are by number, and looks up what it lists. */
  private static void assertWhole(CurrentRow row, Map<String, String> raw) {
    Map<String, String> columns = new HashMap<>();
    for (int column = 0; column < row.columnNames().size(); column++) {
      if (row.has(column)) {
        columns.put(row.columnNames().get(column), row.text(column));
      }
    }
    if (!raw.equals(columns) || raw.size() != columns.size() || !columns.equals(raw)) {
      assertThat(raw).isEqualTo(columns);
    }
  }

  private static String failure(IOException e) {
    return e.getClass().getName() + (e instanceof XmlFault fault ? " " + fault.kind() : "");
  }

  private static Told parsed(byte[] document, XmlLimits limits) {
    return told(new ByteArrayInputStream(document), limits, DataSetReader::parsing);
  }

  private static void assertSame(byte[] document, XmlLimits limits, InputStream in, Object what) {
    assertSame(parsed(document, limits), document, limits, in, what);
  }

  private static void assertSame(
      Told parsed, byte[] document, XmlLimits limits, InputStream in, Object what) {
    Told taken = told(in, limits, DataSetReader::over);
    if (!taken.equals(parsed)) {
      assertThat(taken)
          .as("%s: %s", what, new String(document, StandardCharsets.UTF_8))
          .isEqualTo(parsed);
    }
  }

  static Stream<Path> recorded() throws IOException, URISyntaxException {
    Path contract =
        Path.of(Objects.requireNonNull(Contract.class.getResource("/contract/samples")).toURI())
            .getParent();
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("samples", "dataset-quirks")) {
      try (Stream<Path> all = Files.list(contract.resolve(folder))) {
        all.filter(file -> file.toString().endsWith(".xml"))
            .filter(file -> !file.toString().endsWith(".request.xml"))
            .sorted()
            .forEach(files::add);
      }
    }
    return files.stream();
  }

  /** The many samples are alike: every place of the quirks, and some of the samples. */
  private static int stride(Path file) {
    return file.getParent().endsWith("samples") ? 13 : 1;
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void recordedAnswer_isTheSame_whereverItsPiecesEnd(Path file) throws IOException {
    byte[] document = Files.readAllBytes(file);
    Told parsed = parsed(document, XmlLimits.DEFAULTS);
    for (int size : new int[] {1, 7, 64, document.length}) {
      assertSame(parsed, document, XmlLimits.DEFAULTS, new Trickle(document, size), size);
    }
    for (int first = 1; first < document.length; first += stride(file)) {
      InputStream in = new Trickle(document, first, document.length);
      assertSame(parsed, document, XmlLimits.DEFAULTS, in, first);
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void recordedAnswer_cutAnywhere_isTheSameAndNeverWhole(Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    int end = new String(whole, StandardCharsets.ISO_8859_1).stripTrailing().length();
    for (int length = 0; length < end; length += 3 * stride(file)) {
      byte[] document = Arrays.copyOf(whole, length);
      Told parsed = parsed(document, XmlLimits.DEFAULTS);
      assertThat(parsed.failure).isNotEmpty();
      InputStream in = new ByteArrayInputStream(document);
      assertSame(parsed, document, XmlLimits.DEFAULTS, in, length);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 20, 100})
  void randomDataSet_itsMutationsAndCuts_areTheSame(int oddity) {
    long seed = Long.getLong("seed", 1);
    int documents = Integer.getInteger("documents", 30);
    System.out.println("PlainRowsTest: oddity " + oddity + ", -Dseed=" + seed);
    Random random = new Random(seed);
    int rows = 0;
    for (int i = 0; i < documents; i++) {
      byte[] document = new RandomDataSet(random, oddity).make();
      String what = "seed " + seed + ", document " + i;
      XmlLimits limits = random.nextInt(8) == 0 ? TIGHT : XmlLimits.DEFAULTS;
      assertSame(document, limits, new ByteArrayInputStream(document), what);
      assertSame(document, limits, new Trickle(document, 1), what);
      assertSame(document, limits, new Trickle(document, 7), what);
      rows += parsed(document, limits).rows.size();
      for (int change = 0; change < 10; change++) {
        byte[] changed = changed(document, random);
        InputStream in = new Trickle(changed, 1 + random.nextInt(changed.length));
        assertSame(changed, limits, in, what + ", change " + change);
      }
    }
    assertThat(rows).as("seed %s: rows compared", seed).isPositive();
  }

  private static byte[] changed(byte[] document, Random random) {
    byte[] changed = document.clone();
    int at = random.nextInt(document.length);
    switch (random.nextInt(4)) {
      case 0 -> {
        return Arrays.copyOf(document, at + 1);
      }
      case 1 -> changed[at] = (byte) random.nextInt(256);
      case 2 -> changed[at] = (byte) MARKS.charAt(random.nextInt(MARKS.length()));
      default -> {
        int to = random.nextInt(document.length);
        int count = Math.min(random.nextInt(40), document.length - Math.max(at, to));
        System.arraycopy(document, at, changed, to, count);
      }
    }
    return changed;
  }

  private static String document(String rows) {
    return "<r xmlns:diffgr=\"urn:schemas-microsoft-com:xml-diffgram-v1\""
        + " xmlns:msdata=\"urn:schemas-microsoft-com:xml-msdata\"><diffgr:diffgram><D>"
        + rows
        + "</D></diffgr:diffgram></r>";
  }

  /** How many rows are taken before one that is left to the parser. */
  private static int taken(String rows) throws IOException {
    byte[] document = document(rows).getBytes(StandardCharsets.UTF_8);
    XmlLimits limits = new XmlLimits(1 << 20, 8, 1000);
    try (XmlCursor cursor = XmlCursor.open(new ByteArrayInputStream(document), null, limits)) {
      while (cursor.depth() < 3) {
        cursor.next();
      }
      PlainRows plain = Objects.requireNonNull(PlainRows.behind(cursor, new SeenTables()));
      CurrentRow row = new CurrentRow(new TableColumns("", ""));
      int count = 0;
      while (plain.take(row)) {
        count++;
      }
      return count;
    }
  }

  @Test
  void rowsAsDotNetWritesThem_areTaken() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i <= 2000; i++) {
      rows.append("<Payment diffgr:id=\"Payment").append(i).append("\" msdata:rowOrder=\"");
      rows.append(i - 1).append(i % 3 == 0 ? "\" diffgr:hasChanges=\"inserted\">" : "\">");
      rows.append(i % 2 == 0 ? "\r\n  " : "").append("<Id>").append(i).append("</Id>");
      rows.append(i % 5 == 0 ? "" : "<Name>M\u00FCller &amp; O\u2019Neil \uD83D\uDE00</Name>");
      rows.append("<Memo></Memo><Note /><Mark xml:space=\"preserve\"> </Mark>");
      rows.append("<At>one&#xD;\ntwo</At></Payment>");
    }

    assertThat(taken(rows.toString())).isEqualTo(2000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<P diffgr:id=\"P1\" diffgr:hasErrors=\"true\"><A>1</A></P>",
        "<P diffgr:id=\"P1\" msdata:hiddenKey=\"1\"><A>1</A></P>",
        "<P diffgr:id=\"P1\" diffgr:id=\"P1\"><A>1</A></P>",
        "<P diffgr:id=\"P1\" xmlns=\"urn:own\"><A>1</A></P>",
        "<P><A>1</A></P>",
        "<P diffgr:id=\"P1\" />",
        "<P diffgr:id=\"P1\"></P>",
        "<P diffgr:id=\"P1\">own text</P>",
        "<P diffgr:id=\"P1\"><A>1</A><B diffgr:id=\"B1\"><C>2</C></B></P>",
        "<P diffgr:id=\"P1\"><A><B>1</B></A></P>",
        "<P diffgr:id=\"P1\"><A><![CDATA[1]]></A></P>",
        "<P diffgr:id=\"P1\"><A>1<!-- 2 --></A></P>",
        "<P diffgr:id=\"P1\"><A>1<?x 2?></A></P>",
        "<P diffgr:id=\"P1\"><A xml:lang=\"en\"> </A></P>",
        "<P diffgr:id=\"P1\"><A xmlns=\"urn:own\">1</A></P>",
        "<P diffgr:id=\"P1\"><x:A xmlns:x=\"urn:x\">1</x:A></P>",
        "<P diffgr:id=\"P1\"><A>&#x3;</A></P>",
        "<P diffgr:id=\"P1\"><A>&other;</A></P>",
        "<P diffgr:id=\"P1\"><A>\u0001</A></P>",
        "<P diffgr:id=\"P1\"><A>\uFFFE</A></P>",
        "<P diffgr:id=\"P1\"><A>]]></A></P>",
        "<P diffgr:id=\"P1\"><A>1</B></P>",
        "<P diffgr:id=\"P1\"><A>1</A></Q>",
        "text<P diffgr:id=\"P1\"><A>1</A></P>",
        "<!-- comment --><P diffgr:id=\"P1\"><A>1</A></P>"
      })
  void whatElseComes_isLeftToTheParser(String row) throws IOException {
    String plain = "<P diffgr:id=\"P0\"><A>0</A></P>";

    assertThat(taken(plain + row + plain)).isEqualTo(1);
  }

  @Test
  void aTextOverTheLimit_isLeftToTheParser_whichRefusesIt() throws IOException {
    String row = "<P diffgr:id=\"P0\"><A>%s</A></P>";

    assertThat(taken(row.formatted("x".repeat(1000)))).isEqualTo(1);
    assertThat(taken(row.formatted("x".repeat(1001)))).isZero();
    Told told =
        told(
            new ByteArrayInputStream(
                document(row.formatted("x".repeat(1001))).getBytes(StandardCharsets.UTF_8)),
            new XmlLimits(10_000, 8, 1000),
            DataSetReader::over);
    assertThat(told.failure).endsWith("LIMIT");
  }

  @Test
  void rowsOfAllSizes_areTheSame() {
    StringBuilder rows = new StringBuilder();
    for (int columns = 1; columns < 700; columns += 7) {
      rows.append("<P diffgr:id=\"P").append(columns).append("\">");
      for (int column = columns; column > 0; column--) {
        rows.append("<C").append(column).append(">").append("x".repeat(150));
        rows.append("</C").append(column).append(">");
      }
      rows.append("</P>");
    }
    byte[] document = document(rows.toString()).getBytes(StandardCharsets.UTF_8);

    assertThat(parsed(document, XmlLimits.DEFAULTS).rows).hasSize(100);
    for (int size : new int[] {1000, 8192, document.length}) {
      assertSame(document, XmlLimits.DEFAULTS, new Trickle(document, size), size);
    }
  }

  @Test
  void aRow_isThereWhenItsLastByteIs() throws IOException {
    String rows = "<P diffgr:id=\"P1\"><A>1</A></P><P diffgr:id=\"P2\"><LongName>2</LongName></P>";
    byte[] arrived =
        document(rows)
            .substring(0, document(rows).indexOf("</D>"))
            .getBytes(StandardCharsets.UTF_8);
    InputStream stalls =
        new InputStream() {
          private final InputStream in = new Trickle(arrived, 5);

          @Override
          public int read() {
            throw new AssertionError("reads ahead of need, byte by byte");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            if (n < 0) {
              throw new IOException("stalled");
            }
            return n;
          }
        };

    Told told = told(stalls, XmlLimits.DEFAULTS, DataSetReader::over);

    assertThat(told.rows).hasSize(2);
    assertThat(told.failure).isEqualTo("java.io.IOException");
  }
}
