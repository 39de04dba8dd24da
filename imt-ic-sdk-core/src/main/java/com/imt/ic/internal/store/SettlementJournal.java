package com.imt.ic.internal.store;

import com.imt.ic.PaymentGuid;
import java.util.Optional;
import java.util.function.Consumer;

/** Settled payments by batch, payment and sign (a batch may take a payment back). */
public interface SettlementJournal {

  boolean add(SettlementEntry entry);

  /** The line of the same batch, payment and sign. */
  Optional<SettlementEntry> find(String batchId, PaymentGuid paymentGuid, boolean negative);

  /** Every line, by day, batch and payment; read as a stream. */
  void forEach(Consumer<SettlementEntry> reader);
}
