package com.imt.ic.soap;

import com.imt.ic.Secret;
import java.util.Objects;
import java.util.Optional;

/**
 * An HTTP proxy between Spectrum and InvoiceCloud; https goes through it by CONNECT. Immutable and
 * thread-safe; {@code toString} shows no credentials.
 *
 * @param host its name or address
 * @param port 1 to 65535
 * @param user whom it knows, where it asks (Basic)
 * @param password the user's
 */
public record HttpProxy(String host, int port, Optional<String> user, Optional<Secret> password) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when the host is empty, the port out of range, or one of user
   *     and password is given alone
   */
  public HttpProxy {
    Objects.requireNonNull(host, "host");
    if (host.isBlank()) {
      throw new IllegalArgumentException("proxy has no host; give a name or an address");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("proxy has port " + port + "; give one from 1 to 65535");
    }
    if (user.isPresent() != password.isPresent()) {
      throw new IllegalArgumentException("proxy has one of user and password; give both or none");
    }
  }

  /**
   * A proxy that asks for nobody.
   *
   * @param host its name or address
   * @param port 1 to 65535
   * @return the proxy
   */
  public static HttpProxy of(String host, int port) {
    return new HttpProxy(host, port, Optional.empty(), Optional.empty());
  }

  /**
   * The same proxy with whom it knows.
   *
   * @param user not empty
   * @param password the user's
   * @return the proxy
   */
  public HttpProxy withCredentials(String user, Secret password) {
    return new HttpProxy(host, port, Optional.of(user), Optional.of(password));
  }

  /** Shows neither user nor password. */
  @Override
  public String toString() {
    return "HttpProxy[" + host + ":" + port + (user.isPresent() ? ", with credentials]" : "]");
  }
}
