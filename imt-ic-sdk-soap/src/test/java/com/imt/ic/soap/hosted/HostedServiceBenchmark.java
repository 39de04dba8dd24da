package com.imt.ic.soap.hosted;

import static com.imt.ic.soap.hosted.SpectrumOnLoopback.BILLER;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.KEY;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.envelope;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipt;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.BillerCredentials;
import com.imt.ic.BillerId;
import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import com.sun.xml.ws.spi.ProviderImpl;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.ws.Endpoint;
import jakarta.xml.ws.spi.Provider;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javax.xml.datatype.XMLGregorianCalendar;
import org.junit.jupiter.api.Test;

/**
 * OnlineReceipt against a bare JAX-WS endpoint of the reference implementation in one run, and the
 * time that a wrong biller, a wrong key, both, and another biller's key take. No part of {@code mvn
 * verify}; run with {@code mvn -B -ntp -pl imt-ic-sdk-soap -am -Dtest=HostedServiceBenchmark
 * -Dsurefire.failIfNoSpecifiedTests=false test}; the results are in {@code
 * imt-ic-sdk-soap/target/hosted-benchmark.md}.
 *
 * <p>All are on the JDK's server, in one JVM with their callers. Ours validates, compares
 * credentials, posts in one transaction of a database in memory; the bare one binds by JAXB and
 * puts the receipt into a map.
 */
class HostedServiceBenchmark {

  // CXF is on the class path too.
  private static final Provider METRO = new ProviderImpl();
  private static final int CALLERS = 8;
  private static final int ROUNDS = 7; // the first two warm up
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final AtomicInteger numbers = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private final StringBuilder report = new StringBuilder("# Hosted services, measured\n\n");

  private record Round(double perSecond, double p50, double p99, double cpuMillis) {}

  @Test
  void run() throws Exception {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    try (SpectrumOnLoopback spectrum = new SpectrumOnLoopback()) {
      Endpoint bare = METRO.createEndpoint(null, new BareOnlineReceipt());
      bare.publish(server.createContext("/bare"));
      Endpoint underRuntime =
          METRO.createEndpoint(null, spectrum.services().build().onlineReceiptProvider());
      underRuntime.publish(server.createContext("/runtime"));
      server.start();
      String base = "http://127.0.0.1:" + server.getAddress().getPort();
      Map<String, URI> addresses =
          Map.of(
              "bare JAX-WS", URI.create(base + "/bare"),
              "OnlineReceipt under JAX-WS", URI.create(base + "/runtime"),
              "HostedServices", spectrum.address("OnlineReceipt"));
      compare(addresses, 2_000, 1);
      compare(addresses, 150, 100);
      server.stop(0);
    } finally {
      threads.shutdownNow();
    }
    oracle();
    Files.writeString(Path.of("target", "hosted-benchmark.md"), report);
  }

