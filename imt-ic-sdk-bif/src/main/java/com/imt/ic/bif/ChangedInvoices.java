package com.imt.ic.bif;

import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.bif.HandOver.Candidate;
import com.imt.ic.internal.integration.Parts;
import com.imt.ic.internal.polling.LeasedJob;
import com.imt.ic.internal.store.StoreTransaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The invoices of a hand-over that are new or changed, as the lines of a file. The store is asked
 * for a chunk of them at a time, and told of those that go into the file before their lines are
 * handed out; what it was told counts once the file is queued. Not thread-safe.
 */
final class ChangedInvoices implements Iterator<BifRecord> {

  /** What one transaction found of a chunk. */
  private record Found(List<BifRecord> records, @Nullable BegunFile file) {}

  private final Parts parts;
  private final LeasedJob job;
  private final boolean again;
  private final Iterator<List<Candidate>> chunks;
  private final Function<StoreTransaction, BegunFile> begin;
  private final Deque<BifRecord> records = new ArrayDeque<>();
  private @Nullable BegunFile file;
  private long unchanged;

  /**
   * The changed invoices of a hand-over.
   *
   * @param again whether unchanged invoices count as changed
   * @param begin enters the file, when there is a first line for it
   */
  ChangedInvoices(
      Parts parts,
      LeasedJob job,
      HandOver invoices,
      boolean again,
      Function<StoreTransaction, BegunFile> begin) {
    this.parts = parts;
    this.job = job;
    this.again = again;
    this.begin = begin;
    chunks = invoices.chunks();
  }

  /** The file that the lines go into; null until there is one. */
  @Nullable BegunFile file() {
    return file;
  }

  /** How many invoices were left out so far. */
  long unchanged() {
    return unchanged;
  }

  @Override
  public boolean hasNext() {
    while (records.isEmpty() && chunks.hasNext()) {
      List<Candidate> chunk = chunks.next();
      if (!chunk.isEmpty()) {
        Found found = parts.store().inTransaction(transaction -> look(chunk, transaction));
        file = found.file();
        records.addAll(found.records());
        unchanged += chunk.size() - found.records().size();
      }
    }
    return !records.isEmpty();
  }

  @Override
  public BifRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return records.remove();
  }

  private Found look(List<Candidate> chunk, StoreTransaction transaction) {
    List<InvoiceNumber> numbers =
        chunk.stream().map(candidate -> candidate.invoice().invoiceNumber()).toList();
    Map<InvoiceNumber, String> last = transaction.sentInvoices().lastWritten(numbers);
    BillerId bid = parts.biller();
    List<BifRecord> changed = new ArrayList<>();
    Map<InvoiceNumber, String> digests = new LinkedHashMap<>();
    for (Candidate candidate : chunk) {
      BifInvoice invoice = candidate.invoice();
      String before = last.get(invoice.invoiceNumber());
      if (again || !candidate.digest().equals(before)) {
        boolean isNew = before == null;
        changed.add(
            new BifRecord(isNew ? BifRecord.Type.NEW : BifRecord.Type.REWRITTEN, bid, invoice));
        digests.put(invoice.invoiceNumber(), candidate.digest());
      }
    }
    if (changed.isEmpty()) {
      return new Found(List.of(), file);
    }
    job.prove(transaction);
    BegunFile into = file == null ? begin.apply(transaction) : file;
    transaction.sentInvoices().written(into.name(), digests);
    return new Found(changed, into);
  }
}
