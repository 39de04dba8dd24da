package com.imt.ic.bif;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Warning;
import com.imt.ic.bif.InvoiceFiles.LoadListener;
import com.imt.ic.bif.SentInvoices.Fate;
import com.imt.ic.bif.SentInvoices.LoadPlan;
import com.imt.ic.bif.SentInvoices.Loaded;
import com.imt.ic.bif.SentInvoices.LoadedFile;
import com.imt.ic.bif.SentInvoices.Tally;
import com.imt.ic.bif.SentInvoices.WrittenFile;
import com.imt.ic.internal.integration.Parts;
import com.imt.ic.internal.polling.LeasedJob;
import com.imt.ic.internal.store.InvoiceFileEntry;
import com.imt.ic.internal.store.InvoiceFileEntry.State;
import com.imt.ic.internal.store.SentInvoices.Written;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All open invoices of a biller on their first way to InvoiceCloud. All files are written before
 * the first one is submitted, so the plan knows them; what waits from a run that died is among
 * them. In the end every accepted file is read back and counted. Thread-safe.
 */
record FirstLoad(Parts parts, BifLayout layout, Spool spool) {

  private static final int CHUNK = 1_000;

  /** What is to be submitted, and where each invoice of the source stands. */
  record Prepared(LoadPlan plan, Map<String, Tally> byFile, List<Warning> warnings) {}

  Prepared prepare(LeasedJob job, Outbox.Written written, LoadListener told) {
    Map<String, Tally> byFile = written.changed().byFile();
    Map<String, InvoiceFileEntry> entries = entries(byFile.keySet());
    Set<String> now = written.files().stream().map(WrittenFile::name).collect(Collectors.toSet());
    Tally accepted = Tally.NONE;
    Tally waiting = Tally.NONE;
    Tally added = Tally.NONE;
    for (Map.Entry<String, Tally> file : byFile.entrySet()) {
      InvoiceFileEntry entry = entries.get(file.getKey());
      if (now.contains(file.getKey())) {
        added = added.plus(file.getValue());
      } else if (entry != null && entry.state() == State.ACCEPTED) {
        accepted = accepted.plus(file.getValue());
      } else {
        waiting = waiting.plus(file.getValue());
      }
    }
    LoadPlan plan =
        new LoadPlan(
            written.handOver().tally(),
            written.changed().rejected(),
            accepted,
            waiting,
            added,
            written.files().stream().mapToLong(file -> file.totals().rewrittenRecords()).sum(),
            job.inTransaction(WaitingFiles::submittable).size(),
            written.handOver().problems());
    told.planned(plan);
    return new Prepared(plan, byFile, written.warnings());
  }

  Loaded submit(LeasedJob job, Prepared prepared, Submission submission, LoadListener told) {
    long[] done = new long[2];
    SentInvoices sent =
        submission.submitQueued(
            job,
            (file, behind) -> {
              done[0]++;
              done[1] += file.records();
              told.submitted((int) done[0], (int) done[0] + behind, done[1]);
            });
    List<Warning> warnings = new ArrayList<>(prepared.warnings());
    warnings.addAll(sent.warnings());
    return new Loaded(prepared.plan(), count(job, prepared.byFile()), warnings);
  }

  private List<LoadedFile> count(LeasedJob job, Map<String, Tally> byFile) {
    Map<String, InvoiceFileEntry> entries = entries(byFile.keySet());
    List<LoadedFile> files = new ArrayList<>();
    byFile.forEach((name, ofSource) -> files.add(loaded(job, name, ofSource, entries.get(name))));
    return files;
  }

  private Map<String, InvoiceFileEntry> entries(Collection<String> names) {
    return parts
        .store()
        .inTransaction(
            open -> {
              Map<String, InvoiceFileEntry> entries = new LinkedHashMap<>();
              for (String name : names) {
                open.invoiceFiles().find(name).ifPresent(entry -> entries.put(name, entry));
              }
              return entries;
            });
  }

  private LoadedFile loaded(
      LeasedJob job, String name, Tally ofSource, @Nullable InvoiceFileEntry entry) {
    if (entry == null) {
      return new LoadedFile(
          name, Fate.UNKNOWN, ofSource, null, "the database does not know the file any more");
    }
    Tally found = null;
    Optional<String> reason = entry.reason();
    if (entry.state() == State.ACCEPTED) {
      try {
        found = readBack(job, entry, entry.records() != ofSource.invoices());
      } catch (SpoolException e) {
        reason = Optional.ofNullable(e.getMessage());
      }
    }
    return new LoadedFile(name, fate(entry.state()), ofSource, found, reason.orElse(null));
  }

  private static Fate fate(State state) {
    return switch (state) {
      case ACCEPTED -> Fate.ACCEPTED;
      case REFUSED -> Fate.REFUSED;
      case HELD -> Fate.HELD;
      case UNKNOWN -> Fate.UNKNOWN;
      case WRITING, QUEUED -> Fate.WAITING;
    };
  }

  /**
   * What a file says of its invoices.
   *
   * @param others whether it has other invoices than the source's, which may be in a later file
   */
  private Tally readBack(LeasedJob job, InvoiceFileEntry entry, boolean others) {
    RunningTally tally = new RunningTally();
    List<BifInvoice> chunk = new ArrayList<>(CHUNK);
    try (InputStream in = spool.verified(entry).open()) {
      BifParser.of(layout)
          .lenient(BifLeniency.REPEATED_INVOICE) // which the writer has looked for
          .parse(
              in,
              each -> {
                chunk.add(each.invoice());
                if (chunk.size() == CHUNK) {
                  count(job, entry, chunk, others, tally);
                }
              },
              problem -> {}); // what cannot be read is missing in the count
    } catch (IOException e) {
      throw new SpoolException("Invoice file %s cannot be read".formatted(entry.name()), e);
    }
    count(job, entry, chunk, others, tally);
    return tally.tally();
  }

  private void count(
      LeasedJob job,
      InvoiceFileEntry entry,
      List<BifInvoice> chunk,
      boolean others,
      RunningTally tally) {
    job.keep();
    Map<InvoiceNumber, Written> last = others ? lastWritten(chunk) : Map.of();
    for (BifInvoice invoice : chunk) {
      Written written = last.get(invoice.invoiceNumber());
      if (!others || (written != null && written.fileName().equals(entry.name()))) {
        tally.add(invoice);
      }
    }
    chunk.clear();
  }

  private Map<InvoiceNumber, Written> lastWritten(List<BifInvoice> invoices) {
    List<InvoiceNumber> numbers = invoices.stream().map(BifInvoice::invoiceNumber).toList();
    return parts.store().inTransaction(open -> open.sentInvoices().lastWritten(numbers));
  }
}
