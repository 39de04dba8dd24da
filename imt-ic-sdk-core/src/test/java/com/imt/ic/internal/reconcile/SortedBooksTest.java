package com.imt.ic.internal.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.reconcile.SortedBooks.Entry;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SortedBooksTest {

  private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

  /** Short, alike for more than eight characters, and beyond a byte where they begin to differ. */
  private static final String[] BEGINNINGS = {
    "", "a", "payment-", "payment-1", "\u00FE", "\u00FF", "\u0100", "\u00FF0", "\u01002", "p\uFFE5"
  };

  @Test
  void payments_comeOnce_inTheOrderOfTheirTexts_howeverManyFilesTheyWentThrough() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Map<PaymentGuid, InBooks> expected = new TreeMap<>();
    try (SortedBooks books = new SortedBooks(7)) {
      for (int i = 0; i < 500; i++) {
        PaymentGuid payment =
            PaymentGuid.of(
                BEGINNINGS[random.nextInt(BEGINNINGS.length)] + (char) ('0' + random.nextInt(70)));
        Money amount = Money.ofCents(1 + random.nextInt(1000));
        Instant at = AT.plusSeconds(random.nextInt(1000));
        if (random.nextBoolean()) {
          books.receipt(payment, amount, at);
          expected.merge(payment, InBooks.receipt(amount, at), InBooks::plus);
        } else {
          books.reversal(payment, amount, at);
          expected.merge(payment, InBooks.reversal(amount, at), InBooks::plus);
        }
      }
      expected.forEach(
          (payment, held) ->
              assertThat(books.next()).as("seed %s", seed).isEqualTo(new Entry(payment, held)));
      assertThat(books.peek()).isNull();
    }
  }
}
