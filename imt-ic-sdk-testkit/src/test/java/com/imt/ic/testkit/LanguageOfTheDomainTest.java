package com.imt.ic.testkit;

import static com.imt.ic.testkit.NachaCode.R01;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Money;
import com.imt.ic.UnsupportedCapabilityException;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.ReturnCode;
import com.imt.ic.ledger.SettledPayment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each word in which a test tells its story, and what it refuses. */
class LanguageOfTheDomainTest {

  /** Monday of the week of Thanksgiving, 9 in the morning in Des Moines. */
  private static final Instant MONDAY = Instant.parse("2026-11-23T15:00:00Z");

  private static final LocalDate THANKSGIVING = LocalDate.of(2026, 11, 26);

  private final MutableClock clock = MutableClock.at(MONDAY);
  private final FakeInvoiceCloud ic = FakeInvoiceCloud.builder().clock(clock).build();

  // Customers and invoices.

  @Test
  void customer_hasInventedDataUntilSomeIsSaid() {
    ic.customer("HO-1").invoice("INV-1", "511.14");
    ic.customer("HO-2").name("Casey Moore").emailAddress("casey@example.com").phone("");
    ic.customer("HO-2").invoice("INV-2", "1.00");

    assertThat(ic.findCustomer(ic.customer("HO-1").accountNumber()).orElseThrow().customerName())
        .contains("Avery Garcia");
    var casey = ic.findCustomer(ic.customer("HO-2").accountNumber()).orElseThrow();
    assertThat(casey.customerName()).contains("Casey Moore");
    assertThat(casey.emailAddress()).contains("casey@example.com");
    assertThat(casey.phone()).isEmpty();
    assertThat(casey.city()).contains("Des Moines");

    ic.customer("HO-2").address("1 Elm St", "Ames", "IA", "50010").name("Casey Quinn");

    var moved = ic.findCustomer(casey.accountNumber()).orElseThrow();
    assertThat(moved.city()).contains("Ames");
    assertThat(ic.invoice("INV-2").paysAll().byCard().customerName()).contains("Casey Quinn");
  }

