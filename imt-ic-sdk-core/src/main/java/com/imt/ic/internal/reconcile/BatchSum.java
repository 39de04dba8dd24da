package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.reconcile.DifferenceKind;
import java.time.Instant;
import java.time.ZoneOffset;

/** The sums of one batch: lines against deposit. */
final class BatchSum {

  private final Instant settledOn;
  private Money lines = Money.ZERO;
  private Money deposit = Money.ZERO;
  private boolean depositKnown = true;

  BatchSum(SettlementEntry first) {
    settledOn = first.settledOn().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  void add(SettlementEntry entry) {
    lines = lines.plus(entry.amount());
    deposit = deposit.plus(entry.depositAmount().orElse(Money.ZERO));
    depositKnown &= entry.depositAmount().isPresent();
  }

  void compare(String batchId, Findings findings) {
    if (depositKnown && !lines.equals(deposit)) {
      findings.add(
          DifferenceKind.DEPOSIT,
          batchId,
          deposit.minus(lines),
          "Deposited %s for lines of %s; returns of that day, chargebacks or fees were netted"
              .formatted(deposit, lines),
          settledOn);
    }
  }
}
