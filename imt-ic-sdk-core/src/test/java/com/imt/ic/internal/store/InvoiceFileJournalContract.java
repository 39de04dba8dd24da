package com.imt.ic.internal.store;

import static com.imt.ic.internal.store.Entries.NOON;
import static com.imt.ic.internal.store.Entries.queued;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
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
  void update_of_an_unknown_file_is_refused() {
    assertThrows(
        IllegalStateException.class,
        () -> run(transaction -> transaction.invoiceFiles().update(queued("a.bif"))));
  }
}
