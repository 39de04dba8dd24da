package com.imt.ic.internal.posting;

/**
 * Finds a ledger that writes on a connection of its own while the SDK believes that both share a
 * transaction: the first payment that it accepts without having asked for the transaction's
 * connection. Thread-safe.
 */
public final class SharingWatch {

  private enum State {
    UNKNOWN,
    SHARED,
    NOT_SHARED
  }

  private volatile State state;

  private SharingWatch(State state) {
    this.state = state;
  }

  /** Of a ledger that can share the transaction in this one way. */
  public static SharingWatch watching() {
    return new SharingWatch(State.UNKNOWN);
  }

  /** Of one that is separate, or shares the host's own transactions, as the host says. */
  public static SharingWatch trusting() {
    return new SharingWatch(State.SHARED);
  }

  void asked() {
    state = State.SHARED;
  }

  /** The ledger accepted a payment. */
  void accepted() {
    if (state == State.UNKNOWN) {
      state = State.NOT_SHARED;
    }
  }

  /**
   * To be called once the transaction has committed: what the ledger has written cannot be taken
   * back, so that the payment's identity must be kept before anybody is told.
   */
  void requireShared() {
    if (state == State.NOT_SHARED) { // until it asks: an alarm that ends by itself is overlooked
      throw new MisuseException(
          "The ledger accepted payments without asking for LedgerTransaction.connection(), so that it writes in a transaction of its own, and a crash would post twice or never. These payments are kept as posted. Write on that connection; or give the host's transactions to the builder, .transactions(...) in place of .dataSource(...); or, where the books are another system, let Ledger.isSeparate() return true and hold Payment.paymentGuid() under a unique key there");
    }
  }
}
