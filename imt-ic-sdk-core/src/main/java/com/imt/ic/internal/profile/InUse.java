package com.imt.ic.internal.profile;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a biller has in use of what the integration page offers. Rows are told by their names in the
 * page. Immutable and thread-safe.
 *
 * @param products the products in use; empty where nobody said
 * @param features the features in use; empty where nobody said
 * @param accountNumbers what the biller's account numbers are made of, where somebody said
 * @param holidays days, beside the Federal Reserve's holidays, on which the biller's bank is closed
 * @param batchClosure when InvoiceCloud closes a day's batch
 * @param notificationDates how many e-mail notifications a bill asks for by date, where somebody
 *     said
 * @param alphanumericSearch whether the IVR's alphanumeric search was turned on for the biller
 * @param payNow the link of AgentConnect's Pay Now button, where it is set
 */
public record InUse(
    Optional<Set<String>> products,
    Optional<Set<String>> features,
    Optional<AccountNumbers> accountNumbers,
    Set<LocalDate> holidays,
    BatchClosure batchClosure,
    Optional<Integer> notificationDates,
    boolean alphanumericSearch,
    Optional<PayNow> payNow) {

  private static final String IVR = "IVR";
  private static final String AGENT_CONNECT = "AgentConnect";

  /** What account numbers are made of. */
  public enum AccountNumbers {
    /** Digits alone. */
    NUMERIC,
    /** Letters or other characters too. */
    ALPHANUMERIC
  }

  /** Who closes a day's batch. */
  public enum Closure {
    /** InvoiceCloud, at the end of the biller's day. */
    AUTO,
    /** InvoiceCloud, at a time that the biller chose. */
    CUSTOM
  }

  /**
   * When a day's batch is closed.
   *
   * @param at the biller's own time, in its zone; empty where the batch closes with the day
   */
  public record BatchClosure(Optional<LocalTime> at) {

    /** With the day. */
    public static final BatchClosure AUTO = new BatchClosure(Optional.empty());

    public BatchClosure {
      Objects.requireNonNull(at, "at");
    }

    /**
     * {@return the day of whose batch a payment is: the next one for a payment after the closure}
     */
    public LocalDate day(ZonedDateTime paidAt) {
      LocalDate day = paidAt.toLocalDate();
      return at.filter(paidAt.toLocalTime()::isAfter).isPresent() ? day.plusDays(1) : day;
    }
  }

  /** Copies. */
  public InUse {
    products = products.map(Set::copyOf);
    features = features.map(Set::copyOf);
    Objects.requireNonNull(accountNumbers, "accountNumbers");
    holidays = Set.copyOf(holidays);
    Objects.requireNonNull(batchClosure, "batchClosure");
    Objects.requireNonNull(notificationDates, "notificationDates");
    Objects.requireNonNull(payNow, "payNow");
  }

  /** {@return the days on which the biller's bank moves money} */
  public BusinessDays businessDays() {
    return new BusinessDays(holidays);
  }

  /** {@return whether somebody said that a product is in use} */
  public boolean hasProduct(String name) {
    return products.filter(names -> names.contains(name)).isPresent();
  }

  /** {@return whether somebody said that a feature is in use} */
  public boolean hasFeature(String name) {
    return features.filter(names -> names.contains(name)).isPresent();
  }

  /** {@return whether customers look for their account by telephone, and by digits alone} */
  public boolean isIvrNumericOnly() {
    return hasProduct(IVR) && !alphanumericSearch;
  }

  /** {@return whether AgentConnect is in use} */
  public boolean hasAgentConnect() {
    return hasProduct(AGENT_CONNECT);
  }
}
