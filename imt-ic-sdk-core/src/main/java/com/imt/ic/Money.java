package com.imt.ic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * An amount in US dollars with exactly two decimals, which never rounds.
 *
 * <p>Immutable and thread-safe. Two amounts are equal when they are the same number of cents,
 * however they were written ({@code 20}, {@code 20.0} and {@code 20.0000} are one amount). A third
 * decimal that is not zero is refused: a .NET {@code decimal} keeps its scale on the wire ({@code
 * 10.0000}), so trailing zeros are legal and other digits are an error, never rounded away.
 *
 * <p>The range is that of a signed 64-bit number of cents; arithmetic beyond it throws {@link
 * ArithmeticException}.
 */
public final class Money implements Comparable<Money> {

  /** No money: {@code 0.00}. */
  public static final Money ZERO = new Money(0);

  private final long cents;

  private Money(long cents) {
    this.cents = cents;
  }

  /** {@return the amount of so many minor units, negative allowed} */
  public static Money ofCents(long cents) {
    return cents == 0 ? ZERO : new Money(cents);
  }

  /**
   * {@return the amount of a decimal number of any scale}
   *
   * @throws IllegalArgumentException when a third decimal is not zero, or the amount is out of
   *     range
   */
  public static Money of(BigDecimal amount) {
    Objects.requireNonNull(amount, "amount");
    try {
      return ofCents(amount.setScale(2, RoundingMode.UNNECESSARY).unscaledValue().longValueExact());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "An amount has at most 2 decimals and 17 digits before them, found \"%s\""
              .formatted(Redaction.shorten(amount.toString())),
          e);
    }
  }

  /**
   * Reads plain decimal text: an optional sign, digits, and an optional fraction with {@code .}; no
   * grouping, no currency sign, no exponent, no white space.
   *
   * @param text for example {@code 811.9}, {@code 20}, {@code -1498.95}, {@code 12.340000}
   * @throws IllegalArgumentException when the text is anything else, or a third decimal is not zero
   */
  public static Money parse(CharSequence text) {
    Objects.requireNonNull(text, "text");
    int length = text.length();
    int at = 0;
    boolean negative = false;
    if (at < length && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      negative = text.charAt(at) == '-';
      at++;
    }
    long whole = 0;
    int digits = 0;
    int decimals = -1; // -1: no point seen yet
    for (; at < length; at++) {
      char c = text.charAt(at);
      if (c == '.' && decimals < 0) {
        decimals = 0;
      } else if (c < '0' || c > '9') {
        throw notAnAmount(text);
      } else if (decimals < 2) {
        whole = shifted(whole, c - '0', text);
        digits++;
        if (decimals >= 0) {
          decimals++;
        }
      } else if (c != '0') {
        throw notAnAmount(text);
      }
    }
    if (digits == 0 || (decimals == 0 && text.charAt(length - 1) == '.')) {
      throw notAnAmount(text);
    }
    for (int i = Math.max(decimals, 0); i < 2; i++) {
      whole = shifted(whole, 0, text);
    }
    return ofCents(negative ? -whole : whole);
  }

  private static long shifted(long whole, int digit, CharSequence text) {
    if (whole > (Long.MAX_VALUE - digit) / 10) {
      throw notAnAmount(text);
    }
    return whole * 10 + digit;
  }

  private static IllegalArgumentException notAnAmount(CharSequence text) {
    return new IllegalArgumentException(
        "An amount is digits with at most 2 decimals, such as 1234.50, found \"%s\""
            .formatted(Redaction.shorten(text)));
  }

  /** {@return minor units, negative for a negative amount} */
  public long cents() {
    return cents;
  }

  /** {@return the amount with scale 2, for example {@code 20.00}} */
  public BigDecimal toBigDecimal() {
    return BigDecimal.valueOf(cents, 2);
  }

  /** {@return the sum; one out of range throws {@link ArithmeticException}} */
  public Money plus(Money other) {
    return ofCents(Math.addExact(cents, other.cents));
  }

  /** {@return the difference; one out of range throws {@link ArithmeticException}} */
  public Money minus(Money other) {
    return ofCents(Math.subtractExact(cents, other.cents));
  }

  /** {@return true above {@code 0.00}} */
  public boolean isPositive() {
    return cents > 0;
  }

  /** {@return true below {@code 0.00}} */
  public boolean isNegative() {
    return cents < 0;
  }

  /** {@return true for {@code 0.00}} */
  public boolean isZero() {
    return cents == 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(cents, other.cents);
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof Money money && money.cents == cents;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(cents);
  }

  /** Canonical text with two decimals and no grouping, which {@link #parse} reads back. */
  @Override
  public String toString() {
    long rest = Math.abs(cents % 100);
    return (cents < 0 ? "-" : "") + Math.abs(cents / 100) + (rest < 10 ? ".0" : ".") + rest;
  }
}
