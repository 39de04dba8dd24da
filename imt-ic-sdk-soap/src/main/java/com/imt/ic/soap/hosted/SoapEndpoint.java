package com.imt.ic.soap.hosted;

import com.imt.ic.soap.hosted.SoapFault.Code;
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

  SoapEndpoint(Contract contract, Operation operation, long maximumBytes) {
    this.contract = contract;
    this.operation = operation;
    this.maximumBytes = maximumBytes;
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
      PayloadElement payload =
          EnvelopeReader.read(
              body, encoding.get().isEmpty() ? null : encoding.get(), version.get(), contract);
      EnvelopeWriter.Body answer = operation.perform(payload);
      return HostedResponse.of(
          200, version.get().contentType(), EnvelopeWriter.envelope(version.get(), answer));
    } catch (SoapFault e) {
      return fault(version.get(), e);
    } catch (XMLStreamException e) {
      return body.exceeded()
          ? tooLarge()
          : fault(version.get(), SoapFault.client("The request is not well-formed XML."));
    } catch (RuntimeException e) {
      String reference = Incident.log(contract.operation(), e);
      return fault(
          version.get(),
          new SoapFault(
              Code.SERVER, "The request could not be processed. Reference: " + reference));
    }
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

  private static HostedResponse fault(EnvelopeVersion version, SoapFault fault) {
    // 500 in both versions, as ASP.NET does and .NET's clients expect.
    return HostedResponse.of(500, version.contentType(), EnvelopeWriter.fault(version, fault));
  }
}
