package com.imt.ic.internal.store;

import com.imt.ic.AccountNumber;
import com.imt.ic.internal.store.InMemoryState.EnrollmentKey;
import java.util.Optional;

/** Enrolments in memory. */
record InMemoryEnrollments(InMemoryTransaction transaction) implements EnrollmentStates {

  @Override
  public Optional<EnrollmentState> lock(
      String kind, AccountNumber accountNumber, String invoiceTypeId) {
    return transaction
        .state()
        .enrollments
        .find(new EnrollmentKey(kind, accountNumber, invoiceTypeId));
  }

  @Override
  public boolean add(EnrollmentState state) {
    return transaction.state().enrollments.add(key(state), state);
  }

  @Override
  public void update(EnrollmentState state) {
    transaction.state().enrollments.replace(key(state), state, "enrolment");
  }

  @Override
  public int count(String kind) {
    return Math.toIntExact(
        transaction.state().enrollments.values().stream()
            .filter(state -> state.kind().equals(kind))
            .count());
  }

  private static EnrollmentKey key(EnrollmentState state) {
    return new EnrollmentKey(state.kind(), state.accountNumber(), state.invoiceTypeId());
  }
}
