package com.imt.ic.bif;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Finds everything that keeps invoices from being written, before a byte is.
 *
 * <p>Refused: a required column without a value; a value longer than its column; a character that
 * the charset lacks, or a line break or control character, since an invoice is one line; a value
 * that has no column in the layout; a negative balance; an invoice that stands twice. Legal: a
 * balance above the total, a due date before the invoice's, which no rule forbids.
 *
 * <p>Immutable and thread-safe.
 */
public final class BifValidator {

  private final BifLayout layout;

  private BifValidator(BifLayout layout) {
    this.layout = Objects.requireNonNull(layout, "layout");
  }

  /**
   * A validator of that layout.
   *
   * @param layout the layout
   * @return the validator
   */
  public static BifValidator of(BifLayout layout) {
    return new BifValidator(layout);
  }

  /**
   * Checks one invoice for itself.
   *
   * @param invoice the invoice
   * @param line the line that the problems name, the caller's own count being welcome
   * @return every problem; empty where the invoice can be written
   */
  public List<BifProblem> check(BifInvoice invoice, long line) {
    List<BifProblem> problems = new ArrayList<>();
    try (RecordCheck check = new RecordCheck(layout)) {
      check.check(null, invoice, line, problems);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return problems;
  }

  /**
   * Checks the invoices of one file, each for itself and all together.
   *
   * @param invoices the invoices; problems name the line that each would have in a file of all
   * @return every problem in the order of the lines; empty where all can be written
   */
  public List<BifProblem> checkAll(Iterable<BifInvoice> invoices) {
    List<BifProblem> problems = new ArrayList<>();
    long line = layout.hasHeader() ? 2 : 1;
    try (RecordCheck check = new RecordCheck(layout)) {
      for (BifInvoice invoice : invoices) {
        check.check(null, invoice, line, problems);
        check.checkOnce(invoice, line, problems);
        line++;
      }
      check.finish(problems);
    } catch (IOException e) {
      throw new UncheckedIOException("The temporary folder of this JVM fails", e);
    }
    return problems;
  }
}
