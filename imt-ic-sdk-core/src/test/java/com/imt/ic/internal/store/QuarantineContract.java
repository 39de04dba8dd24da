package com.imt.ic.internal.store;

import static com.imt.ic.internal.store.Entries.NOON;
import static com.imt.ic.internal.store.Entries.columns;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A row that people must look at is kept whole, once for each reason. */
abstract class QuarantineContract extends StoreContract {

  @Test
  void same_row_with_the_same_reason_is_kept_once() {
    Map<String, String> raw = columns("PaymentGUID", "x", "Amount", "12.345");
    Map<String, String> otherOrder = columns("Amount", "12.345", "PaymentGUID", "x");
    QuarantineEntry row =
        new QuarantineEntry("payments", QuarantineKind.REFUSED, "Amount has 3 decimals", raw, NOON);
    QuarantineEntry ofAnotherReason =
        new QuarantineEntry("payments", QuarantineKind.REFUSED, "Another", raw, NOON);
    QuarantineEntry ofAnotherReport =
        new QuarantineEntry("autopay", QuarantineKind.REFUSED, row.reason(), raw, NOON);
    run(
        transaction -> {
          QuarantineJournal quarantine = transaction.quarantine();
          assertTrue(quarantine.add(row));
          assertFalse(
              quarantine.add(
                  new QuarantineEntry(
                      "payments",
                      QuarantineKind.REFUSED,
                      row.reason(),
                      otherOrder,
                      NOON.plusSeconds(1))));
          assertTrue(quarantine.add(ofAnotherReason));
          assertTrue(quarantine.add(ofAnotherReport));
        });

    run(transaction -> assertFalse(transaction.quarantine().add(row)));
    assertEquals(List.of(row, ofAnotherReason, ofAnotherReport), quarantined());
  }

  @Test
  void quarantined_rows_come_in_the_order_in_which_they_came() {
    List<String> reasons = IntStream.range(0, 20).mapToObj(i -> "reason " + (i * 7) % 20).toList();
    for (int i = 0; i < 20; i++) {
      String reason = reasons.get(i);
      Instant moment = NOON.minusSeconds(i);
      run(
          transaction ->
              transaction
                  .quarantine()
                  .add(
                      new QuarantineEntry(
                          "payments", QuarantineKind.REFUSED, reason, Map.of(), moment)));
    }

    assertEquals(reasons, quarantined().stream().map(QuarantineEntry::reason).toList());
  }

  @Test
  void raw_columns_are_kept_whole_and_in_order_whatever_they_hold() {
    Map<String, String> raw =
        columns(
            "Zip",
            "",
            "a \"quoted\" \\ name",
            "Zoë Ωmega 数 𝄞 \u0000\u0003\u2028\r\n\t",
            "half a pair",
            "\uD834",
            "long",
            "x€".repeat(50_000),
            "",
            "nameless");
    QuarantineEntry row =
        new QuarantineEntry(
            "payments",
            QuarantineKind.REFUSED,
            "Grund ß ".repeat(2_000),
            raw,
            NOON.plusNanos(1_000));

    run(transaction -> transaction.quarantine().add(row));

    List<QuarantineEntry> read = quarantined();
    assertEquals(List.of(row), read);
    assertEquals(
        List.copyOf(raw.entrySet()), List.copyOf(read.get(0).raw().entrySet()), "in order");
  }

  private List<QuarantineEntry> quarantined() {
    List<QuarantineEntry> entries = new ArrayList<>();
    run(transaction -> transaction.quarantine().forEach(entries::add));
    return entries;
  }
}
