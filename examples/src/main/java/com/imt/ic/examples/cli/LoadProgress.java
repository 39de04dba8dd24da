package com.imt.ic.examples.cli;

import com.imt.ic.bif.InvoiceFiles;
import com.imt.ic.bif.SentInvoices.LoadPlan;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** Shows a person at a terminal how far a first load is. */
final class LoadProgress implements InvoiceFiles.LoadListener {

  private static final int STEP = 1_000;

  private final Progress progress;
  private final Consumer<LoadPlan> plans;
  private int pass;

  /**
   * The progress of one load.
   *
   * @param plans is told the plan
   */
  LoadProgress(PrintWriter err, Consumer<LoadPlan> plans) {
    progress = new Progress(err);
    this.plans = plans;
  }

  @Override
  public void checked(long place) {
    pass += place == 1 ? 1 : 0;
    if (place % STEP == 0) {
      progress.step((pass == 1 ? "checking" : "writing") + " invoice " + place);
    }
  }

  @Override
  public void written(int file, int mostFiles, long invoices) {
    progress.step(
        "written file %s of at most %s, %s invoices".formatted(file, mostFiles, invoices));
  }

  @Override
  public void planned(LoadPlan plan) {
    progress.done();
    plans.accept(plan);
    progress.step("submitting %s files".formatted(plan.files()));
  }

  @Override
  public void submitted(int file, int files, long invoices) {
    progress.step("submitted file %s of %s, %s invoices".formatted(file, files, invoices));
  }

  void done() {
    progress.done();
  }
}
