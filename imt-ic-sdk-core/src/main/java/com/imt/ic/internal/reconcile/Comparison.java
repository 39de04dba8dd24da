package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.internal.posting.Netted;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.PaymentEntry.State;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.ReconciliationTerms;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compares all that is known of one payment, and tells each trouble once. */
record Comparison(OnePayment payment, ReconciliationTerms terms, Findings findings) {

  /**
   * @param held what the books hold of it; empty where they do not tell
   */
  void compare(Optional<InBooks> held) {
    payment.entries().forEach(this::compareEntry);
    if (payment.paid().isZero()) {
      compareUnposted(held);
      return;
    }
    compareSettlement();
    compareFees();
    compareReturns();
    compareBooks(held);
  }

  private void compareEntry(PaymentEntry entry) {
    if (entry.state() == State.REFUSED || entry.state() == State.RECEIVED) {
      findings.add(
          DifferenceKind.REFUSED_BY_LEDGER,
          entry,
          entry.state() == State.REFUSED
              ? "Approved, and refused by the ledger; post it by hand or let the ledger accept it"
              : "Approved and received, and not in the ledger yet; it is posted when it comes again");
    }
    boolean late = findings.age(entry.paidAt()).compareTo(terms.report()) > 0;
    if (entry.state() == State.POSTED && entry.reportedAt().isEmpty() && late) {
      findings.add(
          DifferenceKind.NOT_REPORTED,
          entry,
          "Pushed, and still in no report; ask InvoiceCloud whether it stands");
    }
  }

  /** Nothing of it is, or ought to be, in the books. */
  private void compareUnposted(Optional<InBooks> held) {
    PaymentEntry first = payment.first();
    if (!payment.lines().isEmpty()) {
      findings.add(
          DifferenceKind.SETTLED_NOT_POSTED,
          first,
          "Settled in batch %s, and known as %s; ask InvoiceCloud which is true"
              .formatted(
                  payment.lines().get(0).batchId(), first.state().name().toLowerCase(Locale.ROOT)));
    }
    for (RejectEntry entry : payment.returns()) {
      findings.add(
          DifferenceKind.RETURN_UNKNOWN,
          first,
          "Returned (" + entry.code() + "), and never in the ledger; nothing to reverse");
    }
    held.filter(books -> books.receipts() > 0)
        .ifPresent(books -> findings.ledgerUnknown(first.paymentGuid(), books.standing()));
  }

  private void compareSettlement() {
    PaymentEntry first = payment.first();
    List<SettlementEntry> charges = payment.charges();
    if (charges.isEmpty()) {
      boolean card = first.method().filter("CC"::equals).isPresent();
      Duration term = card ? terms.cardSettlement() : terms.eftSettlement();
      if (payment.returns().isEmpty() && findings.age(first.paidAt()).compareTo(term) > 0) {
        add(
            DifferenceKind.NOT_SETTLED,
            payment.paid(),
            "Paid, and still in no settled batch; ask the processor");
      }
      return;
    }
    Netted netted = payment.nettedWithClosed();
    if (netted.surplus().isPositive()) {
      if (charges.size() > payment.posted().size()) {
        add(
            DifferenceKind.SETTLED_TWICE,
            netted.surplus(),
            "Settled with %s in %s lines, paid with %s; ask the processor which one stands"
                .formatted(netted.settled(), charges.size(), netted.paid()));
      } else {
        settledAmount(charges, netted, netted.surplus());
      }
    } else if (netted.settled().compareTo(netted.paid()) < 0) {
      settledAmount(charges, netted, netted.settled().minus(netted.paid()));
    }
  }

  private void settledAmount(List<SettlementEntry> charges, Netted netted, Money difference) {
    add(
        DifferenceKind.SETTLED_AMOUNT,
        difference,
        "Settled with %s in batch %s, paid with %s; ask the processor which is right"
            .formatted(netted.settled(), charges.get(0).batchId(), netted.paid()));
  }

