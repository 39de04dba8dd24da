package com.imt.ic.internal.store;

import com.imt.ic.PaymentGuid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** ACH returns by payment, code and moment. */
public interface RejectJournal {

  /**
   * Adds a return that is not there yet.
   *
   * @param entry the return
   * @return true when it was added, false when payment, code and moment are there already
   */
  boolean add(RejectEntry entry);

  /**
   * A return by its identity.
   *
   * @param paymentGuid the payment
   * @param code NACHA's code
   * @param returnedAt the moment
   * @return the return, or empty
   */
  Optional<RejectEntry> find(PaymentGuid paymentGuid, String code, Instant returnedAt);

  /**
   * Every return of one payment, by moment.
   *
   * @param paymentGuid the payment
   * @return the returns
   */
  List<RejectEntry> ofPayment(PaymentGuid paymentGuid);

  /**
   * Replaces the entry of the same identity.
   *
   * @param entry the return as it stands now
   */
  void update(RejectEntry entry);

  /**
   * Every return, by moment and payment; read as a stream.
   *
   * @param reader gets each
   */
  void forEach(Consumer<RejectEntry> reader);
}
