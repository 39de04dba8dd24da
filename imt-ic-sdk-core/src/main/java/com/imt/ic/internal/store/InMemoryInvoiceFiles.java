package com.imt.ic.internal.store;

import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Invoice files in memory. */
record InMemoryInvoiceFiles(InMemoryTransaction transaction) implements InvoiceFileJournal {

  @Override
  public boolean add(InvoiceFileEntry entry) {
    return transaction.state().invoiceFiles.add(entry.name(), kept(entry));
  }

  @Override
  public Optional<InvoiceFileEntry> find(String name) {
    return transaction.state().invoiceFiles.find(name);
  }

  @Override
  public List<InvoiceFileEntry> queued() {
    return transaction.state().invoiceFiles.values().stream()
        .filter(entry -> entry.state() == InvoiceFileEntry.State.QUEUED)
        .sorted(
            Comparator.comparing(InvoiceFileEntry::createdAt).thenComparing(InvoiceFileEntry::name))
        .toList();
  }

  @Override
  public void update(InvoiceFileEntry entry) {
    transaction.state().invoiceFiles.replace(entry.name(), kept(entry), "invoice file");
  }

  private static InvoiceFileEntry kept(InvoiceFileEntry entry) {
    return new InvoiceFileEntry(
        entry.name(),
        entry.sha256(),
        entry.records(),
        entry.createdAt().truncatedTo(ChronoUnit.MICROS),
        entry.state(),
        entry.answeredAt().map(moment -> moment.truncatedTo(ChronoUnit.MICROS)),
        entry.fileGuid(),
        entry.reason());
  }
}
