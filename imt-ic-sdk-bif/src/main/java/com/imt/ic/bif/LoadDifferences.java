package com.imt.ic.bif;

import com.imt.ic.Warning;
import com.imt.ic.bif.SentInvoices.LoadPlan;
import com.imt.ic.bif.SentInvoices.Loaded;
import com.imt.ic.bif.SentInvoices.LoadedFile;
import com.imt.ic.bif.SentInvoices.Tally;
import java.util.ArrayList;
import java.util.List;

/** Says what a first load lacks, and what to do about it. */
final class LoadDifferences {

  private LoadDifferences() {}

  static List<String> of(Loaded loaded) {
    List<String> differences = new ArrayList<>();
    LoadPlan plan = loaded.plan();
    if (plan.rejected().invoices() > 0) {
      differences.add(
          "%s cannot be written; correct them, and load again".formatted(plan.rejected()));
    }
    for (LoadedFile file : loaded.files()) {
      if (!file.isRight()) {
        differences.add("%s: %s".formatted(file.name(), described(file)));
      }
    }
    for (Warning warning : loaded.warnings()) {
      if (Loaded.isDoubt(warning)) {
        differences.add(warning.detail());
      }
    }
    Tally told =
        loaded.files().stream().map(LoadedFile::ofSource).reduce(plan.rejected(), Tally::plus);
    if (!told.equals(plan.source())) { // the SDK's own books; no host's doing leads here
      differences.add(
          "The source has %s, and %s were rejected or stand in files; report it"
              .formatted(plan.source(), told));
    }
    return List.copyOf(differences);
  }

  private static String described(LoadedFile file) {
    String why = file.reason() == null ? "" : " (" + file.reason() + ")";
    return switch (file.fate()) {
      case ACCEPTED -> accepted(file);
      case REFUSED ->
          "InvoiceCloud refused %s%s; correct what it says, and load again"
              .formatted(file.ofSource(), why);
      case HELD -> "%s are held back%s; load again".formatted(file.ofSource(), why);
      case UNKNOWN ->
          "InvoiceCloud may have %s%s; ask it, settle the file, and load again"
              .formatted(file.ofSource(), why);
      case WAITING -> "%s wait to be submitted; load again".formatted(file.ofSource());
    };
  }

  private static String accepted(LoadedFile file) {
    Tally found = file.found();
    return found == null
        ? "it was accepted with %s and cannot be counted (%s); put it back into the spool, and load again"
            .formatted(file.ofSource(), file.reason())
        : "it holds %s, of which the source has %s; the others stand in a file that was not accepted, or in the source no more: hand those over with a balance of 0.00"
            .formatted(found, file.ofSource());
  }
}
