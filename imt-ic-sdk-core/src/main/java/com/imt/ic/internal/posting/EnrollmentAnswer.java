package com.imt.ic.internal.posting;

import com.imt.ic.AccountNumber;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.internal.store.EnrollmentState;
import com.imt.ic.internal.store.EnrollmentStates;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.PaymentMethod;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The door through which enrolments reach the ledger: takes the rows of one answer, of which
 * several may be of one customer, and finds changes by comparing them with what was known. A
 * customer that a report no longer lists keeps the last known state.
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

  private record Customer(String kind, AccountNumber accountNumber, String invoiceTypeId) {}

  private record Waiting(CustomerEnrollment row, Map<String, String> raw) {}

  private final Books books;
  private final Clock clock;
  private final Instant latest;
  private final Map<Customer, Waiting> waiting = new LinkedHashMap<>();

  public EnrollmentAnswer(Books books, Clock clock, Instant latest) {
    this.books = Objects.requireNonNull(books, "books");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.latest = Objects.requireNonNull(latest, "latest");
  }

  public Acceptance accept(
      CustomerEnrollment row, Map<String, String> raw, StoreTransaction transaction) {
    EnrollmentStates states = transaction.enrollments();
    EnrollmentState now = state(row);
    Optional<EnrollmentState> known = find(now, states);
    if (known.isEmpty()) {
      if (states.add(now)) {
        return tell(row, raw, transaction);
      }
      known = find(now, states); // another node was first
    }
    EnrollmentState before = known.orElseThrow();
    if (isBefore(now, before)) {
      return Acceptance.of(Outcome.DUPLICATE);
    }
    Customer customer = new Customer(now.kind(), now.accountNumber(), now.invoiceTypeId());
    Waiting newer = waiting.get(customer);
    if (newer != null && isBefore(now, state(newer.row()))) {
      // which the known state, of unknown time, could not tell
      return Acceptance.of(Outcome.DUPLICATE);
    }
    if (!isSame(now, before) && !isBefore(before, now) && mayWait(customer)) {
      waiting.put(customer, new Waiting(row, raw));
      return Acceptance.of(Outcome.DUPLICATE);
    }
    waiting.remove(customer);
    return replace(before, now, row, raw, transaction);
  }

  /**
   * Takes the rows that waited, now that no other row can follow. To be called once the answer was
   * read to its proper end; rows of one that broke off come again.
   */
  public List<Acceptance> end(StoreTransaction transaction) {
    List<Acceptance> changes = new ArrayList<>();
    for (Waiting each : waiting.values()) {
      EnrollmentState now = state(each.row());
      EnrollmentState before = find(now, transaction.enrollments()).orElseThrow();
      if (!isBefore(now, before)) {
        Acceptance taken = replace(before, now, each.row(), each.raw(), transaction);
        if (taken.outcome() != Outcome.DUPLICATE) {
          changes.add(taken);
        }
      }
    }
    return changes;
  }

  private boolean mayWait(Customer customer) {
    return waiting.size() < MOST_WAITING || waiting.containsKey(customer);
  }

  private Acceptance replace(
      EnrollmentState before,
      EnrollmentState now,
      CustomerEnrollment row,
      Map<String, String> raw,
      StoreTransaction transaction) {
    // A change of unknown time is no older than the one before it.
    EnrollmentState dated = now.changedAt().isPresent() ? now : at(now, before.changedAt());
    if (!dated.equals(before)) {
      transaction.enrollments().update(dated);
    }
    return isSame(now, before) ? Acceptance.of(Outcome.DUPLICATE) : tell(row, raw, transaction);
  }

  private Acceptance tell(
      CustomerEnrollment row, Map<String, String> raw, StoreTransaction transaction) {
    ReportKind report =
        switch (row.kind()) {
          case AUTOPAY -> ReportKind.AUTOPAY;
          case PAPERLESS -> ReportKind.PAPERLESS;
        };
    return new Incoming(report.id(), raw, clock.instant(), transaction)
        .refusal(
            books.ledger().enrollmentChanged(row, books.within(transaction, PaymentChannel.POLL)))
        .orElseGet(() -> Acceptance.of(Outcome.ACCEPTED));
  }

  private EnrollmentState state(CustomerEnrollment row) {
    return new EnrollmentState(
        row.kind().name(),
        row.accountNumber(),
        row.invoiceTypeId().orElse(""),
        row.enrolled(),
        row.method().map(PaymentMethod::code),
        row.changedAt().filter(moment -> !moment.isAfter(latest)));
  }

  private static EnrollmentState at(EnrollmentState it, Optional<Instant> changedAt) {
    return new EnrollmentState(
        it.kind(), it.accountNumber(), it.invoiceTypeId(), it.enrolled(), it.method(), changedAt);
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
