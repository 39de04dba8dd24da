package com.imt.ic.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportKind;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.profile.Profile;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.Reconciliation.Span;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a host's {@link Ledger} has to do right with carts and with money that is taken back, as
 * JUnit tests. A host extends this class; the books must tell what they hold by {@link
 * Ledger#read}, since the reconciliation is what judges them, to the cent.
 *
 * <pre>{@code
 * class SpectrumLedgerContractTest extends LedgerContract {
 *   @Override
 *   protected DataSource dataSource() {
 *     return newDatabase();
 *   }
 *
 *   @Override
 *   protected Ledger ledger(DataSource dataSource) {
 *     return new SpectrumLedger();
 *   }
 * }
 * }</pre>
 */
public abstract class LedgerContract {

  private static final Instant START = Instant.parse("2026-11-02T14:00:00Z");
  private static final InvoiceNumber FIRST = InvoiceNumber.of("INV-1");
  private static final InvoiceNumber SECOND = InvoiceNumber.of("INV-2");
  private static final Money HUNDRED = Money.parse("100.00");
  private static final Money CART = Money.parse("140.00");

  private final MutableClock clock = MutableClock.at(START);
  private final Set<String> called = new TreeSet<>();
  private @Nullable FakeInvoiceCloud fake;
  private @Nullable InvoiceCloudIntegration integration;

  /** For subclasses. */
  protected LedgerContract() {}

  /**
   * Opens a database for one test.
   *
   * @return one in which the SDK's tables may be created, and in which the books hold nothing
   */
  protected abstract DataSource dataSource();

  /**
   * Opens the books under test.
   *
   * @param dataSource what {@link #dataSource} has answered for this test
   * @return books that hold nothing
   */
  protected abstract Ledger ledger(DataSource dataSource);

  /**
   * Whether the books take chargebacks and post anew what came again ({@link Ledger#chargedBack},
   * {@link Ledger#represented}).
   *
   * @return true unless overridden; false leaves those tests out
   */
  protected boolean movesBySettledLines() {
    return true;
  }

  @BeforeEach
  final void openBooks() {
    Profile profile = Profile.defaults().override("{\"biller\":{\"bid\":\"123\"}}");
    FakeInvoiceCloud cloud = FakeInvoiceCloud.builder().clock(clock).profile(profile).build();
    cloud.holdInvoices(List.of(invoice(FIRST, HUNDRED), invoice(SECOND, Money.parse("40.00"))));
    DataSource dataSource = dataSource();
    InvoiceCloudIntegration.createTables(dataSource);
    integration =
        InvoiceCloudIntegration.builder()
            .profile(profile)
            .cloud(cloud)
            .dataSource(dataSource)
            .ledger(watched(ledger(dataSource)))
            .startAt(START.minus(Duration.ofDays(1)))
            .clock(clock)
            .build();
    fake = cloud;
  }

  @AfterEach
  final void requireThatTheBooksTold() {
    assertTrue(
        called.contains("read and told"), "Ledger.read answers false; tell receipts and reversals");
  }

  @Test
  void cart_isPostedForEachInvoiceAndOnce() {
    fake().payCart(List.of(FIRST, SECOND), PaymentRequest.card(CART, "IVR"));

    settleAndPoll();
    sdk().reread(ReportKind.PAYMENTS, START);

    requireRight(CART);
  }

  @Test
  void returnOfACart_takesBackWhatWasPostedForEachInvoice() {
    PaymentGuid cart =
        fake()
            .payCart(List.of(FIRST, SECOND), PaymentRequest.eft(CART, "IVR"))
            .get(0)
            .paymentGuid();
    settleAndPoll();

    fake().reject(cart, "R01", "Insufficient Funds");
    poll();

    requireRight(CART);
    assertTrue(called.contains("reverse"));
  }

  @Test
  void returnOfAPart_takesThatPartBack() {
    PaymentGuid payment = fake().payByEft(FIRST, HUNDRED, "IVR").paymentGuid();
    settleAndPoll();

    AchReturn whole = fake().reject(payment, "R10", "Not authorised");
    fake().backOffice().correct(whole, whole.toBuilder().amount(Money.parse("60.00")).build());
    poll();

    requireRight(HUNDRED);
  }

  @Test
  void returnThatIsToldOtherwiseLater_isReversedOnce() {
    PaymentGuid payment = fake().payByEft(FIRST, HUNDRED, "IVR").paymentGuid();
    settleAndPoll();
    AchReturn told = fake().reject(payment, "R01", "Insufficient Funds");
    poll();

    fake().backOffice().correct(told, told.toBuilder().code("R02").build());
    poll();

    requireRight(HUNDRED);
  }

  @Test
  void chargebackAndRefunds_areTakenBackWhenAPersonRetriesThem() {
    assumeTrue(movesBySettledLines());
    PaymentGuid payment = fake().payByCard(FIRST, HUNDRED, "IVR").paymentGuid();
    settleAndPoll();

    fake().backOffice().refund(payment, Money.parse("10.00"));
    fake().backOffice().refund(payment, Money.parse("10.00"));
    fake().backOffice().chargeBack(payment);
    poll();
    retryAll();

    requireRight(HUNDRED);
  }

  @Test
  void paymentThatIsPresentedAgain_isPostedAnewAndMayBeReturnedOnceMore() {
    assumeTrue(movesBySettledLines());
    PaymentGuid payment = fake().payByEft(FIRST, HUNDRED, "IVR").paymentGuid();
    settleAndPoll();
    fake().reject(payment, "R01", "Insufficient Funds");
    poll();

    fake().backOffice().presentAgain(payment);
    settleAndPoll();
    retryAll();
    requireRight(HUNDRED);

    fake().reject(payment, "R01", "Insufficient Funds");
    poll();
    requireRight(HUNDRED);
  }

  /** No difference, nothing that waits for people, and this much posted at first. */
  private void requireRight(Money posted) {
    List<String> troubles = new ArrayList<>();
    Reconciliation all = sdk().reconcile(Span.EVERYTHING, new Reconciliation.Visitor() {});
    List<Difference> differences = new ArrayList<>(all.differences());
    differences.addAll(
        sdk().reconcile().differences()); // by readSince and readPayments, if they tell
    for (Difference difference : differences) {
      troubles.add(difference.kind() + " " + difference.amount() + ": " + difference.reason());
    }
    for (QuarantineEntry entry : open()) {
      troubles.add(entry.kind() + ": " + entry.reason());
    }
    assertEquals(List.of(), troubles);
    assertEquals(posted, all.posted().amount());
  }

  /** Three days later, which every method settles within. */
  private void settleAndPoll() {
    poll();
    clock.advance(Duration.ofDays(5)); // two business days and a weekend
    fake().settle(LocalDate.ofInstant(clock.instant(), fake().profile().billerZone()));
    poll();
  }

  private void poll() {
    sdk().poll(ReportKind.PAYMENTS);
    sdk().poll(ReportKind.SETTLED_BATCHES);
    sdk().poll(ReportKind.ACH_REJECTS);
  }

  private void retryAll() {
    open().forEach(entry -> sdk().quarantine().retry(entry.id()));
  }

  private List<QuarantineEntry> open() {
    return sdk().quarantine().page(QuarantineFilter.OPEN, 0, 100);
  }

  /** The same books, of which it is known what they were called for. */
  private Ledger watched(Ledger ledger) {
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(ledger, arguments);
                called.add(method.getName() + (Boolean.TRUE.equals(answer) ? " and told" : ""));
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  private static BifInvoice invoice(InvoiceNumber number, Money balance) {
    return BifInvoice.builder()
        .accountNumber(AccountNumber.of("0001000237"))
        .invoiceNumber(number)
        .invoiceTypeId(1)
        .customerName("O'Neil")
        .balanceDue(balance)
        .build();
  }

  private FakeInvoiceCloud fake() {
    return Objects.requireNonNull(fake);
  }

  private InvoiceCloudIntegration sdk() {
    return Objects.requireNonNull(integration);
  }
}
