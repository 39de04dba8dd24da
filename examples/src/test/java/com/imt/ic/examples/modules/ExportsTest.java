package com.imt.ic.examples.modules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What users may name: the packages that the module descriptors export. */
@AnalyzeClasses(packages = "com.imt.ic", importOptions = ImportOption.DoNotIncludeTests.class)
class ExportsTest {

  private static final Map<String, ModuleDescriptor> SDK = ModulePath.sdk();
  private static final Set<String> EXPORTED = ModulePath.exportedPackages();
  private static final Set<String> HIDDEN = ModulePath.hiddenPackages();
  private static final int MOST_PUBLIC_TYPES = 95;

  private static final DescribedPredicate<JavaClass> INTERNAL =
      describe("are exported by no module", type -> HIDDEN.contains(type.getPackageName()));

  @ArchTest
  static final ArchRule examples_use_exported_packages_alone =
      noClasses()
          .that()
          .resideInAPackage("com.imt.ic.examples..")
          .should()
          .dependOnClassesThat(INTERNAL);

  @ArchTest
  static void all_packages_but_internal_ones_are_exported(JavaClasses classes) {
    assertThat(SDK.keySet())
        .containsExactly(
            "com.imt.ic.bif", "com.imt.ic.core", "com.imt.ic.soap", "com.imt.ic.testkit");
    assertThat(EXPORTED).isNotEmpty().noneMatch(ExportsTest::isInternal);
    assertThat(HIDDEN).isNotEmpty().allMatch(ExportsTest::isInternal);
  }

  /** Whatever a module exports to another is in use there; the list may only shrink. */
  @ArchTest
  static void internal_packages_are_exported_only_to_modules_that_use_them(JavaClasses classes) {
    Set<String> unused = new TreeSet<>();
    for (ModuleDescriptor module : SDK.values()) {
      for (Exports exports : module.exports()) {
        exports.targets().stream()
            .filter(target -> !uses(SDK.get(target), exports.source(), classes))
            .forEach(target -> unused.add(exports.source() + " to " + target));
      }
    }
    assertThat(unused).as("qualified exports that nobody needs").isEmpty();
  }

  @ArchTest
  static void public_types_are_few(JavaClasses classes) {
    Map<String, Set<String>> types = new TreeMap<>();
    for (String module : Set.of("com.imt.ic.core", "com.imt.ic.bif", "com.imt.ic.soap")) {
      types.put(module, publicTypes(SDK.get(module), classes));
    }
    int count = types.values().stream().mapToInt(Set::size).sum();
    System.out.printf("Public types: %d, at most %d%n", count, MOST_PUBLIC_TYPES);
    types.forEach((module, names) -> System.out.printf("  %s: %d%n", module, names.size()));
    assertThat(count)
        .as("public types, which are %s", types)
        .isLessThanOrEqualTo(MOST_PUBLIC_TYPES);
  }

  private static Set<String> publicTypes(ModuleDescriptor module, JavaClasses classes) {
    return classes.stream()
        .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(type -> EXPORTED.contains(type.getPackageName()))
        .filter(type -> module.packages().contains(type.getPackageName()))
        .map(JavaClass::getName)
        .collect(toCollection(TreeSet::new));
  }

  private static boolean uses(ModuleDescriptor module, String packageName, JavaClasses classes) {
    return classes.stream()
        .filter(type -> module.packages().contains(type.getPackageName()))
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .map(Dependency::getTargetClass)
        .anyMatch(target -> target.getPackageName().equals(packageName));
  }

  private static boolean isInternal(String packageName) {
    return Stream.of(packageName.split("\\.")).anyMatch("internal"::equals);
  }
}
