package com.imt.ic.soap;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Why one side of a TLS connection does not trust the other, which no further attempt mends. */
enum TlsRefusal {
  EXPIRED(
      "the server's certificate is not valid today",
      "Look at this machine's clock, and tell whoever runs the server"),
  OTHER_NAME(
      "the server's certificate is for another name",
      "Check the address, and what stands before InvoiceCloud"),
  UNTRUSTED(
      "nobody that is trusted here vouches for the server's certificate",
      "Check the server's certificate and the trust store"),
  CLIENT_CERTIFICATE(
      "the server asks for a client's certificate, and got none that it takes",
      "Give a key and a certificate that the server takes, by sslContext in SoapSettings"),
  HANDSHAKE(
      "the server broke off the handshake, as for want of a client's certificate or of a cipher that both take",
      "Give a client's certificate by sslContext in SoapSettings, or look at what the server's log says"),
  VERSION("the two sides have no version of TLS in common", "Let the server take TLS 1.2 or 1.3"),
  NO_TLS(
      "what answers there speaks no TLS",
      "Check the address and its port, and what stands before InvoiceCloud");

  private static final int MOST_CAUSES = 20;

  /** RFC 8446, section 6.2, and what servers of TLS 1.2 say in its place. */
  private static final Pattern ALERT =
      Pattern.compile(
          "alert: (?:certificate_required|bad_certificate|unsupported_certificate|certificate_"
              + "(?:unknown|revoked|expired)|unknown_ca|access_denied|no_certificate)");

  private final String found;
  private final String advice;

  TlsRefusal(String found, String advice) {
    this.found = found;
    this.advice = advice;
  }

  String found() {
    return found;
  }

  String advice() {
    return advice;
  }

  /** The refusal in a failure and its causes, or null for none. */
  static @Nullable TlsRefusal in(Throwable failure) {
    TlsRefusal refusal = null;
    int depth = 0;
    for (Throwable at = failure; at != null && depth < MOST_CAUSES; at = at.getCause(), depth++) {
      TlsRefusal more = of(at);
      refusal = more == null ? refusal : more; // the deepest says the most
    }
    return refusal;
  }

  /** By the alert that the server sent, or by what the JDK says of its bytes. */
  private static @Nullable TlsRefusal told(String message) {
    if (ALERT.matcher(message).find()) {
      return CLIENT_CERTIFICATE;
    }
    if (message.contains("alert: handshake_failure")) {
      return HANDSHAKE;
    }
    if (message.contains("protocol_version") || message.contains("protocol version")) {
      return VERSION;
    }
    return message.contains("unsupported or unrecognized ssl message") ? NO_TLS : null;
  }

  private static @Nullable TlsRefusal of(Throwable failure) {
    if (failure instanceof CertificateExpiredException
        || failure instanceof CertificateNotYetValidException) {
      return EXPIRED;
    }
    if (failure instanceof CertPathBuilderException
        || failure instanceof CertPathValidatorException) {
      return UNTRUSTED;
    }
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof SSLPeerUnverifiedException
        || (failure instanceof CertificateException && message.contains("subject alternative"))) {
      return OTHER_NAME;
    }
    if (failure instanceof CertificateException) {
      return UNTRUSTED;
    }
    return failure instanceof SSLException ? told(message.toLowerCase(Locale.ROOT)) : null;
  }
}
