package com.imt.ic.testkit;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.profile.Profile;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/**
 * A service's WSDL as ASP.NET serves it at {@code ?wsdl}: what the operations at one address take
 * and answer by the profile. Not thread-safe.
 */
final class WsdlPage {

  private static final String SOAP = "http://schemas.xmlsoap.org/wsdl/soap/";

  private final DotNetXml xml;
  private final Profile profile;
  private final List<OperationSpec> operations;
  private final String service;
  private final String namespace;

  private WsdlPage(DotNetXml xml, Profile profile, List<OperationSpec> served) {
    this.xml = xml;
    this.profile = profile;
    service = served.get(0).service();
    namespace = served.get(0).namespace();
    // A service of ASMX has one namespace; what is served beside it in another has no place here.
    operations = served.stream().filter(each -> each.namespace().equals(namespace)).toList();
  }

  /**
   * Writes one.
   *
   * @param served the operations at the address, one at least
   */
  static String of(Profile profile, List<OperationSpec> served, String address) throws IOException {
    StringWriter out = new StringWriter();
    DotNetXml xml = new DotNetXml(out, true);
    xml.declaration();
    new WsdlPage(xml, profile, served).write(address);
    return out.toString();
  }

  private void write(String address) throws IOException {
    xml.start(
        "wsdl:definitions",
        "xmlns:tns",
        namespace,
        "xmlns:s",
        "http://www.w3.org/2001/XMLSchema",
        "xmlns:soap",
        SOAP,
        "xmlns:soap12",
        "http://schemas.xmlsoap.org/wsdl/soap12/",
        "targetNamespace",
        namespace,
        "xmlns:wsdl",
        "http://schemas.xmlsoap.org/wsdl/");
    new WsdlTypes(xml, profile, namespace).write(operations);
    for (OperationSpec operation : operations) {
      message(operation.operation() + "SoapIn", "parameters", "tns:" + operation.operation());
      message(
          operation.operation() + "SoapOut", "parameters", "tns:" + operation.responseElement());
      for (WsdlHeader header : WsdlHeader.of(profile, operation)) {
        header.start(xml, "wsdl:message", "name", operation.operation() + header.element());
        xml.empty("wsdl:part", "name", header.element(), "element", header.qualified()).end();
      }
    }
    xml.start("wsdl:portType", "name", service + "Soap");
    for (OperationSpec operation : operations) {
      xml.start("wsdl:operation", "name", operation.operation())
          .empty("wsdl:input", "message", "tns:" + operation.operation() + "SoapIn")
          .empty("wsdl:output", "message", "tns:" + operation.operation() + "SoapOut")
          .end();
    }
    xml.end();
    binding("soap", service + "Soap");
    binding("soap12", service + "Soap12");
    xml.start("wsdl:service", "name", service);
    port("soap", service + "Soap", address);
    port("soap12", service + "Soap12", address);
    xml.end().end();
  }

  private void message(String name, String part, String element) throws IOException {
    xml.start("wsdl:message", "name", name)
        .empty("wsdl:part", "name", part, "element", element)
        .end();
  }

  private void binding(String soap, String name) throws IOException {
    xml.start("wsdl:binding", "name", name, "type", "tns:" + service + "Soap")
        .empty(soap + ":binding", "transport", "http://schemas.xmlsoap.org/soap/http");
    for (OperationSpec operation : operations) {
      xml.start("wsdl:operation", "name", operation.operation())
          .empty(soap + ":operation", "soapAction", operation.soapAction(), "style", "document")
          .start("wsdl:input")
          .empty(soap + ":body", "use", "literal");
      for (WsdlHeader header : WsdlHeader.of(profile, operation)) {
        xml.empty(
            soap + ":header",
            "message",
            "tns:" + operation.operation() + header.element(),
            "part",
            header.element(),
            "use",
            "literal");
      }
      xml.end().start("wsdl:output").empty(soap + ":body", "use", "literal").end().end();
    }
    xml.end();
  }

  private void port(String soap, String name, String address) throws IOException {
    xml.start("wsdl:port", "name", name, "binding", "tns:" + name)
        .empty(soap + ":address", "location", address)
        .end();
  }
}
