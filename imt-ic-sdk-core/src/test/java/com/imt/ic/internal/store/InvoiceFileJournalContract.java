package com.imt.ic.internal.store;

import static com.imt.ic.internal.store.Entries.NOON;
import static com.imt.ic.internal.store.Entries.queued;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A file's name is used once, and the file is queued until InvoiceCloud has answered. */
abstract class InvoiceFileJournalContract extends StoreContract {

  @Test
  void invoice_file_is_queued_until_it_is_answered() {
    InvoiceFileEntry older = queued("b.bif");
    InvoiceFileEntry younger =
        new InvoiceFileEntry(
            "a.bif",
            "cd".repeat(32),
            3_000_000_000L,
            NOON.plusSeconds(3600),
            InvoiceFileEntry.State.QUEUED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    run(
        transaction -> {
          assertTrue(transaction.invoiceFiles().add(younger));
          assertTrue(transaction.invoiceFiles().add(older));
          assertEquals(
              List.of(older, younger),
              transaction.invoiceFiles().in(List.of(InvoiceFileEntry.State.QUEUED)));
        });
    InvoiceFileEntry refused =
        new InvoiceFileEntry(
            "b.bif",
            older.sha256(),
            older.records(),
            older.createdAt(),
            InvoiceFileEntry.State.REFUSED,
            Optional.of(NOON.plusSeconds(4)),
            Optional.of(NOON.plusSeconds(5)),
            Optional.of("F-1"),
            Optional.of("línea 7: ".repeat(1_000)));
    run(transaction -> transaction.invoiceFiles().update(refused));

    run(
        transaction -> {
          assertEquals(Optional.of(refused), transaction.invoiceFiles().find("b.bif"));
          assertEquals(Optional.empty(), transaction.invoiceFiles().find("c.bif"));
          assertEquals(
              List.of(younger),
              transaction.invoiceFiles().in(List.of(InvoiceFileEntry.State.QUEUED)));
        });
  }

  @Test
  void name_that_is_taken_keeps_its_first_content() {
    InvoiceFileEntry first = queued("a.bif");
    InvoiceFileEntry other =
        new InvoiceFileEntry(
            "a.bif",
            "cd".repeat(32),
            1,
            NOON.plusSeconds(3600),
            InvoiceFileEntry.State.QUEUED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    run(transaction -> assertTrue(transaction.invoiceFiles().add(first)));

    run(transaction -> assertFalse(transaction.invoiceFiles().add(other)));

    assertEquals(Optional.of(first), read(transaction -> transaction.invoiceFiles().find("a.bif")));
  }

  @Test
  void file_that_was_removed_was_never_there() {
    run(
        transaction -> {
          InvoiceFileJournal files = transaction.invoiceFiles();
          files.add(queued("a.bif"));
          files.add(queued("b.bif"));
          assertEquals(Set.of("a.bif", "b.bif"), files.known(List.of("a.bif", "b.bif", "c.bif")));
          files.remove("a.bif");
          assertEquals(Optional.empty(), files.lock("a.bif"));
          assertEquals(Optional.of(queued("b.bif")), files.lock("b.bif"));
          assertEquals(Set.of("b.bif"), files.known(List.of("a.bif", "b.bif")));
          assertEquals(Set.of(), files.known(List.of()));
          assertTrue(files.add(queued("a.bif")));
        });
  }

  @Test
  void file_goes_from_state_to_state_and_keeps_what_it_was() {
    InvoiceFileEntry begun = InvoiceFileEntry.begun("a.bif", NOON);
    InvoiceFileEntry submitted =
        begun.queued("ef".repeat(32), 7).submitted(Optional.of(NOON.plusSeconds(60)));
    InvoiceFileEntry settled =
        submitted.settled(
            InvoiceFileEntry.State.UNKNOWN,
            NOON.plusSeconds(61),
            Optional.empty(),
            Optional.of("no"));
    run(
        transaction -> {
          InvoiceFileJournal files = transaction.invoiceFiles();
          files.add(begun);
          assertEquals(List.of(begun), files.in(List.of(InvoiceFileEntry.State.WRITING)));
          files.update(submitted);
          files.update(settled);
        });

    assertEquals(
        Optional.of(settled), read(transaction -> transaction.invoiceFiles().find("a.bif")));
    assertEquals(Optional.of(NOON.plusSeconds(60)), settled.submittedAt());
    assertEquals(7, settled.records());
  }

  @Test
  void update_of_an_unknown_file_is_refused() {
    assertThrows(
        IllegalStateException.class,
        () -> run(transaction -> transaction.invoiceFiles().update(queued("a.bif"))));
  }
}
