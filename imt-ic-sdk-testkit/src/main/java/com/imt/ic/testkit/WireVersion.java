package com.imt.ic.testkit;

import java.util.Locale;
import java.util.Optional;

/** The SOAP version of an exchange, which ASP.NET tells by the content type. */
enum WireVersion {
  SOAP_1_1("http://schemas.xmlsoap.org/soap/envelope/", "text/xml"),
  SOAP_1_2("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml");

  private final String namespace;
  private final String mediaType;

  WireVersion(String namespace, String mediaType) {
    this.namespace = namespace;
    this.mediaType = mediaType;
  }

  static Optional<WireVersion> ofContentType(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    for (WireVersion version : values()) {
      if (type.startsWith(version.mediaType)) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  String namespace() {
    return namespace;
  }

  String contentType() {
    return mediaType + "; charset=utf-8";
  }
}
