package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.Report;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.cloud.CustomerRecord;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.cloud.InvoiceRecord;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * An InvoiceCloud in memory, with state: it takes invoice files, lets customers pay and enrol,
 * settles, rejects, and reports all of it, under a test's clock.
 *
 * <p>Everything is deterministic: the clock moves when the test moves it, and identities come from
 * the seed. Nothing is delayed and nothing fails unless {@link #faults} says so. {@link
 * FakeInvoiceCloudServer} puts the same state behind HTTP.
 *
 * <p>A request that InvoiceCloud itself would not let a customer make (paying by a blocked method,
 * more than is due) is a mistake in the test and throws {@link IllegalArgumentException} or {@link
 * com.imt.ic.UnsupportedCapabilityException} with the reason.
 *
 * <p>Thread-safe. Closing does nothing: the state stays readable.
 */
public final class FakeInvoiceCloud implements InvoiceCloud {

  private final FakeSettings settings;
  private final FakeState state;
  private final FakeFaults faults;
  private final CustomerDesk desk;
  private final Processor processor;
  private final BackOffice backOffice;
  private final FakeReports reports;
  private final FileIntake intake;
  private final FakeLookups lookups;
  private final InMemoryCalls calls;
  private final TimePassing time;

  FakeInvoiceCloud(FakeSettings settings) {
    ModuleAccess.require();
    this.settings = settings;
    state = new FakeState(settings.clock(), new SplittableRandom(settings.seed()));
    faults = new FakeFaults(settings.profile(), state.story);
    desk = new CustomerDesk(settings, state);
    processor = new Processor(settings, state);
    backOffice = new BackOffice(state, processor);
    time = new TimePassing(settings, state, desk, processor);
    reports = new FakeReports(settings, state);
    intake = new FileIntake(settings, state);
    lookups = new FakeLookups(state);
    calls = new InMemoryCalls(settings, faults, reports, intake, lookups);
  }

  /** {@return a builder with the default profile, seed 1, the system's clock and no lag} */
  public static FakeInvoiceCloudBuilder builder() {
    return new FakeInvoiceCloudBuilder();
  }

  // What InvoiceCloud offers a biller.

  @Override
  public Optional<BillerId> biller() {
    return settings.profile().billerId();
  }

  @Override
  public Report<Payment> paymentsSince(Instant from) {
    return calls.payments(from);
  }

  @Override
  public Report<SettledPayment> settledBetween(LocalDate start, LocalDate end) {
    return calls.settledBatches(start, end);
  }

  @Override
  public Report<AchReturn> achReturnsSince(Instant from) {
    return calls.achRejects(from);
  }

  @Override
  public Report<CustomerEnrollment> autoPayCustomers(Instant from) {
    return calls.autoPayCustomers(from);
  }

  @Override
  public Report<CustomerEnrollment> paperlessCustomers(Instant from) {
    return calls.paperlessCustomers(from);
  }

  /**
   * Takes invoice files. What the real service does with a file that contradicts what it holds is
   * not known; the fake assumes: a file is taken whole or not at all; an I for an invoice that it
   * holds and an R for one that it does not hold are refused; the same name with the same content
   * is taken once and answered alike ever after; the same name with other content is refused.
   */
  @Override
  public InvoiceFileAnswer submit(InvoiceFile file) {
    return calls.submit(file);
  }

  @Override
  public Optional<InvoiceRecord> findInvoice(InvoiceNumber invoiceNumber) {
    return calls.invoice(invoiceNumber);
  }

  @Override
  public Optional<CustomerRecord> findCustomer(AccountNumber accountNumber) {
    return calls.customer(accountNumber);
  }

  @Override
  public void close() {
    // holds nothing
  }

  // Customers.

  /**
   * A customer by account number, known or new: one who has no invoice yet is unknown to
   * InvoiceCloud still.
   *
   * @param accountNumber such as {@code HO-1}
   * @return the customer, to be given invoices, to pay and to enrol
   */
  public CloudCustomer customer(String accountNumber) {
    return customer(AccountNumber.of(accountNumber));
  }

