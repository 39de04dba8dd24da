package com.imt.ic.ledger;

import com.imt.ic.BillerId;
import java.sql.Connection;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The transaction in which the SDK calls the {@link Ledger}. Confined to the call's thread and to
 * the time that the call takes.
 */
public final class LedgerTransaction {

  private final BillerId biller;
  private final PaymentChannel channel;
  private final Supplier<Connection> connection;

  private LedgerTransaction(
      BillerId biller, PaymentChannel channel, Supplier<Connection> connection) {
    this.biller = Objects.requireNonNull(biller, "biller");
    this.channel = Objects.requireNonNull(channel, "channel");
    this.connection = Objects.requireNonNull(connection, "connection");
  }

  /**
   * {@return a transaction, for the SDK and for tests of a ledger}
   *
   * @param connection asked when, and only when, the ledger asks
   */
  public static LedgerTransaction of(
      BillerId biller, PaymentChannel channel, Supplier<Connection> connection) {
    return new LedgerTransaction(biller, channel, connection);
  }

  /** {@return whose money it is, for books that hold several billers} */
  public BillerId biller() {
    return biller;
  }

  /** The way by which the fact came: by push for receipts of the data pump alone. */
  public PaymentChannel channel() {
    return channel;
  }

  /**
   * The connection on which the SDK writes too. Neither commit, roll back nor close it.
   *
   * @return with auto-commit off
   * @throws IllegalStateException where the call is outside a transaction: see {@link
   *     Ledger#isSeparate()}
   */
  public Connection connection() {
    return connection.get();
  }
}
