package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
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
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
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

  FakeInvoiceCloud(FakeSettings settings) {
    this.settings = settings;
    state = new FakeState(settings.clock(), new SplittableRandom(settings.seed()));
    faults = new FakeFaults(settings.profile(), state.story);
    desk = new CustomerDesk(settings, state);
    processor = new Processor(settings, state);
    backOffice = new BackOffice(state, processor);
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

  // What customers do.

  /**
   * A customer pays an invoice, or tries to.
   *
   * @param invoiceNumber an invoice that a file brought
   * @param request by what, how much, through which product
   * @return the payment as InvoiceCloud records it; a declined one leaves the balance as it is
   * @throws IllegalArgumentException when InvoiceCloud would not let the customer do so: an unknown
   *     invoice, a blocked method, a part of the balance where that is not allowed, or more than
   *     the balance
   * @throws com.imt.ic.UnsupportedCapabilityException when the integration page does not support
   *     the product
   */
  public Payment pay(InvoiceNumber invoiceNumber, PaymentRequest request) {
    return desk.pay(invoiceNumber, request);
  }

  /**
   * A customer pays several invoices whole in one payment (a cart): as many rows of one GUID, the
   * fee with the first, an assumption.
   *
   * @param invoices invoices that a file brought
   * @param request by what and through which product; its amount is the sum of their balances
   * @return what the payment pays of each, in that order
   * @throws IllegalArgumentException as {@link #pay}, and for another amount
   */
  public List<Payment> payCart(List<InvoiceNumber> invoices, PaymentRequest request) {
    return desk.payCart(invoices, request);
  }

  /**
   * Somebody buys something in CloudStore, which posts nothing of Spectrum's: a payment without
   * invoice and account.
   *
   * @param amount the principal
   * @return the payment, by card
   */
  public Payment payInCloudStore(Money amount) {
    return desk.payInStore(PaymentRequest.card(amount, "CloudStore"));
  }

  /**
   * A customer pays by VISA card, with the convenience fee beside the principal.
   *
   * @param invoiceNumber an invoice that a file brought
   * @param amount the principal
   * @param product such as {@code CustomerPortal}
   * @return the payment
   * @throws RuntimeException as {@link #pay}
   */
  public Payment payByCard(InvoiceNumber invoiceNumber, Money amount, String product) {
    return desk.pay(invoiceNumber, PaymentRequest.card(amount, product));
  }

  /**
   * A customer pays by EFT, without a fee.
   *
   * @param invoiceNumber an invoice that a file brought
   * @param amount the principal
   * @param product such as {@code CustomerPortal}
   * @return the payment
   * @throws RuntimeException as {@link #pay}
   */
  public Payment payByEft(InvoiceNumber invoiceNumber, Money amount, String product) {
    return desk.pay(invoiceNumber, PaymentRequest.eft(amount, product));
  }

  /**
   * A customer tries to pay by a card that the processor declines.
   *
   * @param invoiceNumber an invoice that a file brought
   * @param amount the principal
   * @param product such as {@code CustomerPortal}
   * @return the declined payment
   * @throws RuntimeException as {@link #pay}
   */
  public Payment declineCard(InvoiceNumber invoiceNumber, Money amount, String product) {
    return desk.pay(invoiceNumber, PaymentRequest.card(amount, product).thatIsDeclined());
  }

  /**
   * A customer enrols in AutoPay; enrolling again changes the method.
   *
   * @param accountNumber the account of an invoice that a file brought
   * @param method how AutoPay is to collect
   * @throws IllegalArgumentException when no invoice of that account came
   */
  public void enrollAutoPay(AccountNumber accountNumber, PaymentMethod method) {
    desk.enrollAutoPay(accountNumber, method);
  }

  /**
   * A customer leaves AutoPay; the report shows the customer as no longer enrolled.
   *
   * @param accountNumber an account that is enrolled
   * @throws IllegalArgumentException when it is not
   */
  public void cancelAutoPay(AccountNumber accountNumber) {
    desk.cancelAutoPay(accountNumber);
  }

  /**
   * A customer goes paperless.
   *
   * @param accountNumber the account of an invoice that a file brought
   * @throws IllegalArgumentException when no invoice of that account came
   */
  public void enrollPaperless(AccountNumber accountNumber) {
    desk.enrollPaperless(accountNumber);
  }

  /**
   * A customer goes back to paper; the report shows the customer as no longer paperless.
   *
   * @param accountNumber an account that is paperless
   * @throws IllegalArgumentException when it is not
   */
  public void cancelPaperless(AccountNumber accountNumber) {
    desk.cancelPaperless(accountNumber);
  }

  /**
   * InvoiceCloud loses sight of a customer: neither enrolment report names it any more, enrolled or
   * not, so that the snapshot shrinks.
   *
   * @param accountNumber an account that was enrolled in something
   * @throws IllegalArgumentException when it was not
   */
  public void dropFromSnapshots(AccountNumber accountNumber) {
    desk.dropFromSnapshots(accountNumber);
  }

  // What InvoiceCloud and the processor do.

  /**
   * AutoPay collects the whole balance of every invoice of an enrolled account whose
   * AutoPayCollectionDate is that day, without asking Spectrum first.
   *
   * @param day the day
   * @return the payments, in the order in which the invoices came; blocked invoices and those
   *     without a balance bring none
   */
  public List<Payment> collectAutoPay(LocalDate day) {
    return desk.collectAutoPay(day, Optional.empty());
  }

  /**
   * AutoPay collects as {@link #collectAutoPay(LocalDate)} does, but asks Spectrum what is due
   * first and goes by its answer. An invoice that the answer leaves out is taken to have nothing
   * due: an assumption.
   *
   * @param day the day
   * @param refresh asks Spectrum; what it throws ends the collection, payments made before stay
   * @return the payments, in the order in which the invoices came
   */
  public List<Payment> collectAutoPay(LocalDate day, BalanceRefresh refresh) {
    return desk.collectAutoPay(day, Optional.of(refresh));
  }

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

  /**
   * The bank returns an EFT payment; where the code takes money back, the balances of its invoices
   * at InvoiceCloud rise again (an assumption). A notification of change ({@code C02}) and a
   * dishonoured return ({@code R61}) come by the same report and move no money.
   *
   * @param paymentGuid an approved EFT payment
   * @param code NACHA's return reason code, such as {@code R01}, with text beside it, or empty
   * @param reason the reason in words
   * @return the return as InvoiceCloud records it
   * @throws IllegalArgumentException when there is no such payment, or it is none by EFT, or was
   *     declined
   */
  public AchReturn reject(PaymentGuid paymentGuid, String code, String reason) {
    return processor.reject(paymentGuid, code, reason);
  }

  /** {@return what takes settled money back, presents it again and corrects what was told} */
  public BackOffice backOffice() {
    return backOffice;
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
