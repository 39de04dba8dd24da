/**
 * The vocabulary of the integration with InvoiceCloud, its ports, polling, reconciliation and the
 * profile. Packages named {@code internal} are for the SDK's own modules.
 */
@SuppressWarnings("module") // the SDK's other modules are compiled after this one
module com.imt.ic.core {
  requires com.fasterxml.jackson.databind;
  requires org.slf4j;
  requires transitive java.sql;
  requires static transitive org.jspecify;

  uses com.imt.ic.internal.profile.SectionReader;

  exports com.imt.ic;
  exports com.imt.ic.balance;
  exports com.imt.ic.billimage;
  exports com.imt.ic.cloud;
  exports com.imt.ic.integration;
  exports com.imt.ic.ledger;
  exports com.imt.ic.polling;
  exports com.imt.ic.profile;
  exports com.imt.ic.quarantine;
  exports com.imt.ic.reconcile;
  exports com.imt.ic.status;
  exports com.imt.ic.internal.file to
      com.imt.ic.bif;
  exports com.imt.ic.internal.integration to
      com.imt.ic.bif,
      com.imt.ic.soap;
  exports com.imt.ic.internal.mapping to
      com.imt.ic.testkit,
      com.imt.ic.soap;
  exports com.imt.ic.internal.polling to
      com.imt.ic.bif;
  exports com.imt.ic.internal.posting to
      com.imt.ic.soap;
  exports com.imt.ic.internal.profile to
      com.imt.ic.bif,
      com.imt.ic.soap,
      com.imt.ic.testkit;
  exports com.imt.ic.internal.record to
      com.imt.ic.soap,
      com.imt.ic.testkit;
  exports com.imt.ic.internal.store to
      com.imt.ic.bif;
  exports com.imt.ic.internal.text to
      com.imt.ic.soap;
}
