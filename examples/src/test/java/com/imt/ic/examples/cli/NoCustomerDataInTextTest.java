package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.Secret;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * No credential and no customer's data in {@code toString}: every public type of the SDK is filled
 * with a marker wherever it takes a text, and the marker is looked for.
 */
class NoCustomerDataInTextTest {

  private static final String MARKER = "Marker-of-a-customer-0815";

  /** Types whose texts are names of the contract, reasons that the SDK wrote, or file names. */
  private static final Set<String> NO_CUSTOMERS_DATA =
      Set.of(
          "com.imt.ic.CallFailedException$Details",
          "com.imt.ic.BillerId",
          "com.imt.ic.InvoiceNumber",
          "com.imt.ic.PaymentGuid",
          "com.imt.ic.profile.Capabilities$Capability",
          "com.imt.ic.profile.Profile$Question",
          "com.imt.ic.profile.Profile$Setting",
          "com.imt.ic.profile.ProfileException$Fault",
          "com.imt.ic.internal.profile.Faults$Fault",
          "com.imt.ic.ledger.PaymentMethod",
          "com.imt.ic.reconcile.Difference",
          "com.imt.ic.reconcile.ReconciledBatch",
          "com.imt.ic.reconcile.ReconciledPayment$Event",
          "com.imt.ic.reconcile.Reconciliation$Term",
          "com.imt.ic.internal.store.BatchFacts$Key",
          "com.imt.ic.internal.store.OpenItem",
          "com.imt.ic.internal.store.ReturnFacts",
          "com.imt.ic.Warning",
          "com.imt.ic.ledger.ReturnCode",
          "com.imt.ic.cloud.InvoiceFileAnswer",
          "com.imt.ic.bif.BifProblem",
          "com.imt.ic.bif.BifSummary",
          "com.imt.ic.bif.SentInvoices$WrittenFile",
          "com.imt.ic.bif.SentInvoices$AnsweredFile",
          "com.imt.ic.bif.internal.DateFormat",
          "com.imt.ic.polling.PollResult$Failure",
          "com.imt.ic.status.IntegrationStatus$ReportStatus",
          "com.imt.ic.internal.profile.AmountForm",
          "com.imt.ic.internal.profile.ColumnSpec",
          "com.imt.ic.internal.profile.OperationSpec",
          "com.imt.ic.internal.profile.PostingSpec",
          "com.imt.ic.internal.profile.SessionSpec$Header",
          "com.imt.ic.internal.posting.Acceptance",
          "com.imt.ic.internal.polling.Polling$Settings",
          "com.imt.ic.internal.store.InvoiceFileEntry",
          "com.imt.ic.internal.store.Lease",
          "com.imt.ic.internal.store.SentInvoices$Written",
          "com.imt.ic.internal.store.JobEntry",
          "com.imt.ic.internal.store.PaymentEntry",
          "com.imt.ic.internal.store.SettlementEntry",
          "com.imt.ic.internal.store.RejectEntry",
          "com.imt.ic.internal.store.EnrollmentState",
          "com.imt.ic.soap.internal.dataset.DataSetColumn",
          "com.imt.ic.soap.internal.dataset.DataSetTable",
          "com.imt.ic.soap.HttpProxy",
          "com.imt.ic.testkit.contract.ContractDifference",
          "com.imt.ic.testkit.contract.ContractProposal");

  /** Fields that are shown on purpose: codes, and reasons that the SDK wrote. */
  private static final Set<String> SHOWN =
      Set.of(
          "NotUnderstood.reason",
          "QuarantineEntry.report",
          "QuarantineEntry.reason",
          "QuarantinedRow.report",
          "QuarantinedRow.reason",
          "QuarantineFilter.report",
          "Key.kind",
          "Key.invoiceTypeId",
          "Key.code",
          "Key.batchId",
          "AchReturn.code",
          "SettledPayment.batchId",
          "DataSetRow.table");

  @Test
  void toString_ofEveryPublicType_showsNoMarker() throws ReflectiveOperationException {
    List<String> checked = new ArrayList<>();
    Set<String> leaks = new TreeSet<>();
    for (JavaClass imported :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.imt.ic")) {
      String name = imported.getName();
      if (name.startsWith("com.imt.ic.examples")
          || name.startsWith("com.imt.ic.testkit")
          || NO_CUSTOMERS_DATA.contains(name)
          || !isPublic(imported)
          || !(imported.isRecord() || hasBuilder(imported))) {
        continue;
      }
      Class<?> type = Class.forName(name);
      Object filled = filled(type);
      if (filled != null) {
        checked.add(name);
        if (filled.toString().contains(MARKER)) {
          leaks.add(name + ": " + filled);
        }
      }
    }
    assertThat(leaks).isEmpty();
    assertThat(checked)
        .contains(
            "com.imt.ic.ledger.Payment",
            "com.imt.ic.ledger.SettledPayment",
            "com.imt.ic.ledger.AchReturn",
            "com.imt.ic.ledger.CustomerEnrollment",
            "com.imt.ic.bif.BifInvoice",
            "com.imt.ic.cloud.CustomerRecord",
            "com.imt.ic.BillerCredentials",
            "com.imt.ic.quarantine.QuarantineEntry",
            "com.imt.ic.ReportRow$NotUnderstood",
            "com.imt.ic.soap.SoapSettings");
  }

