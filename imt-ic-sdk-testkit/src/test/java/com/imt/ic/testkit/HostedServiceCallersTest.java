package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.balance.InvoiceBalance;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.hosted.HostedServices;
import com.imt.ic.testkit.DataPump.Status;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The data pump and the RTDR caller against the SDK's own hosted services. */
class HostedServiceCallersTest {

  private static final BillerCredentials CREDENTIALS = BillerCredentials.of("biller-1", "key-1");

  private final JdbcDataSource database = new JdbcDataSource();
  private final ConcurrentLinkedQueue<Payment> ledger = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Semaphore answered = new Semaphore(0);
  private HttpServer server;
  private DataPump pump;
  private RtdrCaller caller;

  @BeforeEach
  void start() throws Exception {
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    InvoiceCloudIntegration.createTables(database);
    InvoiceCloudIntegration integration =
        InvoiceCloudIntegration.builder()
            .profile(Profile.defaults().override("{\"biller\":{\"bid\":\"123\"}}"))
            .cloud(FakeInvoiceCloud.builder().build())
            .dataSource(database)
            .ledger(new Books())
            .clock(Clock.fixed(Instant.parse("2026-11-02T12:00:00Z"), ZoneOffset.UTC))
            .build();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    HostedServices.builder(integration)
        .credentials(List.of(CREDENTIALS))
        .balances(HostedServiceCallersTest::balances)
        .listener(call -> answered.release())
        .build()
        .publish(server, "/spectrum");
    server.start();
    pump = DataPump.to(address("OnlineReceipt"), CREDENTIALS);
    caller = RtdrCaller.to(address("RealTimeDataRefresh"), CREDENTIALS);
  }

