package com.imt.ic.internal.posting;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.internal.store.Journal;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.quarantine.QuarantineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The door through which settled payments reach the ledger, each line of a batch once. Thread-safe.
 */
public final class SettlementInbox implements Inbox<SettledPayment> {

  @Override
  public String report() {
    return ReportKind.SETTLED_BATCHES.id();
  }

  @Override
  public Object identity(SettledPayment settled) {
    return entry(settled, Instant.EPOCH).key();
  }

  @Override
  public String subject(SettledPayment settled) {
    String line = settled.paymentGuid().value() + " " + settled.batchId();
    return settled.amount().isNegative() ? line + " taken back" : line;
  }

  @Override
  public void accept(List<Case<SettledPayment>> cases, Batch batch) {
    Journal<SettlementEntry.Key, SettlementEntry> journal = batch.transaction().settlements();
    List<String> guids =
        cases.stream().map(each -> each.fact.paymentGuid().value()).distinct().toList();
    Map<SettlementEntry.Key, SettlementEntry> known = new HashMap<>(journal.lock(guids));
    Set<SettlementEntry.Key> added =
        journal.add(
            cases.stream()
                .map(each -> entry(each.fact, batch.now()))
                .filter(entry -> !known.containsKey(entry.key()))
                .toList());
    if (cases.stream()
        .map(each -> entry(each.fact, batch.now()).key())
        .anyMatch(key -> !added.contains(key) && !known.containsKey(key))) {
      known.putAll(journal.lock(guids)); // another transaction was faster
    }
    Map<String, QuarantineEntry.State> standing =
        added.isEmpty() && known.values().stream().allMatch(SettlementEntry::told)
            ? Map.of()
            : batch
                .transaction()
                .quarantine()
                .standing(
                    List.of(report()), cases.stream().map(each -> subject(each.fact)).toList());
    List<SettlementEntry> changed = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    for (Case<SettledPayment> each : cases) {
      SettlementEntry now = entry(each.fact, batch.now());
      SettlementEntry before = added.contains(now.key()) ? null : known.get(now.key());
      if (before != null && !before.sameContent(now)) {
        each.become(
            batch.conflict(
                each,
                this,
                "Settled line known with amount %s on %s came again with other content"
                    .formatted(before.amount(), before.settledOn())));
      } else if (before != null && before.told()) {
        each.become(Acceptance.of(Outcome.DUPLICATE));
      } else if (standing.get(subject(each.fact)) == QuarantineEntry.State.RESOLVED) {
        each.become(Acceptance.closedByHand());
        if (before != null) {
          changed.add(before.told(true));
        }
      } else {
        Optional<Acceptance> refused =
            batch.refusal(
                each, this, batch.ledger(LedgerCall.SETTLED).settled(each.fact, batch.within()));
        boolean told = refused.isEmpty();
        SettlementEntry stored = before == null ? now : before;
        if (stored.told() != told) {
          changed.add(stored.told(told));
        }
        if (told && standing.containsKey(subject(each.fact))) {
          taken.add(subject(each.fact));
        }
        each.become(
            refused.orElse(Acceptance.of(before == null ? Outcome.ACCEPTED : Outcome.RETRIED)));
      }
    }
    journal.update(changed);
    if (!taken.isEmpty()) {
      batch.transaction().quarantine().taken(List.of(report()), taken, batch.now());
    }
  }

  @Override
  public void close(SettledPayment settled, StoreTransaction transaction) {
    Journal<SettlementEntry.Key, SettlementEntry> journal = transaction.settlements();
    SettlementEntry like = entry(settled, Instant.EPOCH);
    journal.lock(like.subject(), like.key()).ifPresent(entry -> journal.update(entry.told(true)));
  }

  private static SettlementEntry entry(SettledPayment settled, Instant now) {
    return new SettlementEntry(
        settled.batchId(),
        settled.settledOn(),
        settled.paymentGuid(),
        settled.amount(),
        settled.depositAmount(),
        now,
        true);
  }
}