  /**
   * A customer by account number, known or new.
   *
   * @param accountNumber any account
   * @return the customer
   */
  public CloudCustomer customer(AccountNumber accountNumber) {
    return new CloudCustomer(Objects.requireNonNull(accountNumber, "accountNumber"), state, desk);
  }

  /**
   * An invoice that {@link CloudCustomer#invoice(String, String)} or a file brought.
   *
   * @param number such as {@code INV-1}
   * @return the invoice, to be paid
   * @throws IllegalArgumentException when InvoiceCloud holds none of that number; the message names
   *     those that it holds
   */
  public CloudInvoice invoice(String number) {
    return invoice(InvoiceNumber.of(number));
  }

  /**
   * An invoice that {@link CloudCustomer#invoice(String, String)} or a file brought.
   *
   * @param number any number
   * @return the invoice, to be paid
   * @throws IllegalArgumentException as {@link #invoice(String)}
   */
  public CloudInvoice invoice(InvoiceNumber number) {
    return desk.invoice(number);
  }

  /**
   * Somebody buys something in CloudStore, by card. It posts nothing of Spectrum's: a payment
   * without invoice and account.
   *
   * @param amount the principal, such as {@code 25.00}
   * @return the payment
   * @throws IllegalArgumentException when that is no amount
   */
  public Payment sellsInCloudStore(String amount) {
    return desk.payInStore(Money.parse(amount));
  }

  // Banks and the processor.

  /**
   * The bank returns an EFT payment, now; where the code takes money back, the balances of its
   * invoices at InvoiceCloud rise again (an assumption). A notification of change ({@code C02}) and
   * a dishonoured return ({@code R61}) come by the same report and move no money.
   *
   * @param payment an approved EFT payment; of a cart any row, since all of it comes back
   * @param code why
   * @return the return as InvoiceCloud records it
   * @throws IllegalArgumentException when there is no such payment, or it is none by EFT, or was
   *     declined
   */
  public AchReturn bankReturns(Payment payment, NachaCode code) {
    return processor.reject(payment.paymentGuid(), code);
  }

  /**
   * The bank returns an EFT payment, now, with a code that is told otherwise than NACHA writes it:
   * with text beside it ({@code R03 - No account}), by a word ({@code NOC}), or not at all.
   *
   * @param payment an approved EFT payment
   * @param code what the report tells in its place, or empty
   * @param reason the reason in words
   * @return the return as InvoiceCloud records it
   * @throws IllegalArgumentException as {@link #bankReturns(Payment, NachaCode)}
   */
  public AchReturn bankReturns(Payment payment, String code, String reason) {
    return processor.reject(payment.paymentGuid(), code, reason);
  }

  /**
   * The bank will return an EFT payment by {@link #timePasses}: at 8 in the morning of the second
   * business day after it settles.
   *
   * @param payment an approved EFT payment
   * @param code why
   * @throws IllegalArgumentException as {@link #bankReturns(Payment, NachaCode)}
   */
  public void bankWillReturn(Payment payment, NachaCode code) {
    time.bankWillReturn(payment, code, Optional.empty());
  }

  /**
   * The same on another day: a consumer may dispute a debit for sixty days.
   *
   * @param payment an approved EFT payment
   * @param code why
   * @param day a day of the biller's zone, weekend or not; as soon as time passes where it is over
   * @throws IllegalArgumentException as {@link #bankReturns(Payment, NachaCode)}
   */
  public void bankWillReturn(Payment payment, NachaCode code, LocalDate day) {
    time.bankWillReturn(payment, code, Optional.of(day));
  }

  /**
   * A returned debit is presented again: it settles once more, as many business days after today as
   * it did after the payment, and a bank may return it a second time.
   *
   * @param payment a payment that was returned
   * @throws IllegalArgumentException when there is no such payment, or it was not returned
   */
  public void processorPresentsAgain(Payment payment) {
    processor.presentAgain(payment.paymentGuid());
  }

