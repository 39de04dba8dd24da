package com.imt.ic.blackbox.bif;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this tier of tests may name, and what the module's two packages may know of each other. */
@AnalyzeClasses(packages = {"com.imt.ic.bif", "com.imt.ic.blackbox.bif"})
class ExportedPackagesTest {

  @ArchTest
  static final ArchRule blackbox_knows_exported_packages_alone =
      noClasses()
          .that()
          .resideInAPackage("com.imt.ic.blackbox..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.imt.ic..internal..");

  @ArchTest
  static final ArchRule internal_knows_neither_invoices_nor_layouts =
      noClasses()
          .that()
          .resideInAPackage("com.imt.ic.bif.internal..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.imt.ic.bif");
}
