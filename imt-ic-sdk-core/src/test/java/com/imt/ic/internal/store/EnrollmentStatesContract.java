package com.imt.ic.internal.store;

import static com.imt.ic.internal.store.Entries.ACCOUNT;
import static com.imt.ic.internal.store.Entries.NOON;
import static com.imt.ic.internal.store.Entries.enrolled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The last known enrolment of each kind, account and type of invoice. */
abstract class EnrollmentStatesContract extends StoreContract {

  @Test
  void enrolment_is_known_by_kind_account_and_type_of_invoice() {
    EnrollmentState paperless =
        new EnrollmentState("PAPERLESS", ACCOUNT, "", false, Optional.empty());
    EnrollmentState ofType2 =
        new EnrollmentState("AUTOPAY", ACCOUNT, "2", true, Optional.of("EFT"));
    run(
        transaction -> {
          Journal<EnrollmentState.Key, EnrollmentState> states = transaction.enrollments();
          assertTrue(states.add(enrolled(true)));
          assertTrue(states.add(paperless));
          assertTrue(states.add(ofType2));
        });

    run(
        transaction -> {
          Journal<EnrollmentState.Key, EnrollmentState> states = transaction.enrollments();
          assertEquals(
              Optional.of(enrolled(true)),
              states.lock(ACCOUNT.value(), new EnrollmentState.Key("AUTOPAY", ACCOUNT, "")));
          assertEquals(
              Optional.of(ofType2),
              states.lock(ACCOUNT.value(), new EnrollmentState.Key("AUTOPAY", ACCOUNT, "2")));
          assertEquals(
              Optional.of(paperless),
              states.lock(ACCOUNT.value(), new EnrollmentState.Key("PAPERLESS", ACCOUNT, "")));
          assertEquals(
              Optional.empty(),
              states.lock(ACCOUNT.value(), new EnrollmentState.Key("AUTOPAY", ACCOUNT, "3")));
        });
  }

  @Test
  void enrolment_added_twice_stays_and_an_update_replaces_it() {
    run(transaction -> assertTrue(transaction.enrollments().add(enrolled(true))));
    run(transaction -> assertFalse(transaction.enrollments().add(enrolled(false))));
    assertEquals(Optional.of(enrolled(true)), state());

    run(transaction -> transaction.enrollments().update(enrolled(false)));

    assertEquals(Optional.of(enrolled(false)), state());
  }

  @Test
  void time_of_change_is_kept_with_the_enrolment_and_goes_with_it() {
    run(transaction -> assertTrue(transaction.enrollments().add(changed(true, NOON))));
    assertEquals(Optional.of(changed(true, NOON)), state());
    run(
        transaction ->
            assertFalse(transaction.enrollments().add(changed(true, NOON.plusNanos(1_000)))));
    assertEquals(Optional.of(changed(true, NOON)), state());

    run(transaction -> transaction.enrollments().update(changed(false, NOON.plusNanos(1_000))));
    assertEquals(Optional.of(changed(false, NOON.plusNanos(1_000))), state());

    run(transaction -> transaction.enrollments().update(enrolled(true)));
    assertEquals(Optional.of(enrolled(true)), state());

    run(transaction -> transaction.enrollments().update(changed(true, NOON)));
    assertEquals(Optional.of(changed(true, NOON)), state());
  }

  @Test
  void update_of_an_unknown_enrolment_is_refused() {
    assertThrows(
        IllegalStateException.class,
        () -> run(transaction -> transaction.enrollments().update(enrolled(true))));
  }

  @Test
  void locked_enrolment_blocks_the_next() throws Exception {
    run(transaction -> transaction.enrollments().add(enrolled(false)));

    Contest<Boolean> contest =
        new Contest<>(
            store(),
            threads(),
            transaction -> {
              assertTrue(
                  transaction
                      .enrollments()
                      .lock(ACCOUNT.value(), new EnrollmentState.Key("AUTOPAY", ACCOUNT, ""))
                      .isPresent());
              transaction.enrollments().update(enrolled(true));
            },
            transaction ->
                transaction
                    .enrollments()
                    .lock(ACCOUNT.value(), new EnrollmentState.Key("AUTOPAY", ACCOUNT, ""))
                    .orElseThrow()
                    .enrolled());

    assertTrue(contest.secondWaitsForTheFirst());
  }

  private static EnrollmentState changed(boolean enrolled, Instant at) {
    return new EnrollmentState(
        "AUTOPAY", ACCOUNT, "", enrolled, Optional.of("CC"), Optional.of(at), true, 3, false);
  }

  private Optional<EnrollmentState> state() {
    return read(
        transaction ->
            transaction
                .enrollments()
                .lock(ACCOUNT.value(), new EnrollmentState.Key("AUTOPAY", ACCOUNT, "")));
  }
}
