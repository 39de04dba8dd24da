package com.imt.ic.examples.readme;

import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.bif.SentInvoices;

/** What docs/invoice-files.md shows of a first load; {@link SnippetsTest} holds them together. */
final class FirstLoadOfABiller {

  private FirstLoadOfABiller() {}

  static void load(InvoiceFiles files, Iterable<BifInvoice> openInvoices) {
    // snippet: first load
    SentInvoices.Loaded loaded =
        files.firstLoad(
            openInvoices,
            new InvoiceFiles.LoadListener() {
              @Override
              public void planned(SentInvoices.LoadPlan plan) { // nothing was submitted yet
                tell("%s in %s files".formatted(plan.source(), plan.files()));
              }

              @Override
              public void submitted(int file, int files, long invoices) {
                tell("%s of %s files, %s invoices".formatted(file, files, invoices));
              }
            });
    tell("%s of %s".formatted(loaded.counted(), loaded.plan().source()));
    loaded.differences().forEach(difference -> tell(difference)); // none if it is complete
    // end
  }

  private static void tell(String text) {
    System.out.println(text);
  }
}
