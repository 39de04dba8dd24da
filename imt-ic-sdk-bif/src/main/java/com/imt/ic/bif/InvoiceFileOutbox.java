package com.imt.ic.bif;

import com.imt.ic.BillerId;
import com.imt.ic.cloud.InvoiceFileSubmission;
import com.imt.ic.store.IntegrationStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** stub. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class InvoiceFileOutbox {
  private InvoiceFileOutbox() {}

  /** stub. */
  public static Builder builder() {
    return new Builder();
  }

  /** stub. */
  public Optional<QueuedInvoiceFile> enqueue(Iterable<BifInvoice> invoices) {
    throw new UnsupportedOperationException("not yet");
  }

  /** stub. */
  public List<SubmittedInvoiceFile> submitQueued(InvoiceFileSubmission submission) {
    throw new UnsupportedOperationException("not yet");
  }

  /** stub. */
  public static final class Builder {
    private Builder() {}

    /** stub. */
    public Builder store(IntegrationStore store) {
      return this;
    }

    /** stub. */
    public Builder layout(BifLayout layout) {
      return this;
    }

    /** stub. */
    public Builder billerId(BillerId billerId) {
      return this;
    }

    /** stub. */
    public Builder spool(Path spool) {
      return this;
    }

    /** stub. */
    public Builder clock(Clock clock) {
      return this;
    }

    /** stub. */
    public InvoiceFileOutbox build() {
      return new InvoiceFileOutbox();
    }
  }
}
