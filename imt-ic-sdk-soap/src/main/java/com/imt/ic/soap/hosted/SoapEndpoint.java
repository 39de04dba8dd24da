package com.imt.ic.soap.hosted;

import com.imt.ic.soap.hosted.SoapFault.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** One service at one address, in both versions of SOAP. Thread-safe. */
final class SoapEndpoint {

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)\"?", Pattern.CASE_INSENSITIVE);

  /** What .NET, Java and Python send; each is read alike by every parser. */
  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.UTF_16,
          StandardCharsets.US_ASCII,
          StandardCharsets.ISO_8859_1);

  private static final long MOST_DRAINED = 64L * 1024 * 1024;

  private final Contract contract;
  private final Operation operation;
  private final long maximumBytes;

  private SoapEndpoint(Contract contract, Operation operation, long maximumBytes) {
    this.contract = contract;
    this.operation = operation;
    this.maximumBytes = maximumBytes;
  }

  static SoapEndpoint of(OnlineReceiptService service, long maximumBytes) {
    Contract contract = Contract.onlineReceipt();
    return new SoapEndpoint(contract, new PostOnlineReceipt(contract, service), maximumBytes);
  }

  static SoapEndpoint of(RealTimeDataRefreshService service, long maximumBytes) {
    Contract contract = Contract.realTimeDataRefresh();
    return new SoapEndpoint(contract, new RefreshInvoiceBalances(contract, service), maximumBytes);
  }

  Contract contract() {
    return contract;
  }

  HostedResponse post(HostedRequest request) {
    HostedResponse response = answer(request);
    drain(request.body());
    return response;
  }

  private HostedResponse answer(HostedRequest request) {
    String contentType = request.header("Content-Type").orElse("");
    Optional<EnvelopeVersion> version = EnvelopeVersion.of(contentType);
    Matcher charset = CHARSET.matcher(contentType);
    Optional<String> encoding = charset.find() ? known(charset.group(1)) : Optional.of("");
    boolean encoded =
        !request.header("Content-Encoding").orElse("identity").equalsIgnoreCase("identity");
    if (version.isEmpty() || encoding.isEmpty() || encoded) {
      return HostedResponse.plain(
          415, "Send text/xml (SOAP 1.1) or application/soap+xml (SOAP 1.2) in UTF-8, plain.");
    }
    LimitedInputStream body = new LimitedInputStream(request.body(), maximumBytes);
    if (announcedTooLarge(request)) {
      return tooLarge();
    }
    try {
      return reply(body, encoding.get().isEmpty() ? null : encoding.get(), version.get());
    } catch (XMLStreamException e) {
      return body.exceeded() ? tooLarge() : fault(version.get(), malformed());
    }
  }

  /** Answers an envelope that a JAX-WS runtime has read, in the version that it is in. */
  byte[] exchange(byte[] envelope) {
    EnvelopeVersion version =
        EnvelopeReader.isOf(EnvelopeVersion.SOAP_1_2, envelope)
            ? EnvelopeVersion.SOAP_1_2
            : EnvelopeVersion.SOAP_1_1;
    LimitedInputStream body =
        new LimitedInputStream(new ByteArrayInputStream(envelope), maximumBytes);
    try {
      return reply(body, null, version).bytes();
    } catch (XMLStreamException e) {
      return EnvelopeWriter.fault(version, malformed());
    }
  }

  private HostedResponse reply(InputStream body, @Nullable String charset, EnvelopeVersion version)
      throws XMLStreamException {
    SoapFault fault;
    try {
      PayloadElement payload = EnvelopeReader.read(body, charset, version, contract);
      EnvelopeWriter.Body answer = operation.perform(payload);
      return HostedResponse.of(
          200, version.contentType(), EnvelopeWriter.envelope(version, answer));
    } catch (SoapFault e) {
      fault = e;
    } catch (RuntimeException e) {
      String reference = Incident.log(contract.operation(), e);
      fault =
          new SoapFault(Code.SERVER, "The request could not be processed. Reference: " + reference);
    }
    return fault(version, fault);
  }

  private static HostedResponse fault(EnvelopeVersion version, SoapFault fault) {
    // 500 in both versions, as ASP.NET does and .NET's clients expect.
    return HostedResponse.of(500, version.contentType(), EnvelopeWriter.fault(version, fault));
  }

  private static SoapFault malformed() {
    return SoapFault.client("The request is not well-formed XML.");
  }

  /** The charset's own name where it is one of ours; empty where it is not. */
  private static Optional<String> known(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return CHARSETS.stream()
        .map(Charset::name)
        .filter(known -> known.toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }

  private boolean announcedTooLarge(HostedRequest request) {
    Optional<String> length = request.header("Content-Length");
    try {
      return length.isPresent() && Long.parseLong(length.get().strip()) > maximumBytes;
    } catch (NumberFormatException e) {
      return false; // the count while reading decides
    }
  }

  private HostedResponse tooLarge() {
    return HostedResponse.plain(
        413, "The request is larger than " + maximumBytes + " bytes; send it in several parts.");
  }

  /**
   * Reads on to the end, or for a while, since a sender that is cut off while it writes never sees
   * the answer.
   */
  private static void drain(InputStream rest) {
    byte[] buffer = new byte[8192];
    long left = MOST_DRAINED;
    try {
      for (int n = 0; n >= 0 && left > 0; left -= n) {
        n = rest.read(buffer);
      }
    } catch (IOException e) {
      // The sender has gone; there is nobody to answer.
      return;
    }
  }
}
