package com.imt.ic.internal.store;

/** One transaction in memory; every access asks first whether it still runs, on its own thread. */
final class InMemoryTransaction implements StoreTransaction {

  private final InMemoryState state;
  private final Thread thread;
  private boolean ended;

  InMemoryTransaction(InMemoryState state, Thread thread) {
    this.state = state;
    this.thread = thread;
  }

  void end() {
    ended = true;
  }

  /** The state, to the thread of the work and while it runs. */
  InMemoryState state() {
    if (ended || Thread.currentThread() != thread) {
      throw new IllegalStateException(
          "A transaction is confined to its work: use it on the thread that runs the work, and not"
              + " after the work has returned.");
    }
    return state;
  }

  @Override
  public PaymentJournal payments() {
    return new InMemoryPayments(this);
  }

  @Override
  public SettlementJournal settlements() {
    return new InMemorySettlements(this);
  }

  @Override
  public RejectJournal rejects() {
    return new InMemoryRejects(this);
  }

  @Override
  public EnrollmentStates enrollments() {
    return new InMemoryEnrollments(this);
  }

  @Override
  public SentInvoices sentInvoices() {
    return new InMemorySentInvoices(this);
  }

  @Override
  public InvoiceFileJournal invoiceFiles() {
    return new InMemoryInvoiceFiles(this);
  }

  @Override
  public QuarantineJournal quarantine() {
    return new InMemoryQuarantine(this);
  }

  @Override
  public Leases leases() {
    return new InMemoryLeases(this);
  }

  @Override
  public Jobs jobs() {
    return new InMemoryJobs(this);
  }

  @Override
  public <C> C unwrap(Class<C> type) {
    throw new IllegalArgumentException(
        "A store in memory has no "
            + type.getName()
            + " behind it, nor any other resource; use a JdbcIntegrationStore where the consumer's"
            + " own writes must share the transaction.");
  }
}
