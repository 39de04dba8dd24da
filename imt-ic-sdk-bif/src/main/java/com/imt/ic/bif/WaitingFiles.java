package com.imt.ic.bif;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.internal.store.InvoiceFileEntry;
import com.imt.ic.internal.store.InvoiceFileEntry.State;
import com.imt.ic.internal.store.StoreTransaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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
    return behind(
        refused, file -> isBehind(file, Set.of(refused.name()), transaction), transaction);
  }

  /** Likewise where InvoiceCloud took a file but for these invoices of it. */
  static List<InvoiceFileEntry> behind(
      InvoiceFileEntry accepted,
      Collection<InvoiceNumber> notAccepted,
      StoreTransaction transaction) {
    return behind(
        accepted,
        file -> !transaction.sentInvoices().holding(notAccepted, Set.of(file.name())).isEmpty(),
        transaction);
  }

  private static List<InvoiceFileEntry> behind(
      InvoiceFileEntry first, Predicate<InvoiceFileEntry> follows, StoreTransaction transaction) {
    List<InvoiceFileEntry> behind = new ArrayList<>();
    Set<String> before = new LinkedHashSet<>();
    for (InvoiceFileEntry entry : overtaking(first, transaction)) {
      if (entry.createdAt().isAfter(first.createdAt())
          && entry.submittedAt().isEmpty()
          && (follows.test(entry) || isBehind(entry, before, transaction))) {
        before.add(entry.name());
        behind.add(entry);
      }
    }
    return behind;
  }

  /**
   * The files that wait. One that another node is writing now may rest on what just proved wrong,
   * wherever it has got to; that node is told to write it anew.
   */
  private static List<InvoiceFileEntry> overtaking(
      InvoiceFileEntry first, StoreTransaction transaction) {
    List<InvoiceFileEntry> waiting = new ArrayList<>();
    for (InvoiceFileEntry found :
        transaction.invoiceFiles().in(List.of(State.WRITING, State.QUEUED))) {
      InvoiceFileEntry entry =
          found.state() == State.QUEUED
              ? found
              : transaction.invoiceFiles().lock(found.name()).orElse(null);
      if (entry != null && entry.state() == State.WRITING) {
        String why = "InvoiceCloud did not accept %s, or not all of it".formatted(first.name());
        transaction.invoiceFiles().update(entry.overtaken(why));
      } else if (entry != null && entry.state() == State.QUEUED) {
        waiting.add(entry);
      }
    }
    return waiting;
  }

  private static boolean isBehind(
      InvoiceFileEntry entry, Set<String> before, StoreTransaction transaction) {
    return !before.isEmpty() && !transaction.sentInvoices().sharing(entry.name(), before).isEmpty();
  }
}
