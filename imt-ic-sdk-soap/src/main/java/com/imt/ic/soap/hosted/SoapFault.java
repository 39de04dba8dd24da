package com.imt.ic.soap.hosted;

import com.imt.ic.soap.hosted.HostedCall.Outcome;

/** A request that is answered by a SOAP fault; the message is all that the sender learns. */
final class SoapFault extends Exception {

  private static final long serialVersionUID = 1L;

  /** Whose fault it is, by the names of SOAP 1.1 and 1.2. */
  enum Code {
    CLIENT("Client", "Sender"),
    SERVER("Server", "Receiver"),
    VERSION_MISMATCH("VersionMismatch", "VersionMismatch"),
    MUST_UNDERSTAND("MustUnderstand", "MustUnderstand");

    private final String name11;
    private final String name12;

    Code(String name11, String name12) {
      this.name11 = name11;
      this.name12 = name12;
    }

    String name(EnvelopeVersion version) {
      return version == EnvelopeVersion.SOAP_1_1 ? name11 : name12;
    }
  }

  private final Code code;
  private final Outcome outcome;

  SoapFault(Code code, Outcome outcome, String text) {
    // Hostile requests come in masses, and their stack says nothing.
    super(text, null, false, false);
    this.code = code;
    this.outcome = outcome;
  }

  static SoapFault client(String text) {
    return new SoapFault(Code.CLIENT, Outcome.NOT_UNDERSTOOD, text);
  }

  Outcome outcome() {
    return outcome;
  }

  Code code() {
    return code;
  }

  String text() {
    String text = getMessage();
    return text == null ? "" : text;
  }
}
