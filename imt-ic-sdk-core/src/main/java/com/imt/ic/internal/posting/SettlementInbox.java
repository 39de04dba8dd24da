package com.imt.ic.internal.posting;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.internal.profile.PostingSpec;
import com.imt.ic.internal.store.Journal;
import com.imt.ic.internal.store.SettlementEntry;
import com.imt.ic.internal.store.SettlementEntry.State;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.quarantine.QuarantineEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The door through which settled payments reach the ledger, each line of a batch once, however
 * often reports repeat it, and each of several equal ones. A line that takes a payment back, or
 * brings it again, changes the books as the profile says: at once, or when a person wants it.
 *
 * <p>A line is known again by payment, batch, invoice, amount, day and processor. One that a later
 * answer holds with another day, or with a processor, a fee or a deposit that was not told before,
 * is the same, completed or corrected.
 *
 * <p>Thread-safe.
 */
public record SettlementInbox(ReportMapping mapping, PostingSpec spec)
    implements Inbox<SettledPayment> {

  @Override
  public String report() {
    return ReportKind.SETTLED_BATCHES.id();
  }

  /** The payment: its lines are taken one after the other. */
  @Override
  public Object identity(SettledPayment settled) {
    return settled.paymentGuid();
  }

  @Override
  public String subject(SettledPayment settled) {
    return settled.paymentGuid().value() + " " + settled.batchId();
  }

  @Override
  public String content(SettledPayment settled) {
    return content(entry(settled, Instant.EPOCH));
  }

  static String content(SettlementEntry entry) {
    return String.join(
        "\n",
        entry.subject(),
        entry.batchId(),
        entry.amount().toString(),
        entry.settledOn().toString(),
        entry.processor().orElse(""),
        entry.invoiceNumber().map(InvoiceNumber::value).orElse(""));
  }

  /** Whether both are told in the same words, as their {@link #content} says. */
  static boolean isToldAs(SettlementEntry one, SettlementEntry other) {
    return one.paymentGuid().equals(other.paymentGuid())
        && one.amount().equals(other.amount())
        && one.settledOn().equals(other.settledOn())
        && one.batchId().equals(other.batchId())
        && one.processor().orElse("").equals(other.processor().orElse(""))
        && one.invoiceNumber().equals(other.invoiceNumber());
  }

  /** The line that an entry of the quarantine tells of, where its row can be read. */
  Optional<SettlementEntry> line(QuarantineEntry entry) {
    return mapping.read(report(), entry.raw()) instanceof ReportRow.Understood<?> understood
            && understood.record() instanceof SettledPayment settled
        ? Optional.of(entry(settled, Instant.EPOCH))
        : Optional.empty();
  }

  @Override
  public void accept(List<Case<SettledPayment>> cases, Batch batch) {
    new SettlementIntake(this, batch).take(cases);
  }

  @Override
  public void close(Case<SettledPayment> settled, StoreTransaction transaction) {
    Journal<SettlementEntry.Key, SettlementEntry> journal = transaction.settlements();
    SettlementEntry like = entry(settled.fact, Instant.EPOCH);
    List<SettlementEntry> lines =
        journal.lock(List.of(like.subject())).values().stream()
            .filter(line -> line.batchId().equals(like.batchId()))
            .toList();
    SettlementIntake.ofLine(lines, like, settled.occurrence)
        .or(() -> openAndToldOtherwise(lines, like))
        .ifPresent(entry -> journal.update(closed(entry).told(true)));
  }

  /** The one that is open, and that a later report told in other words. */
  private static Optional<SettlementEntry> openAndToldOtherwise(
      List<SettlementEntry> lines, SettlementEntry like) {
    return lines.stream()
        .filter(SettledBalance::isOpen)
        .filter(
            line ->
                line.amount().equals(like.amount())
                    && SettlementIntake.days(line, like) <= SettlementIntake.NEAR)
        .min(Comparator.comparing(line -> SettlementIntake.days(line, like)));
  }

  private static SettlementEntry closed(SettlementEntry entry) {
    return entry.state() == State.REVIEW || entry.state() == State.WAITING
        ? entry.with(State.RESOLVED)
        : entry;
  }

  static SettlementEntry entry(SettledPayment settled, Instant now) {
    return new SettlementEntry(
        settled.batchId(),
        settled.paymentGuid(),
        1,
        settled.settledOn(),
        settled.processor().map(String::strip).filter(processor -> !processor.isEmpty()),
        settled.invoiceNumber(),
        settled.amount(),
        settled.convenienceFee(),
        settled.depositAmount(),
        State.SETTLED,
        now,
        true);
  }

  /** What is kept of a line, as a record. */
  static SettledPayment record(SettlementEntry entry) {
    return SettledPayment.builder()
        .batchId(entry.batchId())
        .paymentGuid(entry.paymentGuid())
        .settledOn(entry.settledOn())
        .processor(entry.processor().orElse(null))
        .invoiceNumber(entry.invoiceNumber().orElse(null))
        .amount(entry.amount())
        .convenienceFee(entry.fee().orElse(null))
        .depositAmount(entry.depositAmount().orElse(null))
        .build();
  }
}
