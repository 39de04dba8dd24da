package com.imt.ic.examples;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.math.BigDecimal;
import java.text.DateFormat;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.Timer;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The rules that hold the modules together; this module sees all of them. */
@AnalyzeClasses(packages = "com.imt.ic", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String BIF = "com.imt.ic.bif..";
  private static final String SOAP = "com.imt.ic.soap..";
  private static final String HOSTED = "com.imt.ic.soap.hosted..";
  private static final String TESTKIT = "com.imt.ic.testkit..";
  private static final String EXAMPLES = "com.imt.ic.examples..";

  private static final DescribedPredicate<JavaClass> SDK =
      resideInAnyPackage("com.imt.ic..")
          .and(not(resideInAnyPackage(EXAMPLES)))
          .as("are SDK classes");
  private static final DescribedPredicate<JavaClass> CORE =
      SDK.and(not(resideInAnyPackage(BIF, SOAP, TESTKIT))).as("are core classes");
  private static final DescribedPredicate<JavaClass> CORE_OR_BIF =
      CORE.or(resideInAnyPackage(BIF)).as("are core or bif classes");
  private static final DescribedPredicate<JavaClass> PRODUCTION =
      CORE_OR_BIF.or(resideInAnyPackage(SOAP)).as("are core, bif or soap classes");

  private static final DescribedPredicate<JavaClass> XML_OR_HTTP =
      resideInAnyPackage(
              "javax.xml..",
              "jakarta.xml..",
              "jakarta.servlet..",
              "org.w3c..",
              "org.xml..",
              "org.codehaus.stax2..",
              "com.ctc.wstx..",
              "com.sun.xml..",
              "com.sun.net.httpserver..",
              "okhttp3..",
              "java.net.http..")
          .as("are XML or HTTP types");

  private static final Set<String> FLOATING =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");

  // Module direction: examples -> testkit -> bif and soap -> core.

  @ArchTest
  static final ArchRule core_knows_no_other_module =
      noClasses()
          .that(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(BIF, SOAP, TESTKIT, EXAMPLES);

  @ArchTest
  static final ArchRule bif_knows_only_core =
      noClasses()
          .that()
          .resideInAPackage(BIF)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SOAP, TESTKIT, EXAMPLES);

  @ArchTest
  static final ArchRule soap_knows_only_core =
      noClasses()
          .that()
          .resideInAPackage(SOAP)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(BIF, TESTKIT, EXAMPLES);

  @ArchTest
  static final ArchRule testkit_does_not_know_examples =
      noClasses()
          .that()
          .resideInAPackage(TESTKIT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(EXAMPLES);

  // Packages.

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("com.imt.ic.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule root_package_knows_no_package_below_it_but_that_of_texts =
      noClasses()
          .that()
          .resideInAPackage("com.imt.ic")
          .should()
          .dependOnClassesThat(
              resideInAPackage("com.imt.ic.*..")
                  .and(not(resideInAPackage("com.imt.ic.internal.text"))));

  @ArchTest
  static final ArchRule texts_know_nothing_of_the_sdk =
      noClasses()
          .that()
          .resideInAPackage("com.imt.ic.internal.text")
          .should()
          .dependOnClassesThat(
              resideInAPackage("com.imt.ic..")
                  .and(not(resideInAPackage("com.imt.ic.internal.text"))));

  // What may appear where.

  @ArchTest
  static final ArchRule core_and_bif_know_no_xml_or_http =
      noClasses().that(CORE_OR_BIF).should().dependOnClassesThat(XML_OR_HTTP);

  @ArchTest
  static final ArchRule public_api_of_soap_shows_no_xml_or_http =
      classes()
          .that()
          .resideInAPackage(SOAP)
          .and()
          .resideOutsideOfPackages(HOSTED, "..internal.jaxws..") // the latter is for JAX-WS itself
          .should(showNoXmlOrHttp());

  @ArchTest
  static final ArchRule core_and_bif_have_no_floating_point =
      classes().that(CORE_OR_BIF).should(haveNoFloatingPoint());

  @ArchTest
  static final ArchRule sdk_uses_java_time_alone =
      noClasses()
          .that(SDK)
          .should()
          .dependOnClassesThat(
              assignableTo(Date.class)
                  .or(assignableTo(Calendar.class))
                  .or(assignableTo(DateFormat.class))
                  .as("are java.util.Date, Calendar, DateFormat, or java.sql's dates"));

  @ArchTest
  static final ArchRule sdk_reads_no_clock_zone_or_locale_of_the_host =
      noClasses().that(SDK).should(accessTargetWhere(readsAmbientTimeZoneOrLocale()));

  @ArchTest
  static final ArchRule sdk_prints_nothing = noClasses().that(SDK).should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule sdk_logs_through_slf4j_alone =
      noClasses()
          .that(SDK)
          .and()
          .areNotAssignableTo(DataSource.class) // whose own methods name java.util.logging
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..");

  @ArchTest
  static final ArchRule production_modules_start_no_thread =
      noClasses().that(PRODUCTION).should(accessTargetWhere(startsThreads()));

  @ArchTest
  static final ArchRule production_modules_own_no_scheduler =
      noClasses()
          .that(PRODUCTION)
          .should()
          .dependOnClassesThat(
              assignableTo(ScheduledExecutorService.class)
                  .or(assignableTo(Timer.class))
                  .as("are schedulers"));

  private static DescribedPredicate<JavaAccess<?>> readsAmbientTimeZoneOrLocale() {
    return describe(
        "the target reads the host's clock, zone or locale",
        access -> {
          AccessTarget target = access.getTarget();
          String owner = target.getOwner().getName();
          String name = target.getName();
          return switch (owner) {
            case "java.time.ZoneId" -> name.equals("systemDefault");
            case "java.time.Clock" -> name.equals("systemDefaultZone");
            case "java.lang.System" -> name.equals("currentTimeMillis");
            default -> {
              if (owner.equals(Locale.class.getName()) || owner.equals(TimeZone.class.getName())) {
                yield name.equals("getDefault");
              }
              yield owner.startsWith("java.time.")
                  && name.equals("now")
                  && target instanceof AccessTarget.CodeUnitAccessTarget method
                  && method.getRawParameterTypes().stream()
                      .noneMatch(type -> type.isEquivalentTo(Clock.class));
            }
          };
        });
  }

  private static DescribedPredicate<JavaAccess<?>> startsThreads() {
    return describe(
        "the target makes a thread or a pool of threads",
        access -> {
          JavaClass owner = access.getTarget().getOwner();
          String name = access.getTarget().getName();
          if (owner.isEquivalentTo(Executors.class)) {
            return true;
          }
          if (owner.isAssignableTo(Thread.class)) {
            return name.equals("<init>") || name.equals("start");
          }
          return owner.isAssignableTo(ForkJoinPool.class)
              || (owner.isAssignableTo(ThreadPoolExecutor.class) && name.equals("<init>"));
        });
  }

  private static ArchCondition<JavaClass> haveNoFloatingPoint() {
    return new ArchCondition<>("have no floating point") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaField field : type.getFields()) {
          if (isFloating(field.getType())) {
            violation(events, type, field.getDescription() + " is floating point");
          }
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
          if (isFloating(unit.getReturnType())
              || unit.getParameterTypes().stream().anyMatch(ArchitectureTest::isFloating)) {
            violation(events, type, unit.getDescription() + " returns or takes floating point");
          }
        }
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
          if (convertsFloating(access.getTarget())) {
            violation(events, type, access.getDescription() + " converts floating point");
          }
        }
      }
    };
  }

  private static boolean isFloating(JavaType type) {
    return type.getAllInvolvedRawTypes().stream()
        .anyMatch(raw -> FLOATING.contains(raw.getBaseComponentType().getName()));
  }

  private static boolean convertsFloating(AccessTarget target) {
    if (FLOATING.contains(target.getOwner().getName())) {
      return true;
    }
    return target.getOwner().isEquivalentTo(BigDecimal.class)
        && target instanceof AccessTarget.CodeUnitAccessTarget unit
        && Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
            .anyMatch(type -> FLOATING.contains(type.getName()));
  }

  private static ArchCondition<JavaClass> showNoXmlOrHttp() {
    return new ArchCondition<>("show no XML or HTTP type to users") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!isVisible(type)) {
          return;
        }
        Stream<JavaType> supertypes =
            Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        report(type, type.getDescription(), supertypes, events);
        for (JavaField field : type.getFields()) {
          if (isVisible(field)) {
            report(type, field.getDescription(), Stream.of(field.getType()), events);
          }
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
          if (isVisible(unit)) {
            Stream<JavaType> signature =
                Stream.of(
                        Stream.of(unit.getReturnType()),
                        unit.getParameterTypes().stream(),
                        unit.getExceptionTypes().stream().map(JavaType.class::cast))
                    .flatMap(types -> types);
            report(type, unit.getDescription(), signature, events);
          }
        }
      }
    };
  }

  private static void report(
      JavaClass type, String where, Stream<JavaType> shown, ConditionEvents events) {
    shown
        .flatMap(each -> each.getAllInvolvedRawTypes().stream())
        .map(JavaClass::getBaseComponentType)
        .filter(XML_OR_HTTP)
        .filter(each -> !isAllowedTransport(type, each))
        .distinct()
        .forEach(each -> violation(events, type, where + " shows " + each.getName()));
  }

  /** A user may hand in the transport, in the settings and their builder alone. */
  private static boolean isAllowedTransport(JavaClass type, JavaClass shown) {
    return shown.getName().equals("okhttp3.OkHttpClient")
        && (type.getName().equals("com.imt.ic.soap.SoapSettings")
            || type.getName().startsWith("com.imt.ic.soap.SoapSettings$"));
  }

  private static boolean isVisible(JavaClass type) {
    Optional<JavaClass> outer = type.getEnclosingClass();
    return isPublicOrProtected(type.getModifiers()) && outer.map(o -> isVisible(o)).orElse(true);
  }

  private static boolean isVisible(JavaMember member) {
    return isPublicOrProtected(member.getModifiers());
  }

  private static boolean isPublicOrProtected(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  private static void violation(ConditionEvents events, JavaClass type, String message) {
    events.add(SimpleConditionEvent.violated(type, message));
  }
}
