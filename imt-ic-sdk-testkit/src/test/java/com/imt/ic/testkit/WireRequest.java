package com.imt.ic.testkit;

import com.imt.ic.soap.SoapVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A request as it goes over the wire, good or bad in one way.
 *
 * @param name what it asks, by which version of SOAP, and what is wrong with it
 */
record WireRequest(
    String name, String method, String path, Map<String, String> headers, Optional<String> body) {

  private static final String ROOT = "https://www.invoicecloud.com/portal/webservices/";
  private static final String KEY = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
  private static final String CREDENTIALS =
      "<BillerGUID>11111111-2222-3333-4444-555555555555</BillerGUID><WebServiceKey>"
          + KEY
          + "</WebServiceKey>";

  /**
   * An operation of the contract.
   *
   * @param asked its parameters but the credentials
   * @param typed the text of one that ASP.NET reads by its type, empty where all are text
   */
  private record Operation(
      String service, String name, String before, String asked, String typed, String after) {

    String namespace() {
      return ROOT + service + "/";
    }

    String body(String parameters) {
      return body(name, namespace(), parameters);
    }

    String body(String element, String namespace, String parameters) {
      return "<%s xmlns=\"%s\">%s%s%s</%s>"
          .formatted(element, namespace, before, parameters, after, element);
    }
  }

  private static final List<Operation> OPERATIONS =
      List.of(
          operation(
              "PaymentReporting",
              "PaymentReportingDataSetFromGMT",
              "<FromGMT>2026-11-01T12:00:00Z</FromGMT>",
              "2026-11-01T12:00:00Z"),
          operation(
              "BillerSettledBatchDetail",
              "BillerSettledBatchDetailDataSet",
              "<StartDate>2026-11-02T00:00:00</StartDate><EndDate>2026-11-02T00:00:00</EndDate>",
              "2026-11-02T00:00:00"),
          operation(
              "ACHRejectReporting",
              "ACHRejectReportingDataSetFromGMT",
              "<FromGMT>2026-11-01T12:00:00Z</FromGMT>",
              "2026-11-01T12:00:00Z"),
          operation("BillerAutoPayCustomerReport", "BillerAutoPayCustomerReportDataSet", "", ""),
          operation(
              "BillerPaperlessCustomerReport", "BillerPaperlessCustomerReportDataSet", "", ""),
          operation(
              "BillerInvoiceFile",
              "SubmitBillerInvoiceFile",
              "<FileName></FileName><FileContent>SXwx</FileContent>",
              "SXwx"),
          new Operation(
              "CloudInvoicing",
              "ViewInvoiceByInvoiceNumber",
              "<Req>",
              "<InvoiceNumber>INV500003</InvoiceNumber>",
              "",
              "</Req>"),
          operation(
              "CloudManagement",
              "ViewCustomerRecord",
              "<AccountNumber>nobody</AccountNumber>",
              ""));

  private static Operation operation(String service, String name, String asked, String typed) {
    return new Operation(service, name, "", asked, typed, "");
  }

  static List<WireRequest> all() {
    List<WireRequest> all = new ArrayList<>();
    for (Operation operation : OPERATIONS) {
      for (SoapVersion version : SoapVersion.values()) {
        add(operation, version, all);
      }
      String path = operation.service() + ".asmx";
      String name = operation.service() + ": ";
      all.add(new WireRequest(name + "GET", "GET", path, Map.of(), Optional.empty()));
      all.add(
          new WireRequest(name + "GET ?wsdl", "GET", path + "?wsdl", Map.of(), Optional.empty()));
      all.add(
          new WireRequest(name + "GET ?WSDL", "GET", path + "?WSDL", Map.of(), Optional.empty()));
    }
    return all;
  }

  private static void add(Operation operation, SoapVersion version, List<WireRequest> all) {
    String parameters = CREDENTIALS + operation.asked();
    String action = operation.namespace() + operation.name();
    WireRequest good =
        new WireRequest(
            operation.service() + " " + (version == SoapVersion.SOAP_1_1 ? "1.1" : "1.2") + ": ",
            "POST",
            operation.service() + ".asmx",
            headers(version, Optional.of(action)),
            Optional.of(envelope(version.namespace(), operation.body(parameters))));
    SoapVersion other =
        version == SoapVersion.SOAP_1_1 ? SoapVersion.SOAP_1_2 : SoapVersion.SOAP_1_1;
    UnaryOperator<String> asked = changed -> envelope(version.namespace(), operation.body(changed));

    all.add(good.as("good"));
    all.add(
        good.as("other action")
            .with(headers(version, Optional.of(operation.namespace() + "Other"))));
    all.add(good.as("empty action").with(headers(version, Optional.of(""))));
    all.add(good.as("no action").with(headers(version, Optional.empty())));
    String otherElement =
        envelope(version.namespace(), operation.body("Other", operation.namespace(), parameters));
    all.add(good.as("other element").with(otherElement));
    all.add(
        good.as("other element, no action")
            .with(headers(version, Optional.empty()))
            .with(otherElement));
    all.add(
        good.as("other element, other action")
            .with(headers(version, Optional.of(operation.namespace() + "Other")))
            .with(otherElement));
    all.add(
        good.as("other namespace")
            .with(
                envelope(
                    version.namespace(),
                    operation.body(operation.name(), "http://tempuri.org/", parameters))));
    all.add(
        good.as("other envelope").with(envelope(other.namespace(), operation.body(parameters))));
    all.add(good.as("unknown envelope").with(envelope("urn:other", operation.body(parameters))));
    all.add(good.as("no envelope").with(operation.body(parameters)));
    all.add(good.as("empty envelope").with(envelope(version.namespace(), "")));
    String body = good.body().orElseThrow();
    all.add(good.as("cut").with(body.substring(0, body.length() - 20)));
    all.add(good.as("no XML").with("hello"));
    all.add(good.as("no body").with(""));
    all.add(
        good.as("document type")
            .with("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + body));
    all.add(
        good.as("declaration and comment")
            .with("<?xml version=\"1.0\" encoding=\"utf-8\"?><!-- a -->" + body));
    all.add(good.as("CDATA").with(body.replace(KEY, "<![CDATA[" + KEY + "]]>")));
    all.add(good.as("comment in a text").with(body.replace(KEY, "<!-- a -->" + KEY)));
    all.add(good.as("no parameters").with(asked.apply(CREDENTIALS)));
    all.add(good.as("no credentials").with(asked.apply(operation.asked())));
    all.add(good.as("more parameters").with(asked.apply(parameters + "<More>1</More>")));
    all.add(good.as("parameters turned round").with(asked.apply(operation.asked() + CREDENTIALS)));
    all.add(good.as("wrong key").with(asked.apply(parameters.replace(KEY, "wrong"))));
    all.add(
        good.as("key in capitals")
            .with(asked.apply(parameters.replace(KEY, KEY.toUpperCase(java.util.Locale.ROOT)))));
    if (!operation.typed().isEmpty()) {
      String before = ">" + operation.typed() + "<";
      all.add(good.as("no such value").with(asked.apply(parameters.replace(before, ">soon<"))));
      all.add(good.as("empty value").with(asked.apply(parameters.replace(before, "><"))));
      all.add(
          good.as("spaces around a value")
              .with(asked.apply(parameters.replace(before, "> " + operation.typed() + " <"))));
    }
    all.add(good.as("JSON").with(Map.of("Content-Type", "application/json")));
    all.add(good.as("no media type").with(Map.of()));
    all.add(
        new WireRequest(
            good.name() + "unknown path", "POST", "Other.asmx", good.headers(), good.body()));
    all.add(new WireRequest(good.name() + "PUT", "PUT", good.path(), good.headers(), good.body()));
  }

  private WireRequest as(String what) {
    return new WireRequest(name + what, method, path, headers, body);
  }

  private WireRequest with(Map<String, String> otherHeaders) {
    return new WireRequest(name, method, path, otherHeaders, body);
  }

  private WireRequest with(String otherBody) {
    return new WireRequest(name, method, path, headers, Optional.of(otherBody));
  }

  private static Map<String, String> headers(SoapVersion version, Optional<String> action) {
    Map<String, String> headers = new LinkedHashMap<>();
    String type = version.contentType();
    if (version == SoapVersion.SOAP_1_1) {
      action.ifPresent(text -> headers.put("SOAPAction", "\"" + text + "\""));
    } else if (action.isPresent()) {
      type += "; action=\"" + action.get() + "\"";
    }
    headers.put("Content-Type", type);
    return headers;
  }

  private static String envelope(String namespace, String body) {
    return "<s:Envelope xmlns:s=\"%s\"><s:Body>%s</s:Body></s:Envelope>".formatted(namespace, body);
  }
}
