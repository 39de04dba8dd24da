package com.imt.ic.bif;

import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.internal.store.SentInvoices;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of each invoice: new, re-written, or left out since it is unchanged. Holds a
 * digest of each and not the invoices themselves.
 */
record SendingPlan(List<Step> steps) {

  record Candidate(InvoiceNumber number, String digest) {

    static Candidate of(BifInvoice invoice) {
      return new Candidate(invoice.invoiceNumber(), InvoiceDigest.of(invoice));
    }
  }

  private record Step(
      InvoiceNumber number, String digest, @Nullable String lastWritten, boolean again) {

    boolean isUnchanged() {
      return !again && digest.equals(lastWritten);
    }
  }

  static SendingPlan of(List<Candidate> candidates, SentInvoices sent, boolean again) {
    List<Step> steps = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      InvoiceNumber number = candidate.number();
      String lastWritten = sent.lastWritten(number).orElse(null);
      steps.add(new Step(number, candidate.digest(), lastWritten, again));
    }
    return new SendingPlan(steps);
  }

  int size() {
    return steps.size();
  }

  long unchanged() {
    return steps.stream().filter(Step::isUnchanged).count();
  }

  boolean isEmpty() {
    return steps.stream().allMatch(Step::isUnchanged);
  }

  /** Whether the ledger still says what the plan was made from. */
  boolean isCurrent(SentInvoices sent) {
    return steps.stream()
        .filter(step -> !step.isUnchanged())
        .allMatch(
            step ->
                Objects.equals(sent.lastWritten(step.number()).orElse(null), step.lastWritten()));
  }

  void recordIn(SentInvoices sent, String fileName) {
    for (Step step : steps) {
      if (!step.isUnchanged()) {
        sent.written(step.number(), step.digest(), fileName);
      }
    }
  }

  Iterator<BifRecord> records(Iterable<BifInvoice> invoices, BillerId bid) {
    return new Records(invoices.iterator(), bid);
  }

  private final class Records implements Iterator<BifRecord> {
    private final Iterator<BifInvoice> invoices;
    private final BillerId bid;
    private int at;
    private @Nullable BifRecord next;

    private Records(Iterator<BifInvoice> invoices, BillerId bid) {
      this.invoices = invoices;
      this.bid = bid;
    }

    @Override
    public boolean hasNext() {
      while (next == null && invoices.hasNext()) {
        BifInvoice invoice = invoices.next();
        Step step = at < steps.size() ? steps.get(at) : null;
        if (step == null || !step.digest().equals(InvoiceDigest.of(invoice))) {
          throw changed();
        }
        at++;
        if (!step.isUnchanged()) {
          boolean isNew = step.lastWritten() == null;
          next = new BifRecord(isNew ? BifRecord.Type.NEW : BifRecord.Type.REWRITTEN, bid, invoice);
        }
      }
      if (next == null && at < steps.size()) {
        throw changed();
      }
      return next != null;
    }

    @Override
    public BifRecord next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException();
      }
      BifRecord taken = next;
      next = null;
      return taken;
    }

    private IllegalStateException changed() {
      return new IllegalStateException(
          "The invoices were others when they were gone through again; hand in a collection that stays the same");
    }
  }
}
