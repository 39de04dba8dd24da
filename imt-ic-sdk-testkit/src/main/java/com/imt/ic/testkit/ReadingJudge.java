package com.imt.ic.testkit;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.LedgerReader;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.PaymentChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the three ways in which books tell what they hold tell the same. */
final class ReadingJudge {

  private static final int SOME_HUNDREDS = 300;
  private static final Duration NEAR = Duration.ofMinutes(1);
  private static final String ONE_QUERY =
      "Tell receipts and reversals of each payment in all three, by one query with another condition.";

  private final HostTrial trial;
  private final LedgerJudge judge;

  ReadingJudge(HostTrial trial, LedgerJudge judge) {
    this.trial = trial;
    this.judge = judge;
  }

  void requireSameByEachWay(List<PaymentGuid> some) {
    HeldMoney all = judge.held();
    Optional<HeldMoney> ever = readSince(Instant.EPOCH);
    Optional<HeldMoney> asked = readPayments(some);
    if (ever.isPresent() != asked.isPresent()) {
      throw trial.broken(
          Promise.READ,
          "Ledger.readSince and Ledger.readPayments to be overridden both or neither",
          "one of them answers true and the other one false",
          "Override the other one too.");
    }
    ever.ifPresent(
        found -> requireSame("readSince(1970)", all.byPayment(), found.byPayment(), ONE_QUERY));
    requireAskedAlone(some, all);
    requireAskedAlone(List.copyOf(all.payments()), all);
    List<PaymentGuid> many = new ArrayList<>(all.payments());
    for (int i = 0; i < SOME_HUNDREDS; i++) {
      many.add(PaymentGuid.of("7d1f3a52-5b0e-4a6c-9a55-%012d".formatted(i)));
    }
    requireAskedAlone(many, all);
    requireAskedAlone(List.of(), all);
    requireRecordedSince(all);
  }

  private void requireAskedAlone(List<PaymentGuid> payments, HeldMoney all) {
    Map<PaymentGuid, List<Money>> whole = all.byPayment();
    whole.keySet().retainAll(payments);
    readPayments(payments)
        .ifPresent(
            found ->
                requireSame(
                    "readPayments of %s payments".formatted(payments.size()),
                    whole,
                    found.byPayment(),
                    "Tell all of those that are asked for, however many they are, and no other; an empty list asks for none."));
  }

  /** Each entry says when it was written, by the clock of the test or by that of the machine. */
  void requireRecordedWhenWritten() {
    HeldMoney all = judge.held();
    for (HeldMoney.Entry entry : all.entries()) {
      List<String> writing =
          entry.amount().isNegative()
              ? List.of("reverse", "chargedBack")
              : List.of("post", "represented");
      List<WatchedLedger.Call> calls =
          trial.watch().calls().stream()
              .filter(call -> call.payment().equals(entry.payment()))
              .filter(call -> writing.contains(call.method()))
              .toList();
      if (calls.stream().noneMatch(call -> isNear(entry.recordedAt(), call))) {
        throw trial.broken(
            Promise.RECORDED,
            "%s of payment %s to be recorded when it was written: %s"
                .formatted(
                    entry.amount(),
                    entry.payment(),
                    calls.stream().map(WatchedLedger.Call::byTest).toList()),
            "recorded at " + entry.recordedAt(),
            "Keep and tell the whole moment of writing, by clock() or by the database's clock, and not when it was paid (Payment.paidAt) or returned (AchReturn.returnedAt), nor a day alone: readSince would miss it.");
      }
    }
    requireRecordedSince(all);
  }

  private static boolean isNear(Instant recordedAt, WatchedLedger.Call call) {
    return Stream.of(call.byTest(), call.byMachine())
        .anyMatch(at -> Duration.between(recordedAt, at).abs().compareTo(NEAR) <= 0);
  }

  /** From each moment on at which something was recorded, and from a minute before. */
  private void requireRecordedSince(HeldMoney all) {
    for (Instant recordedAt :
        all.entries().stream().map(HeldMoney.Entry::recordedAt).distinct().sorted().toList()) {
      for (Instant since : List.of(recordedAt.minus(NEAR), recordedAt)) {
        readSince(since).ifPresent(found -> requireRecordedSince(since, all, found));
      }
    }
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
      String way,
      Map<PaymentGuid, List<Money>> whole,
      Map<PaymentGuid, List<Money>> found,
      String mistake) {
    if (!whole.equals(found)) {
      throw trial.broken(
          Promise.READ,
          "Ledger.%s to tell the same as Ledger.read: %s".formatted(way, whole),
          found.toString(),
          mistake);
    }
  }

  private interface Way {
    boolean read(LedgerReader reader, LedgerTransaction within);
  }

  private Optional<HeldMoney> readSince(Instant moment) {
    return read(
        "readSince(%s)".formatted(moment),
        (reader, within) -> trial.books().readSince(moment, reader, within));
  }

  private Optional<HeldMoney> readPayments(List<PaymentGuid> payments) {
    return read(
        "readPayments of %s payments".formatted(payments.size()),
        (reader, within) -> trial.books().readPayments(payments, reader, within));
  }

  private Optional<HeldMoney> read(String called, Way way) {
    HeldMoney held = new HeldMoney();
    boolean told;
    try {
      told = judge.within(transaction -> way.read(held, transaction), PaymentChannel.POLL);
    } catch (RuntimeException e) {
      AssertionError broken =
          trial.broken(
              Promise.READ,
              "Ledger.%s to tell what the books hold".formatted(called),
              "it threw " + e,
              "An empty list stands for none, and some hundreds of payments may be asked for.");
      broken.initCause(e);
      throw broken;
    }
    return told ? Optional.of(held) : Optional.empty();
  }
}
