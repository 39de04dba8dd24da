package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.ReportKind;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.internal.store.QuarantineJournal;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.quarantine.QuarantineKind;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Open rows of the quarantine that are the only sign of money: those that tell of a payment
 * otherwise than was kept, by payment, and all others. Not thread-safe.
 */
final class OpenMoney {

  private final ReportMapping mapping;
  private final AsOf asOf;
  private final Map<String, List<Conflict>> conflicts = new LinkedHashMap<>();
  private final List<QuarantineEntry> others = new ArrayList<>();

  private OpenMoney(ReportMapping mapping, AsOf asOf) {
    this.mapping = mapping;
    this.asOf = asOf;
  }

  static OpenMoney of(QuarantineJournal quarantine, ReportMapping mapping, AsOf asOf) {
    OpenMoney open = new OpenMoney(mapping, asOf);
    quarantine.forEach(QuarantineFilter.OPEN, open::add);
    return open;
  }

  private void add(QuarantineEntry entry) {
    if (!isTheOnlySignOfMoney(entry)) {
      return;
    }
    String subject = entry.subject();
    if (subject != null && isOfPayments(entry) && entry.kind() == QuarantineKind.CONFLICT) {
      Conflict.of(entry, mapping)
          .ifPresentOrElse(
              conflict -> conflicts.computeIfAbsent(subject, s -> new ArrayList<>(1)).add(conflict),
              () -> others.add(entry));
    } else {
      others.add(entry);
    }
  }

  private static boolean isOfPayments(QuarantineEntry entry) {
    return entry.report().equals(ReportKind.PAYMENTS.id())
        || entry.report().equals(ReportMapping.ONLINE_RECEIPT);
  }

  /** Whether no entry of a payment, a return or a settled line tells of it. */
  private static boolean isTheOnlySignOfMoney(QuarantineEntry entry) {
    return switch (entry.kind()) {
      case UNREADABLE, AMOUNT, CONFLICT, RETURN_UNMATCHED, RETURN_DISPUTED ->
          !entry.report().equals(ReportKind.AUTOPAY.id())
              && !entry.report().equals(ReportKind.PAPERLESS.id());
      case REFUSED,
          FAILED,
          RETURN_CODE,
          RETURN_UNCLEAR,
          RETURN_EXCEEDS_PAYMENT,
          TAKEN_BACK,
          SETTLED_AGAIN,
          NOTIFICATION_OF_CHANGE ->
          false;
    };
  }

  /** The payments that a conflict tells of. */
  Set<String> subjects() {
    return Set.copyOf(conflicts.keySet());
  }

  /** Takes the conflicts of a payment that tell of another amount; others stay. */
  List<Conflict> of(OnePayment payment) {
    List<Conflict> all = conflicts.remove(payment.guid().value());
    if (all == null) {
      return List.of();
    }
    List<Conflict> ofAmount = new ArrayList<>();
    for (Conflict conflict : all) {
      if (conflict.isOfAmount(payment)) {
        ofAmount.add(conflict);
      } else {
        others.add(conflict.entry());
      }
    }
    return ofAmount;
  }

  /** Each row that nothing else tells of. */
  void rest(Consumer<Difference> reader) {
    conflicts.values().forEach(all -> all.forEach(conflict -> others.add(conflict.entry())));
    conflicts.clear();
    others.forEach(entry -> reader.accept(difference(entry)));
  }

  private Difference difference(QuarantineEntry entry) {
    String subject = entry.subject();
    Money amount = mapping.amount(entry.report(), entry.raw()).orElse(null);
    return asOf.difference(
        DifferenceKind.QUARANTINED,
        subject == null ? "" : subject,
        amount == null ? Money.ZERO : amount,
        "Row %s of the quarantine (%s, %s)%s: %s"
            .formatted(
                entry.id(),
                entry.report(),
                entry.kind(),
                amount == null ? ", of an amount that cannot be read" : "",
                entry.reason()),
        entry.firstSeenAt());
  }
}
