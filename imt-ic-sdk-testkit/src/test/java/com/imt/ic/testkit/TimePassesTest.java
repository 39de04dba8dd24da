package com.imt.ic.testkit;

import static com.imt.ic.testkit.NachaCode.R01;
import static com.imt.ic.testkit.NachaCode.R10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.imt.ic.BillerCredentials;
import com.imt.ic.CallFailedException;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.balance.InvoiceBalance;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.soap.hosted.HostedServices;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens by itself while time passes, when, and in which order. */
class TimePassesTest {

  /** Of tcpmux, which no test's server is given by chance. */
  private static final int NOBODYS_PORT = 1;

  /** Monday of the week of Thanksgiving, 9 in the morning in Des Moines. */
  private static final Instant MONDAY = Instant.parse("2026-11-23T15:00:00Z");

  private static final LocalDate THANKSGIVING = LocalDate.of(2026, 11, 26);
  private static final BillerCredentials CREDENTIALS = BillerCredentials.of("biller-1", "key-1");
  private static final String BY_LEDGER =
      "{\"posting\":{\"chargebacks\":\"LEDGER\",\"representments\":\"LEDGER\"}}";

  private final MutableClock clock = MutableClock.at(MONDAY);
  private final FakeInvoiceCloud ic =
      FakeInvoiceCloud.builder()
          .clock(clock)
          .profile(SmallHost.PROFILE.override(BY_LEDGER))
          .build();
  private SmallHost host;
  private HttpServer server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  /** A host that polls, and to which payments are pushed. */
  private void connect() throws IOException {
    host = new SmallHost(ic.profile(), ic, clock, clock.instant().minus(Duration.ofDays(1)));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    HostedServices.builder(host.integration)
        .credentials(List.of(CREDENTIALS))
        .balances((account, invoice) -> Optional.empty())
        .build()
        .publish(server, "/spectrum");
    server.start();
    ic.polledBy(host.integration);
    ic.pushesTo(DataPump.to(address(server.getAddress().getPort()), CREDENTIALS));
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:%s/spectrum/OnlineReceipt".formatted(port));
  }

  @Test
  void weekOfThanksgiving_endsWithoutADifference() throws IOException {
    connect();
    CloudCustomer home = ic.customer("HO-1");
    Payment card =
        home.invoice("INV-1", "511.14").pays("120.00").by(Product.AGENT_CONNECT).byCard();
    Payment eft = home.invoice("INV-2", "80.00").paysAll().byEft();
    ic.bankWillReturn(eft, R01);
    home.invoice("INV-3", "40.00").autoPayCollectionDate(THANKSGIVING);
    home.enrollsInAutoPay(PaymentMethod.EFT);
    TimePassed week = ic.timePasses(Duration.ofDays(8));
    ic.processorTakesBack(card, "40.00");
    TimePassed day = ic.timePasses(Duration.ofDays(1));

    assertThat(host.books.of(card.paymentGuid())).containsExactly("120.00", "-40.00");
    assertThat(host.books.of(eft.paymentGuid())).containsExactly("80.00", "-80.00");
    assertThat(host.integration.reconcile().differences()).isEmpty();
    assertThat(week.payments()).extracting(Payment::amount).containsExactly(usd("40.00"));
    assertThat(host.books.of(week.payments().get(0).paymentGuid())).containsExactly("40.00");
    assertThat(week.settled())
        .extracting(SettledPayment::settledOn)
        .containsExactly(
            LocalDate.of(2026, 11, 24), // a card of Monday
            LocalDate.of(2026, 11, 25), // EFT of Monday
            LocalDate.of(2026, 11, 30)); // EFT of Thanksgiving: Friday is one day, Monday two
    assertThat(week.returns())
        .extracting(AchReturn::returnedAt)
        .containsExactly(at("2026-11-30T08:00")); // Friday is one day after Wednesday, Monday two
    assertThat(week.pushed())
        .extracting(DataPump.Result::status)
        .containsExactly( // the first poll came before the push, the push before a later poll
            DataPump.Status.ALREADY_POSTED, DataPump.Status.ALREADY_POSTED, DataPump.Status.POSTED);
    assertThat(week.polls()).hasSizeGreaterThan(8 * (12 + 6 + 8 + 8 + 8));
    assertThat(week.failures()).as(week.toString()).isEmpty();
    assertThat(day.failures()).as(day.toString()).isEmpty();
    assertThat(week.events()).extracting(TimePassed.Event::at).isSorted();
    assertThat(week.toString())
        .contains("2026-11-26T12:00:00Z AutoPay collects 40.00 of INV-3")
        .contains("2026-11-30T14:00:00Z The bank returns payment " + eft.paymentGuid())
        .contains("Biller 123 polls payments: {");
    assertThat(clock.instant()).isEqualTo(MONDAY.plus(Duration.ofDays(9)));
  }

