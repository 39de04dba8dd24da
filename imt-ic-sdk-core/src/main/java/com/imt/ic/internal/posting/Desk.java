package com.imt.ic.internal.posting;

import com.imt.ic.BillerId;
import com.imt.ic.ReportRow;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.JobEntry;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.quarantine.Quarantine;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineEntry.Closing;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The quarantine as people work on it: each entry goes through the door that its report goes
 * through. Thread-safe.
 */
record Desk(IntegrationStore store, BillerId biller, Posting posting, Clock clock)
    implements Quarantine {

  private static final String SUPERSEDED =
      "Later answers of the report no longer hold this row, and they count";

  @Override
  public Optional<QuarantineEntry> find(long id) {
    return store.inTransaction(transaction -> transaction.quarantine().lock(id));
  }

  @Override
  public List<QuarantineEntry> page(QuarantineFilter filter, long afterId, int most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "A page holds %s entries; ask for 1 or more".formatted(most));
    }
    return store.inTransaction(transaction -> transaction.quarantine().page(filter, afterId, most));
  }

  @Override
  public void forEach(QuarantineFilter filter, Consumer<QuarantineEntry> reader) {
    store.runInTransaction(transaction -> transaction.quarantine().forEach(filter, reader));
  }

  @Override
  public QuarantineEntry retry(long id) {
    QuarantineEntry entry = required(id);
    if (entry.state() == State.OPEN && entry.kind().isRetryable()) {
      retry(entry, true);
    }
    return required(id);
  }

  /**
   * @param byHand whether a person wants it
   */
  void retry(QuarantineEntry entry, boolean byHand) {
    if (isSuperseded(entry)) {
      close(entry, SUPERSEDED);
      return;
    }
    Acceptance now = again(entry, byHand, posting.inbox(entry.report()));
    if (!now.outcome().isQuarantined()) {
      close(entry, null);
    } else if (now.kind() != entry.kind()) {
      close(entry, "Brought again, and in the quarantine as " + now.kind());
    }
  }

  private <T> Acceptance again(QuarantineEntry entry, boolean byHand, Inbox<T> inbox) {
    ReportRow<T> row = posting.read(entry);
    Inbox<T> whileOpen = new WhileOpen<>(inbox, entry.id());
    Door<T> door = posting.door(whileOpen, channel(entry), store::inTransaction);
    return byHand
        ? door.takeByHand(row, entry.occurrence())
        : door.takeAgain(row, entry.occurrence());
  }

  private static PaymentChannel channel(QuarantineEntry entry) {
    return entry.report().equals(PaymentInbox.report(PaymentChannel.PUSH))
        ? PaymentChannel.PUSH
        : PaymentChannel.POLL;
  }

  /**
   * Whether the entry is of a snapshot, and a later one was read without it, or had another row of
   * the same customer that stands in the quarantine too: that one counts, though it says the same,
   * since the ledger may know of what was between.
   */
  private boolean isSuperseded(QuarantineEntry entry) {
    return posting.isSnapshot(entry.report())
        && store.inTransaction(
            transaction -> wasReadSince(entry, transaction) || isFollowed(entry, transaction));
  }

  private static boolean wasReadSince(QuarantineEntry entry, StoreTransaction transaction) {
    return transaction
        .jobs()
        .find(entry.report())
        .map(JobEntry::readUpTo)
        .filter(entry.lastSeenAt()::isBefore)
        .isPresent();
  }

  private static boolean isFollowed(QuarantineEntry entry, StoreTransaction transaction) {
    String customer = entry.subject();
    return customer != null
        && transaction
            .quarantine()
            .standing(List.of(entry.report()), List.of(customer))
            .getOrDefault(customer, List.of())
            .stream()
            .anyMatch(other -> other.lastSeenAt().isAfter(entry.lastSeenAt()));
  }

  private void close(QuarantineEntry entry, @Nullable String note) {
    Closing closing = new Closing(State.RETRIED, clock.instant(), null, note);
    store.runInTransaction(
        transaction -> {
          if (isOpen(entry.id(), transaction)) {
            transaction.quarantine().close(entry.id(), closing);
          }
        });
  }

  private static boolean isOpen(long id, StoreTransaction transaction) {
    return transaction
        .quarantine()
        .lock(id)
        .filter(entry -> entry.state() == State.OPEN)
        .isPresent();
  }

  @Override
  public QuarantineEntry resolve(long id, String note, String by) {
    Closing closing =
        new Closing(State.RESOLVED, clock.instant(), notBlank(by, "by"), notBlank(note, "note"));
    store.runInTransaction(
        transaction -> {
          QuarantineEntry entry = transaction.quarantine().lock(id).orElseThrow(() -> unknown(id));
          if (entry.state() == State.OPEN) {
            transaction.quarantine().close(id, closing);
            if (isOfAFact(entry.kind())) {
              closeFact(entry, posting.inbox(entry.report()), transaction);
            }
          }
        });
    return required(id);
  }

  /** Whether the store holds an entry of what the row tells, which waits for the books. */
  private static boolean isOfAFact(QuarantineKind kind) {
    return switch (kind) {
      case REFUSED, FAILED, RETURN_UNCLEAR, RETURN_EXCEEDS_PAYMENT, TAKEN_BACK, SETTLED_AGAIN ->
          true;
      case UNREADABLE,
          CONFLICT,
          AMOUNT,
          RETURN_UNMATCHED,
          RETURN_CODE,
          RETURN_DISPUTED,
          NOTIFICATION_OF_CHANGE ->
          false;
    };
  }

  private <T> void closeFact(QuarantineEntry entry, Inbox<T> inbox, StoreTransaction transaction) {
    ReportRow<T> row = posting.read(entry);
    if (row instanceof ReportRow.Understood<T> understood) {
      inbox.close(new Case<>(understood.record(), entry.raw(), entry.occurrence()), transaction);
    }
  }

  private QuarantineEntry required(long id) {
    return find(id).orElseThrow(() -> unknown(id));
  }

  private IllegalArgumentException unknown(long id) {
    return new IllegalArgumentException(
        "The quarantine of biller %s has no entry %s; list it to see which there are"
            .formatted(biller, id));
  }

  private static String notBlank(String text, String name) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "%s is blank; say it, for those who ask later".formatted(name));
    }
    return text;
  }

  /** Takes the row of an entry only while nobody else has closed it. */
  private record WhileOpen<T>(Inbox<T> inbox, long id) implements Inbox<T> {

    @Override
    public String report() {
      return inbox.report();
    }

    @Override
    public Object identity(T fact) {
      return inbox.identity(fact);
    }

    @Override
    public String subject(T fact) {
      return inbox.subject(fact);
    }

    @Override
    public String content(T fact) {
      return inbox.content(fact);
    }

    @Override
    public boolean isNamed() {
      return inbox.isNamed();
    }

    @Override
    public void accepted(Batch batch) {
      inbox.accepted(batch);
    }

    @Override
    public @Nullable String subject(Map<String, String> raw) {
      return inbox.subject(raw);
    }

    @Override
    public void accept(List<Case<T>> cases, Batch batch) {
      if (isOpen(id, batch.transaction())) {
        inbox.accept(cases, batch);
      } else {
        cases.forEach(each -> each.become(Acceptance.closedByHand()));
      }
    }

    @Override
    public LedgerCall callAfterwards() {
      return inbox.callAfterwards();
    }

    @Override
    public int afterwards(List<Case<T>> received, Books books, Transactions transactions) {
      return inbox.afterwards(received, books, transactions);
    }

    @Override
    public void close(Case<T> fact, StoreTransaction transaction) {
      inbox.close(fact, transaction);
    }
  }
}
