package com.imt.ic.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Recording;
import com.imt.ic.internal.posting.AchReturnInbox;
import com.imt.ic.internal.posting.PaymentInbox;
import com.imt.ic.internal.store.InMemoryIntegrationStore;
import com.imt.ic.internal.store.IntegrationStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnCodeTest {

  @ParameterizedTest
  @CsvSource({
    "R01, FUNDS, Insufficient funds, false, true, false",
    "R02, ACCOUNT, Account closed, true, false, false",
    "R07, UNAUTHORIZED, Authorisation revoked, true, false, false",
    "R08, STOPPED, Payment stopped, false, false, false",
    "R10, UNAUTHORIZED, Originator unknown/not authorised, true, false, false",
    "R11, UNAUTHORIZED, Not per terms of authorisation, true, false, false",
    "R15, HOLDER, Beneficiary/holder deceased, true, false, true",
    "R17, FORMAT, File edit / questionable entry, false, true, true",
    "R20, ACCOUNT, Non-payment (non-transaction) account, true, false, false",
    "R24, FORMAT, Duplicate entry, false, true, true",
    "R29, UNAUTHORIZED, Corporate not authorised, true, false, false",
    "R67, DISHONOR, Duplicate return, false, false, true",
    "R85, INTERNATIONAL, Miscoded outbound IAT, false, true, true",
    "C01, NOTIFICATION, Correct the account number, false, false, true",
    "C14, NOTIFICATION, Correct the SEC code (IAT), false, false, true",
    "C61, NOTIFICATION, '', false, false, true",
    "C1, UNKNOWN, '', false, false, true",
    "C011, UNKNOWN, '', false, false, true",
  })
  void code_has_class_reason_and_advice(
      String code,
      ReturnClass returnClass,
      String reason,
      boolean blocksEft,
      boolean mayRetry,
      boolean needsReview) {
    ReturnCode found = ReturnCode.of(" " + code.toLowerCase(java.util.Locale.ROOT) + " ");

    assertThat(found).isEqualTo(new ReturnCode(code, returnClass, reason));
    assertThat(found.returnClass().blocksEft()).isEqualTo(blocksEft);
    assertThat(found.returnClass().mayRetry()).isEqualTo(mayRetry);
    assertThat(found.needsReview()).isEqualTo(needsReview);
  }

  @Test
  void every_code_of_the_list_is_known_and_no_other() {
    List<Integer> unknown = new ArrayList<>();
    for (int number = 0; number < 100; number++) {
      String code = String.format(java.util.Locale.ROOT, "R%02d", number);
      if (ReturnCode.of(code).returnClass() == ReturnClass.UNKNOWN) {
        unknown.add(number);
      }
    }
    assertThat(unknown)
        .containsExactly(
            0, 48, 49, 54, 55, 56, 57, 58, 59, 60, 63, 64, 65, 66, 78, 79, 86, 87, 88, 89, 91, 92,
            93, 94, 95, 96, 97, 98, 99);
  }

  @Test
  void return_that_comes_again_with_its_code_written_otherwise_is_the_same() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-20T16:00:00Z"), ZoneOffset.UTC);
    IntegrationStore store = new InMemoryIntegrationStore();
    Recording ledger = new Recording();
    AchReturnInbox inbox = new AchReturnInbox(ledger, clock);
    Payment payment = Recording.payment(1, "12.00");
    new PaymentInbox(store, ledger, inbox, clock).accept(payment, PaymentChannel.POLL);

    List<AchReturnInbox.Outcome> outcomes = new ArrayList<>();
    for (String code : List.of("R01", "r01", " R01 ")) {
      outcomes.add(
          store.inTransaction(
              tx -> inbox.accept(Recording.reject(payment, code, "2026-11-20T10:00:00Z"), tx)));
    }

    assertThat(outcomes)
        .containsExactly(
            AchReturnInbox.Outcome.REVERSED,
            AchReturnInbox.Outcome.ALREADY_KNOWN,
            AchReturnInbox.Outcome.ALREADY_KNOWN);
    assertThat(ledger.reversed).hasSize(1);
    assertThat(ledger.rejects).hasSize(1);
  }

  @Test
  void unknown_code_is_reversed_and_kept_for_people_once() {
    Instant now = Instant.parse("2026-11-20T16:00:00Z");
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    IntegrationStore store = new InMemoryIntegrationStore();
    Recording ledger = new Recording();
    AchReturnInbox inbox = new AchReturnInbox(ledger, clock);
    Payment payment = Recording.payment(1, "12.00");
    new PaymentInbox(store, ledger, inbox, clock).accept(payment, PaymentChannel.POLL);

    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      store.runInTransaction(
          tx -> inbox.accept(Recording.reject(payment, "X1", "2026-11-20T10:00:00Z"), tx));
    }
    store.runInTransaction(tx -> tx.quarantine().forEach(entry -> reasons.add(entry.reason())));

    assertThat(ledger.reversed).hasSize(1);
    assertThat(reasons).singleElement().asString().contains("unknown code \"X1\"");
  }
}
