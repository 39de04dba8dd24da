package com.imt.ic.examples.cli;

import com.imt.ic.bif.BifInvoice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The invoices of two hours that ship with the example; all of them are invented. */
final class SampleInvoices {

  private SampleInvoices() {}

  static List<BifInvoice> hour(int hour) {
    String name = "hour-" + hour + ".csv";
    try (InputStream in =
        SampleInvoices.class.getResourceAsStream("/com/imt/ic/examples/cli/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      InvoiceCsv csv =
          InvoiceCsv.read(
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), name);
      if (!csv.problems().isEmpty()) {
        throw new CommandFailure(name + " " + csv.problems().get(0).text());
      }
      return csv.invoices().stream().map(InvoiceCsv.Line::invoice).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
