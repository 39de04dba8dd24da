package com.imt.ic.soap;

import com.imt.ic.soap.internal.xml.XmlCursor;
import java.util.Arrays;
import java.util.Optional;

/** The version of SOAP in which InvoiceCloud is asked; its services answer both at one address. */
public enum SoapVersion {
  /** SOAP 1.1: {@code text/xml} and a SOAPAction header. */
  SOAP_1_1(XmlCursor.SOAP_1_1, "text/xml", "Client", "Server"),
  /** SOAP 1.2: {@code application/soap+xml} with an action parameter. */
  SOAP_1_2(XmlCursor.SOAP_1_2, "application/soap+xml", "Sender", "Receiver");

  private final String namespace;
  private final String mediaType;
  private final String callersFault;
  private final String servicesFault;

  SoapVersion(String namespace, String mediaType, String callersFault, String servicesFault) {
    this.namespace = namespace;
    this.mediaType = mediaType;
    this.callersFault = callersFault;
    this.servicesFault = servicesFault;
  }

  /**
   * The version of an HTTP message.
   *
   * @param contentType its {@code Content-Type}, with or without parameters
   * @return empty where that is not SOAP's
   */
  public static Optional<SoapVersion> of(String contentType) {
    String media = contentType.split(";", 2)[0].strip();
    return Arrays.stream(values())
        .filter(version -> version.mediaType.equalsIgnoreCase(media))
        .findFirst();
  }

  /** The namespace of envelope, header, body and fault. */
  public String namespace() {
    return namespace;
  }

  /** The {@code Content-Type} of a message in UTF-8, without an action. */
  public String contentType() {
    return mediaType + "; charset=utf-8";
  }

  /** The local name of the code of a fault that the request is to blame for. */
  public String callersFault() {
    return callersFault;
  }

  /** The local name of the code of a fault that the service is to blame for. */
  public String servicesFault() {
    return servicesFault;
  }

  /** How people call it. */
  String label() {
    return this == SOAP_1_1 ? "SOAP 1.1" : "SOAP 1.2";
  }
}
