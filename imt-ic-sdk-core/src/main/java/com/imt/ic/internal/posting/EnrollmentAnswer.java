package com.imt.ic.internal.posting;

import com.imt.ic.AccountNumber;
import com.imt.ic.internal.store.EnrollmentState;
import com.imt.ic.internal.store.EnrollmentStates;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.EnrollmentKind;
import com.imt.ic.ledger.PaymentMethod;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes the rows of one answer, of which several may be of one customer.
 *
 * <p>A row with a newer time of change than the known state counts at once; an older one is passed
 * over. Where times do not tell, being equal or not given, the later answer counts, and within one
 * answer the later row. So such a row waits until the answer was read to its end; were it taken at
 * once, two rows that contradict each other would look like two changes in every poll anew.
 *
 * <p>Not thread-safe. The work of a transaction that is run again may give the same rows again.
 */
public final class EnrollmentAnswer {

  /**
   * Of how many customers a row may wait, so that no answer fills the memory; further rows are
   * taken at once.
   */
  private static final int MOST_WAITING = 10_000;

  private record Customer(EnrollmentKind kind, AccountNumber accountNumber, String invoiceTypeId) {

    static Customer of(CustomerEnrollment row) {
      return new Customer(row.kind(), row.accountNumber(), row.invoiceTypeId().orElse(""));
    }
  }

  private final EnrollmentListener listener;
  private final Instant believedUntil;
  private final Map<Customer, CustomerEnrollment> waiting = new LinkedHashMap<>();

  EnrollmentAnswer(EnrollmentListener listener, Instant believedUntil) {
    this.listener = listener;
    this.believedUntil = Objects.requireNonNull(believedUntil, "believedUntil");
  }

  /**
   * Takes one row.
   *
   * @param row a customer, as it stands or as it changed
   * @param transaction the transaction in which the state is kept
   * @return true when that is a change; a row that waits is none yet
   */
  public boolean accept(CustomerEnrollment row, StoreTransaction transaction) {
    EnrollmentStates states = transaction.enrollments();
    EnrollmentState now = state(row);
    Optional<EnrollmentState> known = find(now, states);
    if (known.isEmpty()) {
      if (states.add(now)) {
        listener.changed(row, transaction);
        return true;
      }
      known = find(now, states); // another node was first
    }
    EnrollmentState before = known.orElseThrow();
    if (isBefore(now, before)) {
      return false;
    }
    Customer customer = Customer.of(row);
    CustomerEnrollment newer = waiting.get(customer);
    if (newer != null && isBefore(now, state(newer))) {
      return false; // which the known state, of unknown time, could not tell
    }
    if (!isSame(now, before) && !isBefore(before, now) && mayWait(customer)) {
      waiting.put(customer, row);
      return false;
    }
    waiting.remove(customer);
    return replace(before, now, row, transaction);
  }

  /**
   * Takes the rows that waited, now that no other row can follow. To be called once the answer was
   * read to its proper end; rows of one that broke off come again.
   *
   * @param transaction the transaction in which the states are kept
   * @return how many of the rows that were no change when they came are one
   */
  public int end(StoreTransaction transaction) {
    int changes = 0;
    for (CustomerEnrollment row : waiting.values()) {
      EnrollmentState now = state(row);
      EnrollmentState before = find(now, transaction.enrollments()).orElseThrow();
      if (!isBefore(now, before) && replace(before, now, row, transaction)) {
        changes++;
      }
    }
    return changes;
  }

  private boolean mayWait(Customer customer) {
    return waiting.size() < MOST_WAITING || waiting.containsKey(customer);
  }

  private boolean replace(
      EnrollmentState before,
      EnrollmentState now,
      CustomerEnrollment row,
      StoreTransaction transaction) {
    // A change of unknown time is no older than the one before it.
    EnrollmentState dated = now.changedAt().isPresent() ? now : at(now, before.changedAt());
    if (!dated.equals(before)) {
      transaction.enrollments().update(dated);
    }
    boolean changed = !isSame(now, before);
    if (changed) {
      listener.changed(row, transaction);
    }
    return changed;
  }

  private EnrollmentState state(CustomerEnrollment row) {
    return new EnrollmentState(
        row.kind().name(),
        row.accountNumber(),
        row.invoiceTypeId().orElse(""),
        row.enrolled(),
        row.method().map(PaymentMethod::code),
        row.changedAt().filter(moment -> !moment.isAfter(believedUntil)));
  }

  private static EnrollmentState at(EnrollmentState state, Optional<Instant> changedAt) {
    return new EnrollmentState(
        state.kind(),
        state.accountNumber(),
        state.invoiceTypeId(),
        state.enrolled(),
        state.method(),
        changedAt);
  }

  private static Optional<EnrollmentState> find(EnrollmentState like, EnrollmentStates states) {
    return states.lock(like.kind(), like.accountNumber(), like.invoiceTypeId());
  }

  private static boolean isSame(EnrollmentState one, EnrollmentState other) {
    return one.enrolled() == other.enrolled() && one.method().equals(other.method());
  }

  /** Whether one was so before the other, as far as both say when. */
  private static boolean isBefore(EnrollmentState one, EnrollmentState other) {
    return one.changedAt().isPresent()
        && other.changedAt().isPresent()
        && one.changedAt().get().isBefore(other.changedAt().get());
  }
}
