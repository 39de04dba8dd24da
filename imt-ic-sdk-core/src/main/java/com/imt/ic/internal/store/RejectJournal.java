package com.imt.ic.internal.store;

import com.imt.ic.PaymentGuid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** ACH returns by payment, code and moment. */
public interface RejectJournal {

  boolean add(RejectEntry entry);

  Optional<RejectEntry> find(PaymentGuid paymentGuid, String code, Instant returnedAt);

  /** Every return of one payment, by moment. */
  List<RejectEntry> ofPayment(PaymentGuid paymentGuid);

  void update(RejectEntry entry);

  /** Every return, by moment and payment; read as a stream. */
  void forEach(Consumer<RejectEntry> reader);
}
