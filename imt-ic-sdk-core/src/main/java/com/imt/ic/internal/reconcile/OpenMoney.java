package com.imt.ic.internal.reconcile;

import com.imt.ic.ReportKind;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.internal.store.OpenItem;
import com.imt.ic.internal.store.QuarantineJournal;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Open rows of the quarantine that are the only sign of money, by payment. Not thread-safe. */
record OpenMoney(Map<String, List<Conflict>> bySubject) {

  static OpenMoney of(QuarantineJournal quarantine, ReportMapping mapping) {
    Map<String, List<Conflict>> bySubject = new LinkedHashMap<>();
    quarantine.forEach(
        QuarantineFilter.OPEN,
        entry -> {
          if (isTheOnlySignOfMoney(entry)) {
            Conflict conflict = Conflict.of(entry, mapping);
            bySubject
                .computeIfAbsent(conflict.subject(), subject -> new ArrayList<>(1))
                .add(conflict);
          }
        });
    return new OpenMoney(bySubject);
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

  /** The payments of which a row tells, known or not. */
  Set<OpenItem> payments() {
    return bySubject.values().stream()
        .flatMap(List::stream)
        .filter(Conflict::isOfPayment)
        .map(conflict -> OpenItem.of(conflict.subject()))
        .collect(Collectors.toSet());
  }

  /** Takes the rows of a payment. */
  List<Conflict> take(OnePayment payment) {
    List<Conflict> rows = bySubject.remove(payment.guid().value());
    return rows == null ? List.of() : rows;
  }

  /** The rows of no payment that was taken. */
  void rest(Consumer<Conflict> reader) {
    bySubject.values().forEach(rows -> rows.forEach(reader));
  }
}
