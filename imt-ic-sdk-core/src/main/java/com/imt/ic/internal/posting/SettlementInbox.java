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
    Set<SettlementEntry.Key> there = journal.known(guids);
    Set<SettlementEntry.Key> added =
        journal.add(
            cases.stream()
                .map(each -> entry(each.fact, batch.now()))
                .filter(entry -> !there.contains(entry.key()))
                .toList());
    Map<SettlementEntry.Key, SettlementEntry> known =
        added.size() == cases.size() ? Map.of() : journal.lock(guids);
    Changes changes = new Changes(this, batch, standing(cases, added, known, batch));
    for (Case<SettledPayment> each : cases) {
      SettlementEntry now = entry(each.fact, batch.now());
      if (added.contains(now.key())) {
        changes.tell(each, now, Outcome.ACCEPTED);
      } else {
        again(each, now, Batch.known(known, now.key()), changes);
      }
    }
    changes.write();
  }

  private void again(
      Case<SettledPayment> each, SettlementEntry now, SettlementEntry before, Changes changes) {
    if (!before.sameContent(now)) {
      each.become(
          changes
              .batch()
              .conflict(
                  each,
                  this,
                  "Settled line known with amount %s on %s came again with other content"
                      .formatted(before.amount(), before.settledOn())));
    } else if (before.told()) {
      each.become(Acceptance.of(Outcome.DUPLICATE));
    } else {
      changes.tell(each, before, Outcome.RETRIED);
    }
  }

  /** What stands in the quarantine of the lines that the ledger would be told of. */
  private Map<String, QuarantineEntry.State> standing(
      List<Case<SettledPayment>> cases,
      Set<SettlementEntry.Key> added,
      Map<SettlementEntry.Key, SettlementEntry> known,
      Batch batch) {
    return added.isEmpty() && known.values().stream().allMatch(SettlementEntry::told)
        ? Map.of()
        : batch
            .transaction()
            .quarantine()
            .standing(List.of(report()), cases.stream().map(each -> subject(each.fact)).toList());
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

  /** What one transaction writes and tells. */
  private record Changes(
      SettlementInbox inbox,
      Batch batch,
      Map<String, QuarantineEntry.State> standing,
      List<SettlementEntry> changed,
      List<String> taken) {

    Changes(SettlementInbox inbox, Batch batch, Map<String, QuarantineEntry.State> standing) {
      this(inbox, batch, standing, new ArrayList<>(), new ArrayList<>());
    }

    void tell(Case<SettledPayment> each, SettlementEntry stored, Outcome outcome) {
      QuarantineEntry.State stands = standing.get(inbox.subject(each.fact));
      if (stands == QuarantineEntry.State.RESOLVED) {
        note(stored, true);
        each.become(Acceptance.closedByHand());
        return;
      }
      Optional<Acceptance> refused =
          batch.refusal(
              each, inbox, batch.ledger(LedgerCall.SETTLED).settled(each.fact, batch.within()));
      note(stored, refused.isEmpty());
      if (refused.isEmpty() && stands != null) {
        taken.add(inbox.subject(each.fact));
      }
      each.become(refused.orElse(Acceptance.of(outcome)));
    }

    private void note(SettlementEntry stored, boolean told) {
      if (stored.told() != told) {
        changed.add(stored.told(told));
      }
    }

    void write() {
      batch.transaction().settlements().update(changed);
      if (!taken.isEmpty()) {
        batch.transaction().quarantine().taken(List.of(inbox.report()), taken, batch.now());
      }
    }
  }
}
