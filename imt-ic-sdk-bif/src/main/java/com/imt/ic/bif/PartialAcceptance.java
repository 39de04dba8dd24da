package com.imt.ic.bif;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Redaction;
import com.imt.ic.bif.SentInvoices.AnsweredFile;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.internal.integration.Parts;
import com.imt.ic.internal.polling.LeasedJob;
import com.imt.ic.internal.store.InvoiceFileEntry;
import com.imt.ic.internal.store.InvoiceFileEntry.State;
import com.imt.ic.internal.store.StoreTransaction;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settles a file that InvoiceCloud accepted but for some of its invoices. What it has of those says
 * the file: nothing of one that stands there as new, an earlier content of one that is re-written.
 * Thread-safe.
 */
record PartialAcceptance(Parts parts, BifLayout layout, Spool spool) {

  /** The invoices that were not accepted, by the records of them that stand in the file. */
  private record Lacking(Set<InvoiceNumber> added, Set<InvoiceNumber> rewritten) {
    Set<InvoiceNumber> all() {
      return Stream.concat(added.stream(), rewritten.stream()).collect(Collectors.toSet());
    }
  }

  SentInvoices settle(String name, Set<InvoiceNumber> notAccepted, LeasedJob job) {
    InvoiceFileEntry found = job.inTransaction(open -> answered(name, open));
    Lacking lacking = sorted(found, notAccepted);
    Instant now = parts.clock().instant();
    List<AnsweredFile> answered =
        job.inTransaction(open -> note(answered(name, open), lacking, now, open));
    Submission.log(answered, List.of());
    return SentInvoices.answered(answered, List.of());
  }

  private static InvoiceFileEntry answered(String name, StoreTransaction transaction) {
    InvoiceFileEntry entry = transaction.invoiceFiles().lock(name).orElse(null);
    if (entry == null || (entry.state() != State.UNKNOWN && entry.state() != State.ACCEPTED)) {
      throw new IllegalArgumentException(
          "Only an invoice file that was accepted, or is of unknown fate, can have been accepted in part; found \"%s\" %s"
              .formatted(
                  Redaction.shorten(name),
                  entry == null ? "not known" : "in state " + entry.state()));
    }
    return entry;
  }

  private Lacking sorted(InvoiceFileEntry entry, Set<InvoiceNumber> notAccepted) {
    Lacking lacking = new Lacking(new HashSet<>(), new HashSet<>());
    Set<InvoiceNumber> absent = new HashSet<>(notAccepted);
    InvoiceFile file = spool.verified(entry);
    try (InputStream in = file.open()) {
      BifParser.of(layout)
          .lenient(BifLeniency.REPEATED_INVOICE) // which the writer has looked for
          .parse(
              in,
              each -> {
                InvoiceNumber number = each.invoice().invoiceNumber();
                if (absent.remove(number)) {
                  boolean isNew = each.type() == BifRecord.Type.NEW;
                  (isNew ? lacking.added() : lacking.rewritten()).add(number);
                }
              },
              problem -> {});
    } catch (IOException e) {
      throw new SpoolException("Invoice file %s cannot be read".formatted(entry.name()), e);
    }
    if (!absent.isEmpty()) {
      throw new IllegalArgumentException(
          "Of the invoices that were not accepted, %s stand not in %s, such as \"%s\"; give those of that file alone"
              .formatted(
                  absent.size(),
                  entry.name(),
                  Redaction.shorten(absent.iterator().next().value())));
    }
    return lacking;
  }

  private static List<AnsweredFile> note(
      InvoiceFileEntry entry, Lacking lacking, Instant now, StoreTransaction transaction) {
    List<AnsweredFile> answered = new ArrayList<>();
    if (entry.state() == State.UNKNOWN) {
      answered.addAll(Verdict.ofPerson(entry, true).note(entry, now, transaction));
    }
    answered.addAll(
        Verdict.hold(
            WaitingFiles.behind(entry, lacking.all(), transaction),
            "It re-writes invoices of %s that were not accepted".formatted(entry.name()),
            now,
            transaction));
    transaction.sentInvoices().forgotten(entry.name(), lacking.added());
    transaction.sentInvoices().outdated(entry.name(), lacking.rewritten());
    return answered;
  }
}
