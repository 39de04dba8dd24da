package com.imt.ic.testkit;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.LedgerReader;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.PaymentChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the three ways in which books tell what they hold tell the same. */
final class ReadingJudge {

  private final HostTrial trial;
  private final LedgerJudge judge;

  ReadingJudge(HostTrial trial, LedgerJudge judge) {
    this.trial = trial;
    this.judge = judge;
  }

  void requireSameByEachWay(List<PaymentGuid> some) {
    HeldMoney all = judge.held();
    Map<PaymentGuid, List<Money>> whole = all.byPayment();
    Instant last =
        all.entries().stream()
            .map(HeldMoney.Entry::recordedAt)
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    Optional<HeldMoney> ever = read(since(Instant.EPOCH));
    Optional<HeldMoney> lately = read(since(last));
    Optional<HeldMoney> asked =
        read((reader, within) -> trial.books().readPayments(some, reader, within));
    if (ever.isPresent() != asked.isPresent()) {
      throw trial.broken(
          Promise.READ,
          "Ledger.readSince and Ledger.readPayments to be overridden both or neither",
          "one of them answers true and the other one false",
          "Override the other one too.");
    }
    ever.ifPresent(found -> requireSame("readSince(1970)", whole, found.byPayment()));
    lately.ifPresent(found -> requireRecordedSince(last, all, found));
    asked.ifPresent(
        found -> {
          whole.keySet().retainAll(some);
          requireSame("readPayments" + some, whole, found.byPayment());
        });
  }

  private void requireRecordedSince(Instant since, HeldMoney all, HeldMoney found) {
    List<HeldMoney.Entry> missing = new ArrayList<>(all.entries());
    missing.removeIf(entry -> entry.recordedAt().isBefore(since));
    found.entries().forEach(missing::remove);
    if (!missing.isEmpty()) {
      throw trial.broken(
          Promise.READ,
          "readSince(%s) to tell what was recorded at that moment and later".formatted(since),
          "it lacks " + missing,
          "Ask by when each was recorded, the moment included, also for what took an older receipt back; not by when it was paid.");
    }
  }

  private void requireSame(
      String way, Map<PaymentGuid, List<Money>> whole, Map<PaymentGuid, List<Money>> found) {
    if (!whole.equals(found)) {
      throw trial.broken(
          Promise.READ,
          "Ledger.%s to tell the same as Ledger.read: %s".formatted(way, whole),
          found.toString(),
          "Tell receipts and reversals of each payment in all three, by one query with another condition.");
    }
  }

  private interface Way {
    boolean read(LedgerReader reader, LedgerTransaction within);
  }

  private Way since(Instant moment) {
    return (reader, within) -> trial.books().readSince(moment, reader, within);
  }

  private Optional<HeldMoney> read(Way way) {
    HeldMoney held = new HeldMoney();
    boolean told = judge.within(transaction -> way.read(held, transaction), PaymentChannel.POLL);
    return told ? Optional.of(held) : Optional.empty();
  }
}
