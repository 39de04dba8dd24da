package com.imt.ic.testkit;

import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.soap.SoapVersion;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** Writes envelopes as ASP.NET does: an operation's answer, or a fault. */
final class SoapAnswer {

  /** What stands in an operation's answer. */
  @FunctionalInterface
  interface Content {
    /** Writes it; called more than once, and writes the same each time. */
    void write(DotNetXml xml) throws IOException;
  }

  /** Whose fault it is. */
  enum FaultCode {
    CALLER,
    SERVICE;

    private String in(SoapVersion version) {
      return "soap:"
          + switch (this) {
            case CALLER -> version.callersFault();
            case SERVICE -> version.servicesFault();
          };
    }
  }

  /** What .NET writes below the first line; the samples have it cut. */
  private static final String STACK_TRACE = "\n   at InvoiceCloud.WebServices (stack trace cut)";

  private final SoapVersion version;
  private final HttpReply reply;

  SoapAnswer(SoapVersion version, HttpReply reply) {
    this.version = version;
    this.reply = reply;
  }

  /** The same answer by the version of SOAP that was not asked for. */
  SoapAnswer inOtherVersion() {
    return new SoapAnswer(
        version == SoapVersion.SOAP_1_1 ? SoapVersion.SOAP_1_2 : SoapVersion.SOAP_1_1, reply);
  }

  void result(OperationSpec spec, String namespace, Content content) {
    envelope(
        200,
        xml -> {},
        xml -> {
          xml.start(spec.responseElement(), "xmlns", namespace);
          content.write(xml);
          xml.end();
        });
  }

  void fault(FaultCode code, String reason) {
    fault(xml -> {}, code.in(version), reason);
  }

  /** An envelope of no version that is known: says which are. */
  void versionMismatch(String reason) {
    fault(
        xml -> {
          xml.start("soap:Header")
              .start("soap12:Upgrade", "xmlns:soap12", SoapVersion.SOAP_1_2.namespace());
          supported(xml, "soap", SoapVersion.SOAP_1_1);
          supported(xml, "soap12", SoapVersion.SOAP_1_2);
          xml.end().end();
        },
        "soap:VersionMismatch",
        reason);
  }

  private static void supported(DotNetXml xml, String prefix, SoapVersion known)
      throws IOException {
    xml.empty(
        "soap12:SupportedEnvelope",
        "qname",
        prefix + ":Envelope",
        "xmlns:" + prefix,
        known.namespace());
  }

  private void fault(Content header, String code, String reason) {
    String text = "System.Web.Services.Protocols.SoapException: " + reason + STACK_TRACE;
    envelope(
        500,
        header,
        xml -> {
          xml.start("soap:Fault");
          if (version == SoapVersion.SOAP_1_1) {
            xml.element("faultcode", code).element("faultstring", text).empty("detail");
          } else {
            xml.start("soap:Code").element("soap:Value", code).end();
            xml.start("soap:Reason").start("soap:Text", "xml:lang", "en").text(text).end().end();
            xml.empty("soap:Detail");
          }
          xml.end();
        });
  }

  private void envelope(int status, Content header, Content body) {
    reply.answer(status, version.contentType(), out -> write(header, body, out));
  }

  private void write(Content header, Content body, OutputStream out) throws IOException {
    DotNetXml xml =
        new DotNetXml(
            new BufferedWriter(
                new OutputStreamWriter(RawBytes.writtenTo(out), StandardCharsets.UTF_8)));
    xml.declaration()
        .start(
            "soap:Envelope",
            "xmlns:soap",
            version.namespace(),
            "xmlns:xsi",
            "http://www.w3.org/2001/XMLSchema-instance",
            "xmlns:xsd",
            "http://www.w3.org/2001/XMLSchema");
    header.write(xml);
    xml.start("soap:Body");
    body.write(xml);
    xml.end().end().flush();
  }
}
