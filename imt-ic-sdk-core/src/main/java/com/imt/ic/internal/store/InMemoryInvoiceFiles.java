package com.imt.ic.internal.store;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Invoice files in memory. */
record InMemoryInvoiceFiles(InMemoryTransaction transaction) implements InvoiceFileJournal {

  @Override
  public boolean add(InvoiceFileEntry entry) {
    return transaction.state().invoiceFiles.add(entry.name(), entry);
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
    transaction.state().invoiceFiles.replace(entry.name(), entry, "invoice file");
  }
}
