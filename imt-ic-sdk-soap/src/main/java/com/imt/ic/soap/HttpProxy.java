package com.imt.ic.soap;

import com.imt.ic.Secret;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy between Spectrum and InvoiceCloud; https goes through it by CONNECT. Immutable and
 * thread-safe; {@code toString} shows no credentials.
 */
public final class HttpProxy {

  final String host;
  final int port;
  final @Nullable String user;
  final @Nullable Secret password;

  private HttpProxy(String host, int port, @Nullable String user, @Nullable Secret password) {
    this.host = host;
    this.port = port;
    this.user = user;
    this.password = password;
  }

  /**
   * A proxy that asks nobody who they are.
   *
   * @param host its name or address
   * @param port 1 to 65535
   * @throws IllegalArgumentException when the host is blank or the port out of range
   */
  public static HttpProxy of(String host, int port) {
    if (host.isBlank()) {
      throw new IllegalArgumentException("proxy has no host; give a name or an address");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("proxy has port " + port + "; give one from 1 to 65535");
    }
    return new HttpProxy(host, port, null, null);
  }

  /** The same proxy where it asks for user and password (Basic). */
  public HttpProxy withCredentials(String user, Secret password) {
    return new HttpProxy(
        host,
        port,
        Objects.requireNonNull(user, "user"),
        Objects.requireNonNull(password, "password"));
  }

  /** Shows neither user nor password. */
  @Override
  public String toString() {
    return "HttpProxy[%s:%s%s]".formatted(host, port, user == null ? "" : ", with credentials");
  }
}
