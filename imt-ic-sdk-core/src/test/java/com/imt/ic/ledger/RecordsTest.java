package com.imt.ic.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.record.Draft;
import com.imt.ic.internal.record.Field;
import com.imt.ic.internal.record.RecordType;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every record keeps, field by field of its table. */
class RecordsTest {

  static List<RecordType<?>> types() {
    return List.of(
        Payment.recordType(),
        SettledPayment.recordType(),
        AchReturn.recordType(),
        CustomerEnrollment.recordType());
  }

  /** The first or the second of two values of a field's. */
  private static <V> V sample(Field<V> field, int which) {
    Class<V> type = field.kind().type();
    String text = field.name() + which;
    Map<Class<?>, Object> samples =
        Map.of(
            String.class, text,
            AccountNumber.class, AccountNumber.of(text),
            InvoiceNumber.class, InvoiceNumber.of(text),
            PaymentGuid.class, PaymentGuid.of(text),
            Money.class, Money.ofCents(100 * field.name().length() + which),
            Instant.class, Instant.parse("2026-11-01T14:33:00.1111103Z").plusSeconds(which),
            LocalDate.class, LocalDate.of(2026, 11, 1).plusDays(which),
            Boolean.class, which == 0,
            PaymentMethod.class, PaymentMethod.of(which == 0 ? "EFT" : "cc "),
            EnrollmentKind.class, which == 0 ? EnrollmentKind.AUTOPAY : EnrollmentKind.PAPERLESS);
    return type.cast(samples.get(type));
  }

  private static <V> void set(Draft draft, Field<V> field, int which) {
    draft.set(field, sample(field, which));
  }

  private static <T> Draft full(RecordType<T> type) {
    Draft draft = type.draft();
    type.fields().forEach(field -> set(draft, field, 0));
    return draft.additional("Memo", " x ").additional("Note", "");
  }

  private static <T> Draft fewest(RecordType<T> type) {
    Draft draft = type.draft();
    type.fields().stream().filter(Field::isRequired).forEach(field -> set(draft, field, 0));
    return draft;
  }

  private static Object call(Object target, String method, Object... arguments)
      throws ReflectiveOperationException {
    Method found =
        Arrays.stream(target.getClass().getMethods())
            .filter(m -> m.getName().equals(method))
            .filter(m -> m.getParameterCount() == arguments.length)
            .findFirst()
            .orElseThrow();
    return found.invoke(target, arguments);
  }

  private static Object rebuilt(Object record) throws ReflectiveOperationException {
    return call(call(record, "toBuilder"), "build");
  }

  /** The method of a field, which the profile's name may differ from. */
  private static String method(Field<?> field) {
    return field.name().equals("rejectedAt") ? "returnedAt" : field.name();
  }

  /**
   * A payment that a ledger gets has an account, and a return names its payment; those of products
   * without posting, and rows of reports, may not.
   */
  private static boolean isOfEveryLedger(RecordType<?> type, Field<?> field) {
    return (type == Payment.recordType() && field.name().equals("accountNumber"))
        || (type == AchReturn.recordType() && field.name().equals("paymentGuid"));
  }

