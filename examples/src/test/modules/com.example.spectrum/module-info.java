/** A host on the module path, as small as one can be. */
module com.example.spectrum {
  requires com.h2database;
  requires com.imt.ic.bif;
  requires com.imt.ic.core;
  requires com.imt.ic.soap;
  requires java.naming; // H2's data source names it
  requires java.net.http;

  exports com.example.spectrum;
}
