/** The Biller Invoice File: its layout, its writer and parser, and its sending. */
module com.imt.ic.bif {
  requires org.slf4j;
  requires transitive com.imt.ic.core;
  requires static transitive org.jspecify;

  exports com.imt.ic.bif;

  provides com.imt.ic.internal.profile.SectionReader with
      com.imt.ic.bif.BifLayout.Section;
}
