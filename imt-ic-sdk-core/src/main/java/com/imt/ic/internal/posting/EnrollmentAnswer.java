package com.imt.ic.internal.posting;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.internal.store.EnrollmentState;
import com.imt.ic.internal.store.Journal;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.PaymentMethod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The door through which enrolments reach the ledger: takes the rows of one answer, of which
 * several may be of one customer, and finds changes by comparing them with what was known. It
 * leaves its number with every customer that it lists, by which those are found that are {@link
 * MissingCustomers missing}.
 *
 * <p>A row with a newer time of change than the known state counts at once; an older one is passed
 * over. Where times do not tell, being equal or not given, the later answer counts, and within one
 * answer the later row. So such a row waits until the answer was read to its end; were it taken at
 * once, two rows that contradict each other would look like two changes in every poll anew.
 *
 * <p>Not thread-safe. A transaction that is run again may give the same rows again.
 */
public final class EnrollmentAnswer implements Inbox<CustomerEnrollment> {

  /**
   * Of how many customers a row may wait, so that no answer fills the memory; further rows are
   * taken at once.
   */
  private static final int MOST_WAITING = 10_000;

  private final ReportKind report;
  private final Instant latest;
  private final long number;
  private final Map<EnrollmentState.Key, ReportRow<CustomerEnrollment>> waiting =
      new LinkedHashMap<>();

  /** What a separate ledger is yet to be told of, as the latest transactions have kept it. */
  private final Map<EnrollmentState.Key, EnrollmentState> owed = new HashMap<>();

  private boolean ended;
  private boolean kept;
  private Instant seenAt = Instant.EPOCH;

  /**
   * An answer.
   *
   * @param latest after this moment nothing can have changed yet
   * @param number greater than that of every earlier answer
   */
  public EnrollmentAnswer(ReportKind report, Instant latest, long number) {
    this.report = report;
    this.latest = latest;
    this.number = number;
  }

  /**
   * For a row that was kept, of an answer of long ago: later ones may have told otherwise, and no
   * clock says whether they have. What counts of it is a newer change, or what the ledger still has
   * to take note of; anything else is left to the next answer.
   */
  static EnrollmentAnswer kept(ReportKind report, Instant latest) {
    EnrollmentAnswer answer = new EnrollmentAnswer(report, latest, 0); // and so lists nobody
    answer.ended = true;
    answer.kept = true;
    return answer;
  }

  @Override
  public String report() {
    return report.id();
  }

  @Override
  public Object identity(CustomerEnrollment customer) {
    return state(customer).key();
  }

  @Override
  public String subject(CustomerEnrollment customer) {
    String account = customer.accountNumber().value();
    return customer.invoiceTypeId().map(type -> account + " " + type).orElse(account);
  }

  @Override
  public String content(CustomerEnrollment customer) {
    return subject(customer);
  }

  @Override
  public boolean isNamed() {
    return true;
  }

  @Override
  public void accept(List<Case<CustomerEnrollment>> cases, Batch batch) {
    seenAt = batch.now();
    Journal<EnrollmentState.Key, EnrollmentState> journal = batch.transaction().enrollments();
    List<String> accounts = accounts(cases);
    Map<EnrollmentState.Key, EnrollmentState> known = new HashMap<>(journal.lock(accounts));
    List<EnrollmentState> fresh =
        cases.stream()
            .map(each -> state(each.fact))
            .filter(state -> !known.containsKey(state.key()))
            .toList();
    Set<EnrollmentState.Key> added = journal.add(fresh);
    if (added.size() < fresh.size()) {
      known.putAll(journal.lock(accounts)); // another transaction was faster
    }
    Changes changes = new Changes(this, batch);
    for (Case<CustomerEnrollment> each : cases) {
      EnrollmentState now = state(each.fact);
      if (added.contains(now.key())) {
        changes.tell(each, now, now, Outcome.ACCEPTED);
      } else {
        again(each, now, Batch.known(known, now.key()), changes);
      }
    }
    changes.write();
  }

