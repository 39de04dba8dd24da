package com.imt.ic.examples.cli;

import static java.util.stream.Collectors.joining;

import com.imt.ic.bif.BifProblem;
import com.imt.ic.bif.BifSummary;
import com.imt.ic.bif.SentInvoices;
import com.imt.ic.bif.SentInvoices.AnsweredFile;
import com.imt.ic.bif.SentInvoices.WrittenFile;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/** What one run of invoices did, in lines for people. */
final class InvoiceRun {

  private InvoiceRun() {}

  /** As the other, where the place in the hand-over says enough. */
  static String told(SentInvoices sent, Consumer<String> notes) {
    return told(sent, BifProblem::message, notes);
  }

  /**
   * Tells what was left out and what is to be looked at, and sums up.
   *
   * @param described the text of a rejected invoice's problem
   * @param notes gets each note
   * @return the run in one line
   * @throws CommandFailure when InvoiceCloud refused a file
   */
  static String told(
      SentInvoices sent, Function<BifProblem, String> described, Consumer<String> notes) {
    sent.rejected().forEach(problem -> notes.accept("skipped: " + described.apply(problem)));
    sent.warnings().forEach(warning -> notes.accept("warning: " + warning.detail()));
    for (AnsweredFile file : sent.answers()) {
      if (!file.accepted()) {
        throw new CommandFailure(
            "InvoiceCloud refused %s: %s; its invoices count as not sent. Correct them and run again"
                .formatted(file.name(), file.reason()));
      }
    }
    return summary(sent) + rejected(sent) + earlier(sent);
  }

  private static String summary(SentInvoices sent) {
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

  private static String rejected(SentInvoices sent) {
    return sent.rejectedInvoices() == 0
        ? ""
        : "; %s invoices rejected".formatted(sent.rejectedInvoices());
  }

  private static String earlier(SentInvoices sent) {
    WrittenFile written = sent.written();
    return sent.answers().stream()
        .map(AnsweredFile::name)
        .filter(name -> written == null || !name.equals(written.name()))
        .map("; sent %s of an earlier run"::formatted)
        .collect(joining());
  }
}