  @Test
  void customer_isUnknownToInvoiceCloudBeforeTheFirstInvoice() {
    CloudCustomer customer = ic.customer("HO-1").name("Casey Moore");

    assertThat(ic.findCustomer(customer.accountNumber())).isEmpty();
    assertThatThrownBy(customer::goesPaperless)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "give it an invoice first, by customer(...).invoice(number, balance)");
  }

  @Test
  void invoice_isFoundByItsNumberAndChangedLikeARecordOfTypeR() {
    ic.customer("HO-1").invoice("INV-1", "511.14").invoiceTypeId(3).dueDate(THANKSGIVING);
    ic.invoice("INV-1").balanceDue("20.00").allowPartialPayments(false);

    CloudInvoice found = ic.customer("HO-1").invoice("INV-1");

    assertThat(found.balanceDue()).isEqualTo(Money.parse("20.00"));
    var record = ic.findInvoice(found.number()).orElseThrow();
    assertThat(record.totalAmountDue()).isEqualTo(Money.parse("511.14"));
    assertThat(record.invoiceDueDate()).contains(THANKSGIVING);
    assertThat(found.paysAll().byEft().invoiceTypeId()).contains("3");
  }

  @Test
  void invoiceThatIsNotThere_isRefusedWithThoseThatAre() {
    ic.customer("HO-1").invoice("INV-1", "1.00");
    ic.customer("HO-2").invoice("INV-2", "1.00");

    assertThatThrownBy(() -> ic.invoice("INV-3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "InvoiceCloud holds no invoice INV-3; it holds INV-1, INV-2. Put it in by"
                + " customer(...).invoice(number, balance), or submit a file with it");
    assertThatThrownBy(() -> ic.customer("HO-1").invoice("INV-2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("whose invoices are INV-1");
    assertThatThrownBy(() -> ic.customer("HO-1").invoice("INV-2", "2.00"))
        .hasMessage(
            "InvoiceCloud holds invoice INV-2 already; find it by invoice(number), or give another number");
    assertThatThrownBy(() -> ic.customer("HO-1").invoice("INV-3", "-2.00"))
        .hasMessage("Invoice INV-3: a balance of -2.00; InvoiceCloud holds 0.00 or more");
    assertThatThrownBy(() -> ic.customer("HO-1").invoice("INV-3", "$2"))
        .hasMessageContaining("An amount is digits");
  }

  // Payments.

  @Test
  void payment_isOfTheCustomerPortalUnlessAProductIsSaid() {
    CloudInvoice invoice = ic.customer("HO-1").invoice("INV-1", "511.14");

    Payment portal = invoice.pays("1.00").byCard();
    Payment agent =
        invoice
            .pays("2.00")
            .by(Product.AGENT_CONNECT)
            .emailAddress("agent@example.com")
            .billerReference("ref")
            .byCard("MC");
    Payment odd = invoice.pays("3.00").reportedAs("Pigeon").byEft();

    assertThat(portal.source()).contains("CustomerPortal");
    assertThat(portal.cardType()).contains("VISA");
    assertThat(portal.convenienceFee()).contains(Money.parse("2.95"));
    assertThat(agent.source()).contains("AgentConnect");
    assertThat(agent.cardType()).contains("MC");
    assertThat(agent.emailAddress()).contains("agent@example.com");
    assertThat(agent.billerReference()).contains("ref");
    assertThat(odd.source()).contains("Pigeon");
    assertThat(odd.method()).contains(PaymentMethod.EFT);
    assertThat(invoice.balanceDue()).isEqualTo(Money.parse("505.14"));
    assertThat(ic.sellsInCloudStore("25.00").account()).isEmpty();
  }

  @Test
  void declinedPayment_leavesTheBalance() {
    CloudInvoice invoice = ic.customer("HO-1").invoice("INV-1", "511.14");

    assertThat(invoice.pays("511.14").declined().byCard().approved()).isFalse();
    assertThat(invoice.balanceDue()).isEqualTo(Money.parse("511.14"));
  }

  @Test
  void cart_paysSeveralInvoicesWhole() {
    CloudCustomer customer = ic.customer("HO-1");
    customer.invoice("INV-1", "10.00");
    customer.invoice("INV-2", "20.00");
    customer.invoice("INV-3", "30.00");

    List<Payment> cart = customer.cart("INV-1", "INV-3").byCard();
    List<Payment> rest = customer.paysAll().by(Product.KIOSK).byEft();

    assertThat(cart).extracting(Payment::amount).containsExactly(usd("10.00"), usd("30.00"));
    assertThat(cart.get(0).paymentGuid()).isEqualTo(cart.get(1).paymentGuid());
    assertThat(rest).extracting(Payment::amount).containsExactly(usd("20.00"));
    assertThatThrownBy(customer::paysAll).hasMessageContaining("Nothing is due of account");
    assertThatThrownBy(customer::cart).hasMessage("A cart of no invoices; name one or more");
  }

  @Test
  void whatIsNotAllowed_isRefusedWithWhatIs() {
    CloudInvoice invoice =
        ic.customer("HO-1")
            .invoice("INV-1", "511.14")
            .blockPaymentsCc(true)
            .allowPartialPayments(false);

    assertThatThrownBy(() -> invoice.paysAll().byCard())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invoice INV-1: payments by CC are blocked (BlockPaymentsCC of its last record); pay"
                + " by EFT, or send it again as R without the block");
    assertThatThrownBy(() -> invoice.pays("1.00").byEft())
        .hasMessageEndingWith("its AllowPartialPayments is false; pay the whole balance");
    assertThatThrownBy(() -> invoice.pays("511.15").byEft())
        .hasMessageEndingWith("is more than the balance of 511.14; pay at most that");
    assertThat(ic.allPayments()).isEmpty();
  }

  @Test
  void unsupportedProduct_isRefusedWithThePagesWordsAndThoseThatAre() {
    assertThatThrownBy(() -> Product.of("CSRConnect"))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessageContaining("\"CSRConnect\" is not supported")
        .hasMessageContaining("Payments come by CUSTOMER_PORTAL, AGENT_CONNECT, CHECK_FREE, EMV");
    assertThatThrownBy(() -> Product.of("CloudStore"))
        .hasMessageContaining("takes no payments of invoices")
        .hasMessageContaining("no payment posting");
    assertThat(Product.of("obd")).isEqualTo(Product.ONLINE_BANK_DIRECT);
  }

  @Test
  void everyProduct_isKnownToTheDefaultProfileByItsSource() {
    for (Product product : Product.values()) {
      assertThat(
              Product.of(product == Product.CUSTOMER_PORTAL ? "customer portal" : product.source()))
          .isEqualTo(product);
    }
  }

  // Enrolments.

  @Test
  void customer_enrolsAndLeaves() {
    CloudCustomer customer = ic.customer("HO-1");
    customer.invoice("INV-1", "1.00");

    customer.enrollsInAutoPay(PaymentMethod.CC).goesPaperless();
    var record = ic.findCustomer(customer.accountNumber()).orElseThrow();
    assertThat(record.autoPay()).contains(true);
    assertThat(record.paperInvoices()).contains(false);

    customer.leavesAutoPay().goesBackToPaper();
    assertThat(ic.findCustomer(customer.accountNumber()).orElseThrow().autoPay()).contains(false);
    assertThatThrownBy(customer::leavesAutoPay).hasMessageContaining("is not enrolled in AutoPay");

    customer.dropsFromReports();
    assertThatThrownBy(customer::dropsFromReports)
        .hasMessageContaining("stands in no enrolment report");
    assertThatThrownBy(() -> customer.enrollsInAutoPay(PaymentMethod.of("CASH")))
        .hasMessage("AutoPay collects by CC or EFT, found \"CASH\"");
  }

  // Banks and the processor.

  @Test
  void codes_areThoseOfWhichTheSdkKnowsTheReason() {
    List<String> known = new ArrayList<>();
    for (String letter : List.of("R", "C")) {
      for (int i = 0; i < 100; i++) {
        String code = "%s%02d".formatted(letter, Integer.valueOf(i));
        if (!ReturnCode.of(code).reason().isEmpty()) {
          known.add(code);
        }
      }
    }

    assertThat(NachaCode.values()).extracting(NachaCode::name).containsExactlyElementsOf(known);
  }

  @Test
  void bank_returnsEftAlone() {
    CloudInvoice invoice = ic.customer("HO-1").invoice("INV-1", "511.14");
    Payment eft = invoice.pays("11.14").byEft();
    Payment card = invoice.pays("100.00").byCard();

    assertThat(ic.bankReturns(eft, R01).reason()).contains("Insufficient funds");
    assertThat(invoice.balanceDue()).isEqualTo(usd("411.14"));
    assertThat(ic.bankReturns(eft, "R03 - No account", "").returnCode())
        .isEqualTo(NachaCode.R03.returnCode());
    assertThatThrownBy(() -> ic.bankReturns(card, R01))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "is not by EFT; a bank returns approved EFT payments alone, and processorTakesBack is"
                + " for others");
    assertThatThrownBy(() -> ic.bankWillReturn(card, R01)).hasMessageContaining("is not by EFT");
  }

  @Test
  void processor_takesBackWhatStandsSettled() {
    CloudInvoice invoice = ic.customer("HO-1").invoice("INV-1", "511.14");
    Payment card = invoice.pays("100.00").byCard();

    assertThatThrownBy(() -> ic.processorTakesBack(card, "40.00"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "40.00 cannot be taken back of 0.00 that stand settled; let it settle first, by"
                + " timePasses or settle, and take back at most that");
    ic.timePasses(Duration.ofDays(2));

    assertThat(ic.processorTakesBack(card, "40.00").amount()).isEqualTo(usd("-40.00"));
    SettledPayment whole = ic.processorTakesBack(card);
    assertThat(whole.amount()).isEqualTo(usd("-60.00"));
    assertThat(whole.settledOn()).isEqualTo(LocalDate.of(2026, 11, 25));
    assertThat(ic.billerWinsDispute(card).amount()).isEqualTo(usd("100.00"));
    assertThatThrownBy(() -> ic.billerWinsDispute(card)).hasMessageContaining("was taken back");
    SettledPayment bare = whole.toBuilder().processor(null).build();
    assertThat(ic.corrects(whole, bare)).isEqualTo(bare);
    assertThatThrownBy(() -> ic.corrects(whole, bare)).hasMessageContaining("is not told of");
  }

  @Test
  void returnedDebit_isPresentedAgainAndSettlesOnceMore() {
    Payment eft = ic.customer("HO-1").invoice("INV-1", "511.14").paysAll().byEft();
    assertThatThrownBy(() -> ic.processorPresentsAgain(eft))
        .hasMessageContaining("was not returned");
    ic.bankReturns(eft, R01);
    assertThat(ic.timePasses(Duration.ofDays(5)).settled()).isEmpty();

    ic.processorPresentsAgain(eft);

    assertThat(ic.timePasses(Duration.ofDays(5)).settled())
        .extracting(SettledPayment::settledOn)
        .containsExactly(LocalDate.of(2026, 12, 1)); // presented on Saturday
  }

  @Test
  void money_comesBackOnce_andIsWonBackWhenItWasTakenBackAlone() {
    CloudInvoice invoice = ic.customer("HO-1").invoice("INV-1", "511.14");
    Payment card = invoice.pays("100.00").byCard();
    Payment declined = invoice.pays("50.00").declined().byCard();
    Payment eft = invoice.pays("200.00").byEft();

    assertThatThrownBy(() -> ic.billerWinsDispute(card)).hasMessageContaining("was taken back");
    assertThatThrownBy(() -> ic.billerWinsDispute(declined)).hasMessageContaining("was taken back");
    ic.timePasses(Duration.ofDays(5));
    ic.bankReturns(eft, R01);

    assertThatThrownBy(() -> ic.processorTakesBack(eft)).hasMessageContaining("of 0.00 that stand");
    invoice.paysAll().byCard();
    ic.processorPresentsAgain(eft);
    assertThat(invoice.balanceDue()).isEqualTo(Money.ZERO);
    ic.timePasses(Duration.ofDays(6));
    assertThat(ic.processorTakesBack(eft).amount()).isEqualTo(usd("-200.00"));
    assertThatThrownBy(() -> ic.sellsInCloudStore("0.00")).hasMessageContaining("more than 0.00");
  }

  @Test
  void returnThatWasToldByHand_isNotToldAgainInItsTime() {
    Payment eft = ic.customer("HO-1").invoice("INV-1", "511.14").paysAll().byEft();
    ic.bankWillReturn(eft, R01);
    ic.bankReturns(eft, R01);

    assertThat(ic.timePasses(Duration.ofDays(7)).returns()).isEmpty();
  }

  private static Money usd(String amount) {
    return Money.parse(amount);
  }
}
