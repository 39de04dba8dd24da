package com.imt.ic.internal.posting;

import com.imt.ic.Outcome;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.QuarantinedRow;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Some hundred facts in one transaction: the ledger as they reach it, and what of them goes to the
 * quarantine. Confined to the transaction.
 */
public final class Batch {

  private final StoreTransaction transaction;
  private final Books books;
  private final PaymentChannel channel;
  private final Instant now;
  private final Answer answer;
  private final Brought brought;
  private final List<PaymentEntry> posted = new ArrayList<>();
  private final List<QuarantinedRow> quarantined = new ArrayList<>();
  private @Nullable LedgerCall asked;

  /**
   * @param answer what the rows stand in
   * @param brought by whom they are
   */
  Batch(
      StoreTransaction transaction,
      Books books,
      PaymentChannel channel,
      Instant now,
      Answer answer,
      Brought brought) {
    this.transaction = transaction;
    this.books = books;
    this.channel = channel;
    this.now = now;
    this.answer = answer;
    this.brought = brought;
  }

  StoreTransaction transaction() {
    return transaction;
  }

  Instant now() {
    return now;
  }

  PaymentChannel channel() {
    return channel;
  }

  Answer answer() {
    return answer;
  }

  /** Whether a person has the rows brought, who has decided what they mean. */
  boolean isByHand() {
    return brought == Brought.BY_HAND;
  }

  /** Whether the rows were kept, so that reports may have told otherwise since. */
  boolean isKept() {
    return brought != Brought.NEWLY;
  }

  /** Notes payments that came into the ledger. */
  void posted(List<PaymentEntry> entries) {
    posted.addAll(entries);
  }

  /** Payments that came into the ledger, each as it stood then. */
  List<PaymentEntry> posted() {
    return posted;
  }

  boolean isLedgerSeparate() {
    return books.ledger().isSeparate();
  }

  /** The ledger, which is asked for that now. */
  Ledger ledger(LedgerCall call) {
    asked = call;
    return books.ledger();
  }

  /** What the ledger was asked for last; null before the first. */
  @Nullable LedgerCall asked() {
    return asked;
  }

  /** A call of the ledger within this transaction. */
  LedgerTransaction within() {
    return books.within(transaction, channel);
  }

  Acceptance quarantined(
      Outcome outcome,
      QuarantineKind kind,
      String report,
      @Nullable String subject,
      String reason,
      Map<String, String> raw,
      int occurrence) {
    quarantined.add(new QuarantinedRow(report, kind, subject, reason, raw, occurrence, now));
    return Acceptance.quarantined(outcome, kind, reason);
  }

  <T> Acceptance quarantined(
      Case<T> row, Inbox<T> inbox, Outcome outcome, QuarantineKind kind, String reason) {
    return quarantined(
        outcome, kind, inbox.report(), inbox.subject(row.fact), reason, row.raw, row.occurrence);
  }

  <T> Acceptance review(Case<T> row, Inbox<T> inbox, QuarantineKind kind, String reason) {
    return quarantined(row, inbox, Outcome.REVIEW, kind, reason);
  }

  <T> Acceptance conflict(Case<T> row, Inbox<T> inbox, String reason) {
    return quarantined(row, inbox, Outcome.CONFLICT, QuarantineKind.CONFLICT, reason);
  }

  /** An entry that must be there: it is locked, and none is ever removed. */
  static <K, E> E known(Map<K, E> entries, K key) {
    E entry = entries.get(key);
    if (entry == null) {
      throw new IllegalStateException("An entry of the store has vanished");
    }
    return entry;
  }

  /** The ledger took a payment, in a transaction that it shares or not. */
  void accepted() {
    books.sharing().accepted();
  }

  /** What a refusal of the ledger means; empty where it has accepted. */
  <T> Optional<Acceptance> refusal(Case<T> row, Inbox<T> inbox, LedgerAnswer answer) {
    return requireAnswer(answer)
        .reason()
        .map(reason -> quarantined(row, inbox, Outcome.REFUSED, books.refusals(), reason));
  }

  static LedgerAnswer requireAnswer(@Nullable LedgerAnswer answer) {
    if (answer == null) {
      throw new IllegalStateException(
          "The ledger answered null; answer LedgerAnswer.accepted() or LedgerAnswer.refused(...)");
    }
    return answer;
  }

  /**
   * The ledger has taken what it had refused in this transaction: a fact may stand in an answer
   * twice, and be asked for once more.
   */
  void withdraw(String subject, Predicate<QuarantinedRow> isOf) {
    quarantined.removeIf(
        row -> isOfTheLedger(row.kind()) && subject.equals(row.subject()) && isOf.test(row));
  }

  /** Whether the books did not take a fact; of others people are to decide. */
  static boolean isOfTheLedger(QuarantineKind kind) {
    return kind == QuarantineKind.REFUSED || kind == QuarantineKind.FAILED;
  }

  /** Writes what goes to the quarantine; how many rows of it are new there. */
  int end() {
    return quarantined.isEmpty() ? 0 : transaction.quarantine().add(quarantined);
  }
}
