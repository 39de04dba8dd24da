package com.imt.ic.examples.cli;

import static java.util.stream.Collectors.joining;

import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifSummary;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.bif.SentInvoices;
import com.imt.ic.bif.SentInvoices.AnsweredFile;
import com.imt.ic.bif.SentInvoices.WrittenFile;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** One hourly run, and what it did in a line for people. */
final class InvoiceRun {

  private InvoiceRun() {}

  static String send(InvoiceFiles files, List<BifInvoice> invoices, Consumer<String> warnings) {
    SentInvoices sent = told(files.send(invoices), warnings);
    for (AnsweredFile file : sent.answers()) {
      if (!file.accepted()) {
        throw new CommandFailure(
            "InvoiceCloud refused %s: %s; its invoices count as not sent. Correct them and run again"
                .formatted(file.name(), file.reason()));
      }
    }
    WrittenFile written = sent.written();
    String earlier =
        sent.answers().stream()
            .map(AnsweredFile::name)
            .filter(name -> written == null || !name.equals(written.name()))
            .map("; sent %s of an earlier run"::formatted)
            .collect(joining());
    return described(sent) + earlier;
  }

  /** Writes the file and leaves it in the spool. */
  static String write(InvoiceFiles files, List<BifInvoice> invoices, Consumer<String> warnings) {
    return described(told(files.write(invoices), warnings));
  }

  private static SentInvoices told(SentInvoices sent, Consumer<String> warnings) {
    sent.warnings().forEach(warning -> warnings.accept("warning: " + warning.detail()));
    return sent;
  }

  private static String described(SentInvoices sent) {
    WrittenFile written = sent.written();
    if (written == null) {
      return "nothing new and nothing changed; no file was written";
    }
    BifSummary totals = written.totals();
    return String.format(
        Locale.ROOT,
        "%d new, %d re-written, %d unchanged; balance due %s; %s",
        totals.newRecords(),
        totals.rewrittenRecords(),
        sent.unchanged(),
        totals.totalBalanceDue(),
        written.name());
  }
}
