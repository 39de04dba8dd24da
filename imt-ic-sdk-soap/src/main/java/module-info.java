/**
 * InvoiceCloud over SOAP, and the two services that the host offers to InvoiceCloud. A host that
 * uses the servlet requires {@code jakarta.servlet} itself.
 */
@SuppressWarnings({
  "module", // the testkit is compiled after this module
  "requires-automatic" // okio and resilience4j have no descriptor; their names are in their
  // manifests
})
module com.imt.ic.soap {
  requires com.ctc.wstx;
  requires com.sun.xml.ws;
  requires io.github.resilience4j.core;
  requires io.github.resilience4j.retry;
  requires kotlin.stdlib; // for OkHttp 4, whose jar has no descriptor that says so
  requires okio;
  requires org.codehaus.stax2;
  requires org.slf4j;
  requires transitive com.imt.ic.core;
  requires transitive jakarta.xml.ws;
  requires transitive java.xml;
  requires transitive jdk.httpserver;
  requires transitive okhttp3;
  requires static jakarta.servlet;
  requires static transitive org.jspecify;

  exports com.imt.ic.soap;
  exports com.imt.ic.soap.hosted;
  exports com.imt.ic.soap.internal.xml to
      com.imt.ic.testkit;

  // Which of several a host gets; see internal.jaxws.
  uses jakarta.xml.ws.spi.Provider;

  // The JAX-WS runtime reads the WSDLs that the endpoints name.
  opens com.imt.ic.soap.hosted to
      com.sun.xml.ws;
}
