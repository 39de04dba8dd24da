package com.imt.ic.soap;

import static com.imt.ic.soap.StubServer.raw;
import static com.imt.ic.soap.StubServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.cloud.CustomerRecord;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server that repeats the biller's key, or a customer's name, wherever it may write: neither is
 * in a message, a cause, a log line of any level, an event, a statistic or a reason.
 */
class PlantedEverywhereTest {

  private static final String KEY = "horsebatterystaple";
  private static final String GUID = "Wagon-Fence-Paint-42";
  private static final String NAME = "Erika Mustermann-Çelik";
  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final String XML = "text/xml; charset=utf-8";

  private static String payments() {
    return new String(Contract.response("payments-soap11"), StandardCharsets.UTF_8);
  }

  private static String fault(String code, String text, String detail) {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><s:Fault>"
        + "<faultcode>%s</faultcode><faultstring>%s</faultstring><detail>%s</detail>"
            .formatted(code, text, detail)
        + "</s:Fault></s:Body></s:Envelope>";
  }

  private static StubServer.Reply soap(String body) {
    return reply(200, XML, body);
  }

  /** Where a server may write a text of its own, as XML or as plain. */
  private static Map<String, Function<String, StubServer.Reply>> places() {
    Map<String, Function<String, StubServer.Reply>> places = new LinkedHashMap<>();
    places.put("fault's text", x -> reply(500, XML, fault("soap:Server", "refused " + x, "")));
    places.put(
        "fault's later lines",
        x -> reply(500, XML, fault("soap:Server", "refused\n at A.B(String " + x + ")", "")));
    places.put(
        "fault's type",
        x -> reply(500, XML, fault("soap:Server", "System." + x + "Exception: no", "")));
    places.put("fault's code", x -> reply(500, XML, fault("soap:" + x, "no", "")));
    places.put("fault's detail", x -> reply(500, XML, fault("soap:Client", "no", x)));
    places.put("fault about credentials", x -> soap(fault("soap:Client", x + " is invalid", "")));
    places.put("page", x -> reply(500, "text/html", "<html><body>" + x + "</body></html>"));
    places.put("text", x -> reply(200, "text/plain", x));
    places.put("no SOAP", x -> soap("<a>" + x + "</a>"));
    places.put("comment", x -> soap("<!-- " + x + " --><a/>"));
    places.put("broken XML", x -> soap("<a><b " + x + "></a>"));
    places.put("document type", x -> soap("<!DOCTYPE a SYSTEM \"" + x + "\"><a/>"));
    places.put(
        "cell of an amount",
        x -> soap(payments().replaceFirst("(<PaymentAmount>)[^<]*", "$1" + x)));
    places.put(
        "cell of a time", x -> soap(payments().replaceFirst("(<PaymentDateGMT>)[^<]*", "$1" + x)));
    places.put("cell of a flag", x -> soap(payments().replaceFirst("(<AutoPay>)[^<]*", "$1" + x)));
    places.put(
        "row's error",
        x ->
            soap(
                payments()
                    .replaceFirst(
                        "(<Payment [^>]*diffgr:id=\"[^\"]*\")", "$1 diffgr:hasErrors=\"true\"")
                    .replaceFirst(
                        "</diffgr:diffgram>",
                        "<diffgr:errors><Payment diffgr:id=\"Payment1\" diffgr:Error=\""
                            + x
                            + "\"/></diffgr:errors></diffgr:diffgram>")));
    return places;
  }

