package com.imt.ic.internal.record;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of value stands in text: in the SDK's own, which is read back to the same value, and
 * in InvoiceCloud's, which is read by one rule whether it was pushed or reported. Immutable and
 * thread-safe.
 *
 * @param <V> the value
 */
public final class Kind<V> {

  /** Reads InvoiceCloud's text, as {@link Kind#read} says. */
  @FunctionalInterface
  public interface Rule<V> {
    @Nullable V read(CharSequence text, Reading reading);
  }

  /** Free text, to the letter; an empty one is a value. */
  public static final Kind<String> TEXT =
      of(String.class, text -> text, text -> text, (text, reading) -> reading.text(text));

  /** A word that nothing is found by, without the padding around it; an empty one is a value. */
  public static final Kind<String> WORD = of(String.class, text -> text, text -> text, Rules::word);

  /** A text that identifies something or tells cases apart. */
  public static final Kind<String> CODE = of(String.class, text -> text, text -> text, Rules::code);

  public static final Kind<AccountNumber> ACCOUNT_NUMBER =
      of(AccountNumber.class, AccountNumber::of, AccountNumber::value, Rules::accountNumber);

  public static final Kind<InvoiceNumber> INVOICE_NUMBER =
      of(InvoiceNumber.class, InvoiceNumber::of, InvoiceNumber::value, Rules::invoiceNumber);

  public static final Kind<PaymentGuid> PAYMENT_GUID =
      of(PaymentGuid.class, PaymentGuid::of, PaymentGuid::value, Rules::paymentGuid);

  public static final Kind<Money> MONEY =
      of(Money.class, Money::parse, Money::toString, Rules::money);

  public static final Kind<Instant> MOMENT =
      of(Instant.class, Instant::parse, Instant::toString, Rules::moment);

  /** A business day, of no zone. */
  public static final Kind<LocalDate> DAY =
      of(LocalDate.class, LocalDate::parse, LocalDate::toString, Rules::day);

  public static final Kind<Boolean> FLAG =
      of(Boolean.class, Rules::flag, value -> value.toString(), Rules::flag);

  /** What no code stands for. */
  private static final Set<Class<?>> PLAIN =
      Set.of(
          AccountNumber.class,
          InvoiceNumber.class,
          PaymentGuid.class,
          Money.class,
          Instant.class,
          LocalDate.class);

  private final Class<V> type;
  private final Function<String, V> parser;
  private final Function<V, String> writer;
  private final Rule<V> rule;

  private Kind(
      Class<V> type, Function<String, V> parser, Function<V, String> writer, Rule<V> rule) {
    this.type = type;
    this.parser = parser;
    this.writer = writer;
    this.rule = rule;
  }

  /** A kind of value. */
  public static <V> Kind<V> of(
      Class<V> type, Function<String, V> parser, Function<V, String> writer, Rule<V> rule) {
    return new Kind<>(type, parser, writer, rule);
  }

  /** {@return whether InvoiceCloud's texts of it may be codes, which a profile translates} */
  public boolean hasCodes() {
    return this != TEXT && !PLAIN.contains(type);
  }

  public Class<V> type() {
    return type;
  }

  /** {@return the SDK's own text of a value} */
  public String text(V value) {
    return writer.apply(value);
  }

  /** The value of the SDK's own text. */
  public V parse(String text) {
    try {
      return parser.apply(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** The value of InvoiceCloud's text. */
  public @Nullable V read(CharSequence text, Reading reading) {
    return text.length() == 0 && !mayBeEmpty(reading) ? null : rule.read(text, reading);
  }

  private boolean mayBeEmpty(Reading reading) {
    return this == TEXT || this == WORD || (hasCodes() && reading.meaning("") != null);
  }
}
