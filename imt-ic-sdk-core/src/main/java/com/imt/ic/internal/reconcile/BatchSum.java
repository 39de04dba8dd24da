package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.reconcile.DifferenceKind;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The sums of one batch: lines against deposit, as far as deposits are told. */
final class BatchSum {

  /** Identifiers may begin anew, and two processors may use the same one. */
  record Batch(String id, LocalDate day, String processor) {

    static Batch of(SettlementEntry entry) {
      return new Batch(entry.batchId(), entry.settledOn(), entry.processor().orElse(""));
    }

    @Override
    public String toString() {
      return "%s of %s%s".formatted(id, day, processor.isEmpty() ? "" : " (" + processor + ")");
    }
  }

  private final Batch batch;
  private Money lines = Money.ZERO;
  private Money deposit = Money.ZERO;

  BatchSum(Batch batch) {
    this.batch = batch;
  }

  void add(SettlementEntry entry) {
    if (entry.depositAmount().isPresent()) {
      lines = lines.plus(entry.amount());
      deposit = deposit.plus(entry.depositAmount().get());
    }
  }

  void compare(Findings findings) {
    if (!lines.equals(deposit)) {
      findings.add(
          DifferenceKind.DEPOSIT,
          batch.toString(),
          deposit.minus(lines),
          "Deposited %s for lines of %s; see whether returns of that day, chargebacks or fees were netted"
              .formatted(deposit, lines),
          batch.day().atStartOfDay(ZoneOffset.UTC).toInstant());
    }
  }
}
