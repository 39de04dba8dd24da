package com.imt.ic.bif;

import com.imt.ic.InvoiceCloudException;
import java.util.List;

/** Invoices that cannot be written, with their faults all at once; nothing was sent. */
public class InvalidInvoicesException extends InvoiceCloudException {

  private static final long serialVersionUID = 1L;

  private static final int MOST_SHOWN = 5;

  private final transient List<BifProblem> problems;

  /** Takes at least one problem. */
  public InvalidInvoicesException(List<BifProblem> problems) {
    this(problems, problems.size());
  }

  /** Takes those of so many problems that are listed, at least one. */
  InvalidInvoicesException(List<BifProblem> problems, long count) {
    super(summary(problems, count));
    this.problems = List.copyOf(problems);
  }

  private static String summary(List<BifProblem> problems, long count) {
    StringBuilder summary = new StringBuilder("The invoices have " + count);
    summary.append(count == 1 ? " fault:" : " faults:");
    problems.stream().limit(MOST_SHOWN).forEach(p -> summary.append(' ').append(p.message()));
    return summary + (count > MOST_SHOWN ? " And " + (count - MOST_SHOWN) + " more." : "");
  }

  /**
   * The faults in the order of the lines, the first 1,000 of a hand-over to {@link InvoiceFiles};
   * null in an instance that was deserialized.
   */
  public List<BifProblem> problems() {
    return problems;
  }
}