  /**
   * All that settled of a payment and stands is taken back, as by a chargeback: a negative line in
   * the batch of today, or of the next business day. Whether InvoiceCloud tells of it that way is
   * not known.
   *
   * @param payment a settled payment
   * @return the line
   * @throws IllegalArgumentException when there is no such payment, or nothing of it stands settled
   */
  public SettledPayment processorTakesBack(Payment payment) {
    return backOffice.takeBack(payment.paymentGuid());
  }

  /**
   * A part of what settled, or all, is taken back, as by a refund or a chargeback. Two of one
   * amount on one day are two equal lines of one batch.
   *
   * @param payment a settled payment
   * @param amount such as {@code 40.00}, at most what settled and stands
   * @return the line
   * @throws IllegalArgumentException when there is no such payment, or not so much of it stands
   *     settled
   */
  public SettledPayment processorTakesBack(Payment payment, String amount) {
    return processorTakesBack(payment, Money.parse(amount));
  }

  /**
   * A part of what settled, or all, is taken back.
   *
   * @param payment a settled payment
   * @param amount above zero, at most what settled and stands
   * @return the line
   * @throws IllegalArgumentException as {@link #processorTakesBack(Payment, String)}
   */
  public SettledPayment processorTakesBack(Payment payment, Money amount) {
    return backOffice.takeBack(payment.paymentGuid(), amount);
  }

  /**
   * The biller wins the dispute: what was taken back of a payment by card settles once more, in the
   * batch of today, or of the next business day.
   *
   * @param payment a payment of which something was taken back
   * @return the line
   * @throws IllegalArgumentException when there is no such payment, it is none by card, or nothing
   *     of it was taken back
   */
  public SettledPayment billerWinsDispute(Payment payment) {
    return backOffice.winBack(payment.paymentGuid());
  }

  /**
   * Tells of a return otherwise from now on: by another code, with a refined time, of a part alone.
   *
   * @param known as it is told until now
   * @param corrected as it is told from now on, of the same payment
   * @return the corrected one
   * @throws IllegalArgumentException when no such return is told, or the payments differ
   */
  public AchReturn corrects(AchReturn known, AchReturn corrected) {
    return backOffice.correct(known, corrected);
  }

  /**
   * Tells of a settled line otherwise from now on: with its deposit or fee, on another day.
   *
   * @param known as it is told until now
   * @param corrected as it is told from now on, of the same payment
   * @return the corrected one
   * @throws IllegalArgumentException when no such line is told, or the payments differ
   */
  public SettledPayment corrects(SettledPayment known, SettledPayment corrected) {
    return backOffice.correct(known, corrected);
  }

  // Time, and who is there while it passes.

  /**
   * From now on {@link #timePasses} runs what is due of an integration, as the host's scheduler
   * does. Several integrations may poll.
   *
   * @param integration by the fake's clock
   */
  public void polledBy(InvoiceCloudIntegration integration) {
    time.polledBy(Objects.requireNonNull(integration, "integration"));
  }

  /**
   * From now on {@link #timePasses} pushes: each approved payment a minute after it was made, and
   * again every quarter of an hour until the address answers for it, whatever the answer. How
   * InvoiceCloud does it is not known.
   *
   * @param pump the address; it takes the place of one given before
   */
  public void pushesTo(DataPump pump) {
    time.pushesTo(Objects.requireNonNull(pump, "pump"));
  }

  /**
   * From now on AutoPay asks what is due before it collects, by RealTimeDataRefresh. An invoice
   * that the answer leaves out is taken to have nothing due, and one of which there is no answer is
   * not collected on that day: assumptions.
   *
   * @param refresh asks Spectrum; it takes the place of one given before
   */
  public void asks(BalanceRefresh refresh) {
    time.asks(Objects.requireNonNull(refresh, "refresh"));
  }

