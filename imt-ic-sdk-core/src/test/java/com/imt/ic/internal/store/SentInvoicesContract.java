package com.imt.ic.internal.store;

import static com.imt.ic.internal.store.Entries.INVOICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.imt.ic.InvoiceNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was last written of each invoice, and what of it remains when files are refused. */
abstract class SentInvoicesContract extends StoreContract {

  @Test
  void invoice_never_written_is_unknown() {
    assertEquals(Optional.empty(), lastWritten(INVOICE));
  }

  @Test
  void refused_file_leaves_its_new_invoices_unknown() {
    written("digest-1", "a.bif");
    refused("a.bif");

    assertEquals(Optional.empty(), lastWritten(INVOICE));
  }

  @Test
  void refused_file_leaves_its_invoices_as_they_were_accepted() {
    written("digest-1", "a.bif");
    accepted("a.bif");
    written("digest-2", "b.bif");
    assertEquals(Optional.of("digest-2"), lastWritten(INVOICE));

    refused("b.bif");

    assertEquals(Optional.of("digest-1"), lastWritten(INVOICE));
  }

  @Test
  void file_accepted_late_is_what_remains_when_the_next_one_is_refused() {
    written("digest-1", "a.bif");
    written("digest-2", "b.bif");
    accepted("a.bif");
    assertEquals(Optional.of("digest-2"), lastWritten(INVOICE));

    refused("b.bif");

    assertEquals(Optional.of("digest-1"), lastWritten(INVOICE));
  }

  @Test
  void file_refused_late_does_not_touch_what_was_written_after_it() {
    written("digest-1", "a.bif");
    written("digest-2", "b.bif");
    accepted("b.bif");
    refused("a.bif");

    assertEquals(Optional.of("digest-2"), lastWritten(INVOICE));
  }

  @Test
  void file_accepted_before_an_older_one_leaves_nothing_of_that() {
    written("digest-1", "a.bif");
    written("digest-2", "b.bif");
    accepted("b.bif");
    refused("b.bif");

    assertEquals(Optional.empty(), lastWritten(INVOICE));
  }

  @Test
  void invoice_stands_once_in_a_file() {
    written("digest-1", "a.bif");

    assertThrows(IllegalStateException.class, () -> written("digest-2", "a.bif"));
    assertEquals(Optional.of("digest-1"), lastWritten(INVOICE));
  }

  @Test
  void files_share_an_invoice_that_stands_in_both() {
    InvoiceNumber other = InvoiceNumber.of("INV-2");
    run(
        transaction -> {
          SentInvoices sent = transaction.sentInvoices();
          sent.written("a.bif", Map.of(INVOICE, "digest-1"));
          sent.written("b.bif", Map.of(INVOICE, "digest-2", other, "digest-3"));
          sent.written("c.bif", Map.of(other, "digest-4"));
          assertEquals(Set.of("a.bif", "c.bif"), sent.sharing("b.bif", Set.of("a.bif", "c.bif")));
          assertEquals(Set.of("b.bif"), sent.sharing("a.bif", Set.of("b.bif", "c.bif")));
          assertEquals(Set.of(), sent.sharing("a.bif", Set.of("c.bif", "d.bif")));
          assertEquals(Set.of(), sent.sharing("a.bif", Set.of()));
        });
  }

  @Test
  void invoices_of_a_file_are_forgotten_or_outdated_one_by_one() {
    InvoiceNumber second = InvoiceNumber.of("INV-2");
    InvoiceNumber third = InvoiceNumber.of("INV-3");
    List<InvoiceNumber> all = List.of(INVOICE, second, third);
    run(
        transaction -> {
          SentInvoices sent = transaction.sentInvoices();
          sent.written("a.bif", Map.of(INVOICE, "digest-1", second, "digest-2", third, "digest-3"));
          sent.written("b.bif", Map.of(third, "digest-4"));
          sent.forgotten("a.bif", List.of(INVOICE));
          sent.outdated("a.bif", List.of(second, third));
          sent.forgotten("a.bif", List.of());
          sent.outdated("a.bif", List.of());
          assertEquals(
              Map.of(
                  second, new SentInvoices.Written("a.bif", ""),
                  third, new SentInvoices.Written("b.bif", "digest-4")),
              sent.lastWritten(all));
        });
  }

  @Test
  void files_that_hold_an_invoice_are_found() {
    InvoiceNumber second = InvoiceNumber.of("INV-2");
    run(
        transaction -> {
          SentInvoices sent = transaction.sentInvoices();
          sent.written("a.bif", Map.of(INVOICE, "digest-1"));
          sent.written("b.bif", Map.of(INVOICE, "digest-2", second, "digest-3"));
          assertEquals(Set.of("b.bif"), sent.holding(List.of(second), Set.of("a.bif", "b.bif")));
          assertEquals(Set.of("a.bif"), sent.holding(List.of(INVOICE), Set.of("a.bif", "c.bif")));
          assertEquals(Set.of(), sent.holding(List.of(), Set.of("a.bif")));
          assertEquals(Set.of(), sent.holding(List.of(INVOICE), Set.of()));
        });
  }

  @Test
  void invoices_of_one_work_are_written_accepted_and_refused_in_its_order() {
    run(
        transaction -> {
          SentInvoices sent = transaction.sentInvoices();
          sent.written("a.bif", Map.of(INVOICE, "digest-1"));
          sent.accepted("a.bif");
          sent.written("b.bif", Map.of(INVOICE, "digest-2"));
          sent.written("c.bif", Map.of(INVOICE, "digest-3"));
          assertEquals(
              Map.of(INVOICE, new SentInvoices.Written("c.bif", "digest-3")),
              sent.lastWritten(List.of(INVOICE)));
          sent.forgotten("c.bif");
          assertEquals(
              Map.of(INVOICE, new SentInvoices.Written("b.bif", "digest-2")),
              sent.lastWritten(List.of(INVOICE)));
          sent.forgotten("b.bif");
        });

    assertEquals(Optional.of("digest-1"), lastWritten(INVOICE));
  }

  @Test
  void thousands_of_invoices_are_written_in_one_work() {
    Map<InvoiceNumber, String> digests = new LinkedHashMap<>();
    Map<InvoiceNumber, SentInvoices.Written> expected = new LinkedHashMap<>();
    for (int i = 0; i < 2_500; i++) {
      digests.put(InvoiceNumber.of("I" + i), "digest" + i);
      expected.put(InvoiceNumber.of("I" + i), new SentInvoices.Written("a.bif", "digest" + i));
    }
    run(transaction -> transaction.sentInvoices().written("a.bif", digests));

    assertEquals(
        expected, read(transaction -> transaction.sentInvoices().lastWritten(digests.keySet())));
    refused("a.bif");
    assertEquals(
        Map.of(), read(transaction -> transaction.sentInvoices().lastWritten(digests.keySet())));
  }

  private void written(String digest, String file) {
    run(transaction -> transaction.sentInvoices().written(file, Map.of(INVOICE, digest)));
  }

  private void accepted(String file) {
    run(transaction -> transaction.sentInvoices().accepted(file));
  }

  private void refused(String file) {
    run(transaction -> transaction.sentInvoices().forgotten(file));
  }

  private Optional<String> lastWritten(InvoiceNumber invoiceNumber) {
    return Optional.ofNullable(
            read(transaction -> transaction.sentInvoices().lastWritten(List.of(invoiceNumber)))
                .get(invoiceNumber))
        .map(SentInvoices.Written::digest);
  }
}
