package com.imt.ic.soap.hosted;

import com.imt.ic.soap.SoapVersion;
import com.imt.ic.soap.hosted.HostedCall.Outcome;
import com.imt.ic.soap.hosted.SoapFault.Code;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** One service at one address, in both versions of SOAP, for all billers. Thread-safe. */
final class SoapEndpoint {

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)\"?", Pattern.CASE_INSENSITIVE);

  /**
   * What is answered, and what is counted of it.
   *
   * @param pass by which the request came in, where it was answered
   */
  record Reply(
      HostedResponse response,
      Outcome outcome,
      Gate.@Nullable Pass pass,
      HostedCall.Entries entries,
      int replacedCharacters) {

    static Reply of(HostedResponse response, Outcome outcome) {
      return new Reply(response, outcome, null, HostedCall.Entries.NONE, 0);
    }
  }

  private final Contract contract;
  private final EnvelopeReader.Intake intake;

  SoapEndpoint(Contract contract, Gate gate, Limits limits) {
    this.contract = contract;
    intake = EnvelopeReader.Intake.of(contract, gate, limits);
  }

  Contract contract() {
    return contract;
  }

  Reply post(HostedRequest request, RequestBody body) {
    String contentType = request.header("Content-Type").orElse("");
    Optional<SoapVersion> version = SoapVersion.of(contentType);
    Matcher charset = CHARSET.matcher(contentType);
    boolean isNamed = charset.find();
    Charset encoding = isNamed ? known(charset.group(1)) : null;
    boolean encoded =
        !request.header("Content-Encoding").orElse("identity").equalsIgnoreCase("identity");
    if (version.isEmpty() || (isNamed && encoding == null) || encoded) {
      return Reply.of(
          HostedResponse.plain(
              415, "Send text/xml (SOAP 1.1) or application/soap+xml (SOAP 1.2) in UTF-8, plain."),
          Outcome.NOT_SERVED);
    }
    if (body.isAnnouncedTooLarge()) {
      return tooLarge();
    }
    try {
      return reply(body, encoding, version.get());
    } catch (XMLStreamException e) {
      if (body.tooSlow) {
        return Reply.of(
            HostedResponse.plain(408, "The request took too long to arrive; send it again."),
            Outcome.TOO_SLOW);
      }
      return body.tooLarge ? tooLarge() : fault(version.get(), XmlTrouble.of(e, 0));
    }
  }

  /** Answers an envelope that a JAX-WS runtime has read, in the version that it is in. */
  Reply exchange(byte[] envelope) {
    SoapVersion version =
        EnvelopeReader.isOf(SoapVersion.SOAP_1_2, envelope, intake)
            ? SoapVersion.SOAP_1_2
            : SoapVersion.SOAP_1_1;
    RequestBody body = RequestBody.of(envelope, intake.limits());
    try {
      return reply(body, null, version);
    } catch (XMLStreamException e) {
      return fault(version, XmlTrouble.of(e, 0));
    }
  }

  private Reply reply(InputStream body, @Nullable Charset charset, SoapVersion version)
      throws XMLStreamException {
    SoapFault fault;
    try {
      Operation.Admitted request = EnvelopeReader.read(body, charset, version, intake);
      Operation.Answer answer = request.perform();
      byte[] envelope = EnvelopeWriter.envelope(version, answer.body());
      return new Reply(
          HostedResponse.of(200, version.contentType(), envelope),
          Outcome.ANSWERED,
          request.pass(),
          answer.entries(),
          request.payload().replacedCharacters());
    } catch (SoapFault e) {
      fault = e;
    } catch (RuntimeException e) {
      String reference = Incident.log(contract.operation(), e);
      fault =
          new SoapFault(
              Code.SERVER,
              Outcome.FAILED,
              "The request could not be processed. Reference: " + reference);
    }
    return fault(version, fault);
  }

  private static Reply fault(SoapVersion version, SoapFault fault) {
    // 500 in both versions, as ASP.NET does and .NET's clients expect.
    byte[] envelope = EnvelopeWriter.fault(version, fault);
    return Reply.of(HostedResponse.of(500, version.contentType(), envelope), fault.outcome);
  }

  private static @Nullable Charset known(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private Reply tooLarge() {
    return Reply.of(
        HostedResponse.plain(
            413,
            "The request is larger than %s bytes; send it in several parts."
                .formatted(intake.limits().bytes())),
        Outcome.TOO_LARGE);
  }
}
