package com.imt.ic.internal.store;

import static com.imt.ic.internal.store.Entries.NOON;
import static com.imt.ic.internal.store.Entries.columns;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineEntry.Closing;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A row that people must look at is kept whole, once, counted, until it is closed. */
abstract class QuarantineContract extends StoreContract {

  private static final List<String> REPORT = List.of("payments");

  @Test
  void same_row_of_one_kind_is_one_entry_that_is_counted_with_the_latest_reason() {
    Map<String, String> raw = columns("PaymentGUID", "x", "Amount", "12.345");
    Map<String, String> otherOrder = columns("Amount", "12.345", "PaymentGUID", "x");
    add(row(QuarantineKind.REFUSED, "no policy", raw, NOON));
    int again =
        read(
            transaction ->
                transaction
                    .quarantine()
                    .add(
                        List.of(
                            row(QuarantineKind.REFUSED, "closed", otherOrder, NOON.plusSeconds(1)),
                            row(QuarantineKind.REFUSED, "later", raw, NOON.plusSeconds(2)),
                            row(QuarantineKind.CONFLICT, "closed", raw, NOON))));

    assertEquals(1, again, "the conflict alone is new");
    List<QuarantineEntry> entries = entries(QuarantineFilter.ALL);
    assertEquals(2, entries.size());
    QuarantineEntry first = entries.get(0);
    assertEquals(3, first.count());
    assertEquals("later", first.reason());
    assertEquals(NOON, first.firstSeenAt());
    assertEquals(NOON.plusSeconds(2), first.lastSeenAt());
    assertEquals(State.OPEN, first.state());
    assertEquals(
        Map.of(QuarantineKind.REFUSED, 1L, QuarantineKind.CONFLICT, 1L),
        read(transaction -> transaction.quarantine().open()));
  }

  @Test
  void closed_entry_keeps_who_and_why_and_is_closed_once() {
    add(row(QuarantineKind.REFUSED, "no policy", Map.of(), NOON));
    long id = entries(QuarantineFilter.OPEN).get(0).id();
    Closing closing = new Closing(State.RESOLVED, NOON.plusSeconds(60), "pat", "posted by hand");

    run(transaction -> transaction.quarantine().close(id, closing));

    QuarantineEntry entry = read(transaction -> transaction.quarantine().lock(id)).orElseThrow();
    assertEquals(State.RESOLVED, entry.state());
    assertEquals(closing, entry.closing());
    assertEquals(List.of(), entries(QuarantineFilter.OPEN));
    assertThrows(
        IllegalStateException.class,
        () -> run(transaction -> transaction.quarantine().close(id, closing)));
  }

  @Test
  void what_a_retry_closed_opens_again_and_what_a_person_resolved_does_not() {
    QuarantinedRow retried = row(QuarantineKind.REFUSED, "one", columns("A", "1"), NOON);
    QuarantinedRow resolved = row(QuarantineKind.REFUSED, "two", columns("A", "2"), NOON);
    add(retried);
    add(resolved);
    List<QuarantineEntry> entries = entries(QuarantineFilter.ALL);
    run(
        transaction -> {
          transaction
              .quarantine()
              .close(entries.get(0).id(), new Closing(State.RETRIED, NOON, null, null));
          transaction
              .quarantine()
              .close(entries.get(1).id(), new Closing(State.RESOLVED, NOON, "pat", "known"));
        });

    add(retried);
    add(resolved);

    assertEquals(
        List.of(State.OPEN, State.RESOLVED),
        entries(QuarantineFilter.ALL).stream().map(QuarantineEntry::state).toList());
  }