  private void again(
      Case<CustomerEnrollment> each, EnrollmentState now, EnrollmentState before, Changes changes) {
    if (isBefore(now, before) || (kept && !isStillOwed(now, before))) {
      passOver(each, before, changes);
      return;
    }
    ReportRow<CustomerEnrollment> newer = ended ? null : waiting.get(now.key());
    if (newer instanceof ReportRow.Understood<CustomerEnrollment> row
        && isBefore(now, state(row.record()))) {
      // which the known state, of unknown time, could not tell
      passOver(each, before, changes);
      return;
    }
    if (!ended && !isSame(now, before) && !isBefore(before, now) && mayWait(now.key())) {
      waiting.put(now.key(), new ReportRow.Understood<>(each.fact, each.raw));
      passOver(each, before, changes);
      return;
    }
    waiting.remove(now.key());
    // A change of unknown time is no older than the one before it.
    EnrollmentState dated =
        (now.changedAt().isPresent() ? now : now.changedAt(before.changedAt()))
            .listedAsLate(before);
    if (!isSame(now, before)) {
      changes.tell(each, before, dated, Outcome.ACCEPTED);
    } else if (!before.told()) {
      changes.tell(each, before, dated, Outcome.RETRIED);
    } else {
      changes.note(before, dated);
      each.become(Acceptance.of(Outcome.DUPLICATE));
    }
  }

  /** The customer is listed, whatever the row is worth. */
  private void passOver(Case<CustomerEnrollment> each, EnrollmentState before, Changes changes) {
    changes.note(before, before.listedIn(number));
    each.become(Acceptance.of(Outcome.DUPLICATE));
  }

  /**
   * The rows that waited, to be taken now that no other row can follow: each counted as a duplicate
   * when it came. To be called once the answer was read to its proper end; rows of one that broke
   * off come again.
   */
  public List<ReportRow<CustomerEnrollment>> end() {
    ended = true;
    List<ReportRow<CustomerEnrollment>> rows = new ArrayList<>(waiting.values());
    waiting.clear();
    return rows;
  }

  @Override
  public void close(Case<CustomerEnrollment> customer, StoreTransaction transaction) {
    Journal<EnrollmentState.Key, EnrollmentState> journal = transaction.enrollments();
    EnrollmentState like = state(customer.fact);
    journal
        .lock(like.subject(), like.key())
        .filter(state -> isSame(state, like))
        .ifPresent(state -> journal.update(state.told(true)));
  }

  /**
   * Tells a separate ledger of changes that are kept by now, each while its row is locked. Were it
   * told in the transaction that keeps them, one that is undone would leave the ledger with a
   * change of which nothing is known, and it would never learn that the customer has changed back.
   *
   * <p>The process may have slept since it kept them. What other answers have kept or listed since
   * is theirs to tell, though it says the same once more: the ledger may know of what was between.
   */
  @Override
  public int afterwards(
      List<Case<CustomerEnrollment>> received, Books books, Transactions transactions) {
    List<Acceptance> before = received.stream().map(Case::taken).toList();
    int quarantined =
        transactions.run(
            within -> {
              Batch batch =
                  new Batch(
                      within, books, PaymentChannel.POLL, seenAt, new Answer(), Brought.NEWLY);
              Map<EnrollmentState.Key, EnrollmentState> known =
                  new HashMap<>(within.enrollments().lock(accounts(received)));
              Changes changes = new Changes(this, batch);
              for (int i = 0; i < received.size(); i++) {
                Case<CustomerEnrollment> each = received.get(i);
                EnrollmentState now = state(each.fact);
                EnrollmentState kept = Batch.known(known, now.key());
                if (isOwed(now, kept)) {
                  changes.tellNow(each, kept, kept, before.get(i).outcome());
                  known.put(kept.key(), kept.told(true)); // of equal rows one is enough
                } else {
                  each.become(Acceptance.of(Outcome.DUPLICATE)); // another transaction was faster
                }
              }
              changes.write();
              return batch.end();
            });
    received.forEach(each -> owed.remove(state(each.fact).key()));
    return quarantined;
  }

