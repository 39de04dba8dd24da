package com.imt.ic.examples.cli;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifProblem;
import com.imt.ic.bif.BifWriter;
import com.imt.ic.bif.IvrCheck;
import com.imt.ic.profile.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The invoices of a CSV file that may be sent, and what is wrong with the others, by the line of
 * the CSV file.
 *
 * @param invoices the invoices that may be sent
 * @param problems one text for each fault, in the order of the lines
 * @param warnings one text for each invoice that is sent although customers may not find it
 */
record CheckedInvoices(List<BifInvoice> invoices, List<String> problems, List<String> warnings) {

  CheckedInvoices {
    invoices = List.copyOf(invoices);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  static CheckedInvoices of(InvoiceCsv csv, Profile profile) {
    BifWriter writer = BifWriter.of(BifLayout.of(profile));
    IvrCheck ivr = IvrCheck.of(profile);
    List<String> warnings = new ArrayList<>();
    Map<Long, List<String>> problems = new TreeMap<>();
    csv.problems().forEach(problem -> add(problems, problem.line(), problem.text()));
    List<BifInvoice> invoices = new ArrayList<>();
    Map<InvoiceNumber, Long> firstLines = new HashMap<>();
    for (InvoiceCsv.Line line : csv.invoices()) {
      List<BifProblem> faults = writer.check(line.invoice(), line.number());
      faults.forEach(fault -> add(problems, line.number(), described(line, fault)));
      Long first = firstLines.putIfAbsent(line.invoice().invoiceNumber(), line.number());
      if (first != null) {
        int column = InvoiceCsv.COLUMNS.indexOf("invoiceNumber") + 1;
        add(
            problems,
            line.number(),
            "line "
                + line.number()
                + ", column "
                + column
                + " (invoiceNumber): "
                + line.invoice().invoiceNumber()
                + " stands on line "
                + first
                + " already; one invoice stands once in a file.");
      } else if (faults.isEmpty()) {
        invoices.add(line.invoice());
        ivr.check(line.invoice(), line.number())
            .ifPresent(fault -> warnings.add(described(line, fault) + " " + fault.advice() + "."));
      }
    }
    return new CheckedInvoices(
        invoices, problems.values().stream().flatMap(List::stream).toList(), warnings);
  }

  private static String described(InvoiceCsv.Line line, BifProblem fault) {
    return "line "
        + line.number()
        + " ("
        + fault.columnName()
        + "): "
        + fault.found()
        + "; "
        + fault.expected()
        + ".";
  }

  private static void add(Map<Long, List<String>> problems, long line, String text) {
    problems.computeIfAbsent(line, number -> new ArrayList<>(1)).add(text);
  }
}
