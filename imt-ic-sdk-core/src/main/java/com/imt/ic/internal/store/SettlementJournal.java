package com.imt.ic.internal.store;

import com.imt.ic.PaymentGuid;
import java.util.Optional;
import java.util.function.Consumer;

/** Settled payments by batch, payment and sign (a batch may take a payment back). */
public interface SettlementJournal {

  /**
   * Adds a line that is not there yet.
   *
   * @param entry the line
   * @return true when it was added, false when batch, payment and sign are there already
   */
  boolean add(SettlementEntry entry);

  /**
   * The line of the same batch, payment and sign.
   *
   * @param batchId the batch
   * @param paymentGuid the payment
   * @param negative whether the line takes money back
   * @return the line, or empty
   */
  Optional<SettlementEntry> find(String batchId, PaymentGuid paymentGuid, boolean negative);

  /**
   * Every line, by day, batch and payment; read as a stream.
   *
   * @param reader gets each
   */
  void forEach(Consumer<SettlementEntry> reader);
}
