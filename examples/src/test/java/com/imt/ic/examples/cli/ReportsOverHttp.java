package com.imt.ic.examples.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * InvoiceCloud's five reports over HTTP as ASMX writes them, each with the rows that a test gives,
 * whatever is asked for.
 */
final class ReportsOverHttp implements AutoCloseable {

  static final String PAYMENTS = "PaymentReporting";
  static final String SETTLED = "BillerSettledBatchDetail";
  static final String RETURNS = "ACHRejectReporting";

  private record Table(String operation, String name, String columns) {}

  private static final Map<String, Table> TABLES =
      Map.of(
          PAYMENTS,
          new Table(
              "PaymentReportingDataSetFromGMT",
              "Payment",
              "PaymentGUID AccountNumber InvoiceNumber PaymentDateGMT PaymentAmount ConvenienceFee"
                  + " PaymentMethod Approved PaymentSource PaymentMessage"),
          SETTLED,
          new Table(
              "BillerSettledBatchDetailDataSet",
              "SettledBatchDetail",
              "BatchID SettledDate PaymentGUID AccountNumber InvoiceNumber PaymentAmount"
                  + " ConvenienceFee PaymentMethod Processor DepositAmount"),
          RETURNS,
          new Table(
              "ACHRejectReportingDataSetFromGMT",
              "ACHReject",
              "PaymentGUID AccountNumber InvoiceNumber RejectDateGMT RejectCode RejectReason"
                  + " RejectAmount"),
          "BillerAutoPayCustomerReport",
          new Table(
              "BillerAutoPayCustomerReportDataSet",
              "AutoPayCustomer",
              "AccountNumber AutoPay PaymentMethod ChangeDateGMT"),
          "BillerPaperlessCustomerReport",
          new Table(
              "BillerPaperlessCustomerReportDataSet",
              "PaperlessCustomer",
              "AccountNumber PaperInvoices ChangeDateGMT"));

  private final HttpServer server;
  private final Map<String, List<String>> rows = new ConcurrentHashMap<>();

  ReportsOverHttp() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TABLES.forEach(
        (service, table) ->
            server.createContext(
                "/" + service + ".asmx", exchange -> answer(exchange, service, table)));
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /**
   * What a service reports from now on.
   *
   * @param texts each row's texts, separated by white space, in the order of the table's columns;
   *     {@code -} for one that is absent
   */
  void report(String service, String... texts) {
    Table table = TABLES.get(service);
    rows.put(service, Arrays.stream(texts).map(row -> xml(table, row)).toList());
  }

  private static String xml(Table table, String row) {
    String[] columns = table.columns().split(" ", -1);
    String[] values = row.split("\\s+", -1);
    StringBuilder xml = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      if (!values[i].equals("-")) {
        xml.append("<%s>%s</%s>".formatted(columns[i], values[i], columns[i]));
      }
    }
    return xml.toString();
  }

  private void answer(HttpExchange exchange, String service, Table table) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] body = body(service, table).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String body(String service, Table table) {
    String schema =
        Arrays.stream(table.columns().split(" "))
            .map("<xs:element name=\"%s\" type=\"xs:string\" minOccurs=\"0\"/>"::formatted)
            .collect(Collectors.joining());
    StringBuilder data = new StringBuilder();
    List<String> all = rows.getOrDefault(service, List.of());
    for (int i = 0; i < all.size(); i++) {
      data.append(
          String.format(
              Locale.ROOT,
              "<%1$s diffgr:id=\"%1$s%2$d\" msdata:rowOrder=\"%3$d\">%4$s</%1$s>",
              table.name(),
              i + 1,
              i,
              all.get(i)));
    }
    return """
        <?xml version="1.0" encoding="utf-8"?>\
        <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>\
        <%1$sResponse xmlns="https://www.invoicecloud.com/portal/webservices/%2$s/"><%1$sResult>\
        <xs:schema id="DS" xmlns="" xmlns:xs="http://www.w3.org/2001/XMLSchema" \
        xmlns:msdata="urn:schemas-microsoft-com:xml-msdata">\
        <xs:element name="DS" msdata:IsDataSet="true"><xs:complexType>\
        <xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="%3$s"><xs:complexType>\
        <xs:sequence>%4$s</xs:sequence></xs:complexType></xs:element></xs:choice>\
        </xs:complexType></xs:element></xs:schema>\
        <diffgr:diffgram xmlns:msdata="urn:schemas-microsoft-com:xml-msdata" \
        xmlns:diffgr="urn:schemas-microsoft-com:xml-diffgram-v1">%5$s</diffgr:diffgram>\
        </%1$sResult></%1$sResponse></soap:Body></soap:Envelope>"""
        .formatted(
            table.operation(),
            service,
            table.name(),
            schema,
            all.isEmpty() ? "" : "<DS xmlns=\"\">" + data + "</DS>");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
