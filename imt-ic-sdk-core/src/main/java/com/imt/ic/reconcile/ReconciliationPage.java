package com.imt.ic.reconcile;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Sketch: helper A writes it. */
public final class ReconciliationPage implements Reconciliation.Visitor {

  private ReconciliationPage() {}

  /** {@return a page of at most 5,000 payments, accounts by their last four} */
  public static ReconciliationPage create() {
    return new ReconciliationPage();
  }

  /** Shows whole account numbers. */
  public ReconciliationPage fullAccounts() {
    return this;
  }

  /** How many payments are shown at most; those with differences first. */
  public ReconciliationPage mostPayments(int payments) {
    return this;
  }

  /** Where people find all of them: a file's name, as text. */
  public ReconciliationPage allPaymentsIn(@Nullable String fileName) {
    return this;
  }

  /** Writes the page, replacing an earlier one in one step. */
  public void write(Reconciliation reconciliation, Path file) throws IOException {
    java.nio.file.Files.writeString(file, reconciliation.toString());
  }
}
