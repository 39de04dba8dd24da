package com.imt.ic.soap.hosted;

import java.util.Locale;
import java.util.Optional;

/** The two versions of SOAP, told apart by the media type of the request. */
enum EnvelopeVersion {
  SOAP_1_1("http://schemas.xmlsoap.org/soap/envelope/", "text/xml"),
  SOAP_1_2("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml");

  private final String namespace;
  private final String mediaType;

  EnvelopeVersion(String namespace, String mediaType) {
    this.namespace = namespace;
    this.mediaType = mediaType;
  }

  /** The version of a {@code Content-Type}; empty where it is not SOAP. */
  static Optional<EnvelopeVersion> of(String contentType) {
    int end = contentType.indexOf(';');
    String media = (end < 0 ? contentType : contentType.substring(0, end)).strip();
    for (EnvelopeVersion version : values()) {
      if (version.mediaType.equals(media.toLowerCase(Locale.ROOT))) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  String namespace() {
    return namespace;
  }

  /** The {@code Content-Type} of an answer. */
  String contentType() {
    return mediaType + "; charset=utf-8";
  }
}
