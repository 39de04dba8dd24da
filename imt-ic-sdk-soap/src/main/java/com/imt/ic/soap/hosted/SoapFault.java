package com.imt.ic.soap.hosted;

import com.imt.ic.soap.SoapVersion;
import com.imt.ic.soap.hosted.HostedCall.Outcome;

/** A request that is answered by a SOAP fault; the message is all that the sender learns. */
final class SoapFault extends Exception {

  private static final long serialVersionUID = 1L;

  enum Code {
    CLIENT,
    SERVER,
    VERSION_MISMATCH,
    MUST_UNDERSTAND;

    String in(SoapVersion version) {
      return switch (this) {
        case CLIENT -> version.callersFault();
        case SERVER -> version.servicesFault();
        case VERSION_MISMATCH -> "VersionMismatch";
        case MUST_UNDERSTAND -> "MustUnderstand";
      };
    }
  }

  final Code code;
  final Outcome outcome;

  SoapFault(Code code, Outcome outcome, String text) {
    // Hostile requests come in masses, and their stack says nothing.
    super(text, null, false, false);
    this.code = code;
    this.outcome = outcome;
  }

  static SoapFault client(String text) {
    return new SoapFault(Code.CLIENT, Outcome.NOT_UNDERSTOOD, text);
  }

  /** The fault is ours, and the same request may do better later. */
  static SoapFault unavailable(String text) {
    return new SoapFault(Code.SERVER, Outcome.FAILED, text);
  }

  String text() {
    String text = getMessage();
    return text == null ? "" : text;
  }
}
