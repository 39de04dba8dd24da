package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.internal.posting.Books;
import com.imt.ic.internal.store.FactScope;
import com.imt.ic.internal.store.FactSums;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.JobEntry;
import com.imt.ic.internal.store.OpenItems;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.LedgerReader;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.profile.Profile;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.Reconciliation.Balance;
import com.imt.ic.reconcile.Reconciliation.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reconciles all sources of one store at one moment, in bounded memory. Thread-safe; reads in one
 * transaction, which also keeps what stays open.
 */
public record Reconciler(
    IntegrationStore store, Books books, ReportMapping mapping, Profile profile, Clock clock) {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

  /** As what the last reconciliation of open items is remembered. */
  private static final String JOB = "reconciliation";

  /**
   * How long a hand-made receipt may take from its time of recording to its commit, clocks being
   * off as well.
   */
  private static final Duration RECORDING = Duration.ofMinutes(1);

  /** With more open items it is quicker to read the books as a whole. */
  private static final long MOST_ASKED = 200_000;

  public Reconciler {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(books, "books");
    Objects.requireNonNull(mapping, "mapping");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(clock, "clock");
  }

  public Reconciliation reconcile(Span span, Reconciliation.Visitor visitor) {
    AsOf asOf = AsOf.of(clock.instant().truncatedTo(ChronoUnit.MICROS), profile);
    Reconciliation reconciliation =
        store.inSnapshot(
            transaction -> {
              visitor.begin();
              return span.isOpen()
                  ? ofOpenItems(transaction, asOf, visitor)
                  : ofPeriod(transaction, asOf, span, visitor);
            });
    for (Balance balance : reconciliation.balances()) {
      if (!balance.gap().isZero()) {
        LOG.error(
            "The reconciliation of biller {} is not to be trusted: {} comes to {}, and {} to {}; report it to the SDK's makers",
            reconciliation.biller(),
            balance.name(),
            balance.total(),
            balance.foundName(),
            balance.found());
      }
    }
    return reconciliation;
  }

  private Reconciliation ofPeriod(
      StoreTransaction transaction, AsOf asOf, Span span, Reconciliation.Visitor visitor) {
    LocalDate from = Objects.requireNonNull(span.from());
    LocalDate to = Objects.requireNonNull(span.to());
    FactScope scope = new FactScope.Period(asOf.start(from), asOf.start(to.plusDays(1)), from, to);
    OpenMoney money = OpenMoney.of(transaction.quarantine(), mapping);
    try (HeldBooks held = whole(transaction)) {
      return new Run(transaction, asOf, span, scope, held, money, visitor).run();
    }
  }

  private Reconciliation ofOpenItems(
      StoreTransaction transaction, AsOf asOf, Reconciliation.Visitor visitor) {
    JobEntry last = transaction.jobs().find(JOB).orElse(null);
    OpenMoney money = OpenMoney.of(transaction.quarantine(), mapping);
    transaction.facts().reopen(money.payments());
    Set<PaymentGuid> moved = last == null ? null : movedSince(last.readUpTo(), transaction);
    OpenItems open = transaction.facts().openItems();
    // The first time everything is open, and what was written before there were open items too.
    FactScope scope = last == null ? new FactScope.All() : new FactScope.Open(open);
    try (HeldBooks held =
        moved != null && open.count() + moved.size() <= MOST_ASKED
            ? new AskedBooks(books.ledger(), within(transaction), moved)
            : whole(transaction)) {
      Reconciliation result =
          new Run(transaction, asOf, Span.OPEN, scope, held, money, visitor).run();
      transaction.facts().close(open);
      transaction
          .jobs()
          .put(
              JobEntry.begun(JOB, asOf.moment())
                  .readUpTo(asOf.moment())
                  .finished(asOf.moment(), result.differenceCount()));
      return result;
    }
  }

  /** Whose receipts were written since; null where the books do not tell. */
  private @Nullable Set<PaymentGuid> movedSince(
      @Nullable Instant last, StoreTransaction transaction) {
    if (last == null) {
      return null;
    }
    Set<PaymentGuid> moved = new LinkedHashSet<>();
    LedgerReader reader =
        new LedgerReader() {
          @Override
          public void receipt(PaymentGuid payment, Money amount, Instant recordedAt) {
            moved.add(payment);
          }

          @Override
          public void reversal(PaymentGuid payment, Money amount, Instant recordedAt) {
            moved.add(payment);
          }
        };
    boolean told = books.ledger().readSince(last.minus(RECORDING), reader, within(transaction));
    return told ? moved : null;
  }

  private HeldBooks whole(StoreTransaction transaction) {
    SortedBooks sorted = new SortedBooks();
    boolean told = false;
    try {
      told = books.ledger().read(sorted, within(transaction));
      return told ? new WholeBooks(sorted) : new NoBooks();
    } finally {
      if (!told) {
        sorted.close();
      }
    }
  }

  private LedgerTransaction within(StoreTransaction transaction) {
    return books.within(transaction, PaymentChannel.POLL);
  }

  /** One reconciliation in its transaction. */
  private final class Run {

    private final StoreTransaction transaction;
    private final AsOf asOf;
    private final Span span;
    private final FactScope scope;
    private final HeldBooks held;
    private final Payments payments;

    Run(
        StoreTransaction transaction,
        AsOf asOf,
        Span span,
        FactScope scope,
        HeldBooks held,
        OpenMoney money,
        Reconciliation.Visitor visitor) {
      this.transaction = transaction;
      this.asOf = asOf;
      this.span = span;
      this.scope = scope;
      this.held = held;
      payments = new Payments(transaction.facts(), asOf, span, held, money, visitor);
    }

    Reconciliation run() {
      FactSums sums = transaction.facts().sums(scope);
      payments.batches(scope);
      payments.read(scope);
      Findings findings = payments.findings();
      List<Balance> balances = payments.bridge().balances(sums.plus(payments.moved()), held.told());
      return new Reconciliation(
          books.biller(),
          asOf.moment(),
          asOf.zone(),
          span,
          findings.totals(),
          findings.channels(),
          findings.posted(),
          findings.kinds(),
          findings.oldest(),
          held.told() != null,
          balances,
          findings.days());
    }
  }
}