  /** What stands in HTTP's own lines, or where a profile needs to see a name as it is. */
  private static Map<String, Function<String, StubServer.Reply>> namesAndHeaders() {
    Map<String, Function<String, StubServer.Reply>> places = new LinkedHashMap<>();
    places.put("content type", x -> reply(200, "text/" + x, "no"));
    places.put("charset", x -> reply(200, "text/xml; charset=" + x, payments()));
    places.put("header", x -> reply(500, "text/html", "no", "X-Trouble: " + x));
    places.put("coding", x -> reply(200, XML, payments(), "Content-Encoding: " + x));
    places.put("redirect", x -> reply(302, XML, "", "Location: https://a.example/" + x));
    places.put("waiting time", x -> reply(503, XML, "", "Retry-After: " + x));
    places.put(
        "status line",
        x ->
            raw(
                ("HTTP/1.1 500 " + x + "\r\nContent-Length: 0\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8)));
    places.put("no HTTP", x -> raw((x + " 200\r\n\r\n").getBytes(StandardCharsets.UTF_8)));
    places.put(
        "chunk's length",
        x ->
            raw(
                ("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n"
                        + x
                        + "\r\n")
                    .getBytes(StandardCharsets.UTF_8)));
    places.put("outermost element", x -> soap("<a" + x + "/>"));
    places.put("closing tag", x -> soap("<a></a" + x + ">"));
    places.put("prefix", x -> soap("<a" + x + ":b/>"));
    places.put("entity", x -> soap("<a>&a" + x + ";</a>"));
    places.put(
        "answer's element",
        x ->
            soap(
                payments()
                    .replace("PaymentReportingDataSetFromGMTResponse", "a" + x + "Response")));
    places.put(
        "table",
        x ->
            soap(
                payments()
                    .replace("<Payment ", "<a" + x + " ")
                    .replace("</Payment>", "</a" + x + ">")
                    .replace("name=\"Payment\"", "name=\"a" + x + "\"")));
    places.put("column", x -> soap(payments().replace("PaymentAmount", "a" + x)));
    places.put(
        "further column",
        x ->
            soap(
                payments()
                    .replaceFirst("</Payment>", "<a" + x + ">1</a" + x + "></Payment>")
                    .replaceFirst(
                        "<xs:element name=\"AccountNumber\"",
                        "<xs:element name=\"a"
                            + x
                            + "\" type=\"xs:string\" minOccurs=\"0\" />"
                            + "<xs:element name=\"AccountNumber\"")));
    return places;
  }

  static Stream<Arguments> planted() {
    List<Arguments> all = new ArrayList<>();
    Map<String, String> secrets = new LinkedHashMap<>();
    secrets.put("key", KEY);
    secrets.put("key in capitals", KEY.toUpperCase(Locale.ROOT));
    secrets.put("half a key", KEY.substring(0, 10));
    secrets.put("GUID", GUID);
    places()
        .forEach(
            (place, answer) -> {
              secrets.forEach(
                  (what, text) -> all.add(Arguments.of(place, what, answer.apply(text))));
              all.add(Arguments.of(place, "GUID for a URL", answer.apply(percent(GUID))));
              all.add(Arguments.of(place, "name", answer.apply(NAME)));
            });
    namesAndHeaders()
        .forEach(
            (place, answer) ->
                secrets.forEach(
                    (what, text) -> all.add(Arguments.of(place, what, answer.apply(text)))));
    return all.stream();
  }

  private static String percent(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("-", "%2D");
  }

  @ParameterizedTest(name = "{1} in {0}")
  @MethodSource("planted")
  void nothingPlanted_isInAnyByteOfOutput(String place, String what, StubServer.Reply answer)
      throws Exception {
    RecordedLogs.LINES.clear();
    List<CallEvent> events = new CopyOnWriteArrayList<>();
    StringWriter told = new StringWriter();
    try (StubServer server = new StubServer(answer)) {
      SoapSettings settings =
          SoapSettings.builder(BillerCredentials.of(GUID, KEY))
              .baseAddress(server.address())
              .readTimeout(Duration.ofSeconds(10))
              .retryDelay(Duration.ofMillis(1))
              .maximumAttempts(1)
              .listener(events::add)
              .build();
      try (SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(Profile.defaults(), settings)) {
        read(cloud, told);
      }
    }
    String all = (told + "\n" + events + "\n" + RecordedLogs.LINES).toLowerCase(Locale.ROOT);
    assertThat(all).contains("paymentreporting");
    assertThat(all)
        .as("%s in %s", what, place)
        .doesNotContain("horsebatt")
        .doesNotContain("wagon")
        .doesNotContain("fence")
        .doesNotContain("erika")
        .doesNotContain("mustermann")
        .doesNotContain("elik");
  }

  static Stream<Arguments> reports() {
    return Stream.of("payments-soap11", "settled-batches", "ach-rejects", "autopay-customers")
        .flatMap(
            report ->
                Stream.of(KEY, KEY.toUpperCase(Locale.ROOT), GUID)
                    .map(secret -> Arguments.of(report, secret)));
  }

  /** Rows are kept, exported and shown as they came, so they lose it where they are read. */
  @ParameterizedTest(name = "{1} in the cells of {0}")
  @MethodSource("reports")
  void secretInRows_isLeftOutOfThem(String report, String secret) throws Exception {
    String answer = new String(Contract.response(report), StandardCharsets.UTF_8);
    int rows = answer.indexOf("<diffgr:diffgram");
    String planted =
        answer.substring(0, rows)
            + answer
                .substring(rows)
                .replaceAll("<(\\w+)>([^<]+)</", "<$1>$2 " + secret + "/" + secret + "</")
                .replaceAll("(<\\w+ diffgr:id[^>]*>)", "$1<a" + secret + ">1</a" + secret + ">");
    List<Map.Entry<String, String>> cells = new ArrayList<>();
    List<ReportRow<?>> read = new ArrayList<>();
    try (StubServer server = new StubServer(soap(planted));
        SoapInvoiceCloud cloud =
            SoapInvoiceCloud.connect(
                Profile.defaults(),
                SoapSettings.builder(BillerCredentials.of(GUID, KEY))
                    .baseAddress(server.address())
                    .build());
        Report<?> all =
            switch (report) {
              case "payments-soap11" -> cloud.paymentsSince(FROM);
              case "settled-batches" ->
                  cloud.settledBetween(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 2));
              case "ach-rejects" -> cloud.achReturnsSince(FROM);
              default -> cloud.autoPayCustomers(FROM);
            }) {
      all.forEachRemaining(
          row -> {
            read.add(row);
            cells.addAll(row.raw().entrySet());
          });
    }
    assertThat(read).isNotEmpty();
    assertThat(cells)
        .hasSizeGreaterThan(2 * read.size())
        .noneMatch(cell -> cell.getKey().contains(secret) || cell.getValue().contains(secret))
        .anyMatch(cell -> cell.getValue().matches("\\S.* \\*\\*\\*/\\*\\*\\*"))
        .anyMatch(cell -> cell.getKey().equals("a***"));
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY, GUID})
  void secretInALookUp_isShownInNoMessageAndNoField(String secret) throws Exception {
    String answer = new String(Contract.response("view-customer"), StandardCharsets.UTF_8);
    String named = answer.replaceAll("(<CustomerName>)[^<]*", "$1X " + secret);
    String unreadable =
        answer
            .replaceAll("(</?)(City|Zip)>", "$1a" + secret + "$2>")
            .replace("<AutoPay>false", "<AutoPay>" + secret);
    StringWriter told = new StringWriter();
    try (StubServer server = new StubServer(soap(named), soap(unreadable));
        SoapInvoiceCloud cloud =
            SoapInvoiceCloud.connect(
                Profile.defaults(),
                SoapSettings.builder(BillerCredentials.of(GUID, KEY))
                    .baseAddress(server.address())
                    .maximumAttempts(1)
                    .build())) {
      for (int i = 0; i < 2; i++) {
        try {
          CustomerRecord customer = cloud.findCustomer(AccountNumber.of("HO-1")).orElseThrow();
          told.append(customer.customerName().orElseThrow());
        } catch (InvoiceCloudException e) {
          e.printStackTrace(new PrintWriter(told, true));
        }
      }
    }
    assertThat(told.toString()).startsWith("X ***").contains("AutoPay").doesNotContain(secret);
  }

  private static void read(SoapInvoiceCloud cloud, StringWriter told) {
    try (Report<Payment> report = cloud.paymentsSince(FROM)) {
      report.forEachRemaining(
          row -> {
            told.append(row.toString());
            if (row instanceof ReportRow.NotUnderstood<Payment> bad) {
              told.append(bad.reason());
            }
          });
      told.append(report.statistics().toString());
    } catch (InvoiceCloudException e) {
      e.printStackTrace(new PrintWriter(told, true));
    }
  }
}
