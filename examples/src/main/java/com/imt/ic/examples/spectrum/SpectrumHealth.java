package com.imt.ic.examples.spectrum;

import com.imt.ic.StoreException;
import com.imt.ic.integration.InvoiceCloudIntegration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Whether all is well with the integrations of one process: a signal to people, and no reason to
 * start the process anew. Immutable and thread-safe; holds no customers' data.
 *
 * @param reasons what a person has to do, one line each; empty where all is well
 */
record SpectrumHealth(List<String> reasons) {

  SpectrumHealth {
    reasons = List.copyOf(reasons);
  }

  /** Asks each; a database that cannot be asked is a reason too. */
  static SpectrumHealth of(Collection<InvoiceCloudIntegration> integrations) {
    List<String> reasons = new ArrayList<>();
    for (InvoiceCloudIntegration integration : integrations) {
      String biller = "biller " + integration.biller() + ": ";
      try {
        integration.status().attention().forEach(todo -> reasons.add(biller + todo));
      } catch (StoreException e) {
        reasons.add(biller + e.getMessage());
      }
    }
    return new SpectrumHealth(reasons);
  }

  boolean isUp() {
    return reasons.isEmpty();
  }
}
