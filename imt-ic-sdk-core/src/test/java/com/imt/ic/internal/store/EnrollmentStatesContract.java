package com.imt.ic.internal.store;

import static com.imt.ic.internal.store.Entries.ACCOUNT;
import static com.imt.ic.internal.store.Entries.NOON;
import static com.imt.ic.internal.store.Entries.enrolled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.imt.ic.AccountNumber;
import java.time.Instant;
import java.util.List;
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
  void customers_that_an_answer_did_not_list_are_found_by_account() {
    EnrollmentState listed = of("A-3").listedIn(7);
    EnrollmentState missing = of("A-2").missing(true);
    run(
        transaction ->
            transaction
                .enrollments()
                .add(List.of(of("A-1"), listed, missing, of("A-4").listedIn(6), of("A-5"))));
    run(
        transaction -> {
          assertEquals(List.of("A-1", "A-4", "A-5"), transaction.notListed("AUTOPAY", 7, ""));
          assertEquals(List.of("A-5"), transaction.notListed("AUTOPAY", 7, "A-4"));
          assertEquals(List.of(), transaction.notListed("PAPERLESS", 7, ""));
        });
    run(transaction -> transaction.enrollments().update(of("A-2").listedIn(8)));
    run(
        transaction ->
            assertEquals(
                Optional.of(of("A-2").listedIn(8)),
                transaction
                    .enrollments()
                    .lock("A-2", new EnrollmentState.Key("AUTOPAY", AccountNumber.of("A-2"), ""))));
  }

  private static EnrollmentState of(String account) {
    return new EnrollmentState("AUTOPAY", AccountNumber.of(account), "", true, Optional.of("CC"));
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
