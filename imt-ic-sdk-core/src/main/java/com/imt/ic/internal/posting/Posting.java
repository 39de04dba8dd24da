package com.imt.ic.internal.posting;

import com.imt.ic.ContractMismatchException;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.internal.profile.PostingSpec;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import com.imt.ic.quarantine.Quarantine;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every way by which facts reach one biller's ledger. Thread-safe. */
public final class Posting {

  private static final Logger LOG = LoggerFactory.getLogger(Posting.class);

  private final IntegrationStore store;
  private final Books books;
  private final ReportMapping mapping;
  private final Profile profile;
  private final Clock clock;
  private final AchReturnInbox returns;
  private final SettlementInbox settlements;
  private final PaymentInbox polled;
  private final PaymentInbox pushed;
  private final UnknownSources sources;
  private final Desk desk;

  public Posting(
      IntegrationStore store, Books books, ReportMapping mapping, Profile profile, Clock clock) {
    this.store = store;
    this.books = books;
    this.mapping = mapping;
    this.profile = profile;
    this.clock = clock;
    PostingSpec spec = profile.posting();
    returns = new AchReturnInbox(mapping, spec);
    settlements = new SettlementInbox(mapping, spec);
    sources = new UnknownSources(spec);
    polled = new PaymentInbox(PaymentChannel.POLL, returns, mapping, spec, sources, clock);
    pushed = new PaymentInbox(PaymentChannel.PUSH, returns, mapping, spec, sources, clock);
    desk = new Desk(store, books.biller(), this, clock);
  }

  /**
   * Takes what the data pump has pushed, some hundreds in one transaction; when this returns, what
   * it says is durable.
   *
   * @param receipts those that were understood and those that were not
   * @return what became of each, in their order
   * @throws com.imt.ic.InvoiceCloudException when the database fails or the ledger seems to be
   *     down; the same receipts may be brought again
   */
  public List<Acceptance> push(List<ReportRow<Payment>> receipts) {
    Door<Payment> door = door(pushed, PaymentChannel.PUSH, store::inTransaction);
    List<Acceptance> taken = new ArrayList<>(receipts.size());
    for (int from = 0; from < receipts.size(); from += Door.MOST_ROWS) {
      int to = Math.min(from + Door.MOST_ROWS, receipts.size());
      taken.addAll(door.take(receipts.subList(from, to)));
    }
    if (!sources.isEmpty()) {
      store
          .inTransaction(within -> sources.tell(clock.instant(), within))
          .forEach(source -> LOG.warn("{}", told(source)));
      sources.told();
    }
    return taken;
  }

  /** Sources of payments that no product of the profile owns. */
  public UnknownSources sources() {
    return sources;
  }

  /** What people are told of such a source. */
  public static String told(String source) {
    return "payments come from \"%s\", which is no source of a product in $.posting.products; they are posted. Ask InvoiceCloud which product it is, and name it there"
        .formatted(source);
  }

  public Inbox<Payment> payments() {
    return polled;
  }

  public Inbox<AchReturn> returns() {
    return returns;
  }

  public Inbox<SettledPayment> settlements() {
    return settlements;
  }

  /**
   * A way through some inbox, for one poll.
   *
   * @param since the first of the biller's days that is asked for
   */
  public <T> Door<T> door(Inbox<T> inbox, LocalDate since, Transactions transactions) {
    return door(inbox, PaymentChannel.POLL, transactions, new Answer(since));
  }

  /** A way through some inbox, for one call. */
  public <T> Door<T> door(Inbox<T> inbox, PaymentChannel channel, Transactions transactions) {
    return door(inbox, channel, transactions, new Answer());
  }

  private <T> Door<T> door(
      Inbox<T> inbox, PaymentChannel channel, Transactions transactions, Answer answer) {
    return new Door<>(inbox, books, channel, store, transactions, clock, new LedgerWatch(), answer);
  }

  /** Who is missing from a snapshot, for one poll that has read it. */
  public MissingCustomers missing(MissingCustomers.Snapshot snapshot, Transactions transactions) {
    return new MissingCustomers(snapshot, books, store, transactions);
  }

  public Quarantine quarantine() {
    return desk;
  }

  /**
   * What the ledger failed on and no answer has held since a moment: those that were tried longest
   * ago, so that some that always fail keep no other from its turn.
   */
  public List<QuarantineEntry> failed(
      ReportKind report, Instant notSeenSince, int most, StoreTransaction transaction) {
    QuarantineFilter failed = new QuarantineFilter(State.OPEN, report.id(), QuarantineKind.FAILED);
    Comparator<QuarantineEntry> byTurn =
        Comparator.comparing(QuarantineEntry::lastSeenAt).thenComparing(QuarantineEntry::id);
    PriorityQueue<QuarantineEntry> next = new PriorityQueue<>(byTurn.reversed());
    transaction
        .quarantine()
        .forEach(
            failed,
            entry -> {
              if (entry.lastSeenAt().isBefore(notSeenSince)) {
                next.add(entry);
                if (next.size() > most) {
                  next.remove();
                }
              }
            });
    return next.stream().sorted(byTurn).toList();
  }

  /** Brings an entry of the quarantine again; it stays where the profile cannot read its row. */
  public void retry(QuarantineEntry entry) {
    try {
      desk.retry(entry, false);
    } catch (ContractMismatchException e) {
      LOG.warn("Entry {} of the quarantine stays: {}", entry.id(), e.getMessage());
    }
  }

  /** The inbox of what stands in the quarantine. */
  Inbox<?> inbox(String report) {
    if (report.equals(pushed.report())) {
      return pushed;
    }
    ReportKind kind = kind(report).orElseThrow();
    return switch (kind) {
      case PAYMENTS -> polled;
      case SETTLED_BATCHES -> settlements;
      case ACH_REJECTS -> returns;
      case AUTOPAY, PAPERLESS -> EnrollmentAnswer.kept(kind, clock.instant());
    };
  }

  private static Optional<ReportKind> kind(String report) {
    return Arrays.stream(ReportKind.values()).filter(each -> each.id().equals(report)).findFirst();
  }

  /** Whether each answer of the report lists all, so that a later one says more than its rows. */
  boolean isSnapshot(String report) {
    return kind(report).filter(each -> profile.polling(each).isSnapshot()).isPresent();
  }

  /** What an entry's row says by the profile as it is now. */
  @SuppressWarnings("unchecked") // the report's own type is that of its inbox
  <T> ReportRow<T> read(QuarantineEntry entry) {
    return (ReportRow<T>) mapping.read(entry.report(), entry.raw());
  }
}
