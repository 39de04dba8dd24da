/**
 * An InvoiceCloud for tests, in memory and over HTTP, and the contract tests. Tests that use the
 * JUnit extension or extend a contract require {@code org.junit.jupiter.api} themselves, and {@code
 * com.h2database} where the extension is to give them a database.
 */
@SuppressWarnings("requires-automatic") // H2 has no descriptor; its name is in its manifest
module com.imt.ic.testkit {
  requires com.ctc.wstx;
  requires com.fasterxml.jackson.core;
  requires java.naming; // which H2's data source is made of
  requires java.net.http;
  requires org.slf4j;
  requires transitive com.imt.ic.bif;
  requires transitive com.imt.ic.core;
  requires transitive com.imt.ic.soap;
  requires static com.h2database;
  requires static org.junit.jupiter.api;
  requires static transitive org.jspecify;

  exports com.imt.ic.testkit;
  exports com.imt.ic.testkit.contract;

  // JUnit runs the contract's tests, which are not public.
  opens com.imt.ic.testkit to
      org.junit.platform.commons;
}
