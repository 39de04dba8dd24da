package com.imt.ic.soap.hosted;

import com.imt.ic.Secret;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks at a caller before its request is read, in addition to BillerGUID and WebServiceKey: HTTP
 * basic, a client certificate, an address. Thread-safe.
 *
 * <p>A caller that is not admitted gets 401 where there is a challenge, else 403, and learns
 * nothing more. This holds for {@code ?wsdl} too.
 */
@FunctionalInterface
public interface CallerCheck {

  /** Whether a request is to be read at all. Its body is not to be touched here. */
  boolean admits(HostedRequest request);

  /**
   * What is sent as {@code WWW-Authenticate} where the caller is not admitted; nothing unless
   * overridden.
   */
  default Optional<String> challenge() {
    return Optional.empty();
  }

  /**
   * HTTP basic authentication (RFC 7617, UTF-8). Every pair is compared in full, so neither answer
   * nor time tells which part was wrong.
   *
   * @param passwords user to password; two users while they rotate
   * @throws IllegalArgumentException when there is no user, or a user's name has a colon
   */
  static CallerCheck httpBasic(Map<String, Secret> passwords) {
    return new HttpBasic(passwords);
  }

  /**
   * A client certificate that the server's own TLS has verified, in the JDK's server or a servlet
   * container; nobody is admitted without one. Behind a proxy that ends TLS, look at the header in
   * which it hands on the certificate, with a check of your own.
   *
   * @param accepted decides by the caller's own certificate, for example by its subject
   */
  static CallerCheck clientCertificate(Predicate<X509Certificate> accepted) {
    return request ->
        !request.clientCertificates().isEmpty()
            && accepted.test(request.clientCertificates().get(0));
  }
}
