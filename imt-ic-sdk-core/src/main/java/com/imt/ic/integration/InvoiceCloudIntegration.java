package com.imt.ic.integration;

import com.imt.ic.BillerId;
import com.imt.ic.ReportKind;
import com.imt.ic.StoreException;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.internal.integration.NoCloud;
import com.imt.ic.internal.integration.Parts;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.internal.polling.LeasedJobs;
import com.imt.ic.internal.polling.PollRequest;
import com.imt.ic.internal.polling.Polling;
import com.imt.ic.internal.polling.PollingPlan;
import com.imt.ic.internal.posting.Books;
import com.imt.ic.internal.posting.Posting;
import com.imt.ic.internal.posting.SharingWatch;
import com.imt.ic.internal.reconcile.Reconciler;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcIntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcSchema;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.TransactionRunner;
import com.imt.ic.polling.DuePoll;
import com.imt.ic.polling.LeaseException;
import com.imt.ic.polling.PollResult;
import com.imt.ic.polling.PollRun;
import com.imt.ic.polling.Sweep;
import com.imt.ic.profile.Profile;
import com.imt.ic.quarantine.Quarantine;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.status.IntegrationStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One biller's whole business with InvoiceCloud, over one database and one ledger.
 *
 * <pre>{@code
 * InvoiceCloudIntegration.createTables(dataSource); // or run schemaScript(dataSource) yourself
 *
 * InvoiceCloudIntegration integration =
 *     InvoiceCloudIntegration.builder()
 *         .profile(profile)
 *         .cloud(cloud)
 *         .dataSource(dataSource)
 *         .ledger(new SpectrumLedger())
 *         .startAt(Instant.parse("2026-11-01T00:00:00Z"))
 *         .build();
 *
 * integration.runDue(); // from the host's scheduler, as often as it likes
 * }</pre>
 *
 * <p>Made once and shared by all threads: thread-safe, as far as the data source and the ledger
 * are. It owns nothing that would have to be closed; the cloud and the data source are the host's.
 * Several nodes over one database are safe: one of them reads a report at a time, and each payment
 * is posted once whichever of them it came to.
 */
public final class InvoiceCloudIntegration {

  private static final Logger LOG = LoggerFactory.getLogger(InvoiceCloudIntegration.class);
  private static final Duration USUAL_LEASE = Duration.ofMinutes(10);

  private final Parts parts;
  private final Polling polling;
  private final PollingPlan plan;
  private final Reconciler reconciler;

  private InvoiceCloudIntegration(Builder builder) {
    Clock clock = builder.clock;
    Profile profile = Builder.required(builder.profile, "profile");
    InvoiceCloud cloud = builder.cloud;
    BillerId biller = Builder.requiredBiller(profile);
    Builder.requireCloudOf(biller, cloud);
    IntegrationStore store = builder.store(biller);
    Books books = builder.books(biller);
    ReportMapping mapping = ReportMapping.of(profile);
    Posting posting = new Posting(store, books, mapping, profile, clock);
    LeasedJobs jobs = new LeasedJobs(store, clock, builder.node, builder.leaseTerm);
    parts = new Parts(biller, profile, cloud, store, posting, jobs, clock);
    polling =
        new Polling(
            cloud,
            store,
            profile,
            posting,
            clock,
            new Polling.Settings(
                Builder.requirePast(builder.startAt, clock), builder.node, builder.leaseTerm));
    plan = new PollingPlan(profile);
    reconciler = new Reconciler(store, books, mapping, profile, clock);
  }

  /** Starts a configuration. Profile, database and ledger are required, and the cloud to poll. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Creates the SDK's tables, all of which begin with {@code ic_}, where they are missing. Two
   * processes that start at once do not disturb one another.
   *
   * @param dataSource a database in which the user may define tables, in the schema it sees first:
   *     PostgreSQL, H2, Microsoft SQL Server or Oracle
   * @throws com.imt.ic.StoreException when the database fails
   * @throws IllegalArgumentException when the database is of none of the known kinds
   */
  public static void createTables(DataSource dataSource) {
    JdbcSchema.apply(dataSource);
  }

  /**
   * What {@link #createTables} runs, for a database administrator to run instead: whole, and once.
   *
   * @param dataSource the database, which decides on the SQL; nothing in it changes
   * @return statements ended by semicolons
   * @throws com.imt.ic.StoreException when the database fails
   * @throws IllegalArgumentException when the database is of none of the known kinds
   */
  public static String schemaScript(DataSource dataSource) {
    return JdbcSchema.script(dataSource);
  }

