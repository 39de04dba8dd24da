package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.internal.posting.Netted;
import com.imt.ic.internal.profile.ReconciliationSpec.Pushes;
import com.imt.ic.internal.store.BatchFacts;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.PaymentEntry.State;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares all that is known of one payment, and tells each trouble once. Confined to a thread.
 *
 * @param held what the books hold of it; null where they do not tell
 * @param conflicts open rows of the quarantine that tell of it
 * @param differences gets each trouble
 */
record Comparison(
    OnePayment payment,
    AsOf asOf,
    @Nullable InBooks held,
    List<Conflict> conflicts,
    List<Difference> differences) {

  static List<Difference> of(
      OnePayment payment, AsOf asOf, @Nullable InBooks held, List<Conflict> conflicts) {
    List<Difference> differences = new ArrayList<>();
    new Comparison(payment, asOf, held, conflicts, differences).compare();
    return differences;
  }

  private void compare() {
    compareQuarantine();
    if (payment.entries().isEmpty()) {
      compareUnknown();
      return;
    }
    comparePushWithReport();
    compareTimes();
    if (payment.paid().isZero()) {
      compareUnposted();
      return;
    }
    compareRefused();
    compareSettlement();
    compareFees();
    compareReturns();
    BooksComparison.of(payment, asOf, held, differences);
  }

  /** Several rows that tell of another amount, push and report again and again, are one trouble. */
  private void compareQuarantine() {
    boolean ofAmount = false;
    for (Conflict conflict : conflicts) {
      boolean another = conflict.isOfAmount(payment);
      if (!another || !ofAmount) {
        differences.add(conflict.difference(payment, asOf));
      }
      ofAmount |= another;
    }
  }

  /** No channel told of it; a batch, a return or the books do. */
  private void compareUnknown() {
    Money settled = payment.charged();
    if (!payment.lines().isEmpty()) {
      SettlementEntry first = payment.lines().get(0);
      add(
          DifferenceKind.SETTLED_UNKNOWN,
          settled.isZero() ? OnePayment.sum(payment.lines(), SettlementEntry::amount) : settled,
          "Settled in %s, and never pushed nor reported".formatted(batches(payment.lines())),
          asOf.start(first.settledOn()));
    } else if (!payment.returns().isEmpty()) {
      add(
          DifferenceKind.RETURN_UNKNOWN,
          OnePayment.sum(payment.returns(), RejectEntry::amount),
          "Returned (%s), and its payment was never pushed nor reported; the return waits"
              .formatted(codes()),
          payment.returns().get(0).returnedAt());
    } else if (held != null && !held.isEmpty()) {
      ledgerUnknown(held);
    }
  }

  private void comparePushWithReport() {
    List<PaymentEntry> unreported = unreported();
    if (!unreported.isEmpty()) {
      differences.add(
          asOf.late(
              DifferenceKind.NOT_REPORTED,
              unreported.get(0),
              OnePayment.sum(unreported, PaymentEntry::amount),
              "Pushed, and still in no report"));
    }
    if (asOf.terms().pushes() != Pushes.REQUIRED || conflicts.stream().anyMatch(Conflict::isPush)) {
      return;
    }
    List<PaymentEntry> unpushed =
        payment.came(entry -> entry.pushedAt().isEmpty() && asOf.isUnreportedForLong(entry));
    if (!unpushed.isEmpty()) {
      differences.add(
          asOf.late(
              DifferenceKind.NOT_PUSHED,
              unpushed.get(0),
              OnePayment.sum(unpushed, PaymentEntry::amount),
              "Reported, and never pushed"));
    }
  }

  private List<PaymentEntry> unreported() {
    return conflicts.stream().anyMatch(Conflict::isReport)
        ? List.of()
        : payment.came(entry -> entry.reportedAt().isEmpty() && asOf.isUnreportedForLong(entry));
  }

  private void compareTimes() {
    PaymentEntry first = payment.first();
    LocalDate settled = LocalDate.MAX;
    LocalDate last = LocalDate.MIN;
    for (SettlementEntry line : payment.lines()) {
      LocalDate day = line.settledOn();
      last = day.isAfter(last) ? day : last;
      settled = !line.amount().isNegative() && day.isBefore(settled) ? day : settled;
    }
    if (asOf.isAhead(first.paidAt())) {
      time("Paid at %s, which is in the future".formatted(first.paidAt()));
    } else if (asOf.isAhead(last)) {
      time("Settled on %s, which is in the future".formatted(last));
    } else if (asOf.isBefore(settled, first.paidAt())) {
      time("Settled on %s, before it was paid on %s".formatted(settled, asOf.day(first.paidAt())));
    }
  }

  private void time(String reason) {
    add(DifferenceKind.IMPLAUSIBLE_TIME, payment.amount(), reason, payment.first().paidAt());
  }

  /** Nothing of it is, or ought to be, in the books. */
  private void compareUnposted() {
    boolean byHand = held != null && held.standing().equals(payment.amount());
    boolean refused = compareRefused();
    if (!payment.charges().isEmpty() && !refused && !(byHand && isResolved())) {
      add(
          DifferenceKind.SETTLED_NOT_POSTED,
          payment.charged(),
          "Settled in %s, and known as %s"
              .formatted(
                  batches(payment.charges()),
                  payment.first().state().name().toLowerCase(Locale.ROOT)),
          asOf.start(payment.charges().get(0).settledOn()));
    } else if (!payment.returns().isEmpty() && payment.charges().isEmpty() && !refused) {
      add(
          DifferenceKind.RETURN_UNKNOWN,
          OnePayment.sum(payment.returns(), RejectEntry::amount),
          "Returned (%s), and never in the ledger; nothing to reverse".formatted(codes()),
          payment.returns().get(0).returnedAt());
    }
    if (held != null && !held.standing().isZero() && !(byHand && !isDeclined())) {
      ledgerUnknown(held);
    }
  }

  private boolean isResolved() {
    return payment.entries().stream().allMatch(entry -> entry.state() == State.RESOLVED);
  }

  private boolean isDeclined() {
    return payment.entries().stream().allMatch(entry -> entry.state().isDeclined());
  }

  private boolean compareRefused() {
    List<PaymentEntry> open = payment.in(State.REFUSED, State.RECEIVED);
    if (open.isEmpty()) {
      return false;
    }
    boolean byHand = held != null && held.standing().equals(payment.amount());
    String what =
        open.get(0).state() == State.REFUSED
            ? "Approved, and not taken by the ledger"
            : "Approved and received, and not in the ledger yet; it is posted when it comes again";
    add(
        DifferenceKind.REFUSED_BY_LEDGER,
        OnePayment.sum(open, PaymentEntry::amount),
        what + (byHand ? "; it is there by hand, so resolve it and do not retry" : ""),
        open.get(0).paidAt());
    return true;
  }

  private void compareSettlement() {
    PaymentEntry first = payment.first();
    List<SettlementEntry> charges = payment.charges();
    if (charges.isEmpty()) {
      Money stays = payment.paid().minus(payment.netted().takenBack());
      boolean explained =
          !unreported().isEmpty()
              || !inReview().isEmpty()
              || conflicts.stream().anyMatch(Conflict::isReport);
      if (stays.isPositive() && !explained && asOf.isUnsettledForLong(first)) {
        differences.add(
            asOf.late(
                DifferenceKind.NOT_SETTLED,
                first,
                stays,
                "Paid by %s, and still in no settled batch"
                    .formatted(asOf.isCard(first) ? "card" : "EFT")));
      }
      return;
    }
    Netted netted = payment.nettedWithClosed();
    if (conflicts.stream()
        .anyMatch(
            each ->
                each.isOfAmount(payment)
                    && each.amount().filter(netted.settled()::equals).isPresent())) {
      return; // AMOUNT_DIFFERS says it: the processor settled what the other channel told
    }
    if (netted.surplus().isPositive()) {
      if (charges.size() > payment.posted().size()) {
        settled(
            DifferenceKind.SETTLED_TWICE,
            netted.surplus(),
            "Settled with %s in %s lines, paid with %s"
                .formatted(netted.settled(), charges.size(), netted.paid()));
      } else {
        settledAmount(netted, netted.surplus());
      }
    } else if (netted.settled().compareTo(netted.paid()) < 0) {
      settledAmount(netted, netted.settled().minus(netted.paid()));
    }
  }

  private void settledAmount(Netted netted, Money difference) {
    settled(
        DifferenceKind.SETTLED_AMOUNT,
        difference,
        "Settled with %s in %s, paid with %s"
            .formatted(netted.settled(), batches(payment.charges()), netted.paid()));
  }

  private void settled(DifferenceKind kind, Money amount, String reason) {
    List<SettlementEntry> charges = payment.charges();
    add(kind, amount, reason, asOf.start(charges.get(charges.size() - 1).settledOn()));
  }

  /** One difference of a payment's fee at most: what settled counts before what was told. */
  private void compareFees() {
    Optional<Money> paid = payment.fee();
    Optional<Money> settled = payment.settledFee();
    if (paid.isPresent() && settled.isPresent() && !settled.get().equals(paid.get())) {
      settled(
          DifferenceKind.FEE_DIFFERS,
          settled.get().minus(paid.get()),
          "Settled with a fee of %s, paid with %s".formatted(settled.get(), paid.get()));
      return;
    }
    Money pushed = Money.ZERO;
    Money reported = Money.ZERO;
    for (PaymentEntry entry : payment.entries()) {
      if (entry.pushedFee().isPresent() && entry.reportedFee().isPresent()) {
        pushed = pushed.plus(entry.pushedFee().get());
        reported = reported.plus(entry.reportedFee().get());
      }
    }
    if (!pushed.equals(reported)) {
      add(
          DifferenceKind.FEE_DIFFERS,
          reported.minus(pushed),
          "Reported with a fee of %s, pushed with %s".formatted(reported, pushed),
          payment.first().paidAt());
    }
  }

  private List<RejectEntry> inReview() {
    return payment.returns().stream()
        .filter(entry -> entry.state() == RejectEntry.State.REVIEW)
        .toList();
  }

  private void compareReturns() {
    List<RejectEntry> review = inReview();
    if (!review.isEmpty()) {
      RejectEntry first = review.get(0);
      add(
          DifferenceKind.RETURN_IN_REVIEW,
          OnePayment.sum(review, entry -> entry.amount().minus(entry.reversed())),
          "Returned (%s) with %s, and not reversed, since a person has to decide"
              .formatted(first.code(), OnePayment.sum(review, RejectEntry::amount)),
          first.returnedAt());
    }
  }

  private void ledgerUnknown(InBooks books) {
    Instant since = books.firstAt();
    add(
        DifferenceKind.LEDGER_UNKNOWN,
        books.standing(),
        "In the ledger with %s, and never posted by this integration".formatted(books.standing()),
        since == null ? asOf.moment() : since);
  }

  private String codes() {
    return String.join(", ", payment.returns().stream().map(RejectEntry::code).distinct().toList());
  }

  private static String batches(List<SettlementEntry> lines) {
    List<String> names =
        lines.stream().map(BatchFacts.Key::of).distinct().map(BatchNames::of).toList();
    return (names.size() == 1 ? "batch " : "batches ") + String.join(", ", names);
  }

  private void add(DifferenceKind kind, Money amount, String reason, Instant since) {
    differences.add(asOf.difference(kind, payment.guid().value(), amount, reason, since));
  }
}
