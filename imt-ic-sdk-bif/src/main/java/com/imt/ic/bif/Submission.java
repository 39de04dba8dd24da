package com.imt.ic.bif;

import com.imt.ic.CallFailedException;
import com.imt.ic.Redaction;
import com.imt.ic.Warning;
import com.imt.ic.bif.SentInvoices.AnsweredFile;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.internal.integration.NoCloud;
import com.imt.ic.internal.integration.Parts;
import com.imt.ic.internal.polling.LeasedJob;
import com.imt.ic.internal.store.InvoiceFileEntry;
import com.imt.ic.internal.store.InvoiceFileEntry.State;
import com.imt.ic.internal.store.StoreTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits written files until InvoiceCloud has answered each. That a file goes out is noted before,
 * and the answer after it came: a crash between asks once more, with the same name and content, and
 * knows that IC may have the file. Thread-safe.
 */
record Submission(Parts parts, Spool spool) {

  private static final Logger LOG = LoggerFactory.getLogger(Submission.class);

  SentInvoices submitQueued(LeasedJob job) {
    return submitQueued(job, (submitted, behind) -> {});
  }

  /**
   * Submits what waits.
   *
   * @param told of each file that was submitted, and how many wait behind it
   */
  SentInvoices submitQueued(LeasedJob job, ObjIntConsumer<InvoiceFileEntry> told) {
    List<AnsweredFile> answers = new ArrayList<>();
    List<Warning> warnings = new ArrayList<>();
    List<InvoiceFileEntry> waiting = waiting(job);
    while (!waiting.isEmpty()) {
      submit(waiting.get(0), job, answers, warnings);
      told.accept(waiting.get(0), waiting.size() - 1);
      // What became of one decides on the others.
      waiting = waiting.size() == 1 ? List.of() : waiting(job);
    }
    return SentInvoices.answered(answers, warnings);
  }

  private static List<InvoiceFileEntry> waiting(LeasedJob job) {
    return job.inTransaction(WaitingFiles::submittable);
  }

  private void submit(
      InvoiceFileEntry entry, LeasedJob job, List<AnsweredFile> answers, List<Warning> warnings) {
    InvoiceFile file = spool.verified(entry);
    boolean first = entry.submittedAt().isEmpty();
    if (first) {
      Instant now = parts.clock().instant();
      job.runInTransaction(open -> noteSubmission(entry.name(), Optional.of(now), open));
    }
    InvoiceFileAnswer answer;
    try {
      answer = parts.cloud().submit(file);
    } catch (RuntimeException e) {
      if (first && isNotTaken(e)) {
        takeBack(entry, job, e);
      }
      throw e;
    }
    Verdict verdict = Verdict.of(entry, answer, first, alreadyReceived());
    Instant now = parts.clock().instant();
    // Without a proof of the lease: where it was lost meanwhile, the answer is still IC's.
    List<AnsweredFile> answered =
        parts.store().inTransaction(open -> note(verdict, entry.name(), now, open));
    log(answered, verdict.warnings());
    answers.addAll(answered);
    warnings.addAll(verdict.warnings());
  }

  /** A file that waits no longer was answered on another node meanwhile. */
  private static List<AnsweredFile> note(
      Verdict verdict, String name, Instant now, StoreTransaction transaction) {
    return transaction
        .invoiceFiles()
        .lock(name)
        .filter(entry -> entry.state() == State.QUEUED)
        .map(entry -> verdict.note(entry, now, transaction))
        .orElse(List.of());
  }

  private static void noteSubmission(
      String name, Optional<Instant> at, StoreTransaction transaction) {
    transaction
        .invoiceFiles()
        .lock(name)
        .filter(entry -> entry.state() == State.QUEUED)
        .ifPresent(entry -> transaction.invoiceFiles().update(entry.submitted(at)));
  }

  /** Whether InvoiceCloud cannot have the file. */
  private boolean isNotTaken(RuntimeException failure) {
    return parts.cloud() instanceof NoCloud
        || (failure instanceof CallFailedException call
            && call.kind() != CallFailedException.Kind.OUTCOME_UNKNOWN);
  }

  private static void takeBack(InvoiceFileEntry entry, LeasedJob job, RuntimeException failure) {
    try {
      job.runInTransaction(open -> noteSubmission(entry.name(), Optional.empty(), open));
    } catch (RuntimeException e) {
      failure.addSuppressed(e); // then a later refusal leaves the file's fate to people
    }
  }

  private Optional<Pattern> alreadyReceived() {
    return parts.profile().operation("submitInvoiceFile").alreadyReceived();
  }

  /** Settles a file of unknown fate as a person found it out. */
  SentInvoices settle(String name, boolean accepted, LeasedJob job) {
    Instant now = parts.clock().instant();
    List<AnsweredFile> answered =
        job.inTransaction(
            open -> {
              InvoiceFileEntry entry = open.invoiceFiles().lock(name).orElse(null);
              if (entry == null || entry.state() != State.UNKNOWN) {
                throw new IllegalArgumentException(
                    "Only an invoice file of unknown fate can be settled, found \"%s\" %s; the warning REFUSED_AFTER_UNKNOWN names such a file"
                        .formatted(
                            Redaction.shorten(name),
                            entry == null ? "not known" : "in state " + entry.state()));
              }
              return Verdict.ofPerson(entry, accepted).note(entry, now, open);
            });
    log(answered, List.of());
    return SentInvoices.answered(answered, List.of());
  }

  static void log(List<AnsweredFile> answered, List<Warning> warnings) {
    for (AnsweredFile file : answered) {
      if (file.accepted()) {
        LOG.info("Invoice file {} is accepted", file.name());
      } else {
        LOG.warn("Invoice file {} is refused: {}", file.name(), file.reason());
      }
    }
    warnings.forEach(warning -> LOG.warn(warning.detail()));
  }
}
