package com.imt.ic.internal.posting;

import com.imt.ic.Outcome;
import com.imt.ic.ReportRow;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.LedgerDownException;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings rows of one report through their inbox, some hundreds in one transaction. Where the ledger
 * fails on one of them they are brought again by halves: that one goes to the quarantine, in a
 * transaction of its own, and the others are taken. What is the database's own trouble is thrown.
 *
 * <p>Not thread-safe.
 *
 * @param <T> what a row that was understood says
 */
public final class Door<T> {

  /** How many rows are brought together: few statements for each, and little held in memory. */
  public static final int MOST_ROWS = 500;

  /** How many contradictions wait for the end of an answer. */
  private static final int MOST_DOUBTFUL = 20 * MOST_ROWS;

  private final Inbox<T> inbox;
  private final Books books;
  private final PaymentChannel channel;
  private final IntegrationStore store;
  private final Transactions transactions;
  private final Clock clock;
  private final LedgerWatch watch;
  private final Answer answer;
  private final List<Incoming<T>> doubtful = new ArrayList<>();
  private final List<Incoming<T>> contradicting = new ArrayList<>();
  private @Nullable Batch latest;
  private Brought brought = Brought.NEWLY;

  /** A row, and which of several equal ones of the answer it is, from 1. */
  private record Incoming<T>(ReportRow<T> row, int occurrence) {}

  /** A row that was a conflict, and what became of it when it was taken again. */
  public record Retaken<T>(ReportRow<T> row, Acceptance now) {}

  public Door(
      Inbox<T> inbox,
      Books books,
      PaymentChannel channel,
      IntegrationStore store,
      Transactions transactions,
      Clock clock,
      LedgerWatch watch,
      Answer answer) {
    this.inbox = inbox;
    this.books = books;
    this.channel = channel;
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
    this.watch = watch;
    this.answer = answer;
  }

  /**
   * Takes rows; when this returns, what they say is durable.
   *
   * @return what became of each, in their order
   * @throws LedgerDownException when the ledger seems to be down
   */
  public List<Acceptance> take(List<? extends ReportRow<T>> rows) {
    List<Incoming<T>> incoming = new ArrayList<>(rows.size());
    for (ReportRow<T> row : rows) {
      incoming.add(new Incoming<>(row, occurrence(row)));
    }
    if (doubtful.size() < MOST_DOUBTFUL) {
      doubtful.addAll(contradicting);
    }
    contradicting.clear();
    List<Acceptance> taken = takeAll(incoming);
    for (int i = 0; i < taken.size(); i++) {
      if (taken.get(i).outcome() == Outcome.CONFLICT) {
        contradicting.add(incoming.get(i));
      }
    }
    return taken;
  }

  /**
   * The answer has ended, and all that stands in it is known: rows that came before the last ones
   * and contradicted what was known are taken again. A further invoice of a payment may have stood
   * far from the known one.
   */
  public List<Retaken<T>> end() {
    List<Retaken<T>> retaken = new ArrayList<>();
    for (int from = 0; from < doubtful.size(); from += MOST_ROWS) {
      List<Incoming<T>> rows = doubtful.subList(from, Math.min(from + MOST_ROWS, doubtful.size()));
      List<Acceptance> now = takeAll(rows);
      for (int i = 0; i < rows.size(); i++) {
        retaken.add(new Retaken<>(rows.get(i).row(), now.get(i)));
      }
    }
    return retaken;
  }

  /** Takes a row that was kept once more, as one of those of its answer. */
  Acceptance takeAgain(ReportRow<T> row, int occurrence) {
    return takeKept(row, occurrence, Brought.AGAIN);
  }

  /** The same since a person wants it: what only people decide is decided. */
  Acceptance takeByHand(ReportRow<T> row, int occurrence) {
    return takeKept(row, occurrence, Brought.BY_HAND);
  }

  private Acceptance takeKept(ReportRow<T> row, int occurrence, Brought by) {
    brought = by;
    return takeAll(List.of(new Incoming<>(row, occurrence))).get(0);
  }

  private List<Acceptance> takeAll(List<Incoming<T>> rows) {
    List<Acceptance> taken = bring(rows);
    books.sharing().requireShared();
    return taken;
  }

  private int occurrence(ReportRow<T> row) {
    boolean named = inbox.isNamed();
    int count;
    if (row instanceof ReportRow.Understood<T> understood) {
      count = answer.add(inbox.content(understood.record()));
    } else {
      count = answer.add(row.raw().toString());
      named &= inbox.subject(row.raw()) != null;
    }
    return named ? 1 : count;
  }

  /** Rows among which the ledger fails on one are brought again by halves, until it is alone. */
  private List<Acceptance> bring(List<Incoming<T>> rows) {
    try {
      return told(together(rows, books).acceptances());
    } catch (RuntimeException e) {
      requireOfARow(e);
      if (rows.size() == 1) {
        return List.of(failed(rows.get(0), asked(), e));
      }
    }
    int half = rows.size() / 2;
    List<Acceptance> taken = new ArrayList<>(bring(rows.subList(0, half)));
    taken.addAll(bring(rows.subList(half, rows.size())));
    return taken;
  }

  private @Nullable LedgerCall asked() {
    return latest == null ? null : latest.asked();
  }

  /** Of what the ledger was not asked for, such as a known row, nothing is learned about it. */
  private List<Acceptance> told(List<Acceptance> taken) {
    if (taken.stream().anyMatch(Acceptance::isOfTheLedger)) {
      watch.taken();
    }
    return taken;
  }

  private void requireOfARow(RuntimeException failure) {
    if (failure instanceof LedgerDownException || store.isDatabaseTrouble(failure)) {
      throw failure;
    }
  }