  @ParameterizedTest(name = "{0}: {1} paid {2}, settled {3}")
  @CsvSource({
    "the next day,                CC,  2026-11-23T09:00:00, 2026-11-24",
    "two days,                    EFT, 2026-11-23T09:00:00, 2026-11-25",
    "last second of the day,      CC,  2026-11-23T23:59:59, 2026-11-24",
    "first second of the next,    CC,  2026-11-24T00:00:00, 2026-11-25",
    "a holiday between,           CC,  2026-11-25T09:00:00, 2026-11-27",
    "holiday and weekend,         EFT, 2026-11-25T09:00:00, 2026-11-30",
    "paid on a Saturday,          CC,  2026-11-28T09:00:00, 2026-11-30",
    "clocks go back on Sunday,    CC,  2026-10-31T23:30:00, 2026-11-02",
    "in the hour that comes again,CC,  2026-11-01T01:30:00, 2026-11-02",
    "clocks go forward on Sunday, EFT, 2027-03-13T23:30:00, 2027-03-16",
    "New Year's Day,              CC,  2026-12-31T09:00:00, 2027-01-04",
    "a holiday on a Sunday,       CC,  2027-07-02T09:00:00, 2027-07-06",
    "a holiday on a Saturday,     CC,  2027-06-18T09:00:00, 2027-06-21",
    "a leap day,                  EFT, 2028-02-25T09:00:00, 2028-02-29",
    "after a leap day,            CC,  2028-02-29T09:00:00, 2028-03-01",
    "no leap day,                 CC,  2027-02-26T09:00:00, 2027-03-01",
    "month end,                   EFT, 2026-09-29T09:00:00, 2026-10-01",
  })
  void payment_settlesInTheEveningOfABusinessDay(
      String why, String method, LocalDateTime paidAt, LocalDate settlesOn) {
    clock.goBackTo(at(paidAt.toString()));
    CloudInvoice invoice = ic.customer("HO-1").invoice("INV-1", "511.14");
    Payment payment = method.equals("CC") ? invoice.paysAll().byCard() : invoice.paysAll().byEft();
    Instant evening = at(settlesOn + "T18:00:00");

    TimePassed before = ic.timePasses(Duration.between(clock.instant(), evening.minusSeconds(1)));
    TimePassed then = ic.timePasses(Duration.ofSeconds(1));

    assertThat(before.settled()).as(why).isEmpty();
    assertThat(then.settled())
        .as(why)
        .extracting(SettledPayment::settledOn, SettledPayment::paymentGuid)
        .containsExactly(tuple(settlesOn, payment.paymentGuid()));
  }

