package com.imt.ic.internal.store;

import com.imt.ic.PaymentGuid;
import java.util.Optional;
import java.util.function.Consumer;

/** Payments by identity; entries are never removed, since a key of money never expires. */
public interface PaymentJournal {

  /**
   * Adds a payment that is not there yet. Of two transactions that add the same identity at once,
   * one waits for the other and learns the truth.
   */
  boolean add(PaymentEntry entry);

  /** A payment by identity, locked until the transaction ends. */
  Optional<PaymentEntry> lock(PaymentGuid paymentGuid);

  void update(PaymentEntry entry);

  /** Every payment, by time of payment, then identity; read as a stream. */
  void forEach(Consumer<PaymentEntry> reader);
}
