package com.imt.ic.bif;

import com.imt.ic.Redaction;
import com.imt.ic.Warning;
import com.imt.ic.bif.SentInvoices.AnsweredFile;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.internal.integration.Parts;
import com.imt.ic.internal.store.InvoiceFileEntry;
import com.imt.ic.internal.store.InvoiceFileEntry.State;
import com.imt.ic.internal.store.StoreTransaction;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits written files until InvoiceCloud has answered each. The answer is noted after it came, so
 * that a crash between asks once more, with the same name and content. Thread-safe.
 */
record Submission(Parts parts, Spool spool) {

  private static final Logger LOG = LoggerFactory.getLogger(Submission.class);

  SentInvoices submitQueued() {
    List<AnsweredFile> answers = new ArrayList<>();
    List<Warning> warnings = new ArrayList<>();
    List<InvoiceFileEntry> queued =
        parts.store().inTransaction(transaction -> transaction.invoiceFiles().queued());
    for (InvoiceFileEntry entry : queued) {
      spool.recover(entry.name());
      InvoiceFileAnswer answer = parts.cloud().submit(verified(entry));
      Instant now = parts.clock().instant();
      Optional<String> message =
          answer.errorMessage().map(Redaction::foreignText).filter(text -> !text.isEmpty());
      List<Warning> ofFile = answer.accepted() ? warnings(entry, answer, message) : List.of();
      boolean accepted = answer.accepted();
      String guid = answer.fileGuid().orElse(null);
      String reason = accepted ? null : message.orElse("InvoiceCloud gave no reason");
      AnsweredFile file = new AnsweredFile(entry.name(), accepted, guid, reason);
      parts.store().runInTransaction(transaction -> settle(transaction, file, ofFile, now));
      log(file, ofFile);
      answers.add(file);
      warnings.addAll(ofFile);
    }
    return new SentInvoices(null, 0, answers, warnings);
  }

  private InvoiceFile verified(InvoiceFileEntry entry) {
    String found = spool.sha256(entry.name());
    if (!found.equals(entry.sha256())) {
      throw new SpoolException(
          """
          Invoice file %s was changed after it was queued: its SHA-256 is %s, expected %s; put the \
          original back, since a name is never sent with other content"""
              .formatted(spool.file(entry.name()), found, entry.sha256()),
          null);
    }
    try {
      return InvoiceFile.of(spool.file(entry.name()));
    } catch (IOException e) {
      throw new SpoolException("Invoice file %s cannot be read".formatted(entry.name()), e);
    }
  }

  /** The record count is the only total that comes back; a wrong one must not pass unseen. */
  private static List<Warning> warnings(
      InvoiceFileEntry entry, InvoiceFileAnswer answer, Optional<String> message) {
    List<Warning> warnings = new ArrayList<>();
    String form =
        "InvoiceCloud accepted %s and %s; ask IC which invoices it has, and send them again if need be";
    Integer counted = answer.recordCount().orElse(null);
    if (counted != null && counted != entry.records()) {
      String count = "counted %s of its %s records".formatted(counted, entry.records());
      String detail = form.formatted(entry.name(), count);
      warnings.add(new Warning(Warning.Kind.RECORD_COUNT_DIFFERS, detail));
    }
    if (message.isPresent()) {
      String detail = form.formatted(entry.name(), "said: " + message.get());
      warnings.add(new Warning(Warning.Kind.ACCEPTED_WITH_MESSAGE, detail));
    }
    return warnings;
  }

  private static void settle(
      StoreTransaction transaction, AnsweredFile file, List<Warning> warnings, Instant answeredAt) {
    Optional<InvoiceFileEntry> found = transaction.invoiceFiles().find(file.name());
    if (found.isEmpty() || found.get().state() != State.QUEUED) {
      return; // another node has asked too, and IC answers the same file alike
    }
    InvoiceFileEntry entry = found.get();
    String said = warnings.stream().map(Warning::detail).collect(Collectors.joining(". "));
    Optional<String> guid = Optional.ofNullable(file.fileGuid());
    Optional<String> reason = Optional.ofNullable(file.reason());
    InvoiceFileEntry settled =
        new InvoiceFileEntry(
            entry.name(),
            entry.sha256(),
            entry.records(),
            entry.createdAt(),
            file.accepted() ? State.ACCEPTED : State.REFUSED,
            Optional.of(answeredAt),
            guid,
            reason.or(() -> Optional.of(said).filter(text -> !text.isEmpty())));
    transaction.invoiceFiles().update(settled);
    if (file.accepted()) {
      transaction.sentInvoices().accepted(file.name());
    } else {
      transaction.sentInvoices().refused(file.name());
    }
  }

  private static void log(AnsweredFile file, List<Warning> warnings) {
    if (file.accepted()) {
      LOG.info("InvoiceCloud accepted invoice file {}", file.name());
    } else {
      LOG.warn("InvoiceCloud refused invoice file {}: {}", file.name(), file.reason());
    }
    warnings.forEach(warning -> LOG.warn(warning.detail()));
  }
}
