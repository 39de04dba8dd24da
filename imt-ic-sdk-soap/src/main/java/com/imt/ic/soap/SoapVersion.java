package com.imt.ic.soap;

/** The version of SOAP in which InvoiceCloud is asked; its services answer both at one address. */
public enum SoapVersion {
  /** SOAP 1.1: {@code text/xml} and a SOAPAction header. */
  SOAP_1_1("http://schemas.xmlsoap.org/soap/envelope/"),
  /** SOAP 1.2: {@code application/soap+xml} with an action parameter. */
  SOAP_1_2("http://www.w3.org/2003/05/soap-envelope");

  private final String namespace;

  SoapVersion(String namespace) {
    this.namespace = namespace;
  }

  /** The namespace of its envelope. */
  String namespace() {
    return namespace;
  }

  /** How people call it. */
  String label() {
    return this == SOAP_1_1 ? "SOAP 1.1" : "SOAP 1.2";
  }
}
