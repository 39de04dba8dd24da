package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifParser;
import com.imt.ic.bif.BifWriter;
import com.imt.ic.billimage.BillImageName;
import com.imt.ic.profile.Profile;
import com.imt.ic.profile.ProfileException;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import com.imt.ic.soap.hosted.HostedRequest;
import com.imt.ic.soap.hosted.HostedResponse;
import com.imt.ic.soap.hosted.HostedServices;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever comes from outside is read, or refused in the way that the Javadoc promises: never by
 * another exception, and never taken for what it is not. Input is good input, changed at random.
 * What breaks a rule is written to {@code target/fuzz}; put into {@code
 * src/test/resources/fuzz/KIND}, it is tried first from then on. {@code -Dfuzz.runs=N} and {@code
 * -Dfuzz.seed=N} set how many and which.
 */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same
class FuzzTest {

  private static final int RUNS = Integer.getInteger("fuzz.runs", 200);
  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final Path RECORDED =
      Path.of("..", "imt-ic-sdk-soap", "src", "test", "resources", "contract");
  private static final Path KNOWN = Path.of("src", "test", "resources", "fuzz");
  private static final BillerCredentials CREDENTIALS = BillerCredentials.of("biller-1", "key-1");
  private static final Instant START = Instant.parse("2026-11-02T14:00:00Z");

  private static volatile byte[] answer = {};
  private static HttpServer server;
  private static SoapInvoiceCloud cloud;
  private static HostedServices services;
  private static SmallHost host;