  @ParameterizedTest
  @MethodSource("types")
  <T> void accessorsAndSetters_areOfTheirOwnField(RecordType<T> type)
      throws ReflectiveOperationException {
    T before = type.create(full(type));
    for (Field<?> field : type.fields()) {
      Object other = sample(field, 1);
      Object builder = call(before, "toBuilder");
      assertThat(call(builder, method(field), other)).isSameAs(builder);
      Object after = call(builder, "build");

      Draft expected = full(type);
      set(expected, field, 1);
      assertThat(after).as(field.name()).isEqualTo(type.create(expected));
      Object value = call(after, method(field));
      assertThat(value instanceof Optional<?> optional ? optional.orElseThrow() : value)
          .as(field.name())
          .isEqualTo(other);
      boolean always = field.isRequired() || isOfEveryLedger(type, field);
      assertThat(value instanceof Optional).as(field.name()).isEqualTo(!always);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  <T> void toBuilder_copiesEveryField_andLeavesTheRecordAsItIs(RecordType<T> type)
      throws ReflectiveOperationException {
    T record = type.create(full(type));
    Map<String, String> texts = type.texts(record);
    assertThat(texts).hasSize(type.fields().size() + 2);

    assertThat(rebuilt(record)).isEqualTo(record).hasSameHashCodeAs(record).isNotSameAs(record);
    Object builder = call(record, "toBuilder");
    call(builder, "additional", "Memo", "y");
    for (Field<?> field : type.fields()) {
      call(builder, method(field), sample(field, 1));
    }

    assertThat(call(builder, "build")).isNotEqualTo(record);
    assertThat(type.texts(record)).isEqualTo(texts);
  }

  @ParameterizedTest
  @MethodSource("types")
  <T> void draftUsedAgain_leavesEarlierRecordsAsTheyWere(RecordType<T> type) {
    Draft draft = full(type);
    T first = type.create(draft);
    for (Field<?> field : type.fields()) {
      set(draft, field, 1);
    }
    T second = type.create(draft.additional("Memo", "y"));

    assertThat(first).isEqualTo(type.create(full(type))).isNotEqualTo(second);
  }

  @ParameterizedTest
  @MethodSource("types")
  <T> void equality_differsForEachField(RecordType<T> type) {
    T record = type.create(full(type));
    for (Field<?> field : type.fields()) {
      Draft other = full(type);
      set(other, field, 1);
      assertThat(type.create(other)).as(field.name()).isNotEqualTo(record);
      if (!field.isRequired()) {
        assertThat(type.create(full(type).set(field, null))).as(field.name()).isNotEqualTo(record);
      }
    }
    assertThat(type.create(full(type).additional("Memo", "y"))).isNotEqualTo(record);
    assertThat(type.create(full(type).additional(Map.of()))).isNotEqualTo(record);
    assertThat(type.create(full(type))).isEqualTo(record).hasSameHashCodeAs(record);
  }

  @ParameterizedTest
  @MethodSource("types")
  <T> void texts_areWhole_andParsedBackToAnEqualRecord(RecordType<T> type) {
    String field = type.fields().get(0).name();
    for (Draft draft :
        List.of(
            full(type),
            fewest(type),
            fewest(type).additional(field, "a column of that name"),
            fewest(type).additional("column:" + field, "1").additional(field, "2"))) {
      T record = type.create(draft);
      Map<String, String> texts = type.texts(record);
      assertThat(type.parse(texts)).isEqualTo(record);
      assertThatThrownBy(() -> texts.put("x", "y"))
          .isInstanceOf(UnsupportedOperationException.class);
    }
    assertThat(type.texts(type.create(full(type))).keySet())
        .containsSubsequence(type.fields().stream().map(Field::name).toList())
        .endsWith("Memo", "Note");
  }

  @ParameterizedTest
  @MethodSource("types")
  <T> void requiredField_missing_isNamed(RecordType<T> type) {
    Map<String, String> whole = type.texts(type.create(full(type)));
    for (Field<?> field : type.fields()) {
      Map<String, String> texts = new HashMap<>(whole);
      texts.remove(field.name());
      if (field.isRequired()) {
        assertThatThrownBy(() -> type.parse(texts))
            .isInstanceOf(NullPointerException.class)
            .hasMessage(field.name());
      } else {
        assertThat(type.parse(texts)).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  <T> void textThatIsNoneOfItsField_isRefused(RecordType<T> type) {
    Map<String, String> whole = type.texts(type.create(full(type)));
    for (Field<?> field : type.fields()) {
      if (field.kind().type() == String.class || field.kind().type() == PaymentMethod.class) {
        continue; // any text is one
      }
      Map<String, String> texts = new HashMap<>(whole);
      texts.put(field.name(), " ");
      assertThatThrownBy(() -> type.parse(texts))
          .as(field.name())
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