  /**
   * Polls and sweeps every report that is due, one after the other, the latest first. One that
   * fails stops none of the others. To be called from the host's scheduler, as often as it likes:
   * what is not due is not asked for.
   *
   * @return what became of each that was due; empty where none was
   * @throws com.imt.ic.StoreException when the database cannot tell what is due
   */
  public List<PollRun> runDue() {
    List<PollRun> runs = new ArrayList<>();
    for (DuePoll due : duePolls()) {
      runs.add(run(due));
    }
    return List.copyOf(runs);
  }

  private PollRun run(DuePoll due) {
    Sweep sweep = due.sweep();
    try {
      PollResult result =
          polling.run(
              sweep == null
                  ? PollRequest.poll(due.report())
                  : PollRequest.sweep(due.report(), sweep));
      return new PollRun(due, PollRun.Status.DONE, result, null, dueAgain(due));
    } catch (LeaseException e) {
      return new PollRun(due, PollRun.Status.RUNNING, null, null, null);
    } catch (RuntimeException e) {
      Instant again = dueAgain(due);
      LOG.warn(
          "Report {} could not be read and is due again at {}: {}",
          due.report().id(),
          again,
          Polling.described(e));
      return new PollRun(due, PollRun.Status.FAILED, null, e, again);
    }
  }

  /** Null where the database cannot tell; the run's own outcome is what counts. */
  private @Nullable Instant dueAgain(DuePoll due) {
    try {
      return parts
          .store()
          .inTransaction(within -> plan.dueAgain(due, parts.clock().instant(), within));
    } catch (StoreException e) {
      return null;
    }
  }

  /**
   * What {@link #runDue} would do now, for a host that schedules by itself: polls whose cadence has
   * passed since they last ended well, and sweeps of reports that were polled at all. What failed
   * is due again after a minute, then two, four and so on, at most the report's own cadence.
   *
   * @return the latest first; a report that was never polled is due and not late
   * @throws com.imt.ic.StoreException when the database fails
   */
  public List<DuePoll> duePolls() {
    return parts
        .store()
        .inTransaction(transaction -> plan.due(parts.clock().instant(), transaction));
  }

  /**
   * Reads a report from its checkpoint less the profile's look-back, and moves the checkpoint when
   * the answer was read to its proper end.
   *
   * @throws com.imt.ic.polling.FirstPollException when the report was never polled and {@link
   *     Builder#startAt} is not set
   * @throws LeaseException when another node or thread is reading it, or took it over meanwhile
   * @throws com.imt.ic.InvoiceCloudException when the call or the database fails; rows that were
   *     taken stay taken, and the checkpoint stays where it was
   */
  public PollResult poll(ReportKind report) {
    return polling.run(PollRequest.poll(report));
  }

  /**
   * Reads an older span of a report again, up to now. What is known is not taken twice. From now on
   * no sweep goes back less far than this moment.
   *
   * @param report payments, settled batches, ACH rejects, or a log of enrolments since a moment
   * @param from the beginning of the span; also that of a first poll, where there was none
   * @throws IllegalArgumentException when the moment is in the future by the host's clock, or the
   *     report is a snapshot or a log that every poll reads whole
   * @throws com.imt.ic.InvoiceCloudException as {@link #poll}
   */
  public PollResult reread(ReportKind report, Instant from) {
    return polling.run(PollRequest.reread(report, Objects.requireNonNull(from, "from")));
  }

  /**
   * Reads a snapshot and takes it as it is, however few customers it lists: for one that shrank
   * indeed, which {@link #poll} keeps from counting as done. Who is not listed is told as missing,
   * and later snapshots are compared with this one.
   *
   * @param report AutoPay or paperless, where the profile does not call it a log of changes
   * @throws IllegalArgumentException when the report is no snapshot
   * @throws com.imt.ic.InvoiceCloudException as {@link #poll}
   */
  public PollResult acceptSnapshot(ReportKind report) {
    return polling.run(PollRequest.acceptSnapshot(report));
  }

  /**
   * Reads a report as {@link #poll} does and takes its rows, though their times look as if they
   * were read in a wrong zone: for a person who knows that they are right, this once. Where they
   * look so often and are right, {@code $.polling.REPORT.shiftedTimes} of the profile is {@code
   * trust}.
   *
   * @param report payments, settled batches, ACH rejects, or a log of enrolments since a moment
   * @throws IllegalArgumentException when every poll reads the report whole
   * @throws com.imt.ic.InvoiceCloudException as {@link #poll}
   */
  public PollResult acceptTimes(ReportKind report) {
    return polling.run(PollRequest.acceptTimes(report));
  }

