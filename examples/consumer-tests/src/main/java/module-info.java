/** A host's billing. Its tests need no line here. */
module com.example.billing {
  requires com.imt.ic.bif;
  requires com.imt.ic.core;
  requires com.imt.ic.soap;
  requires java.naming; // data sources
  requires java.sql;
}
