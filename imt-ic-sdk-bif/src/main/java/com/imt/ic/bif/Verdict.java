package com.imt.ic.bif;

import com.imt.ic.Redaction;
import com.imt.ic.Warning;
import com.imt.ic.bif.SentInvoices.AnsweredFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.internal.store.InvoiceFileEntry;
import com.imt.ic.internal.store.InvoiceFileEntry.State;
import com.imt.ic.internal.store.StoreTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What became of a submitted file. Immutable and thread-safe.
 *
 * @param reason why it was refused; of an accepted file what IC said about it
 */
record Verdict(
    State state, Optional<String> fileGuid, Optional<String> reason, List<Warning> warnings) {

  /**
   * What an answer says of a file.
   *
   * @param first whether this was the file's first submission, so that IC cannot have had it before
   * @param alreadyReceived the refusal of a file that IC has
   */
  static Verdict of(
      InvoiceFileEntry entry,
      InvoiceFileAnswer answer,
      boolean first,
      Optional<Pattern> alreadyReceived) {
    Optional<String> said =
        answer.errorMessage().map(Redaction::foreignText).filter(text -> !text.isEmpty());
    if (answer.accepted()) {
      return accepted(answer, acceptance(entry, answer, said));
    }
    String reason = said.orElse("InvoiceCloud gave no reason");
    boolean hasIt =
        answer.alreadyReceived()
            || answer
                .errorMessage()
                .filter(text -> alreadyReceived.filter(p -> p.matcher(text).find()).isPresent())
                .isPresent();
    if (hasIt) {
      String detail =
          "InvoiceCloud refused %s as one that it has (%s), so it counts as accepted; ask IC where that cannot be"
              .formatted(entry.name(), reason);
      return accepted(answer, List.of(new Warning(Warning.Kind.ALREADY_RECEIVED, detail)));
    }
    if (first) {
      return new Verdict(State.REFUSED, answer.fileGuid(), Optional.of(reason), List.of());
    }
    String detail =
        "InvoiceCloud refused %s (%s), whose earlier submission it may have taken; ask IC whether it has the file, and settle it as accepted or not: until then its invoices count as sent, and files that re-write them wait"
            .formatted(entry.name(), reason);
    return new Verdict(
        State.UNKNOWN,
        answer.fileGuid(),
        Optional.of(reason),
        List.of(new Warning(Warning.Kind.REFUSED_AFTER_UNKNOWN, detail)));
  }

  private static Verdict accepted(InvoiceFileAnswer answer, List<Warning> warnings) {
    String said = warnings.stream().map(Warning::detail).collect(Collectors.joining(". "));
    return new Verdict(
        State.ACCEPTED,
        answer.fileGuid(),
        Optional.of(said).filter(text -> !text.isEmpty()),
        warnings);
  }

  /** The record count is the only total that comes back; a wrong one must not pass unseen. */
  private static List<Warning> acceptance(
      InvoiceFileEntry entry, InvoiceFileAnswer answer, Optional<String> said) {
    List<Warning> warnings = new ArrayList<>();
    String form =
        "InvoiceCloud accepted %s and %s; ask IC which invoices it has, and settle the file with those that it has not";
    Integer counted = answer.recordCount().orElse(null);
    if (counted != null && counted != entry.records()) {
      String count = "counted %s of its %s records".formatted(counted, entry.records());
      String detail = form.formatted(entry.name(), count);
      warnings.add(new Warning(Warning.Kind.RECORD_COUNT_DIFFERS, detail));
    }
    if (said.isPresent()) {
      String detail = form.formatted(entry.name(), "said: " + said.get());
      warnings.add(new Warning(Warning.Kind.ACCEPTED_WITH_MESSAGE, detail));
    }
    return warnings;
  }

  /** Settles a file of unknown fate as a person says; IC's reason stays. */
  static Verdict ofPerson(InvoiceFileEntry entry, boolean accepted) {
    State state = accepted ? State.ACCEPTED : State.REFUSED;
    return new Verdict(state, entry.fileGuid(), entry.reason(), List.of());
  }

  /**
   * Notes what became of a file, and holds back those behind it where it was refused.
   *
   * @return the files whose fate is known by that, this one first; none where it is unknown
   */
  List<AnsweredFile> note(InvoiceFileEntry entry, Instant now, StoreTransaction transaction) {
    transaction.invoiceFiles().update(entry.settled(state, now, fileGuid, reason));
    List<AnsweredFile> answered = new ArrayList<>();
    String guid = fileGuid.orElse(null);
    if (state == State.ACCEPTED) {
      transaction.sentInvoices().accepted(entry.name());
      answered.add(new AnsweredFile(entry.name(), true, guid, null));
    } else if (state == State.REFUSED) {
      List<InvoiceFileEntry> behind = WaitingFiles.behind(entry, transaction);
      transaction.sentInvoices().forgotten(entry.name());
      answered.add(new AnsweredFile(entry.name(), false, guid, reason.orElse(null)));
      String why =
          "It re-writes invoices that stood in %s, which was refused".formatted(entry.name());
      answered.addAll(hold(behind, why, now, transaction));
    }
    return answered;
  }

  /** Holds files back for good, so that their invoices are again as they were before them. */
  static List<AnsweredFile> hold(
      List<InvoiceFileEntry> files, String why, Instant now, StoreTransaction transaction) {
    String reason =
        why
            + "; it is not submitted, and the next call that is given the invoices writes them again";
    List<AnsweredFile> held = new ArrayList<>();
    for (InvoiceFileEntry file : files) {
      transaction
          .invoiceFiles()
          .update(file.settled(State.HELD, now, Optional.empty(), Optional.of(reason)));
      transaction.sentInvoices().forgotten(file.name());
      held.add(new AnsweredFile(file.name(), false, null, reason));
    }
    return held;
  }
}
