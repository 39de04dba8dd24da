package com.imt.ic.internal.posting;

import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.quarantine.Quarantine;
import com.imt.ic.quarantine.QuarantineEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Every way by which facts reach one biller's ledger. Thread-safe. */
public final class Posting {

  private final IntegrationStore store;
  private final Books books;
  private final ReportMapping mapping;
  private final Clock clock;
  private final AchReturnInbox returns = new AchReturnInbox();
  private final SettlementInbox settlements = new SettlementInbox();
  private final PaymentInbox polled;
  private final PaymentInbox pushed;
  private final Desk desk;

  public Posting(IntegrationStore store, Books books, ReportMapping mapping, Clock clock) {
    this.store = store;
    this.books = books;
    this.mapping = mapping;
    this.clock = clock;
    polled = new PaymentInbox(PaymentChannel.POLL, returns, mapping, clock);
    pushed = new PaymentInbox(PaymentChannel.PUSH, returns, mapping, clock);
    desk = new Desk(store, books.biller(), this, clock);
  }

  /**
   * Takes what the data pump has pushed, together in one transaction; when this returns, what it
   * says is durable.
   *
   * @param receipts those that were understood and those that were not
   * @return what became of each, in their order
   * @throws com.imt.ic.InvoiceCloudException when the database fails or the ledger seems to be
   *     down; the same receipts may be brought again
   */
  public List<Acceptance> push(List<ReportRow<Payment>> receipts) {
    return door(pushed, PaymentChannel.PUSH, store::inTransaction).take(receipts);
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

  /** A way through some inbox, for one poll or one call. */
  public <T> Door<T> door(Inbox<T> inbox, PaymentChannel channel, Transactions transactions) {
    return new Door<>(inbox, books, channel, store, transactions, clock, new LedgerWatch());
  }

  public Quarantine quarantine() {
    return desk;
  }

  /** Brings again what the ledger failed on and no answer of the report has held since a moment. */
  public void retryFailed(ReportKind report, Instant notSeenSince, int most) {
    desk.retryFailed(report, notSeenSince, most);
  }

  /** The inbox of what stands in the quarantine. */
  Inbox<?> inbox(String report) {
    if (report.equals(pushed.report())) {
      return pushed;
    }
    ReportKind kind =
        Arrays.stream(ReportKind.values())
            .filter(each -> each.id().equals(report))
            .findFirst()
            .orElseThrow();
    return switch (kind) {
      case PAYMENTS -> polled;
      case SETTLED_BATCHES -> settlements;
      case ACH_REJECTS -> returns;
      case AUTOPAY, PAPERLESS -> EnrollmentAnswer.ended(kind, clock.instant());
    };
  }

  /** What an entry's row says by the profile as it is now. */
  @SuppressWarnings("unchecked") // the report's own type is that of its inbox
  <T> ReportRow<T> read(QuarantineEntry entry) {
    return (ReportRow<T>) mapping.read(entry.report(), entry.raw());
  }
}
