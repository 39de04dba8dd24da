package com.imt.ic.internal.posting;

import com.imt.ic.Outcome;
import com.imt.ic.ReportRow;
import com.imt.ic.internal.store.IntegrationStore;
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
 * fails on one of them they are brought again, each in a transaction of its own: that one goes to
 * the quarantine, and the others are taken. What is the database's own trouble is thrown.
 *
 * <p>Not thread-safe.
 *
 * @param <T> what a row that was understood says
 */
public final class Door<T> {

  /** How many rows are brought together: few statements for each, and little held in memory. */
  public static final int MOST_ROWS = 500;

  private final Inbox<T> inbox;
  private final Books books;
  private final PaymentChannel channel;
  private final IntegrationStore store;
  private final Transactions transactions;
  private final Clock clock;
  private final LedgerWatch watch;

  public Door(
      Inbox<T> inbox,
      Books books,
      PaymentChannel channel,
      IntegrationStore store,
      Transactions transactions,
      Clock clock,
      LedgerWatch watch) {
    this.inbox = inbox;
    this.books = books;
    this.channel = channel;
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
    this.watch = watch;
  }

  /**
   * Takes rows; when this returns, what they say is durable.
   *
   * @return what became of each, in their order
   * @throws com.imt.ic.ledger.LedgerDownException when the ledger seems to be down
   */
  public List<Acceptance> take(List<? extends ReportRow<T>> rows) {
    List<Acceptance> taken;
    try {
      taken = together(rows, books).acceptances();
      note(taken);
    } catch (RuntimeException e) {
      requireOfARow(e);
      taken = rows.size() == 1 ? List.of(failed(rows.get(0), e)) : eachForItself(rows);
    }
    books.sharing().requireShared();
    return taken;
  }

  private List<Acceptance> eachForItself(List<? extends ReportRow<T>> rows) {
    List<Acceptance> acceptances = new ArrayList<>(rows.size());
    for (ReportRow<T> row : rows) {
      try {
        List<Acceptance> taken = together(List.of(row), books).acceptances();
        note(taken);
        acceptances.addAll(taken);
      } catch (RuntimeException e) {
        requireOfARow(e);
        acceptances.add(failed(row, e));
      }
    }
    return acceptances;
  }

  /** A row that the ledger was not asked for says nothing of the ledger. */
  private void note(List<Acceptance> taken) {
    if (taken.stream().anyMatch(Acceptance::isOfTheLedger)) {
      watch.taken();
    }
  }

  private void requireOfARow(RuntimeException failure) {
    if (store.isDatabaseTrouble(failure)) {
      throw failure;
    }
  }

  /** Keeps a row on which the ledger failed, as one that it has refused. */
  private Acceptance failed(ReportRow<T> row, RuntimeException failure) {
    String reason = FailureText.of(failure, row.raw());
    Taken kept;
    try {
      kept = together(List.of(row), books.failing(reason));
    } catch (RuntimeException e) {
      requireOfARow(e);
      // Not even its entry can be kept: a text that fits no column, for instance.
      kept =
          transactions.run(
              within -> {
                Batch batch = new Batch(within, books, channel, clock.instant());
                Acceptance acceptance =
                    batch.quarantined(
                        Outcome.REFUSED,
                        QuarantineKind.FAILED,
                        inbox.report(),
                        subject(row),
                        reason,
                        row.raw());
                return new Taken(List.of(acceptance), batch.end());
              });
    }
    if (kept.newInQuarantine() > 0) {
      watch.failed(failure);
    }
    return kept.acceptances().get(0);
  }

  private @Nullable String subject(ReportRow<T> row) {
    return row instanceof ReportRow.Understood<T> understood
        ? inbox.subject(understood.record())
        : inbox.subject(row.raw());
  }

  private record Taken(List<Acceptance> acceptances, int newInQuarantine) {}

  private Taken together(List<? extends ReportRow<T>> rows, Books by) {
    List<Case<T>> cases = new ArrayList<>(rows.size());
    Taken taken =
        transactions.run(
            within -> {
              cases.clear(); // a transaction may be run again
              Batch batch = new Batch(within, by, channel, clock.instant());
              List<Acceptance> unreadable = open(rows, cases, batch);
              for (List<Case<T>> round : rounds(cases)) {
                inbox.accept(round, batch);
              }
              return new Taken(unreadable, batch.end());
            });
    afterwards(cases.stream().filter(each -> each.taken().isReceived()).toList(), by);
    return new Taken(inOrder(rows, cases, taken.acceptances()), taken.newInQuarantine());
  }

  /** The transaction is over: what a separate ledger fails on is kept, each row for itself. */
  private void afterwards(List<Case<T>> received, Books by) {
    if (received.isEmpty()) {
      return;
    }
    try {
      inbox.afterwards(received, by, transactions);
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
      inbox.afterwards(alone, by, transactions);
      watch.taken();
    } catch (RuntimeException e) {
      requireOfARow(e);
      Books failing = by.failing(FailureText.of(e, received.raw));
      if (inbox.afterwards(alone, failing, transactions) > 0) {
        watch.failed(e);
      }
    }
  }

  /** Quarantines what was not understood. */
  private List<Acceptance> open(
      List<? extends ReportRow<T>> rows, List<Case<T>> cases, Batch batch) {
    List<Acceptance> unreadable = new ArrayList<>();
    for (ReportRow<T> row : rows) {
      if (row instanceof ReportRow.Understood<T> understood) {
        cases.add(new Case<>(understood.record(), understood.raw()));
      } else if (row instanceof ReportRow.NotUnderstood<T> not) {
        unreadable.add(
            batch.quarantined(
                Outcome.UNREADABLE,
                QuarantineKind.UNREADABLE,
                inbox.report(),
                inbox.subject(not.raw()),
                not.reason(),
                not.raw()));
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
      List<? extends ReportRow<T>> rows, List<Case<T>> cases, List<Acceptance> unreadable) {
    List<Acceptance> all = new ArrayList<>(rows.size());
    int nextCase = 0;
    int nextUnreadable = 0;
    for (ReportRow<T> row : rows) {
      all.add(
          row instanceof ReportRow.Understood<T>
              ? cases.get(nextCase++).taken()
              : unreadable.get(nextUnreadable++));
    }
    return all;
  }
}
