package com.imt.ic.blackbox;

import static com.imt.ic.blackbox.Worlds.card;
import static com.imt.ic.blackbox.Worlds.eft;
import static com.imt.ic.blackbox.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Money;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worlds of business days: banks close on weekends and on the Federal Reserve's holidays. */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class BusinessDayWorldsTest {

  private static List<String> unsettled(String profile, Payment payment, String asOf) {
    Worlds world = Worlds.bare(profile);
    world.clock(asOf);
    world.pay(payment);
    return world.differences(asOf);
  }

  @ParameterizedTest(name = "{0}: paid {1}, asked {2}")
  @CsvSource({
    // the second business day is still running
    "Thanksgiving, 2026-11-25T19:00, 2026-11-30T08:00, false",
    "Thanksgiving, 2026-11-25T19:00, 2026-11-30T23:59, false",
    "Thanksgiving, 2026-11-25T19:00, 2026-12-01T00:01, true",
    "plain week, 2026-12-08T10:00, 2026-12-10T23:59, false",
    "plain week, 2026-12-08T10:00, 2026-12-11T00:01, true",
    "plain week, 2026-12-08T10:00, 2026-12-11T12:00, true",
    "Friday evening, 2026-12-11T18:00, 2026-12-15T23:00, false",
    "Friday evening, 2026-12-11T18:00, 2026-12-16T08:00, true",
    "Friday evening in UTC a Saturday, 2026-12-11T23:30, 2026-12-15T23:00, false",
    "Saturday, 2026-12-12T10:00, 2026-12-15T23:00, false",
    "Saturday, 2026-12-12T10:00, 2026-12-16T00:01, true",
    "Sunday, 2026-12-13T10:00, 2026-12-15T23:00, false",
    "Sunday, 2026-12-13T10:00, 2026-12-16T00:01, true",
    "Christmas, 2026-12-23T10:00, 2026-12-28T20:00, false",
    "Christmas, 2026-12-23T10:00, 2026-12-29T08:00, true",
    "New Year, 2026-12-30T10:00, 2027-01-04T20:00, false",
    "New Year, 2026-12-30T10:00, 2027-01-05T08:00, true",
    "New Year on a Saturday, 2027-12-29T10:00, 2028-01-01T08:00, true",
    "Martin Luther King, 2027-01-14T10:00, 2027-01-19T20:00, false",
    "Martin Luther King, 2027-01-14T10:00, 2027-01-20T08:00, true",
    "Presidents, 2027-02-11T10:00, 2027-02-16T20:00, false",
    "Presidents, 2027-02-11T10:00, 2027-02-17T08:00, true",
    "Memorial Day, 2027-05-27T10:00, 2027-06-01T20:00, false",
    "Memorial Day, 2027-05-27T10:00, 2027-06-02T08:00, true",
    "Juneteenth on a Saturday, 2027-06-16T10:00, 2027-06-18T20:00, false",
    "Juneteenth on a Saturday, 2027-06-16T10:00, 2027-06-19T08:00, true",
    "Juneteenth on a Thursday, 2031-06-18T10:00, 2031-06-23T20:00, false",
    "Independence on a Sunday, 2027-07-01T10:00, 2027-07-06T20:00, false",
    "Independence on a Sunday, 2027-07-01T10:00, 2027-07-07T08:00, true",
    "Independence on a Saturday, 2026-11-02T10:00, 2026-11-05T08:00, true",
    "Independence on a Saturday, 2037-07-01T10:00, 2037-07-04T08:00, true",
    "Labor Day, 2027-09-02T10:00, 2027-09-07T20:00, false",
    "Labor Day, 2027-09-02T10:00, 2027-09-08T08:00, true",
    "Columbus, 2027-10-07T10:00, 2027-10-12T20:00, false",
    "Columbus, 2027-10-07T10:00, 2027-10-13T08:00, true",
    "Veterans, 2026-11-09T10:00, 2026-11-12T20:00, false",
    "Veterans, 2026-11-09T10:00, 2026-11-13T08:00, true",
    "Thanksgiving of a far year, 2041-11-27T10:00, 2041-12-02T20:00, false",
    "Thanksgiving of a far year, 2041-11-27T10:00, 2041-12-03T08:00, true",
    "day after Thanksgiving, 2026-11-24T10:00, 2026-11-27T20:00, false",
    "day after Thanksgiving, 2026-11-24T10:00, 2026-11-28T08:00, true",
    "spring forward, 2027-03-12T23:30, 2027-03-16T23:59, false",
    "spring forward, 2027-03-12T23:30, 2027-03-17T00:01, true",
    "fall back, 2027-11-05T23:30, 2027-11-09T23:59, false",
    "fall back, 2027-11-05T23:30, 2027-11-10T00:01, true",
  })
  void card_isLateAfterTwoBusinessDays(String why, String paidAt, String asOf, boolean late) {
    Payment payment = card(1, "100.00", paidAt);
    assertThat(unsettled("{}", payment, asOf))
        .isEqualTo(late ? List.of("NOT_SETTLED #1 100.00") : List.of());
  }

  @ParameterizedTest(name = "paid {0}, asked {1}")
  @CsvSource({
    "2026-12-07T10:00, 2026-12-14T23:59, false",
    "2026-12-07T10:00, 2026-12-15T00:01, true",
    "2026-11-20T10:00, 2026-11-30T12:00, false",
    "2026-11-20T10:00, 2026-12-01T00:01, true",
    "2026-12-18T10:00, 2026-12-28T12:00, false",
    "2026-12-18T10:00, 2026-12-29T00:01, true",
  })
  void eft_isLateAfterFiveBusinessDays(String paidAt, String asOf, boolean late) {
    Payment payment = eft(1, "100.00", paidAt);
    assertThat(unsettled("{}", payment, asOf))
        .isEqualTo(late ? List.of("NOT_SETTLED #1 100.00") : List.of());
  }

  @Test
  void holidaysOfTheBiller_areNoBusinessDays() {
    String own = "{ \"biller\": { \"holidays\": [\"2026-11-27\"] } }";
    Payment payment = card(1, "100.00", "2026-11-25T19:00");
    assertThat(unsettled(own, payment, "2026-12-01T12:00")).isEmpty();
    assertThat(unsettled(own, payment, "2026-12-02T00:01")).hasSize(1);
  }

  @ParameterizedTest(name = "{0}, closed at {1}, paid {2}, asked {3}")
  @CsvSource({
    // two business days after the day of its batch are still running
    "before the closure, 17:00, 2026-12-08T16:59, 2026-12-10T23:59, false",
    "before the closure, 17:00, 2026-12-08T16:59, 2026-12-11T00:01, true",
    "at the closure, 17:00, 2026-12-08T17:00, 2026-12-11T00:01, true",
    "after the closure, 17:00, 2026-12-08T17:01, 2026-12-11T00:01, false",
    "after the closure, 17:00, 2026-12-08T17:01, 2026-12-11T23:59, false",
    "after the closure, 17:00, 2026-12-08T17:01, 2026-12-12T00:01, true",
    "Friday after the closure, 17:00, 2026-12-11T18:00, 2026-12-15T23:59, false",
    "Friday after the closure, 17:00, 2026-12-11T18:00, 2026-12-16T00:01, true",
    "Sunday after the closure, 17:00, 2026-12-13T18:00, 2026-12-16T23:59, false",
    "Sunday after the closure, 17:00, 2026-12-13T18:00, 2026-12-17T00:01, true",
    "eve of Thanksgiving after the closure, 15:30, 2026-11-25T16:00, 2026-11-30T23:59, false",
    "eve of Thanksgiving after the closure, 15:30, 2026-11-25T16:00, 2026-12-01T00:01, true",
    "the hour that comes twice, 01:30, 2027-11-07T01:45, 2027-11-10T23:59, false",
    "the hour that comes twice, 01:30, 2027-11-07T01:45, 2027-11-11T00:01, true",
  })
  void paymentAfterTheBillersClosure_isOfTheNextDaysBatch(
      String why, String closure, String paidAt, String asOf, boolean late) {
    String own =
        "{ \"batchClosure\": { \"kind\": \"CUSTOM\", \"at\": \"%s\" } }".formatted(closure);
    assertThat(unsettled(own, card(1, "100.00", paidAt), asOf))
        .isEqualTo(late ? List.of("NOT_SETTLED #1 100.00") : List.of());
  }

  @Test
  void closure_isByTheBillersClock_andChangesNothingWhereTheDayClosesTheBatch() {
    String west =
        "{ \"biller\": { \"timeZone\": \"America/Los_Angeles\" },"
            + " \"batchClosure\": { \"kind\": \"CUSTOM\", \"at\": \"17:00\" } }";
    Payment payment = card(1, "100.00", "2026-12-08T18:00"); // 16:00 there
    Worlds world = Worlds.bare(west);
    world.pay(payment);
    world.host.clock.set(Instant.parse("2026-12-11T08:30:00Z")); // Friday there
    assertThat(world.integration.reconcile().differences()).hasSize(1);
    String auto = "{ \"batchClosure\": { \"kind\": \"AUTO\" } }";
    assertThat(unsettled(auto, payment, "2026-12-10T23:59")).isEmpty();
    assertThat(unsettled(auto, payment, "2026-12-11T00:01")).hasSize(1);
  }

  @Test
  void followUp_countsFromTheLastDayToSettle_ofThatBatch() {
    Worlds world = Worlds.bare("{ \"batchClosure\": { \"kind\": \"CUSTOM\", \"at\": \"17:00\" } }");
    world.pay(card(1, "100.00", "2026-12-08T18:00"));
    Difference only = world.ask("2026-12-14T12:00").all(DifferenceKind.NOT_SETTLED).get(0);
    // of Wednesday's batch, to settle by Friday the 11th; two business days later
    assertThat(only.due()).isEqualTo(LocalDate.of(2026, 12, 15));
  }

  @Test
  void terms_areTheProfiles() {
    String own = "{ \"reconciliation\": { \"cardBusinessDays\": 1, \"eftBusinessDays\": 2 } }";
    assertThat(unsettled(own, card(1, "1.00", "2026-12-14T10:00"), "2026-12-15T20:00")).isEmpty();
    assertThat(unsettled(own, card(1, "1.00", "2026-12-14T10:00"), "2026-12-16T08:00")).hasSize(1);
    assertThat(unsettled(own, eft(1, "1.00", "2026-12-14T10:00"), "2026-12-16T20:00")).isEmpty();
    assertThat(unsettled(own, eft(1, "1.00", "2026-12-14T10:00"), "2026-12-17T08:00")).hasSize(1);
  }

  @Test
  void methodThatTheProfileCallsACard_hasTheTermOfCards() {
    Payment named =
        card(1, "100.00", "2026-12-08T10:00").toBuilder()
            .method(PaymentMethod.of("Credit Card"))
            .build();
    String codes =
        "{ \"operations\": { \"payments\": { \"columns\": { \"method\":"
            + " { \"names\": [\"PaymentMethod\"], \"codes\": { \"Credit Card\": \"CC\" } } } } } }";
    assertThat(unsettled(codes, named, "2026-12-11T12:00"))
        .containsExactly("NOT_SETTLED #1 100.00");
    assertThat(unsettled("{}", named, "2026-12-11T12:00")).isEmpty();
    assertThat(unsettled("{}", named, "2026-12-16T12:00")).hasSize(1);
  }

  @Test
  void methodThatNobodyKnowsOrTold_hasTheLongerTerm() {
    Payment bitcoin =
        card(1, "100.00", "2026-12-08T10:00").toBuilder()
            .method(PaymentMethod.of("Bitcoin"))
            .build();
    assertThat(unsettled("{}", bitcoin, "2026-12-15T12:00")).isEmpty();
    assertThat(unsettled("{}", bitcoin, "2026-12-16T00:01")).hasSize(1);
  }

  @Test
  void otherZone_hasOtherDays() {
    String west = "{ \"biller\": { \"timeZone\": \"America/Los_Angeles\" } }";
    Worlds world = Worlds.bare(west);
    world.pay(card(1, "100.00", "2026-12-08T10:00"));
    world.host.clock.set(Instant.parse("2026-12-11T06:30:00Z")); // Thursday evening there
    assertThat(world.integration.reconcile().differences()).isEmpty();
    world.host.clock.set(Instant.parse("2026-12-11T08:30:00Z"));
    assertThat(world.integration.reconcile().differences()).hasSize(1);
  }

  @Test
  void difference_isToBeFollowedUpByABusinessDay_whichStaysTheSame() {
    Worlds world = world();
    world.pay(card(1, "100.00", "2026-12-21T10:00"));
    for (String asOf : List.of("2026-12-24T12:00", "2026-12-30T12:00")) {
      Difference only =
          world.ask(asOf).all(DifferenceKind.NOT_SETTLED).stream()
              .filter(each -> each.amount().equals(Money.parse("100.00")))
              .findFirst()
              .orElseThrow();
      // two business days after the 23rd, when it should have settled: 24, and, over Christmas, 28
      assertThat(only.due()).isEqualTo(LocalDate.of(2026, 12, 28));
      assertThat(only.advice()).endsWith(" By 2026-12-28.");
    }
  }
}
