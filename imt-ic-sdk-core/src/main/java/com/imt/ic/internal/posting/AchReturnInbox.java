package com.imt.ic.internal.posting;

import com.imt.ic.Outcome;
import com.imt.ic.PaymentGuid;
import com.imt.ic.Redaction;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.internal.profile.PostingSpec;
import com.imt.ic.internal.store.Journal;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.internal.store.RejectEntry.State;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.ReturnClass;
import com.imt.ic.ledger.ReturnCode;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The door through which ACH returns reach the ledger: each takes its payment back once, never more
 * of it than stands, and a return that comes before its payment waits for it.
 *
 * <p>A return whose code says too little ({@link ReturnCode#needsReview}) takes back as well and is
 * kept for people in the quarantine. Kept for people alone are a return of more than stands, one of
 * no amount, one whose code is not clear unless the profile trusts it, a notification of change,
 * since the payment stands, and a dishonoured or contested return, which undoes or disputes another
 * one.
 *
 * <p>A return is known again by its payment, invoice and amount, and by a time that is within two
 * days of what was told: neither the code nor the time is its identity, as both are corrected and
 * refined by later reports, and the profile may come to read the time otherwise.
 *
 * <p>Thread-safe.
 */
public record AchReturnInbox(ReportMapping mapping, PostingSpec spec, ReturnNames names)
    implements Inbox<AchReturn> {

  @Override
  public String report() {
    return ReportKind.ACH_REJECTS.id();
  }

  /** The payment, or by what it is found: its returns are taken one after the other. */
  @Override
  public Object identity(AchReturn achReturn) {
    return names.name(achReturn);
  }

  @Override
  public String subject(AchReturn achReturn) {
    return achReturn
        .payment()
        .map(PaymentGuid::value)
        .or(() -> names.subject(achReturn))
        .orElse("");
  }

  @Override
  public @Nullable String subject(Map<String, String> raw) {
    return mapping
        .paymentGuid(report(), raw)
        .map(PaymentGuid::value)
        .or(() -> mapping.nameOfReturn(raw).flatMap(names::subject))
        .orElse(null);
  }

  @Override
  public String content(AchReturn achReturn) {
    return names.words(achReturn);
  }

  /** What stands in the quarantine by the names of these returns, or was resolved there. */
  Map<String, List<QuarantineEntry>> standing(List<AchReturn> returns, Batch batch) {
    List<String> subjects = returns.stream().flatMap(this::subjects).distinct().toList();
    return batch.transaction().quarantine().standing(List.of(report()), subjects);
  }

  /** What of it tells of one return. */
  List<QuarantineEntry> standing(
      Case<AchReturn> each, Map<String, List<QuarantineEntry>> standing, Answer answer) {
    return subjects(each.fact)
        .flatMap(subject -> standing.getOrDefault(subject, List.of()).stream())
        .filter(entry -> isOf(entry, each, answer))
        .toList();
  }

  /** A return whose payment was found may have come before that. */
  private Stream<String> subjects(AchReturn achReturn) {
    return Stream.of(achReturn.payment().map(PaymentGuid::value), names.subject(achReturn))
        .flatMap(Optional::stream)
        .distinct();
  }

  /** Whether an entry of the quarantine tells of that return of the payment. */
  private boolean isOf(QuarantineEntry entry, Case<AchReturn> each, Answer answer) {
    if (entry.raw().equals(each.raw)) {
      return entry.occurrence() == each.occurrence;
    }
    if (mapping.read(report(), entry.raw()) instanceof ReportRow.Understood<?> understood
        && understood.record() instanceof AchReturn told
        && answer.has(content(told))) {
      return false; // both stand in one answer
    }
    return mapping
        .nameOfReturn(entry.raw())
        .filter(named -> names.mayBeAlike(named, each.fact))
        .filter(named -> KnownReturns.isNear(named.returnedAt(), each.fact.returnedAt()))
        .filter(
            named ->
                mapping
                    .amount(report(), entry.raw())
                    .map(amount -> amount.equals(each.fact.amount()))
                    .orElseGet(() -> named.returnCode().equals(each.fact.returnCode())))
        .isPresent();
  }

  @Override
  public void accept(List<Case<AchReturn>> cases, Batch batch) {
    List<Case<AchReturn>> returns = new ArrayList<>(cases.size());
    for (Case<AchReturn> each : cases) {
      if (names.name(each.fact).isEmpty()) {
        each.become(unnamed(each, batch));
        continue;
      }
      ReturnCode code = each.fact.returnCode();
      if (code.returnClass() == ReturnClass.NOTIFICATION) {
        each.become(
            batch.review(each, this, QuarantineKind.NOTIFICATION_OF_CHANGE, notification(code)));
      } else if (!code.takesMoneyBack()) {
        each.become(batch.review(each, this, QuarantineKind.RETURN_DISPUTED, disputed(code)));
      } else if (!each.fact.amount().isPositive()) {
        each.become(
            batch.review(
                each,
                this,
                QuarantineKind.AMOUNT,
                "ACH return of %s, expected more than 0.00; nothing is reversed, people must decide"
                    .formatted(each.fact.amount())));
      } else {
        returns.add(each);
      }
    }
    if (returns.stream().allMatch(each -> each.fact.payment().isPresent())) {
      new AchReturnIntake(this, batch).take(returns);
    } else {
      new ReturnSearch(this, batch).take(returns);
    }
  }

  private Acceptance unnamed(Case<AchReturn> each, Batch batch) {
    return batch.quarantined(
        Outcome.UNREADABLE,
        QuarantineKind.UNREADABLE,
        report(),
        null,
        "%s: found no value, expected one, since the payment of a return is found by $.posting.findReturnsBy"
            .formatted(names.missing(each.fact)),
        each.raw,
        each.occurrence);
  }

  /** Payments came into the ledger: the returns that waited for them reverse them now. */
  void paymentsPosted(Batch batch) {
    List<String> guids = batch.posted().stream().map(PaymentEntry::subject).distinct().toList();
    if (guids.isEmpty()) {
      return;
    }
    List<RejectEntry> returns = List.copyOf(batch.transaction().rejects().lock(guids).values());
    if (returns.stream().anyMatch(entry -> entry.state() == State.WAITING)) {
      new AchReturnIntake(this, batch).reverseWaiting(returns);
    }
  }

  @Override
  public void close(Case<AchReturn> achReturn, StoreTransaction transaction) {
    Journal<RejectEntry.Key, RejectEntry> journal = transaction.rejects();
    List<RejectEntry> returns =
        achReturn
            .fact
            .payment()
            .map(guid -> List.copyOf(journal.lock(List.of(guid.value())).values()))
            .orElseGet(
                () ->
                    ReturnedPayments.lock(List.of(achReturn.fact), names, transaction)
                        .known(achReturn.fact));
    if (returns.isEmpty()) {
      return;
    }
    AchReturn ofOne = achReturn.fact.toBuilder().paymentGuid(returns.get(0).paymentGuid()).build();
    RejectEntry like = AchReturnIntake.entry(ofOne, achReturn.raw, ofOne.returnedAt());
    new KnownReturns(returns, names)
        .findToClose(like, achReturn.occurrence)
        .ifPresent(
            entry ->
                journal.update(
                    entry
                        .told(true)
                        .with(entry.state() == State.REVERSED ? State.REVERSED : State.RESOLVED)));
  }

  private static String disputed(ReturnCode code) {
    return "ACH code %s disputes or undoes a return, and nothing is reversed. %s"
        .formatted(code, code.advice());
  }

  /** Whether nobody but people is to say what the return's code means. */
  boolean isUnclear(AchReturn achReturn) {
    ReturnCode code = achReturn.returnCode();
    boolean exact =
        achReturn
            .code()
            .map(text -> text.strip().toUpperCase(Locale.ROOT))
            .filter(code.code()::equals)
            .isPresent();
    return spec.unclearReturns() == PostingSpec.Decider.PEOPLE
        && (!exact || code.returnClass() == ReturnClass.UNKNOWN);
  }

  static String unclear(AchReturn achReturn) {
    return "ACH return with the code \"%s\", taken for %s, is not reversed, since the code is not clear. Retry this to have it reversed, or resolve it; LEDGER in $.posting.unclearReturns reverses all such"
        .formatted(
            Redaction.shorten(achReturn.code().orElse("")),
            achReturn.returnCode().returnClass() == ReturnClass.UNKNOWN
                ? "none that is known"
                : achReturn.returnCode());
  }

  static String review(ReturnCode code) {
    return "ACH return %s is reversed as any other; people must decide what else to do. %s"
        .formatted(
            code.code().isEmpty()
                ? "without a code"
                : code.returnClass() == ReturnClass.UNKNOWN
                    ? "with the unknown code \"%s\"".formatted(Redaction.shorten(code.code()))
                    : code,
            code.advice());
  }

  private static String notification(ReturnCode code) {
    return "ACH notification of change %s: the payment stands; people must decide whether data of the account are to be corrected"
        .formatted(code);
  }
}
