package com.imt.ic.testkit;

import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.profile.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Reads the annotations around a test. */
final class SettingsReader {

  /** An annotation and where it stands. */
  record Said(FakeInvoiceCloudSettings settings, AnnotatedElement where) {}

  private SettingsReader() {}

  /** From the outermost class to the method. */
  static List<Said> around(ExtensionContext context) {
    List<AnnotatedElement> elements = new ArrayList<>(context.getEnclosingTestClasses());
    context.getTestClass().ifPresent(elements::add);
    context.getTestMethod().ifPresent(elements::add);
    List<Said> said = new ArrayList<>();
    for (AnnotatedElement element : elements) {
      AnnotationSupport.findAnnotation(element, FakeInvoiceCloudSettings.class)
          .ifPresent(settings -> said.add(new Said(settings, element)));
    }
    return said;
  }

  static TestSettings read(TestSettings usual, List<Said> said, ExtensionContext context) {
    TestSettings settings = usual;
    for (Said each : said) {
      settings = over(settings, each, context);
    }
    return settings;
  }

  private static TestSettings over(TestSettings around, Said said, ExtensionContext context) {
    FakeInvoiceCloudSettings told = said.settings();
    TestSettings settings = around;
    if (!told.startingAt().isEmpty()) {
      settings = settings.startingAt(moment(told.startingAt(), said));
    }
    if (!told.profileResource().isEmpty()) {
      String name = told.profileResource();
      settings = overridden(settings, resource(name, said, context), name, said);
    }
    if (!told.profile().isEmpty()) {
      settings = overridden(settings, told.profile(), "profile of " + said.where(), said);
    }
    if (told.seed() != 0) {
      settings = settings.withFake(fake -> fake.seed(told.seed()));
    }
    if (told.overHttp()) {
      settings = settings.pollingOverHttp();
    }
    if (told.ledger() != Ledger.class) {
      Constructor<?> ledger = constructor(told.ledger(), said);
      settings = settings.withLedger((database, clock) -> (Ledger) made(ledger, context));
    }
    if (told.balances() != InvoiceBalanceSource.class) {
      Constructor<?> balances = constructor(told.balances(), said);
      settings = settings.withBalances(database -> (InvoiceBalanceSource) made(balances, context));
    }
    return settings;
  }

  private static Instant moment(String text, Said said) {
    try {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    } catch (DateTimeException e) {
      throw wrong(
          said,
          "startingAt is \"%s\"; give a moment with its offset, such as 2026-11-02T14:00:00Z or 2026-11-02T09:00:00-05:00"
              .formatted(text),
          e);
    }
  }

  private static TestSettings overridden(
      TestSettings settings, String json, String name, Said said) {
    try {
      Profile profile = settings.profile().override(json, name);
      return settings.withProfile(profile);
    } catch (RuntimeException e) {
      throw wrong(said, "the profile cannot be overridden: " + e.getMessage(), e);
    }
  }

  private static String resource(String name, Said said, ExtensionContext context) {
    Class<?> test = context.getRequiredTestClass();
    try (InputStream in = test.getResourceAsStream(name)) {
      if (in == null) {
        throw wrong(
            said,
            "profileResource is \"%s\", which %s does not find on the class path; it is relative to the class, or begins with /"
                .formatted(name, test.getName()),
            null);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The resource " + name + " cannot be read", e);
    }
  }

  private static Constructor<?> constructor(Class<?> type, Said said) {
    Constructor<?>[] all = type.getDeclaredConstructors();
    if (all.length != 1) {
      throw wrong(
          said,
          "%s has %s constructors; expected one, so give it one or use the extension's builder"
              .formatted(type.getName(), all.length),
          null);
    }
    return all[0];
  }

  private static Object made(Constructor<?> constructor, ExtensionContext context) {
    return context.getExecutableInvoker().invoke(constructor);
  }

  private static ExtensionConfigurationException wrong(
      Said said, String what, @org.jspecify.annotations.Nullable Throwable cause) {
    String message = "@FakeInvoiceCloudSettings of %s: %s".formatted(said.where(), what);
    return cause == null
        ? new ExtensionConfigurationException(message)
        : new ExtensionConfigurationException(message, cause);
  }
}
