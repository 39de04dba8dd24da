package com.imt.ic.bif;

import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.bif.HandOver.Candidate;
import com.imt.ic.bif.SentInvoices.Tally;
import com.imt.ic.internal.integration.Parts;
import com.imt.ic.internal.polling.LeasedJob;
import com.imt.ic.internal.store.SentInvoices.Written;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The invoices of a hand-over that are new or changed, as the lines of one file after the other.
 * The store is asked for a chunk of them at a time, and told of those that go into a file before
 * their lines are handed out; what it was told counts once the file is queued. Not thread-safe.
 */
final class ChangedInvoices implements Iterator<BifRecord> {

  /** An invoice that did not change, and the file in which it stands. */
  private record Standing(BifInvoice invoice, String fileName) {}

  /**
   * What one transaction found of a chunk.
   *
   * @param looked how many of the chunk it has looked at; the others are for the next file
   */
  private record Found(
      int looked, List<BifRecord> records, @Nullable BegunFile file, List<Standing> standing) {}

  private final Parts parts;
  private final LeasedJob job;
  private final Outbox.Manner manner;
  private final HandOver.Chunks chunks;
  private final Function<StoreTransaction, BegunFile> begin;
  private final Deque<BifRecord> records = new ArrayDeque<>();
  private final Map<String, RunningTally> byFile = new LinkedHashMap<>();
  private List<Candidate> chunk = List.of(); // not looked at yet
  private @Nullable BegunFile file;
  private long room;
  private long unchanged;

  /**
   * The changed invoices of a hand-over.
   *
   * @param begin enters a file, when there is a first line for it
   */
  ChangedInvoices(
      Parts parts,
      LeasedJob job,
      HandOver invoices,
      Outbox.Manner manner,
      Function<StoreTransaction, BegunFile> begin) {
    this.parts = parts;
    this.job = job;
    this.manner = manner;
    this.begin = begin;
    chunks = invoices.chunks();
  }

  /** Begins the next file; null where nothing new or changed is left. */
  @Nullable BegunFile nextFile() {
    file = null;
    room = manner.mostInFile();
    return hasNext() ? file : null;
  }

  /** Whether every invoice was looked at. */
  boolean isOver() {
    return chunk.isEmpty() && !chunks.hasNext();
  }

  /** How many invoices were left out so far. */
  long unchanged() {
    return unchanged;
  }

  /** What was rejected so far. */
  Tally rejected() {
    return chunks.rejected();
  }

  /** What stands in each file of the invoices that were looked at, by the file's name. */
  Map<String, Tally> byFile() {
    return byFile.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each -> each.getValue().tally(),
                (a, b) -> a,
                LinkedHashMap::new));
  }

  /** Whether the file goes on; not where it is full. */
  @Override
  public boolean hasNext() {
    while (records.isEmpty() && room > 0 && !isOver()) {
      if (chunk.isEmpty()) {
        chunk = chunks.next();
      }
      if (!chunk.isEmpty()) {
        take(parts.store().inTransaction(this::look));
      }
    }
    return !records.isEmpty();
  }

  private void take(Found found) {
    chunk = chunk.subList(found.looked(), chunk.size());
    file = found.file();
    room -= found.records().size();
    records.addAll(found.records());
    unchanged += found.standing().size();
    found.standing().forEach(each -> tally(each.fileName()).add(each.invoice()));
    if (file != null) {
      RunningTally tally = tally(file.name());
      found.records().forEach(each -> tally.add(each.invoice()));
    }
  }

  private RunningTally tally(String name) {
    return byFile.computeIfAbsent(name, key -> new RunningTally());
  }

  @Override
  public BifRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return records.remove();
  }

  private Found look(StoreTransaction transaction) {
    List<InvoiceNumber> numbers =
        chunk.stream().map(candidate -> candidate.invoice().invoiceNumber()).toList();
    Map<InvoiceNumber, Written> last = transaction.sentInvoices().lastWritten(numbers);
    BillerId bid = parts.biller();
    List<BifRecord> changed = new ArrayList<>();
    Map<InvoiceNumber, String> digests = new LinkedHashMap<>();
    List<Standing> standing = new ArrayList<>();
    int looked = 0;
    for (Candidate candidate : chunk) {
      if (changed.size() == room) {
        break;
      }
      looked++;
      BifInvoice invoice = candidate.invoice();
      Written before = last.get(invoice.invoiceNumber());
      if (before != null && !manner.again() && before.digest().equals(candidate.digest())) {
        standing.add(new Standing(invoice, before.fileName()));
      } else {
        boolean isNew = before == null;
        changed.add(
            new BifRecord(isNew ? BifRecord.Type.NEW : BifRecord.Type.REWRITTEN, bid, invoice));
        digests.put(invoice.invoiceNumber(), candidate.digest());
      }
    }
    if (changed.isEmpty()) {
      return new Found(looked, List.of(), file, standing);
    }
    job.prove(transaction);
    BegunFile into = file == null ? begin.apply(transaction) : file;
    transaction.sentInvoices().written(into.name(), digests);
    return new Found(looked, changed, into, standing);
  }
}
