package com.imt.ic.blackbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The black-box tier knows what a host knows. */
class BlackBoxRulesTest {

  @Test
  void blackBoxTests_useExportedPackagesAlone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.imt.ic.internal..")
        .check(blackBox());
  }

  /** Names tell the package, so what they stand for need not be read. */
  private static JavaClasses blackBox() {
    return ArchConfiguration.withThreadLocalScope(
        configuration -> {
          configuration.setResolveMissingDependenciesFromClassPath(false);
          return new ClassFileImporter().importPackages("com.imt.ic.blackbox");
        });
  }
}
