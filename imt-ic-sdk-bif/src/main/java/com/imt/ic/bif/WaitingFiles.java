package com.imt.ic.bif;

import com.imt.ic.internal.store.InvoiceFileEntry;
import com.imt.ic.internal.store.InvoiceFileEntry.State;
import com.imt.ic.internal.store.StoreTransaction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which files follow from one another. A file re-writes what files before it may have brought to
 * InvoiceCloud; so it goes out only when the fate of those that hold the same invoices is known.
 */
final class WaitingFiles {

  private WaitingFiles() {}

  /** The files that may go out, oldest first. */
  static List<InvoiceFileEntry> submittable(StoreTransaction transaction) {
    List<InvoiceFileEntry> free = new ArrayList<>();
    Set<String> before = new LinkedHashSet<>();
    for (InvoiceFileEntry entry :
        transaction.invoiceFiles().in(List.of(State.QUEUED, State.UNKNOWN))) {
      if (entry.state() == State.UNKNOWN || isBehind(entry, before, transaction)) {
        before.add(entry.name());
      } else {
        free.add(entry);
      }
    }
    return free;
  }

  /** The files behind one that never went out and hold its invoices, or those of such a file. */
  static List<InvoiceFileEntry> behind(InvoiceFileEntry refused, StoreTransaction transaction) {
    List<InvoiceFileEntry> behind = new ArrayList<>();
    Set<String> before = new LinkedHashSet<>();
    before.add(refused.name());
    for (InvoiceFileEntry entry : transaction.invoiceFiles().in(List.of(State.QUEUED))) {
      if (entry.createdAt().isAfter(refused.createdAt())
          && entry.submittedAt().isEmpty()
          && isBehind(entry, before, transaction)) {
        before.add(entry.name());
        behind.add(entry);
      }
    }
    return behind;
  }

  private static boolean isBehind(
      InvoiceFileEntry entry, Set<String> before, StoreTransaction transaction) {
    return !before.isEmpty() && !transaction.sentInvoices().sharing(entry.name(), before).isEmpty();
  }
}