  /**
   * Lets time pass: moves the clock from one thing that is due to the next and lets it happen, in
   * order. Hours are of the biller's zone, whose days need not have 24 of them.
   *
   * <ul>
   *   <li>AutoPay collects what is due of the customers who are enrolled, at 6 in the morning of an
   *       invoice's collection date, and later that day what is there only then.
   *   <li>Banks return what {@link #bankWillReturn} says, at 8 in the morning.
   *   <li>Batches settle at 6 in the evening, so many business days after their payments ({@link
   *       FakeInvoiceCloudBuilder#settlementDays}); weekends, the Federal Reserve's holidays and
   *       the profile's are none.
   *   <li>The data pump pushes, where {@link #pushesTo} names its address.
   *   <li>Integrations poll what is due, where {@link #polledBy} names them.
   * </ul>
   *
   * <p>A push, a poll or a question that fails is part of the story and does not end it; it is told
   * in the answer. An {@link Error}, such as the assertion of a test's own ledger, ends it.
   *
   * @param duration how long, in hours of a clock: {@code Duration.ofDays(1)} is 24 of them; zero
   *     lets happen what is due now
   * @return what happened
   * @throws IllegalArgumentException when the duration is negative
   * @throws IllegalStateException when the fake's clock is no {@link MutableClock}, when an
   *     integration goes by another clock, or when time passes already
   */
  public TimePassed timePasses(Duration duration) {
    return time.pass(Objects.requireNonNull(duration, "duration"));
  }

  // What the processor does, for a test that steers by hand.

  /**
   * Closes every batch up to a day. A payment settles a number of days after the biller's local
   * date on which it was made (card 1, EFT 2, unless the builder says otherwise), in a batch per
   * day and method; its deposit is its amount. Declined payments and those returned before do not
   * settle.
   *
   * @param through the last day to settle
   * @return what settled just now, by day, method and time of payment
   */
  public List<SettledPayment> settle(LocalDate through) {
    return processor.settle(through);
  }

  // The data pump.

  /**
   * {@return the approved payments that the data pump has not yet delivered, oldest first; {@link
   * #markPushed} takes them off}
   */
  public List<Payment> paymentsToPush() {
    return state.paymentsToPush();
  }

  /** Takes payments off {@link #paymentsToPush}, since Spectrum answered for them. */
  public void markPushed(Collection<PaymentGuid> delivered) {
    state.markPushed(delivered);
  }

  // What a test may look at and steer.

  /**
   * Puts invoices into InvoiceCloud's books without a file, for a test that is not about files; one
   * that is there already is replaced.
   *
   * @param invoices any invoices
   */
  public void holdInvoices(Collection<BifInvoice> invoices) {
    List<BifInvoice> held = List.copyOf(invoices);
    held.forEach(state::hold);
    state.story.note(() -> StoryText.held(held));
  }

  /**
   * Puts payments of an earlier time into InvoiceCloud's books, whether or not it holds their
   * invoices: they are reported, pushed and settled like others. Several of one GUID and different
   * invoices are a cart.
   *
   * @param history any payments
   * @throws IllegalArgumentException when a payment's GUID is there already, or twice for one
   *     invoice
   */
  public void recordPayments(Collection<Payment> history) {
    state.recordPayments(history);
  }

  /** {@return a copy of all payments, declined ones too, in the order of their recording} */
  public List<Payment> allPayments() {
    return state.allPayments();
  }

  /**
   * {@return every invoice file that came, accepted or refused, in order; one that came again with
   * the same name and content is there once}
   */
  public List<ReceivedInvoiceFile> receivedFiles() {
    return state.receivedFiles();
  }

  /** {@return the script of what is to go wrong} */
  public FakeFaults faults() {
    return faults;
  }

  /**
   * {@return what happened so far, a line each by the clock, the last 200: who paid what, what was
   * asked and answered, which faults came; and, where {@link FakeInvoiceCloudExtension} made them,
   * what the ledger, the data pump and the quarantine got. For an assertion's message: the
   * extension itself adds it to the failure of a test. Nothing in it is masked}
   */
  public String story() {
    return state.story.text();
  }

  /** {@return the clock that everything goes by} */
  public Clock clock() {
    return settings.clock();
  }

  /** {@return the contract that the fake keeps to} */
  public Profile profile() {
    return settings.profile();
  }

  FakeState state() {
    return state;
  }

  Story storyteller() {
    return state.story;
  }

  FakeReports reports() {
    return reports;
  }

  FileIntake intake() {
    return intake;
  }

  FakeLookups lookups() {
    return lookups;
  }
}