  /** What is read, with good input of it, and the rule that it keeps whatever comes. */
  enum Kind {
    DATA_SET {
      @Override
      List<byte[]> good() throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (Path folder :
            List.of(RECORDED.resolve("samples"), RECORDED.resolve("dataset-quirks"))) {
          try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
              String name = file.getFileName().toString();
              if (name.endsWith(".xml") && !name.contains("request")) {
                all.add(Files.readAllBytes(file));
              }
            }
          }
        }
        return all;
      }

      @Override
      boolean isRead(byte[] input) {
        answer = input;
        int rows = 0;
        try (Report<?> report = cloud.paymentsSince(START)) {
          while (report.hasNext()) {
            ReportRow<?> row = report.next();
            assertThat(row.toString()).isNotEmpty();
            assertThat(row.raw().size()).isNotNegative();
            rows++;
          }
        } catch (InvoiceCloudException e) {
          assertThat(e.getMessage()).isNotBlank();
          return false;
        }
        assertThat(new String(input, StandardCharsets.ISO_8859_1).stripTrailing())
            .as("an answer that was read to its end, of %s rows", rows)
            .matches("(?s).*(nvelope>|-->)\u0000*");
        return true;
      }
    },

    PUSH {
      @Override
      List<byte[]> good() {
        return List.of(push(1, 3), push(4, 1));
      }

      @Override
      boolean isRead(byte[] input) throws Exception {
        String first = handle(input);
        String second = handle(input);
        assertThat(first).startsWith("<?xml").contains("Envelope");
        assertThat(second).as("of what was pushed before").doesNotContain(">Posted<");
        return first.contains("Posted<");
      }
    },

    PROFILE {
      @Override
      List<byte[]> good() throws IOException {
        try (InputStream in = Profile.class.getResourceAsStream("default-profile.json")) {
          return List.of(in.readAllBytes());
        }
      }

      @Override
      boolean isRead(byte[] input) {
        try {
          Profile read =
              Profile.defaults().override(new String(input, StandardCharsets.UTF_8), "fuzz.json");
          assertThat(read.settings()).isNotEmpty();
          return true;
        } catch (ProfileException e) {
          assertThat(e.faults()).isNotEmpty();
          assertThat(e.getMessage()).isNotBlank();
          return false;
        }
      }
    },

    INVOICE_FILE {
      @Override
      List<byte[]> good() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        BifWriter.of(BifLayout.of(SmallHost.PROFILE))
            .writeAll(
                List.of(
                    ContractFixture.news(invoice("INV-1", "10.00")),
                    ContractFixture.news(invoice("INV-2", "1234.56"))),
                file);
        return List.of(file.toByteArray());
      }

      @Override
      boolean isRead(byte[] input) throws IOException {
        BifLayout layout = BifLayout.of(SmallHost.PROFILE);
        BifParser.Result read = BifParser.of(layout).parse(new ByteArrayInputStream(input));
        if (read.isClean()) {
          ByteArrayOutputStream again = new ByteArrayOutputStream();
          BifWriter.of(layout).writeAll(read.records(), again);
          assertThat(BifParser.of(layout).parse(new ByteArrayInputStream(again.toByteArray())))
              .as("what was read, written, and read again")
              .isEqualTo(read);
        }
        return read.isClean();
      }
    },

    FILE_NAME {
      @Override
      List<byte[]> good() {
        return Stream.of(
                BillImageName.of(
                    BillerId.of("123"), AccountNumber.of("HO-1"), InvoiceNumber.of("INV-1")),
                BillImageName.of(
                    BillerId.of("9"), AccountNumber.of("0001000237"), InvoiceNumber.of("7")))
            .map(name -> name.fileName().getBytes(StandardCharsets.UTF_8))
            .toList();
      }

      @Override
      boolean isRead(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        BillImageName name;
        try {
          name = BillImageName.parse(text);
        } catch (IllegalArgumentException e) {
          assertThat(e.getMessage()).isNotBlank();
          return false;
        }
        assertThat(name.fileName()).isEqualToIgnoringCase(text).doesNotContain("/", "\\");
        assertThat(BillImageName.parse(name.fileName())).isEqualTo(name);
        return true;
      }
    };

    abstract List<byte[]> good() throws IOException;

    /** Whether it is read without a fault; throws where a rule is broken. */
    abstract boolean isRead(byte[] input) throws Exception;
  }

  @BeforeAll
  static void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Content-Type", "text/xml; charset=utf-8");
          exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    cloud =
        SoapInvoiceCloud.connect(
            SmallHost.PROFILE,
            SoapSettings.builder(CREDENTIALS)
                .baseAddress(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
                .maximumAttempts(1)
                .build());
    host =
        new SmallHost(
            FakeInvoiceCloud.builder().profile(SmallHost.PROFILE).build(),
            MutableClock.at(START),
            START.minus(Duration.ofDays(1)));
    services =
        HostedServices.builder(host.integration)
            .credentials(List.of(CREDENTIALS))
            .balances((account, invoice) -> Optional.empty())
            .build();
  }

  @AfterAll
  static void stop() {
    cloud.close();
    server.stop(0);
  }

  @ParameterizedTest
  @EnumSource
  void changedInput_isReadOrRefused(Kind kind) throws Exception {
    List<byte[]> good = new ArrayList<>();
    for (byte[] each : kind.good()) {
      if (isRead(kind, each, "unchanged")) { // others are refused whatever is changed
        good.add(each);
      }
    }
    assertThat(good).isNotEmpty();
    for (Path crash : known(kind)) {
      isRead(kind, Files.readAllBytes(crash), crash.toString());
    }
    Mutation mutation = new Mutation(new Random(SEED));
    Random choice = new Random(SEED);
    int read = 0;
    for (int run = 0; run < RUNS; run++) {
      byte[] input = mutation.of(good.get(choice.nextInt(good.size())));
      read += isRead(kind, input, "run " + run + " of -Dfuzz.seed=" + SEED) ? 1 : 0;
    }
    System.out.printf(
        "%s, -Dfuzz.seed=%d: %d of %d changed inputs were read%n", kind, SEED, read, RUNS);
    assertThat(read).isBetween(1, RUNS - 1);
  }

  private static boolean isRead(Kind kind, byte[] input, String which) throws IOException {
    try {
      return kind.isRead(input);
    } catch (Exception | StackOverflowError | AssertionError e) {
      Path kept =
          Path.of("target", "fuzz", kind + "-" + Integer.toHexString(Arrays.hashCode(input)));
      Files.createDirectories(kept.getParent());
      Files.write(kept, input);
      throw new AssertionError("%s, %s; kept in %s".formatted(kind, which, kept), e);
    }
  }

  private static List<Path> known(Kind kind) throws IOException {
    Path folder = KNOWN.resolve(kind.name());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static com.imt.ic.bif.BifInvoice invoice(String number, String amount) {
    return ContractFixture.invoice(InvoiceNumber.of(number), amount).toBuilder()
        .accountNumber(AccountNumber.of("HO-9"))
        .build();
  }

  private static byte[] push(int first, int count) {
    StringBuilder receipts = new StringBuilder();
    for (int i = first; i < first + count; i++) {
      receipts.append(
          ("<Receipt><PaymentGUID>abcdef00-0000-4000-8000-00000000000%s</PaymentGUID>"
                  + "<AccountNumber>HO-1</AccountNumber><InvoiceNumber>INV-1</InvoiceNumber>"
                  + "<InvoiceTypeID>1</InvoiceTypeID>"
                  + "<PaymentDateGMT>2026-11-01T14:33:00Z</PaymentDateGMT>"
                  + "<PaymentAmount>49.90</PaymentAmount><ConvenienceFee>2.5</ConvenienceFee>"
                  + "<PaymentMethod>CC</PaymentMethod><CardType>Visa</CardType>"
                  + "<AutoPay>true</AutoPay><PaymentSource>CustomerPortal</PaymentSource>"
                  + "<ApprovalCode>A1</ApprovalCode><BillerReference>ref</BillerReference></Receipt>")
              .formatted(i));
    }
    return ("<?xml version=\"1.0\" encoding=\"utf-8\"?>"
            + "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
            + "<PostOnlineReceipt xmlns=\"urn:imt-spectrum:OnlineReceipt\">"
            + "<BillerGUID>biller-1</BillerGUID><WebServiceKey>key-1</WebServiceKey><Receipts>"
            + receipts
            + "</Receipts></PostOnlineReceipt></s:Body></s:Envelope>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String handle(byte[] input) {
    HostedResponse response =
        services.handle(
            new HostedRequest(
                "POST",
                URI.create("http://127.0.0.1/OnlineReceipt"),
                Map.of("Content-Type", List.of("text/xml; charset=utf-8")),
                new ByteArrayInputStream(input)));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      response.writeTo(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return body.toString(StandardCharsets.UTF_8);
  }
}
