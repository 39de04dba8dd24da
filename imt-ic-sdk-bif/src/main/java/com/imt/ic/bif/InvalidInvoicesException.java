package com.imt.ic.bif;

import com.imt.ic.InvoiceCloudException;
import java.util.List;

/** Invoices that cannot be written, with every fault of them at once; nothing was sent. */
public class InvalidInvoicesException extends InvoiceCloudException {

  private static final long serialVersionUID = 1L;

  private static final int MOST_SHOWN = 5;

  private final transient List<BifProblem> problems;

  /** Takes at least one problem. */
  public InvalidInvoicesException(List<BifProblem> problems) {
    super(summary(problems));
    this.problems = List.copyOf(problems);
  }

  private static String summary(List<BifProblem> problems) {
    StringBuilder summary = new StringBuilder("The invoices have ");
    summary.append(problems.size()).append(problems.size() == 1 ? " fault:" : " faults:");
    problems.stream().limit(MOST_SHOWN).forEach(p -> summary.append(' ').append(p.message()));
    if (problems.size() > MOST_SHOWN) {
      summary.append(" And ").append(problems.size() - MOST_SHOWN).append(" more.");
    }
    return summary.toString();
  }

  /** Every fault, in the order of the lines; null in an instance that was deserialized. */
  public List<BifProblem> problems() {
    return problems;
  }
}