  @Test
  void what_stands_in_the_way_of_a_subject_is_found_and_closed_when_it_is_taken() {
    add(row("payments", QuarantineKind.FAILED, "G-1"));
    add(row("payments", QuarantineKind.CONFLICT, "G-2"));
    add(row("ach-rejects", QuarantineKind.FAILED, "G-3"));
    add(row("payments", QuarantineKind.REFUSED, "G-4"));
    add(row("payments", QuarantineKind.RETURN_CODE, "G-5"));
    long resolved = entries(QuarantineFilter.ALL).get(3).id();
    List<String> subjects = List.of("G-1", "G-2", "G-3", "G-4", "G-5");
    run(
        transaction -> {
          transaction
              .quarantine()
              .close(resolved, new Closing(State.RESOLVED, NOON, "pat", "by hand"));
          assertEquals(
              Map.of("G-1", State.OPEN, "G-2", State.OPEN, "G-4", State.RESOLVED),
              standing(transaction, subjects));
          transaction.quarantine().taken(REPORT, List.of("G-1"), NOON.plusSeconds(9));
          assertEquals(
              Map.of("G-2", State.OPEN, "G-4", State.RESOLVED), standing(transaction, subjects));
        });

    assertEquals(
        List.of(State.RETRIED, State.OPEN, State.OPEN, State.RESOLVED, State.OPEN),
        entries(QuarantineFilter.ALL).stream().map(QuarantineEntry::state).toList());
  }

  @Test
  void entries_come_by_pages_and_filters_in_the_order_in_which_they_came() {
    for (int i = 0; i < 25; i++) {
      add(
          row(
              i % 5 == 0 ? QuarantineKind.CONFLICT : QuarantineKind.REFUSED,
              "reason " + i,
              Map.of("N", "" + i),
              NOON.minusSeconds(i)));
    }

    List<String> all = entries(QuarantineFilter.ALL).stream().map(QuarantineEntry::reason).toList();
    assertEquals(IntStream.range(0, 25).mapToObj(i -> "reason " + i).toList(), all);
    List<String> paged = new ArrayList<>();
    long after = 0;
    for (List<QuarantineEntry> page = page(after); !page.isEmpty(); page = page(after)) {
      page.forEach(entry -> paged.add(entry.reason()));
      after = page.get(page.size() - 1).id();
    }
    assertEquals(all, paged);
    QuarantineFilter conflicts =
        new QuarantineFilter(State.OPEN, "payments", QuarantineKind.CONFLICT);
    assertEquals(5, entries(conflicts).size());
    assertEquals(0, entries(new QuarantineFilter(null, "autopay", null)).size());
  }

  @Test
  void unknown_id_is_no_entry() {
    assertEquals(Optional.empty(), read(transaction -> transaction.quarantine().lock(7)));
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
    QuarantinedRow row =
        row(QuarantineKind.REFUSED, "Grund ß ".repeat(2_000), raw, NOON.plusNanos(1_000));

    add(row);

    List<QuarantineEntry> all = entries(QuarantineFilter.ALL);
    assertEquals(1, all.size());
    QuarantineEntry read = all.get(0);
    assertEquals(row.reason(), read.reason());
    assertEquals(NOON.plusNanos(1_000), read.firstSeenAt());
    assertEquals(List.copyOf(raw.entrySet()), List.copyOf(read.raw().entrySet()), "in order");
  }

  private static QuarantinedRow row(
      QuarantineKind kind, String reason, Map<String, String> raw, Instant at) {
    return row("payments", kind, null, reason, raw, at);
  }

  private static QuarantinedRow row(String report, QuarantineKind kind, String subject) {
    return row(report, kind, subject, "reason", Map.of("GUID", subject), NOON);
  }

  private static QuarantinedRow row(
      String report,
      QuarantineKind kind,
      @Nullable String subject,
      String reason,
      Map<String, String> raw,
      Instant at) {
    return new QuarantinedRow(report, kind, subject, reason, raw, 1, at);
  }

  private static Map<String, State> standing(StoreTransaction transaction, List<String> subjects) {
    Map<String, State> states = new HashMap<>();
    transaction
        .quarantine()
        .standing(REPORT, subjects)
        .forEach((subject, entries) -> entries.forEach(each -> states.put(subject, each.state())));
    return states;
  }

  private void add(QuarantinedRow row) {
    run(transaction -> transaction.quarantine().add(List.of(row)));
  }

  private List<QuarantineEntry> page(long after) {
    return read(transaction -> transaction.quarantine().page(QuarantineFilter.ALL, after, 7));
  }

  private List<QuarantineEntry> entries(QuarantineFilter filter) {
    List<QuarantineEntry> entries = new ArrayList<>();
    run(transaction -> transaction.quarantine().forEach(filter, entries::add));
    return entries;
  }
}