  @AfterEach
  void stop() throws Exception {
    server.stop(0);
    threads.shutdownNow();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    }
  }

  private URI address(String service) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/spectrum/" + service);
  }

  private static Optional<List<InvoiceBalance>> balances(
      AccountNumber account, Optional<InvoiceNumber> invoice) {
    if (!account.value().equals("HO-1")) {
      return Optional.empty();
    }
    return Optional.of(
        List.of(
            new InvoiceBalance(
                invoice.orElse(InvoiceNumber.of("INV-ANY")),
                LocalDate.of(2026, 11, 15),
                Money.parse("80.00"),
                Money.parse("-3.00"),
                true,
                true,
                false,
                Optional.of(LocalDate.of(2026, 11, 20)))));
  }

  private static Payment payment(int number) {
    return Payment.builder()
        .paymentGuid(
            PaymentGuid.of(String.format(Locale.ROOT, "abcdef00-0000-4000-8000-%012d", number)))
        .accountNumber(AccountNumber.of("Zoë & <Ünal> " + number))
        .invoiceNumber(InvoiceNumber.of("INV-" + number))
        .invoiceTypeId("3")
        .paidAt(Instant.parse("2026-11-01T14:33:00.1234567Z"))
        .amount(Money.ofCents(number))
        .convenienceFee(Money.ZERO)
        .method(PaymentMethod.EFT)
        .approved(true)
        .autoPay(false)
        .source("IVR")
        .approvalCode("")
        .billerReference("\uD83D\uDE00 reference")
        .build();
  }

  @Test
  void payments_arriveAsTheyWerePushed() {
    List<Payment> payments = IntStream.rangeClosed(1, 50).mapToObj(i -> payment(i)).toList();

    List<DataPump.Result> results = pump.post(payments);

    assertThat(results).extracting(DataPump.Result::status).containsOnly(Status.POSTED);
    assertThat(results)
        .extracting(DataPump.Result::paymentGuid)
        .containsExactlyElementsOf(payments.stream().map(Payment::paymentGuid).toList());
    assertThat(results.get(0).receiptNumber()).contains("R-1");
    assertThat(ledger).containsExactlyElementsOf(payments);
  }

  @Test
  void repeatedInBothVersions_postsOnce() {
    List<List<DataPump.Result>> first = pump.postRepeatedly(List.of(payment(7)), 2);
    List<DataPump.Result> second = pump.soap12().post(List.of(payment(7)));

    assertThat(first.get(0).get(0).status()).isEqualTo(Status.POSTED);
    assertThat(first.get(1).get(0).status()).isEqualTo(Status.ALREADY_POSTED);
    assertThat(second.get(0).status()).isEqualTo(Status.ALREADY_POSTED);
    assertThat(ledger).hasSize(1);
  }

  @Test
  void pumpsThatMeet_postOnce() {
    List<Payment> payments = IntStream.rangeClosed(1, 5).mapToObj(i -> payment(i)).toList();

    List<List<DataPump.Result>> results = pump.postAtOnce(payments, 8);

    assertThat(results).hasSize(8);
    assertThat(results.stream().flatMap(List::stream).map(DataPump.Result::status))
        .filteredOn(Status.POSTED::equals)
        .hasSize(5);
    assertThat(results.stream().flatMap(List::stream).map(DataPump.Result::status))
        .doesNotContain(Status.REJECTED);
    assertThat(ledger).hasSize(5);
  }

  @Test
  void pumpThatGoesBackEachTime_postsOnce() {
    List<Payment> payments = IntStream.rangeClosed(1, 10).mapToObj(i -> payment(i)).toList();

    List<List<DataPump.Result>> results = pump.postOverlapping(payments, 4, 2);

    assertThat(results).hasSize(5);
    assertThat(results.get(0)).extracting(DataPump.Result::status).containsOnly(Status.POSTED);
    assertThat(results.get(1))
        .extracting(DataPump.Result::status)
        .containsExactly(
            Status.ALREADY_POSTED, Status.ALREADY_POSTED, Status.POSTED, Status.POSTED);
    assertThat(ledger).containsExactlyElementsOf(payments);
    assertThatThrownBy(() -> pump.postOverlapping(payments, 4, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("overlap is 4;");
  }

  @Test
  void pumpThatBreaksOffAfterSending_hasPostedOnce() throws Exception {
    pump.breakOff(List.of(payment(1), payment(2)), DataPump.BreakOff.AFTER_THE_REQUEST);
    assertThat(answered.tryAcquire(30, TimeUnit.SECONDS)).isTrue();

    assertThat(ledger).hasSize(2);
    assertThat(pump.post(List.of(payment(1), payment(2), payment(3))))
        .extracting(DataPump.Result::status)
        .containsExactly(Status.ALREADY_POSTED, Status.ALREADY_POSTED, Status.POSTED);
  }

  @Test
  void pumpThatBreaksOffWhileSending_hasPostedNothing() throws Exception {
    pump.soap12().breakOff(List.of(payment(1)), DataPump.BreakOff.WITHIN_THE_REQUEST);
    assertThat(answered.tryAcquire(30, TimeUnit.SECONDS)).isTrue();

    assertThat(ledger).isEmpty();
    assertThat(pump.post(List.of(payment(1))))
        .extracting(DataPump.Result::status)
        .containsExactly(Status.POSTED);
  }

  @Test
  void declinedPayment_isNotPushed() {
    Payment declined = payment(1).toBuilder().approved(false).build();

    assertThatThrownBy(() -> pump.post(List.of(declined)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("declined");
    assertThat(ledger).isEmpty();
  }

  @Test
  void wrongKey_isAFaultInBothVersions() {
    DataPump wrong =
        DataPump.to(address("OnlineReceipt"), BillerCredentials.of("biller-1", "wrong"));

    assertThatThrownBy(() -> wrong.post(List.of(payment(1))))
        .isInstanceOf(InvoiceCloudException.class)
        .hasMessage(
            "PostOnlineReceipt answered with HTTP 500 and the fault soap:Client: Invalid"
                + " BillerGUID or WebServiceKey.");
    assertThatThrownBy(() -> wrong.soap12().post(List.of(payment(1))))
        .hasMessageEndingWith("soap:Sender: Invalid BillerGUID or WebServiceKey.");
  }

  @Test
  void balances_areReadAsTheyStand() {
    RtdrCaller.Answer answer = caller.ask(AccountNumber.of("HO-1"), InvoiceNumber.of("INV-9"));

    assertThat(answer)
        .isEqualTo(caller.soap12().ask(AccountNumber.of("HO-1"), InvoiceNumber.of("INV-9")));
    assertThat(answer.success()).isTrue();
    assertThat(answer.accountNumber()).contains(AccountNumber.of("HO-1"));
    assertThat(answer.invoices())
        .containsExactly(
            new RtdrCaller.Invoice(
                InvoiceNumber.of("INV-9"),
                LocalDate.of(2026, 11, 15),
                Money.parse("80.00"),
                Money.ZERO,
                Money.ZERO,
                true,
                true,
                false,
                Optional.of(LocalDate.of(2026, 11, 20))));
    assertThat(caller.ask(AccountNumber.of("HO-1")).invoices())
        .extracting(RtdrCaller.Invoice::invoiceNumber)
        .containsExactly(InvoiceNumber.of("INV-ANY"));
  }

  @Test
  void unknownAccount_isAnUnsuccessfulAnswer() {
    RtdrCaller.Answer answer = caller.ask(AccountNumber.of("HO-404"));

    assertThat(answer.success()).isFalse();
    assertThat(answer.errorMessage()).contains("Unknown account.");
    assertThat(answer.invoices()).isEmpty();
  }

  private final class Books implements Ledger {
    @Override
    public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
      ledger.add(payment);
      return LedgerAnswer.accepted("R-" + ledger.size());
    }

    @Override
    public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
      throw new IllegalStateException("No return comes this way");
    }
  }
}