  /**
   * Reads a longer span of a report again, to find what the polls' look-back misses. What it finds
   * is taken as by any poll; a new row that no poll would have asked for any more is told as {@link
   * com.imt.ic.Warning.Kind#LATE_ROWS}, which means that the look-back is too short. The checkpoint
   * stays where it is.
   *
   * @param report payments, settled batches, ACH rejects, or a log of enrolments since a moment
   * @param sweep how far back
   * @throws IllegalArgumentException for a snapshot or a log that every poll reads whole
   * @throws com.imt.ic.InvoiceCloudException as {@link #poll}
   */
  public PollResult sweep(ReportKind report, Sweep sweep) {
    return polling.run(PollRequest.sweep(report, sweep));
  }

  /**
   * Ends another node's lease, so that its report can be polled at once. For a host that knows that
   * the node is gone; one that is not gone after all writes nothing more.
   *
   * @param holder the node's name, from {@link LeaseException#holder}; does nothing where another
   *     node has the report meanwhile
   * @throws com.imt.ic.StoreException when the database fails
   */
  public void endLease(ReportKind report, String holder) {
    parts
        .store()
        .runInTransaction(
            transaction ->
                transaction
                    .leases()
                    .find(report.id())
                    .filter(lease -> lease.holder().equals(holder))
                    .ifPresent(lease -> transaction.leases().release(lease)));
  }

  /**
   * {@return what was pushed, reported, settled, returned and posted, compared: of all payments
   * that were open when this was last called, and of those of which something came since}
   *
   * @throws com.imt.ic.StoreException when the database fails
   */
  public Reconciliation reconcile() {
    return reconcile(new Reconciliation.Visitor() {});
  }

  /**
   * As {@link #reconcile()}, telling each payment and batch.
   *
   * @param visitor gets them within the transaction; what it throws undoes the reconciliation. For
   *     several see {@link Reconciliation.Visitor#andThen}: a second call would find closed what
   *     the first one told
   * @throws com.imt.ic.StoreException when the database fails
   */
  public Reconciliation reconcile(Reconciliation.Visitor visitor) {
    return reconcile(Reconciliation.Span.OPEN, visitor);
  }

  /**
   * The same of the payments of some days, open or not, with all that became of them to this day.
   * What is open stays open, and what differs is open from now on.
   *
   * @param span the days on which they were paid, or {@link Reconciliation.Span#OPEN}
   * @param visitor as of {@link #reconcile(Reconciliation.Visitor)}
   * @throws com.imt.ic.StoreException when the database fails
   */
  public Reconciliation reconcile(Reconciliation.Span span, Reconciliation.Visitor visitor) {
    return reconciler.reconcile(
        Objects.requireNonNull(span, "span"), Objects.requireNonNull(visitor, "visitor"));
  }

  /**
   * Compares the customers of another provider with what InvoiceCloud lists, as {@link
   * ReportKind#AUTOPAY} and {@link ReportKind#PAPERLESS} were last polled.
   *
   * @param customers in what each was enrolled there
   * @return what is still to do: each customer who lacks something, with that alone; empty where
   *     all are enrolled. Before the first polls that is everything
   * @throws com.imt.ic.StoreException when the database fails
   */
  public List<CustomerEnrollment.Converted> notYetEnrolled(
      Collection<CustomerEnrollment.Converted> customers) {
    return ConvertedCustomers.notEnrolled(customers, parts.store());
  }

  /** {@return the desk for what people must look at, of this biller} */
  public Quarantine quarantine() {
    return parts.posting().quarantine();
  }

  /**
   * How the integration fares, over all nodes: of each report the checkpoint, the last good poll,
   * when it is due, its failures, silence and lease; invoice files that wait; the quarantine by
   * kind.
   *
   * @return plain data, for a health check, a dashboard or people
   * @throws com.imt.ic.StoreException when the database fails
   */
  public IntegrationStatus status() {
    return parts.store().inTransaction(new StatusReader(parts, plan)::read);
  }

  /** {@return the BID of the profile} */
  public BillerId biller() {
    return parts.biller();
  }

  /**
   * {@return what this is made of, for the SDK's other modules}
   *
   * @hidden
   */
  @SuppressWarnings("exports")
  public Parts parts() {
    return parts;
  }

