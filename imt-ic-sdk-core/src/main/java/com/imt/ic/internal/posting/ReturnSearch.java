package com.imt.ic.internal.posting;

import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.posting.ReturnedPayments.Match;
import com.imt.ic.internal.profile.ReturnField;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Returns that do not name their payments, on their way through one transaction: each is given the
 * GUID of the one payment that it fits and goes on as any other. What fits none, or more than one,
 * is kept for people; the next answer that holds it, or a retry, brings it here again.
 */
final class ReturnSearch {

  private final AchReturnInbox inbox;
  private final Batch batch;
  private final List<Long> found = new ArrayList<>();

  ReturnSearch(AchReturnInbox inbox, Batch batch) {
    this.inbox = inbox;
    this.batch = batch;
  }

  void take(List<Case<AchReturn>> returns) {
    List<AchReturn> unnamed =
        returns.stream()
            .map(each -> each.fact)
            .filter(achReturn -> achReturn.payment().isEmpty())
            .toList();
    ReturnedPayments payments = ReturnedPayments.lock(unnamed, inbox.names(), batch.transaction());
    Map<String, List<QuarantineEntry>> standing = inbox.standing(unnamed, batch);
    List<List<Case<AchReturn>>> rounds = new ArrayList<>();
    Map<PaymentGuid, Integer> times = new HashMap<>();
    Map<Case<AchReturn>, Case<AchReturn>> named = new HashMap<>();
    for (Case<AchReturn> each : returns) {
      Case<AchReturn> known = each;
      if (each.fact.payment().isEmpty()) {
        List<QuarantineEntry> entries = inbox.standing(each, standing, batch.answer());
        Match match = payments.match(each, batch);
        PaymentGuid guid = match.payment();
        if (guid == null) {
          each.become(unmatched(each, match, entries));
          continue;
        }
        entries.stream()
            .filter(entry -> entry.kind() == QuarantineKind.RETURN_UNMATCHED)
            .filter(entry -> entry.state() == QuarantineEntry.State.OPEN)
            .forEach(entry -> found.add(entry.id()));
        known = each.about(each.fact.toBuilder().paymentGuid(guid).build(), match.nth());
        named.put(each, known);
      }
      // Of two that name different things, such as the invoices of a cart, the payment may be one.
      int round = times.merge(known.fact.paymentGuid(), 1, Integer::sum) - 1;
      if (round == rounds.size()) {
        rounds.add(new ArrayList<>());
      }
      rounds.get(round).add(known);
    }
    for (List<Case<AchReturn>> round : rounds) {
      new AchReturnIntake(inbox, batch).take(round);
    }
    named.forEach((each, known) -> each.become(known.taken()));
    batch.transaction().quarantine().taken(found, batch.now());
  }

  private Acceptance unmatched(Case<AchReturn> each, Match match, List<QuarantineEntry> entries) {
    if (entries.stream().anyMatch(entry -> entry.state() == QuarantineEntry.State.RESOLVED)) {
      return Acceptance.closedByHand();
    }
    String fields =
        inbox.names().fields().stream().map(ReturnField::text).collect(Collectors.joining(", "));
    String reason =
        match.fitting() == 0
            ? "ACH return of which no payment is known that has its %s; nothing is reversed. It is looked for again when a report holds this again, or by a retry; if its payment was known before $.posting.findReturnsBy was set, reread payments"
                .formatted(fields)
            : "ACH return that fits %s payments, which have the same %s; nothing is reversed. See which one it is of: book it by hand and resolve this, or retry once only one is left"
                .formatted(match.fitting(), fields);
    return batch.review(each, inbox, QuarantineKind.RETURN_UNMATCHED, reason);
  }
}