  @Test
  void holidaysOfTheProfile_areNoBusinessDays() {
    FakeInvoiceCloud closed =
        FakeInvoiceCloud.builder()
            .clock(clock)
            .profile(SmallHost.PROFILE.override("{\"biller\":{\"holidays\":[\"2026-11-24\"]}}"))
            .build();
    closed.customer("HO-1").invoice("INV-1", "1.00").paysAll().byCard();

    assertThat(closed.timePasses(Duration.ofDays(3)).settled())
        .extracting(SettledPayment::settledOn)
        .containsExactly(LocalDate.of(2026, 11, 25));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-31, 2026-10-31T11:00:00Z", // summer time ends in the night after
    "2026-11-01, 2026-11-01T12:00:00Z",
    "2027-03-13, 2027-03-13T12:00:00Z", // and begins in the night after
    "2027-03-14, 2027-03-14T11:00:00Z",
    "2028-02-29, 2028-02-29T12:00:00Z",
    "2026-12-31, 2026-12-31T12:00:00Z",
  })
  void autoPay_collectsInTheMorningOfTheCollectionDate(LocalDate day, Instant at) {
    clock.goBackTo(at("2026-10-30T09:00:00"));
    CloudCustomer customer = ic.customer("HO-1");
    customer.invoice("INV-1", "511.14").autoPayCollectionDate(day);
    customer.enrollsInAutoPay(PaymentMethod.CC);

    assertThat(ic.timePasses(Duration.ofDays(500)).payments())
        .extracting(Payment::paidAt, Payment::amount)
        .containsExactly(tuple(at, usd("511.14")));
  }

  @Test
  void autoPay_collectsLaterOnTheDayWhatIsThereOnlyThen_andOnce() {
    CloudCustomer customer = ic.customer("HO-1");
    CloudInvoice invoice =
        customer.invoice("INV-1", "511.14").autoPayCollectionDate(LocalDate.of(2026, 11, 23));
    assertThat(ic.timePasses(Duration.ofHours(1)).payments()).as("not enrolled").isEmpty();
    customer.enrollsInAutoPay(PaymentMethod.EFT);

    Payment collected = ic.timePasses(Duration.ZERO).payments().get(0);
    ic.bankReturns(collected, R01);

    assertThat(collected.autoPay()).contains(true);
    assertThat(invoice.balanceDue()).isEqualTo(usd("511.14"));
    assertThat(ic.timePasses(Duration.ofDays(3)).payments()).as("once a day").isEmpty();
  }

  @Test
  void autoPay_asksFirstAndLeavesOutWhatItCannotAsk() {
    CloudCustomer customer = ic.customer("HO-1");
    for (String number : List.of("INV-1", "INV-2", "INV-3")) {
      customer.invoice(number, "511.14").autoPayCollectionDate(THANKSGIVING);
    }
    customer.enrollsInAutoPay(PaymentMethod.CC);
    ic.asks(
        (account, invoice) ->
            switch (invoice.value()) {
              case "INV-1" -> throw new IllegalStateException("out of order");
              case "INV-2" -> List.of(balance("INV-2", "12.34"));
              default -> List.of();
            });

    TimePassed passed = ic.timePasses(Duration.ofDays(4));

    assertThat(passed.payments()).extracting(Payment::amount).containsExactly(usd("12.34"));
    assertThat(passed.failures()).extracting(Throwable::getMessage).containsExactly("out of order");
    assertThat(passed.toString())
        .contains("AutoPay asks what is due on INV-1 and fails: java.lang.IllegalStateException");
    assertThat(ic.invoice("INV-3").balanceDue()).isEqualTo(Money.ZERO);
  }

  private static InvoiceBalance balance(String number, String due) {
    return InvoiceBalance.builder()
        .invoiceNumber(InvoiceNumber.of(number))
        .dueDate(THANKSGIVING)
        .totalAmountDue(usd("511.14"))
        .balanceDue(usd(due))
        .autoPayCollectionDate(THANKSGIVING)
        .build();
  }

  @Test
  void bank_returnsOnADayThatIsSaid_atOnceWhereItIsOver() {
    CloudInvoice invoice = ic.customer("HO-1").invoice("INV-1", "511.14");
    Payment disputed = invoice.pays("10.00").byEft();
    Payment late = invoice.pays("20.00").byEft();
    ic.bankWillReturn(disputed, R10, LocalDate.of(2027, 1, 20));
    ic.bankWillReturn(late, R01, LocalDate.of(2026, 11, 23));

    assertThat(ic.timePasses(Duration.ZERO).returns())
        .extracting(AchReturn::paymentGuid)
        .containsExactly(late.paymentGuid());
    assertThat(ic.timePasses(Duration.ofDays(70)).returns())
        .extracting(AchReturn::returnedAt)
        .containsExactly(at("2027-01-20T08:00"));
  }

  @Test
  void pollThatFails_isToldAndTriedAgain() throws IOException {
    connect();
    ic.faults().next(CloudOperation.PAYMENTS, Fault.htmlPage(503));
    ic.faults().next(CloudOperation.PAYMENTS, Fault.htmlPage(503));
    Payment payment = ic.customer("HO-1").invoice("INV-1", "511.14").paysAll().byCard();

    TimePassed hour = ic.timePasses(Duration.ofHours(1));

    assertThat(hour.failures()).hasSize(2).hasOnlyElementsOfType(CallFailedException.class);
    assertThat(host.books.of(payment.paymentGuid())).containsExactly("511.14");
    assertThat(clock.instant()).isEqualTo(MONDAY.plus(Duration.ofHours(1)));
  }

  @Test
  void pushThatFails_isRepeatedEveryQuarterOfAnHour() throws IOException {
    ic.pushesTo(DataPump.to(address(NOBODYS_PORT), CREDENTIALS));
    Payment payment = ic.customer("HO-1").invoice("INV-1", "511.14").paysAll().byCard();

    TimePassed hour = ic.timePasses(Duration.ofHours(1)); // after 1, 16, 31 and 46 minutes

    assertThat(hour.failures()).hasSize(4).hasOnlyElementsOfType(InvoiceCloudException.class);
    assertThat(hour.pushed()).isEmpty();
    assertThat(ic.paymentsToPush()).containsExactly(payment);
    connect();
    assertThat(ic.timePasses(Duration.ofHours(1)).pushed())
        .extracting(DataPump.Result::paymentGuid)
        .containsExactly(payment.paymentGuid());
  }

  @Test
  void declinedPayment_neitherSettlesNorIsPushed() throws IOException {
    connect();
    ic.customer("HO-1").invoice("INV-1", "511.14").paysAll().declined().byCard();

    TimePassed days = ic.timePasses(Duration.ofDays(3));

    assertThat(days.settled()).isEmpty();
    assertThat(days.pushed()).isEmpty();
  }

  @Test
  void errorOfATest_endsTimeWhereItHappens() {
    CloudCustomer customer = ic.customer("HO-1");
    customer.invoice("INV-1", "511.14").autoPayCollectionDate(THANKSGIVING);
    customer.enrollsInAutoPay(PaymentMethod.CC);
    ic.asks(
        (account, invoice) -> {
          throw new AssertionError("never to be asked");
        });

    assertThatThrownBy(() -> ic.timePasses(Duration.ofDays(9)))
        .isInstanceOf(AssertionError.class)
        .hasMessage("never to be asked");
    assertThat(clock.instant()).isEqualTo(at("2026-11-26T06:00"));
    ic.asks((account, invoice) -> List.of());
    assertThat(ic.timePasses(Duration.ofDays(1)).payments()).isEmpty();
  }

  @Test
  void nothing_happensWhereNothingIsDue() {
    assertThat(ic.timePasses(Duration.ofDays(400))).hasToString("Nothing happened.");
  }

  @Test
  void timeThatCannotPass_isRefused() {
    assertThatThrownBy(() -> ic.timePasses(Duration.ofDays(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timePasses(PT-24H): time does not pass backwards; give zero or more");
    Clock fixed = Clock.fixed(MONDAY, ic.profile().billerZone());
    FakeInvoiceCloud still = FakeInvoiceCloud.builder().clock(fixed).build();
    assertThatThrownBy(() -> still.timePasses(Duration.ofDays(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("this fake goes by FixedClock")
        .hasMessageContaining("build it with .clock(MutableClock.at(...))");
  }

  @Test
  void timeWithinTime_isRefused() {
    CloudCustomer customer = ic.customer("HO-1");
    customer.invoice("INV-1", "511.14").autoPayCollectionDate(THANKSGIVING);
    customer.enrollsInAutoPay(PaymentMethod.CC);
    ic.asks(
        (account, invoice) -> {
          TimePassed unused = ic.timePasses(Duration.ofDays(1));
          return List.of();
        });

    assertThat(ic.timePasses(Duration.ofDays(4)).failures())
        .extracting(Throwable::getMessage)
        .containsExactly("Time passes already; what happens meanwhile cannot let more of it pass");
  }

  @Test
  void integrationByAnotherClock_isRefused() {
    Clock fixed = Clock.fixed(MONDAY, ic.profile().billerZone());
    SmallHost other = new SmallHost(ic.profile(), ic, fixed, MONDAY.minus(Duration.ofDays(1)));
    ic.polledBy(other.integration);

    assertThatThrownBy(() -> ic.timePasses(Duration.ofDays(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("build it with .clock(clock), the one that the fake goes by");
  }

  @Test
  void integrationWhoseClockIsAhead_isPolledByItsOwn() {
    Clock ahead = Clock.offset(clock, Duration.ofMinutes(3));
    SmallHost other = new SmallHost(ic.profile(), ic, ahead, MONDAY.minus(Duration.ofDays(1)));
    ic.polledBy(other.integration);

    TimePassed day = ic.timePasses(Duration.ofDays(1));

    assertThat(day.failures()).isEmpty();
    assertThat(day.polls()).hasSizeGreaterThan(12 + 6 + 8);
  }

  @Test
  void whatIsDueAtOneMoment_happensAtInvoiceCloudBeforeItIsPolled() throws IOException {
    clock.goBackTo(at("2026-11-23T18:00"));
    connect();
    Payment payment = ic.customer("HO-1").invoice("INV-1", "1.00").paysAll().byCard();
    AtomicBoolean seen = new AtomicBoolean();

    TimePassed day = ic.timePasses(Duration.ofDays(1)); // settled batches are due at 18:00 again

    day.settled().forEach(line -> seen.set(line.paymentGuid().equals(payment.paymentGuid())));
    assertThat(seen).isTrue();
    assertThat(day.toString()).contains("settled-batches: {ACCEPTED=1}");
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SmallHost.PROFILE.billerZone()).toInstant();
  }

  private static Money usd(String amount) {
    return Money.parse(amount);
  }
}