  @Override
  public String toString() {
    return "InvoiceCloudIntegration[" + parts.biller() + "]";
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {

    private @Nullable Profile profile;
    private InvoiceCloud cloud = new NoCloud();
    private @Nullable DataSource dataSource;
    private @Nullable TransactionRunner runner;
    private @Nullable Ledger ledger;
    private @Nullable Instant startAt;
    private Clock clock = Clock.systemUTC();
    private String node = "node-" + UUID.randomUUID();
    private Duration leaseTerm = USUAL_LEASE;

    private Builder() {}

    /** Names the biller ({@code $.biller.bid}) and the contract. */
    public Builder profile(Profile profile) {
      this.profile = Objects.requireNonNull(profile, "profile");
      return this;
    }

    /**
     * InvoiceCloud for the same biller, over SOAP or as the testkit's fake; closed by the host. A
     * process that only hosts services, writes invoice files or reconciles needs none: whatever has
     * to call InvoiceCloud throws {@link IllegalStateException} then.
     */
    public Builder cloud(InvoiceCloud cloud) {
      this.cloud = Objects.requireNonNull(cloud, "cloud");
      return this;
    }

    /**
     * The host's database, in which the SDK begins and commits transactions of its own. The ledger
     * writes on their connection. Where the database gave a transaction up (a deadlock, a lock
     * timeout), or the connection was lost before the commit, its work is run again at once, five
     * times in all; never after a commit whose outcome is unknown.
     */
    public Builder dataSource(DataSource dataSource) {
      this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
      runner = null;
      return this;
    }

    /**
     * The host's own transactions, in place of {@link #dataSource}: the SDK neither commits nor
     * rolls back nor tries again.
     */
    public Builder transactions(TransactionRunner runner) {
      this.runner = Objects.requireNonNull(runner, "runner");
      dataSource = null;
      return this;
    }

    /** The host's books: the one interface that a host implements. */
    public Builder ledger(Ledger ledger) {
      this.ledger = Objects.requireNonNull(ledger, "ledger");
      return this;
    }

    /**
     * Where a first poll of a report since a moment begins: what is older belongs to whatever
     * posted payments before this SDK did, and is never asked for. Ignored ever after.
     */
    public Builder startAt(Instant startAt) {
      this.startAt = Objects.requireNonNull(startAt, "startAt");
      return this;
    }

    /** The clock, of any zone; the system's unless set. */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * This node's name. A node that is restarted under its name takes its own leases again at once;
     * two nodes must not share one. A new random name unless set.
     *
     * @throws IllegalArgumentException when it is blank
     */
    public Builder node(String name) {
      if (name.isBlank()) {
        throw new IllegalArgumentException("node must be a name, found an empty text");
      }
      node = name;
      return this;
    }

    /**
     * For how long a node may be silent before another one may take over what it does: a report, or
     * the invoice file. Each transaction begins the term anew. Ten minutes unless set; longer than
     * InvoiceCloud takes to answer, or a job is lost while it waits.
     *
     * @throws IllegalArgumentException when it is not more than zero
     */
    public Builder leaseTerm(Duration term) {
      if (term.isNegative() || term.isZero()) {
        throw new IllegalArgumentException(
            "leaseTerm must be more than zero, found %s; give minutes".formatted(term));
      }
      leaseTerm = term;
      return this;
    }

    /**
     * The integration. Nothing is asked for, of the database or of InvoiceCloud.
     *
     * @throws IllegalStateException when a part is missing, the profile names no biller, or the
     *     cloud is of another one; the message says which
     * @throws IllegalArgumentException when {@link #startAt} is in the future: what is paid before
     *     it would never be asked for
     */
    public InvoiceCloudIntegration build() {
      return new InvoiceCloudIntegration(this);
    }

    private IntegrationStore store(BillerId biller) {
      return runner != null
          ? JdbcIntegrationStore.joining(runner, biller)
          : JdbcIntegrationStore.of(required(dataSource, "dataSource"), biller);
    }

    private Books books(BillerId biller) {
      Ledger books = required(ledger, "ledger");
      boolean trusted = runner != null || books.isSeparate();
      return Books.of(books, biller, trusted ? SharingWatch.trusting() : SharingWatch.watching());
    }

    private static <T> T required(@Nullable T part, String name) {
      if (part == null) {
        throw new IllegalStateException(
            "An integration needs its %s; call .%s(...)%s"
                .formatted(name, name, name.equals("dataSource") ? " or .transactions(...)" : ""));
      }
      return part;
    }

    private static BillerId requiredBiller(Profile profile) {
      return profile
          .billerId()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "The profile has no $.biller.bid; an integration is of one biller, so name its BID"));
    }

    private static void requireCloudOf(BillerId biller, InvoiceCloud cloud) {
      BillerId other = cloud.biller().orElse(biller);
      if (!other.equals(biller)) {
        throw new IllegalStateException(
            "The cloud is of biller %s and the profile of biller %s, so that the payments of one would be posted to the books of the other; give .cloud(...) what was connected with this profile"
                .formatted(other, biller));
      }
    }

    private static @Nullable Instant requirePast(@Nullable Instant startAt, Clock clock) {
      Instant now = clock.instant();
      if (startAt != null && startAt.isAfter(now)) {
        throw new IllegalArgumentException(
            "startAt is %s while this machine's clock says %s; what is paid before it would never be asked for, so give a moment in the past"
                .formatted(startAt, now));
      }
      return startAt;
    }
  }
}