  private void compareFees() {
    for (PaymentEntry entry : payment.entries()) {
      Money pushed = entry.pushedFee().orElse(Money.ZERO);
      entry
          .reportedFee()
          .filter(reported -> entry.pushedFee().isPresent() && !reported.equals(pushed))
          .ifPresent(
              reported ->
                  add(
                      DifferenceKind.FEE_AMOUNT,
                      reported.minus(pushed),
                      "Reported with a fee of %s, pushed with %s; ask InvoiceCloud which is right"
                          .formatted(reported, pushed)));
    }
    Optional<Money> paid = payment.fee();
    payment
        .settledFee()
        .filter(settled -> paid.isPresent() && !settled.equals(paid.get()))
        .ifPresent(
            settled ->
                add(
                    DifferenceKind.FEE_AMOUNT,
                    settled.minus(paid.get()),
                    "Settled with a fee of %s, paid with %s; ask the processor which is right"
                        .formatted(settled, paid.get())));
  }

  private void compareReturns() {
    for (RejectEntry entry : payment.returns()) {
      if (entry.state() == RejectEntry.State.REVIEW) {
        findings.add(
            DifferenceKind.RETURN_IN_REVIEW,
            entry.paymentGuid().value(),
            entry.amount().minus(entry.reversed()),
            "Returned (%s) with %s, and not reversed, since a person has to decide; retry or resolve it in the quarantine"
                .formatted(entry.code(), entry.amount()),
            entry.returnedAt());
      }
    }
  }

  /**
   * What stands in the books against what is to stand. Receipts, reversals and what was taken back
   * outside may each differ; where they make up for one another, a person has set it right.
   */
  private void compareBooks(Optional<InBooks> held) {
    boolean kept = payment.posted().isEmpty();
    Money expected = kept ? Money.ZERO : payment.netted().expected();
    Money stands = held.map(InBooks::standing).orElse(payment.standing());
    if (stands.equals(expected) || (!kept && isRightByHand(stands, held.isPresent()))) {
      return;
    }
    held.ifPresent(this::compareReceipts);
    held.ifPresent(this::compareReversals);
    Money beyond = kept ? Money.ZERO : payment.standing().minus(expected);
    if (beyond.isPositive()) {
      add(
          DifferenceKind.TAKEN_BACK,
          Money.ZERO.minus(beyond),
          "Taken back by %s, and still in the ledger; retry what waits in the quarantine, or take it back by hand and resolve that"
              .formatted(payment.returns().isEmpty() ? "the processor" : "a return"));
    } else if (beyond.isNegative()) {
      add(
          DifferenceKind.SETTLED_AGAIN,
          Money.ZERO.minus(beyond),
          "Taken back and settled once more, and the ledger lacks it; retry what waits in the quarantine, or post it anew by hand and resolve that");
    }
  }

  /**
   * Whether a person has said that it is right. A return may be none, being told twice; a line is
   * the bank's, and books that can be read have to agree with it, whatever a person has closed.
   */
  private boolean isRightByHand(Money stands, boolean told) {
    return stands.equals(payment.nettedWithClosed().expected())
        || (!told && stands.equals(payment.nettedWithoutClosed().expected()));
  }

  private void compareReceipts(InBooks held) {
    Money given = payment.postedInAll();
    Money beyond = held.posted().minus(given);
    if (held.receipts() == 0 && given.isPositive()) {
      add(
          DifferenceKind.NOT_IN_LEDGER,
          given,
          "Posted, and the ledger does not hold it; see who took it out, and post it by hand");
    } else if (beyond.isPositive() && held.receipts() > payment.posted().size()) {
      add(
          DifferenceKind.POSTED_TWICE,
          beyond,
          "In the ledger with %s receipts of %s together, posted with %s; take out by hand what is too much"
              .formatted(held.receipts(), held.posted(), given));
    } else if (!beyond.isZero()) {
      add(
          DifferenceKind.LEDGER_AMOUNT,
          beyond,
          "In the ledger with %s, posted with %s; correct the ledger by hand"
              .formatted(held.posted(), given));
    }
  }

  private void compareReversals(InBooks held) {
    Money beyond = held.reversed().minus(payment.takenBack());
    if (!beyond.isZero()) {
      add(
          DifferenceKind.LEDGER_REVERSAL,
          Money.ZERO.minus(beyond),
          "The ledger took back %s, and %s were told to it; correct by hand what is wrong, so that %s stand"
              .formatted(held.reversed(), payment.takenBack(), payment.netted().expected()));
    }
  }

  private void add(DifferenceKind kind, Money amount, String reason) {
    PaymentEntry first = payment.first();
    findings.add(kind, first.paymentGuid().value(), amount, reason, first.paidAt());
  }
}