  private void compare(Map<String, URI> addresses, int requests, int receipts) throws Exception {
    Map<String, List<Round>> rounds = new LinkedHashMap<>();
    for (int i = 0; i < ROUNDS; i++) {
      for (Map.Entry<String, URI> address : addresses.entrySet()) {
        Round round = round(address.getValue(), requests, receipts);
        if (i >= 2) {
          rounds.computeIfAbsent(address.getKey(), name -> new ArrayList<>()).add(round);
        }
      }
    }
    double peer = median(rounds.get("bare JAX-WS"), Round::cpuMillis);
    report.append(
        String.format(
            Locale.ROOT,
            """
            %d requests of %d receipt(s), %d callers, medians of %d rounds

            | | requests/s | p50 ms | p99 ms | CPU ms a request, callers included | ratio |
            |---|---|---|---|---|---|
            """,
            requests,
            receipts,
            CALLERS,
            ROUNDS - 2));
    rounds.forEach(
        (name, measured) ->
            report.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.2f | %.2f | %.3f | %.2f |\n",
                    name,
                    median(measured, Round::perSecond),
                    median(measured, Round::p50),
                    median(measured, Round::p99),
                    median(measured, Round::cpuMillis),
                    median(measured, Round::cpuMillis) / peer)));
    report.append('\n');
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
    double[] values = rounds.stream().mapToDouble(value).sorted().toArray();
    return values[values.length / 2];
  }

  private Round round(URI address, int requests, int receipts) throws Exception {
    List<Callable<Long>> calls = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      String[] each =
          IntStream.range(0, receipts)
              .mapToObj(k -> receipt(numbers.incrementAndGet()))
              .toArray(String[]::new);
      HttpRequest post =
          HttpRequest.newBuilder(address)
              .header("Content-Type", "text/xml; charset=utf-8")
              .POST(HttpRequest.BodyPublishers.ofString(envelope(request(BILLER, KEY, each))))
              .build();
      calls.add(
          () -> {
            long start = System.nanoTime();
            HttpResponse<String> answer = client.send(post, HttpResponse.BodyHandlers.ofString());
            long time = System.nanoTime() - start;
            assertThat(answer.body()).contains("Posted</");
            return time;
          });
    }
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      long cpu = SYSTEM.getProcessCpuTime();
      long start = System.nanoTime();
      List<Future<Long>> answers = callers.invokeAll(calls);
      double seconds = (System.nanoTime() - start) / 1e9;
      double cpuMillis = (SYSTEM.getProcessCpuTime() - cpu) / 1e6 / requests;
      long[] times = new long[requests];
      for (int i = 0; i < requests; i++) {
        times[i] = answers.get(i).get();
      }
      Arrays.sort(times);
      return new Round(
          requests / seconds,
          times[requests / 2] / 1e6,
          times[requests * 99 / 100] / 1e6,
          cpuMillis);
    } finally {
      callers.shutdownNow();
    }
  }

  /** Without a network, which would hide more than it shows. */
  private void oracle() throws Exception {
    try (SpectrumOnLoopback spectrum = new SpectrumOnLoopback()) {
      String secondBiller = "99999999-8888-7777-6666-555555555555";
      String secondKey = "c-key-that-nobody-guesses";
      HostedServices services =
          spectrum
              .services()
              .alsoFor(
                  SpectrumOnLoopback.integrationWithoutBooks(BillerId.of("456")),
                  List.of(BillerCredentials.of(secondBiller, secondKey)),
                  SpectrumOnLoopback::balances)
              .build();
      String otherBiller = "22222222-2222-3333-4444-555555555555";
      String otherKey = "b-key-that-nobody-guesses";
      String[] kinds = {"wrong key", "wrong biller", "both wrong", "another biller's key"};
      byte[][] bodies = {
        stranger(BILLER, otherKey),
        stranger(otherBiller, KEY),
        stranger(otherBiller, otherKey),
        stranger(BILLER, secondKey)
      };
      int samples = 40_000;
      long[][] times = new long[kinds.length][samples];
      for (int i = -20_000; i < samples; i++) {
        for (int turn = 0; turn < kinds.length; turn++) {
          int kind = (turn + Math.floorMod(i, kinds.length)) % kinds.length;
          long start = System.nanoTime();
          services.handle(
              new HostedRequest(
                  "POST",
                  URI.create("http://127.0.0.1/OnlineReceipt"),
                  Map.of("Content-Type", List.of("text/xml")),
                  new ByteArrayInputStream(bodies[kind])));
          long time = System.nanoTime() - start;
          if (i >= 0) {
            times[kind][i] = time;
          }
        }
      }
      report.append(
          """
          Time of a refusal, in memory, 40,000 of each in turn; an attacker who must tell it from
          a wrong key by one sample is right with the probability in the last column

          | | median µs | p90 µs | probability (0.5 is a guess) |
          |---|---|---|---|
          """);
      for (int kind = 0; kind < kinds.length; kind++) {
        long[] sorted = times[kind].clone();
        Arrays.sort(sorted);
        report.append(
            String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.4f |\n",
                kinds[kind],
                sorted[samples / 2] / 1e3,
                sorted[samples * 9 / 10] / 1e3,
                probability(times[0], times[kind])));
      }
    }
  }

  private static byte[] stranger(String biller, String key) {
    return envelope(request(biller, key, receipt(1))).getBytes(StandardCharsets.UTF_8);
  }

  /** That a sample of one is smaller than one of the other, ties counted by half. */
  private static double probability(long[] one, long[] other) {
    long[] sorted = other.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (long time : one) {
      int below = lowerBound(sorted, time);
      int upTo = lowerBound(sorted, time + 1);
      sum += sorted.length - upTo + (upTo - below) / 2.0;
    }
    return sum / one.length / sorted.length;
  }

  private static int lowerBound(long[] sorted, long value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** What an engineer writes first: binding by JAXB, no validation, no transaction. */
  @WebService(targetNamespace = BareOnlineReceipt.NAMESPACE, serviceName = "OnlineReceipt")
  public static final class BareOnlineReceipt {

    static final String NAMESPACE = "urn:imt-spectrum:OnlineReceipt";

    private final ConcurrentHashMap<String, Receipt> ledger = new ConcurrentHashMap<>();

    /** Posts. */
    @WebMethod(operationName = "PostOnlineReceipt")
    @WebResult(name = "PostOnlineReceiptResult", targetNamespace = NAMESPACE)
    public Results postOnlineReceipt(
        @WebParam(name = "BillerGUID", targetNamespace = NAMESPACE) String biller,
        @WebParam(name = "WebServiceKey", targetNamespace = NAMESPACE) String key,
        @WebParam(name = "Receipts", targetNamespace = NAMESPACE) Receipts receipts) {
      if (!biller.equals(BILLER) || !key.equals(KEY)) {
        throw new IllegalArgumentException("Invalid BillerGUID or WebServiceKey.");
      }
      Results results = new Results();
      for (Receipt receipt : receipts.all) {
        ReceiptResult result = new ReceiptResult();
        result.paymentGuid = receipt.paymentGuid;
        result.status =
            ledger.putIfAbsent(receipt.paymentGuid, receipt) == null ? "Posted" : "AlreadyPosted";
        result.receiptNumber = "R-" + receipt.paymentGuid.substring(0, 8);
        results.all.add(result);
      }
      return results;
    }
  }

  /** A list. */
  @XmlAccessorType(XmlAccessType.FIELD)
  public static final class Receipts {
    @XmlElement(name = "Receipt", namespace = BareOnlineReceipt.NAMESPACE)
    private final List<Receipt> all = new ArrayList<>();
  }

  /** A list. */
  @XmlAccessorType(XmlAccessType.FIELD)
  public static final class Results {
    @XmlElement(name = "ReceiptResult", namespace = BareOnlineReceipt.NAMESPACE)
    private final List<ReceiptResult> all = new ArrayList<>();
  }

  /** A result. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(name = "ReceiptResult")
  public static final class ReceiptResult {
    @XmlElement(name = "PaymentGUID", namespace = BareOnlineReceipt.NAMESPACE)
    private String paymentGuid;

    @XmlElement(name = "Status", namespace = BareOnlineReceipt.NAMESPACE)
    private String status;

    @XmlElement(name = "ReceiptNumber", namespace = BareOnlineReceipt.NAMESPACE)
    private String receiptNumber;
  }

  /** A receipt. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(name = "Receipt")
  public static final class Receipt {
    @XmlElement(name = "PaymentGUID", namespace = BareOnlineReceipt.NAMESPACE)
    private String paymentGuid;

    @XmlElement(name = "AccountNumber", namespace = BareOnlineReceipt.NAMESPACE)
    private String accountNumber;

    @XmlElement(name = "InvoiceNumber", namespace = BareOnlineReceipt.NAMESPACE)
    private String invoiceNumber;

    @XmlElement(name = "InvoiceTypeID", namespace = BareOnlineReceipt.NAMESPACE)
    private int invoiceTypeId;

    @XmlElement(name = "PaymentDateGMT", namespace = BareOnlineReceipt.NAMESPACE)
    private XMLGregorianCalendar paidAt;

    @XmlElement(name = "PaymentAmount", namespace = BareOnlineReceipt.NAMESPACE)
    private BigDecimal amount;

    @XmlElement(name = "ConvenienceFee", namespace = BareOnlineReceipt.NAMESPACE)
    private BigDecimal fee;

    @XmlElement(name = "PaymentMethod", namespace = BareOnlineReceipt.NAMESPACE)
    private String method;

    @XmlElement(name = "CardType", namespace = BareOnlineReceipt.NAMESPACE)
    private String cardType;

    @XmlElement(name = "AutoPay", namespace = BareOnlineReceipt.NAMESPACE)
    private boolean autoPay;

    @XmlElement(name = "PaymentSource", namespace = BareOnlineReceipt.NAMESPACE)
    private String source;

    @XmlElement(name = "ApprovalCode", namespace = BareOnlineReceipt.NAMESPACE)
    private String approvalCode;

    @XmlElement(name = "BillerReference", namespace = BareOnlineReceipt.NAMESPACE)
    private String billerReference;
  }
}