  /** Whether the row tells of the state, which still is as this answer has kept it. */
  private boolean isOwed(EnrollmentState row, EnrollmentState now) {
    return now.equals(owed.get(now.key()))
        && isSame(row, now)
        && (row.changedAt().isEmpty() || row.changedAt().equals(now.changedAt()));
  }

  @Override
  public LedgerCall callAfterwards() {
    return LedgerCall.ENROLLMENT_CHANGED;
  }

  private static List<String> accounts(List<Case<CustomerEnrollment>> cases) {
    return cases.stream().map(each -> each.fact.accountNumber().value()).distinct().toList();
  }

  private boolean mayWait(EnrollmentState.Key customer) {
    return waiting.size() < MOST_WAITING || waiting.containsKey(customer);
  }

  private EnrollmentState state(CustomerEnrollment row) {
    return new EnrollmentState(
        row.kind().name(),
        row.accountNumber(),
        row.invoiceTypeId().orElse(""),
        row.enrolled(),
        row.method().map(PaymentMethod::code),
        row.changedAt().filter(moment -> !moment.isAfter(latest)),
        true,
        number,
        false);
  }

  private static boolean isStillOwed(EnrollmentState now, EnrollmentState before) {
    return isBefore(before, now)
        || (isSame(now, before) && now.changedAt().equals(before.changedAt()));
  }

  private static boolean isSame(EnrollmentState one, EnrollmentState other) {
    return one.enrolled() == other.enrolled() && one.method().equals(other.method());
  }

  /** Whether one was so before the other, as far as both say when. */
  private static boolean isBefore(EnrollmentState one, EnrollmentState other) {
    return one.changedAt().isPresent()
        && other.changedAt().isPresent()
        && one.changedAt().get().isBefore(other.changedAt().get());
  }

  /** What one transaction writes and tells. */
  private record Changes(
      EnrollmentAnswer inbox, Batch batch, List<EnrollmentState> changed, List<String> taken) {

    Changes(EnrollmentAnswer inbox, Batch batch) {
      this(inbox, batch, new ArrayList<>(), new ArrayList<>());
    }

    void tell(
        Case<CustomerEnrollment> each,
        EnrollmentState stored,
        EnrollmentState now,
        Outcome outcome) {
      if (batch.isLedgerSeparate()) {
        EnrollmentState untold = now.told(false);
        note(stored, untold);
        inbox.owed.put(untold.key(), untold);
        each.become(Acceptance.received(outcome));
      } else {
        tellNow(each, stored, now, outcome);
      }
    }

    void tellNow(
        Case<CustomerEnrollment> each,
        EnrollmentState stored,
        EnrollmentState now,
        Outcome outcome) {
      Optional<Acceptance> refused =
          batch.refusal(
              each,
              inbox,
              batch
                  .ledger(LedgerCall.ENROLLMENT_CHANGED)
                  .enrollmentChanged(each.fact, batch.within()));
      note(stored, now.told(refused.isEmpty()));
      if (refused.isEmpty()) {
        taken.add(inbox.subject(each.fact));
        batch.withdraw(inbox.subject(each.fact), row -> true);
      }
      each.become(refused.orElse(Acceptance.of(outcome)));
    }

    void note(EnrollmentState stored, EnrollmentState now) {
      if (!now.equals(stored)) {
        changed.add(now);
      }
    }

    void write() {
      batch.transaction().enrollments().update(changed);
      if (!taken.isEmpty()) {
        batch.transaction().quarantine().taken(List.of(inbox.report()), taken, batch.now());
      }
    }
  }
}