  /** Keeps a row on which the ledger failed, as one that it has refused. */
  private Acceptance failed(
      Incoming<T> incoming, @Nullable LedgerCall call, RuntimeException failure) {
    String reason = FailureText.of(failure, call, incoming.row().raw());
    Taken kept;
    try {
      kept = refused(incoming, call, reason);
    } catch (RuntimeException e) {
      requireOfARow(e);
      // Not even its entry can be kept: a text that fits no column, for instance.
      kept = transactions.run(within -> quarantined(incoming, reason, within));
    }
    if (kept.acceptances().get(0).isOfTheLedger()) {
      watch.taken();
    } else if (kept.newInQuarantine() > 0) {
      watch.failed(failure);
    }
    return kept.acceptances().get(0);
  }

  /** Without what the ledger failed on; where it fails on more, without the ledger. */
  private Taken refused(Incoming<T> row, @Nullable LedgerCall call, String reason) {
    try {
      return together(List.of(row), books.failing(call, reason));
    } catch (RuntimeException e) {
      requireOfARow(e);
      return together(List.of(row), books.failing(null, reason));
    }
  }

  private Taken quarantined(Incoming<T> incoming, String reason, StoreTransaction within) {
    Batch batch = batch(within, books);
    ReportRow<T> row = incoming.row();
    Acceptance acceptance =
        batch.quarantined(
            Outcome.REFUSED,
            QuarantineKind.FAILED,
            inbox.report(),
            subject(row),
            reason,
            row.raw(),
            incoming.occurrence());
    return new Taken(List.of(acceptance), batch.end());
  }

  private Batch batch(StoreTransaction within, Books by) {
    return new Batch(within, by, channel, clock.instant(), answer, brought);
  }

  private @Nullable String subject(ReportRow<T> row) {
    return row instanceof ReportRow.Understood<T> understood
        ? inbox.subject(understood.record())
        : inbox.subject(row.raw());
  }

  private record Taken(List<Acceptance> acceptances, int newInQuarantine) {}

  private Taken together(List<Incoming<T>> rows, Books by) {
    List<Case<T>> cases = new ArrayList<>(rows.size());
    Taken taken =
        HostError.asFailure(
            () ->
                transactions.run(
                    within -> {
                      cases.clear(); // a transaction may be run again
                      Batch batch = batch(within, by);
                      latest = batch;
                      List<Acceptance> unreadable = open(rows, cases, batch);
                      for (List<Case<T>> round : rounds(cases)) {
                        inbox.accept(round, batch);
                      }
                      inbox.accepted(batch);
                      return new Taken(unreadable, batch.end());
                    }));
    afterwards(cases.stream().filter(each -> each.taken().isReceived()).toList(), by);
    return new Taken(inOrder(rows, cases, taken.acceptances()), taken.newInQuarantine());
  }

  /** The transaction is over: what a separate ledger fails on is kept, each row for itself. */
  private void afterwards(List<Case<T>> received, Books by) {
    if (received.isEmpty()) {
      return;
    }
    try {
      HostError.asFailure(() -> inbox.afterwards(received, by, transactions));
    } catch (RuntimeException e) {
      requireOfARow(e);
      for (Case<T> each : received) {
        afterwards(each, by);
      }
    }
  }

  private void afterwards(Case<T> received, Books by) {
    List<Case<T>> alone = List.of(received);
    try {
      HostError.asFailure(() -> inbox.afterwards(alone, by, transactions));
      watch.taken();
    } catch (RuntimeException e) {
      requireOfARow(e);
      LedgerCall call = inbox.callAfterwards();
      Books failing = by.failing(call, FailureText.of(e, call, received.raw));
      if (inbox.afterwards(alone, failing, transactions) > 0) {
        watch.failed(e);
      }
    }
  }

  /** Quarantines what was not understood. */
  private List<Acceptance> open(List<Incoming<T>> rows, List<Case<T>> cases, Batch batch) {
    List<Acceptance> unreadable = new ArrayList<>();
    for (Incoming<T> row : rows) {
      if (row.row() instanceof ReportRow.Understood<T> understood) {
        cases.add(new Case<>(understood.record(), understood.raw(), row.occurrence()));
      } else if (row.row() instanceof ReportRow.NotUnderstood<T> not) {
        unreadable.add(
            batch.quarantined(
                Outcome.UNREADABLE,
                QuarantineKind.UNREADABLE,
                inbox.report(),
                inbox.subject(not.raw()),
                not.reason(),
                not.raw(),
                row.occurrence()));
      }
    }
    return unreadable;
  }

  /** Facts of one identity one after the other, all others at once. */
  private List<List<Case<T>>> rounds(List<Case<T>> cases) {
    List<List<Case<T>>> rounds = new ArrayList<>();
    Map<Object, Integer> times = new HashMap<>();
    for (Case<T> each : cases) {
      int round = times.merge(inbox.identity(each.fact), 1, Integer::sum) - 1;
      if (round == rounds.size()) {
        rounds.add(new ArrayList<>());
      }
      rounds.get(round).add(each);
    }
    return rounds;
  }

  private List<Acceptance> inOrder(
      List<Incoming<T>> rows, List<Case<T>> cases, List<Acceptance> unreadable) {
    List<Acceptance> all = new ArrayList<>(rows.size());
    int nextCase = 0;
    int nextUnreadable = 0;
    for (Incoming<T> row : rows) {
      all.add(
          row.row() instanceof ReportRow.Understood<T>
              ? cases.get(nextCase++).taken()
              : unreadable.get(nextUnreadable++));
    }
    return all;
  }
}
