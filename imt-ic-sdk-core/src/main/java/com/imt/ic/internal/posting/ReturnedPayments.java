package com.imt.ic.internal.posting;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.PaymentReference;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.AchReturn;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The payments that returns may be of which do not name theirs, with what is known to have come
 * back of them: found and locked together. Confined to the transaction.
 */
final class ReturnedPayments {

  /**
   * What a return fits.
   *
   * @param payment null where no payment fits, or more than one
   * @param nth which of several returns of the payment in the same words it is, from 1
   * @param fitting how many payments fit
   */
  record Match(@Nullable PaymentGuid payment, int nth, int fitting) {}

  private final ReturnNames names;
  private final Map<String, Set<String>> byReference;
  private final Map<String, List<PaymentEntry>> payments;
  private final Map<String, List<RejectEntry>> known;

  private ReturnedPayments(
      ReturnNames names,
      Map<String, Set<String>> byReference,
      Map<String, List<PaymentEntry>> payments,
      Map<String, List<RejectEntry>> known) {
    this.names = names;
    this.byReference = byReference;
    this.payments = payments;
    this.known = known;
  }

  /** Finds them without a lock, so that they are locked in the one order of all transactions. */
  static ReturnedPayments lock(
      List<AchReturn> returns, ReturnNames names, StoreTransaction transaction) {
    List<String> references =
        returns.stream().map(names::reference).flatMap(Optional::stream).distinct().toList();
    Map<String, Set<String>> byReference =
        transaction.references().known(references).stream()
            .collect(
                Collectors.groupingBy(
                    PaymentReference::reference,
                    Collectors.mapping(
                        each -> each.paymentGuid().value(),
                        Collectors.toCollection(TreeSet::new))));
    Set<String> guids =
        byReference.values().stream()
            .flatMap(Collection::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    return new ReturnedPayments(
        names,
        byReference,
        transaction.payments().lock(guids).values().stream()
            .filter(entry -> !entry.state().isDeclined())
            .collect(Collectors.groupingBy(PaymentEntry::subject)),
        transaction.rejects().lock(guids).values().stream()
            .collect(Collectors.groupingBy(RejectEntry::subject)));
  }

  /** What is known to have come back of all that a return may be of. */
  List<RejectEntry> known(AchReturn achReturn) {
    return candidates(achReturn).stream().flatMap(this::known).toList();
  }

  /**
   * The payment that a return is of: that of which it is known, whatever became of the payment
   * since; else the one of which something stands, or nothing has ever come back.
   */
  Match match(Case<AchReturn> each, Batch batch) {
    List<String> candidates = candidates(each.fact);
    String words = names.words(each.fact);
    Predicate<RejectEntry> same = entry -> names.words(entry).equals(words);
    List<RejectEntry> told = known(each.fact).stream().filter(same).toList();
    if (told.size() >= each.occurrence) {
      RejectEntry entry = told.get(each.occurrence - 1);
      return found(entry.subject(), told.subList(0, each.occurrence - 1));
    }
    List<String> fitting =
        candidates.stream()
            .filter(guid -> stands(guid) || isToldOtherwise(each, guid, told, batch))
            .toList();
    List<String> left = fitting.isEmpty() ? candidates : fitting;
    return left.size() == 1 ? found(left.get(0), told) : new Match(null, 0, left.size());
  }

  private static Match found(String guid, List<RejectEntry> before) {
    return new Match(PaymentGuid.of(guid), nth(guid, before), 1);
  }

  private static int nth(String guid, List<RejectEntry> before) {
    return 1 + (int) before.stream().filter(entry -> entry.subject().equals(guid)).count();
  }

  private List<String> candidates(AchReturn achReturn) {
    return names.reference(achReturn).map(byReference::get).stream()
        .filter(Objects::nonNull)
        .flatMap(Collection::stream)
        .filter(payments::containsKey)
        .toList();
  }

  private Stream<RejectEntry> known(String guid) {
    return known.getOrDefault(guid, List.of()).stream();
  }

  /** Whether some of it can still come back, or the ledger does not have it yet. */
  private boolean stands(String guid) {
    return payments.getOrDefault(guid, List.of()).stream()
        .anyMatch(
            entry ->
                entry.state() != PaymentEntry.State.POSTED
                    || entry.standing().compareTo(Money.ZERO) > 0);
  }

  private boolean isToldOtherwise(
      Case<AchReturn> each, String guid, List<RejectEntry> told, Batch batch) {
    AchReturn ofIt = each.fact.toBuilder().paymentGuid(PaymentGuid.of(guid)).build();
    RejectEntry row = AchReturnIntake.entry(ofIt, each.raw, batch.now());
    return new KnownReturns(known(guid).toList(), names)
        .find(row, nth(guid, told), batch.answer(), batch.isByHand())
        .isPresent();
  }
}