  /** Public with all that it is nested in: what an interface holds is public by the language. */
  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(NoCustomerDataInTextTest::isPublic).orElse(true);
  }

  private static boolean hasBuilder(JavaClass type) {
    return type.getMethods().stream().anyMatch(method -> method.getName().equals("builder"));
  }

  /** An instance with the marker in every text, or null for a type that takes none. */
  private static Object filled(Class<?> type) throws ReflectiveOperationException {
    if (type.isRecord() && hasTexts(type)) {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Object[] values =
          Arrays.stream(type.getRecordComponents())
              .map(component -> value(type, component.getName(), component.getGenericType()))
              .toArray();
      for (int i = 0; i < values.length; i++) {
        if (values[i] == null && !isNullable(type.getRecordComponents()[i])) {
          return null;
        }
      }
      return newInstance(type.getDeclaredConstructor(types), values);
    }
    for (Method factory : type.getMethods()) {
      if (factory.getName().equals("builder") && Modifier.isStatic(factory.getModifiers())) {
        return built(type, factory);
      }
    }
    return null;
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static Object newInstance(Constructor<?> constructor, Object[] values)
      throws ReflectiveOperationException {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      return null; // does not take just any text, so it is no place for a customer's
    }
  }

  private static boolean hasTexts(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .anyMatch(
            component ->
                component.getGenericType().getTypeName().contains("String")
                    || component.getGenericType().getTypeName().contains("com.imt.ic"));
  }

  private static Object built(Class<?> type, Method factory) throws ReflectiveOperationException {
    Object[] arguments =
        Arrays.stream(factory.getGenericParameterTypes())
            .map(NoCustomerDataInTextTest::value)
            .toArray();
    if (Arrays.asList(arguments).contains(null)) {
      return null;
    }
    Object builder = factory.invoke(null, arguments);
    for (Method setter : builder.getClass().getMethods()) {
      if (setter.getReturnType() == builder.getClass()) {
        Object[] values =
            Arrays.stream(setter.getGenericParameterTypes())
                .map(parameter -> value(type, setter.getName(), parameter))
                .toArray();
        if (!Arrays.asList(values).contains(null)) {
          try {
            setter.invoke(builder, values);
          } catch (InvocationTargetException e) {
            // a setting that takes other values only
          }
        }
      }
    }
    try {
      return builder.getClass().getMethod("build").invoke(builder);
    } catch (InvocationTargetException e) {
      return null;
    }
  }

  private static Object value(Class<?> owner, String field, Type type) {
    return SHOWN.contains(owner.getSimpleName() + "." + field) ? "shown" : value(type);
  }

  private static Object value(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      Object inner = value(parameterized.getActualTypeArguments()[0]);
      Class<?> raw = (Class<?>) parameterized.getRawType();
      if (inner == null) {
        return null;
      }
      if (raw == Optional.class) {
        return Optional.of(inner);
      }
      if (raw == List.class) {
        return List.of(inner);
      }
      return raw == Map.class ? Map.of("Column", MARKER) : null;
    }
    if (type == String.class || type == CharSequence.class) {
      return MARKER;
    }
    if (type == AccountNumber.class) {
      return AccountNumber.of(MARKER);
    }
    if (type == Secret.class) {
      return Secret.of(MARKER);
    }
    if (type == com.imt.ic.BillerCredentials.class) {
      return com.imt.ic.BillerCredentials.of(MARKER, MARKER);
    }
    Map<Type, Object> others =
        Map.ofEntries(
            Map.entry(InvoiceNumber.class, InvoiceNumber.of("INV1")),
            Map.entry(PaymentGuid.class, PaymentGuid.of("payment-1")),
            Map.entry(BillerId.class, BillerId.of("1234")),
            Map.entry(Money.class, Money.ZERO),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(LocalDate.class, LocalDate.EPOCH),
            Map.entry(Duration.class, Duration.ofSeconds(1)),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(Integer.class, 1),
            Map.entry(OptionalInt.class, OptionalInt.of(1)),
            Map.entry(boolean.class, true),
            Map.entry(Boolean.class, true));
    if (others.containsKey(type)) {
      return others.get(type);
    }
    if (type instanceof Class<?> anEnum && anEnum.isEnum()) {
      return anEnum.getEnumConstants()[0];
    }
    return null;
  }
}
