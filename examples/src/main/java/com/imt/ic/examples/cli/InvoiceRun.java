package com.imt.ic.examples.cli;

import static java.util.stream.Collectors.joining;

import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFileOutbox;
import com.imt.ic.bif.QueuedInvoiceFile;
import com.imt.ic.bif.SubmittedInvoiceFile;
import com.imt.ic.cloud.InvoiceCloud;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** One hourly run: what changed goes into the outbox, the outbox goes to InvoiceCloud. */
final class InvoiceRun {

  private InvoiceRun() {}

  static String send(
      InvoiceFileOutbox outbox,
      InvoiceCloud cloud,
      List<BifInvoice> invoices,
      Consumer<String> warnings) {
    // What an earlier run left behind goes first: a refusal changes what is new and what is not.
    List<SubmittedInvoiceFile> earlier = submit(outbox, cloud, warnings);
    Optional<QueuedInvoiceFile> queued = enqueue(outbox, invoices, warnings);
    submit(outbox, cloud, warnings);
    String left =
        earlier.stream()
            .map(file -> "; sent " + file.name() + " of an earlier run")
            .collect(joining());
    return describe(queued) + left;
  }

  static Optional<QueuedInvoiceFile> enqueue(
      InvoiceFileOutbox outbox, List<BifInvoice> invoices, Consumer<String> warnings) {
    Optional<QueuedInvoiceFile> queued = outbox.enqueue(invoices);
    queued
        .flatMap(QueuedInvoiceFile::warning)
        .ifPresent(text -> warnings.accept("warning: " + text));
    return queued;
  }

  private static List<SubmittedInvoiceFile> submit(
      InvoiceFileOutbox outbox, InvoiceCloud cloud, Consumer<String> warnings) {
    List<SubmittedInvoiceFile> answered = outbox.submitQueued(cloud::submit);
    for (SubmittedInvoiceFile file : answered) {
      if (!file.accepted()) {
        throw new CommandFailure(
            "InvoiceCloud refused "
                + file.name()
                + ": "
                + file.reason().orElse("no reason given")
                + "; its invoices count as not sent. Correct them and run again");
      }
      file.warning().ifPresent(text -> warnings.accept("warning: " + file.name() + ": " + text));
    }
    return answered;
  }

  static String describe(Optional<QueuedInvoiceFile> queued) {
    return queued
        .map(
            file ->
                String.format(
                    Locale.ROOT,
                    "%d new, %d re-written, %d unchanged; balance due %s; %s",
                    file.summary().newRecords(),
                    file.summary().rewrittenRecords(),
                    file.unchanged(),
                    file.summary().totalBalanceDue(),
                    file.name()))
        .orElse("nothing new and nothing changed; no file was written");
  }
}
