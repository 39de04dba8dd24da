package com.imt.ic.soap;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which addresses may be called, and how a service's address is made. */
final class Addresses {

  private static final Pattern LOOPBACK_V4 =
      Pattern.compile("127\\.(?:\\d{1,3})\\.(?:\\d{1,3})\\.(?:\\d{1,3})");

  private Addresses() {}

  /** A checked folder address that ends in a slash. */
  static URI folder(URI address) {
    URI checked = checked(address);
    String text = checked.toString();
    return text.endsWith("/") ? checked : URI.create(text + "/");
  }

  /** https, or http to this very machine: every request carries the credentials. */
  static URI checked(URI address) {
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    if (address.getHost() == null
        || !(scheme.equals("https") || scheme.equals("http"))
        || address.getRawUserInfo() != null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "InvoiceCloud's address is \"%s\"; give an absolute one such as https://www.invoicecloud.com/portal/webservices/"
              .formatted(address.getRawUserInfo() == null ? address : "***@" + address.getHost()));
    }
    if (scheme.equals("http") && !isLoopback(address.getHost())) {
      throw new IllegalArgumentException(
          "InvoiceCloud's address is \"%s\"; plain http is taken for loopback addresses alone, since every request carries the credentials: use https"
              .formatted(address));
    }
    return address;
  }

  private static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || host.equals("[0:0:0:0:0:0:0:1]")
        || LOOPBACK_V4.matcher(host).matches();
  }

  /** Host and port, as messages name a server. */
  static String hostAndPort(URI address) {
    int port = address.getPort();
    if (port < 0) {
      port = "http".equalsIgnoreCase(address.getScheme()) ? 80 : 443;
    }
    return address.getHost() + ":" + port;
  }
}
