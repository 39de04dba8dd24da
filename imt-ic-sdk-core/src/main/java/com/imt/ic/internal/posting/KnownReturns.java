package com.imt.ic.internal.posting;

import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.RejectEntry.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The returns of one payment that are known, and how one of them is known again: in the same words,
 * or in others by a report that holds it in those words no more. Immutable and thread-safe.
 */
record KnownReturns(List<RejectEntry> entries, ReturnNames names) {

  /**
   * How far a refined or otherwise read time may lie from the one that was told. Zones are at most
   * 26 hours apart, and a payment takes days to be presented and returned once more.
   */
  private static final Duration NEAR = Duration.ofDays(2);

  /**
   * The one that a row tells of; empty where it is of another.
   *
   * @param byHand whether a person wants it, who decides about what is open
   */
  Optional<RejectEntry> find(RejectEntry row, int occurrence, Answer answer, boolean byHand) {
    Comparator<RejectEntry> openFirst = Comparator.comparing(entry -> byHand && !isOpen(entry));
    return inTheSameWords(row, occurrence)
        .or(
            () ->
                entries.stream()
                    .filter(entry -> isToldOtherwise(entry, row))
                    .filter(entry -> isGone(entry, answer))
                    .min(openFirst.thenComparing(entry -> apart(entry, row))));
  }

  /** The same where a person closes a row, whose answer is long past. */
  Optional<RejectEntry> findToClose(RejectEntry row, int occurrence) {
    return inTheSameWords(row, occurrence)
        .or(
            () ->
                entries.stream()
                    .filter(KnownReturns::isOpen)
                    .filter(entry -> entry.amount().equals(row.amount()))
                    .filter(entry -> isNear(entry.returnedAt(), row.returnedAt()))
                    .min(Comparator.comparing(entry -> apart(entry, row))));
  }

  /** Of those in the same words the one that is so many-th. */
  private Optional<RejectEntry> inTheSameWords(RejectEntry row, int occurrence) {
    return entries.stream()
        .filter(entry -> names.words(entry).equals(names.words(row)))
        .skip(occurrence - 1L)
        .findFirst();
  }

  private static boolean isToldOtherwise(RejectEntry entry, RejectEntry row) {
    boolean same = entry.amount().equals(row.amount()) || entry.code().equals(row.code());
    return same && mayBeOfOneInvoice(entry, row) && isNear(entry.returnedAt(), row.returnedAt());
  }

  /** Whether the answer holds fewer rows in the return's words than returns are known by them. */
  private boolean isGone(RejectEntry entry, Answer answer) {
    String words = names.words(entry);
    return answer.count(words)
        < entries.stream().filter(each -> names.words(each).equals(words)).count();
  }

  /** Whether they name no two invoices: those of a cart come back by a return each. */
  private static boolean mayBeOfOneInvoice(RejectEntry one, RejectEntry other) {
    return invoice(one).isEmpty()
        || invoice(other).isEmpty()
        || invoice(one).equals(invoice(other));
  }

  private static Duration apart(RejectEntry one, RejectEntry other) {
    return Duration.between(one.returnedAt(), other.returnedAt()).abs();
  }

  static boolean isNear(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(NEAR) <= 0;
  }

  static boolean isOpen(RejectEntry entry) {
    return entry.state() == State.WAITING || entry.state() == State.REVIEW;
  }

  private static String invoice(RejectEntry entry) {
    return entry.fields().getOrDefault("invoiceNumber", "");
  }
}
