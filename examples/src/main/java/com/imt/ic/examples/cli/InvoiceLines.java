package com.imt.ic.examples.cli;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifProblem;
import com.imt.ic.bif.IvrCheck;
import com.imt.ic.profile.Profile;
import java.util.ArrayList;
import java.util.List;

/**
 * The invoices of a CSV file as they are handed over, and what is wrong with them by the line of
 * the CSV file.
 */
record InvoiceLines(List<InvoiceCsv.Line> lines) {

  InvoiceLines {
    lines = List.copyOf(lines);
  }

  List<BifInvoice> invoices() {
    return lines.stream().map(InvoiceCsv.Line::invoice).toList();
  }

  /** {@return a text for a problem, by the line of its invoice} */
  String described(BifProblem problem) {
    if (problem.invoice() == 0) {
      return problem.message(); // of all together
    }
    InvoiceCsv.Line line = lines.get((int) problem.invoice() - 1);
    return problem.kind() == BifProblem.Kind.DUPLICATE_INVOICE
        ? duplicate(line)
        : described(line, problem);
  }

  private static String described(InvoiceCsv.Line line, BifProblem problem) {
    return "line %s (%s): %s; %s."
        .formatted(line.number(), problem.columnName(), problem.found(), problem.expected());
  }

  private String duplicate(InvoiceCsv.Line line) {
    InvoiceNumber number = line.invoice().invoiceNumber();
    List<String> others =
        lines.stream()
            .filter(
                each ->
                    each.number() != line.number() && each.invoice().invoiceNumber().equals(number))
            .map(each -> Long.toString(each.number()))
            .toList();
    return "line %s, column %s (invoiceNumber): %s stands on line %s too; one invoice stands once in a file."
        .formatted(
            line.number(),
            InvoiceCsv.COLUMNS.indexOf("invoiceNumber") + 1,
            number,
            String.join(", ", others));
  }

  /** {@return a text for each invoice that is sent although customers may not find it by phone} */
  List<String> warnings(Profile profile) {
    IvrCheck ivr = IvrCheck.of(profile);
    List<String> warnings = new ArrayList<>();
    for (InvoiceCsv.Line line : lines) {
      ivr.check(line.invoice(), line.number())
          .ifPresent(
              problem -> warnings.add(described(line, problem) + " " + problem.advice() + "."));
    }
    return warnings;
  }
}
