package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.BillerId;
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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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

  private static final BillerCredentials OTHER_CREDENTIALS =
      BillerCredentials.of("biller-2", "key-2");
  private static final BillerId BILLER = BillerId.of("123");
  private static final BillerId OTHER_BILLER = BillerId.of("456");

  private final JdbcDataSource database = new JdbcDataSource();
  private final Books books = new Books();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Semaphore answered = new Semaphore(0);
  private HttpServer server;
  private DataPump pump;
  private RtdrCaller caller;

  @BeforeEach
  void start() throws Exception {
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    InvoiceCloudIntegration.createTables(database);
    execute("CREATE TABLE ledger (biller VARCHAR(50) NOT NULL, payment_guid VARCHAR(50) NOT NULL)");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    HostedServices.builder(integration(BILLER))
        .credentials(List.of(CREDENTIALS))
        .balances(HostedServiceCallersTest::balances)
        .alsoFor(
            integration(OTHER_BILLER),
            List.of(OTHER_CREDENTIALS),
            (account, invoice) -> Optional.of(List.of()))
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
    execute("SHUTDOWN");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private InvoiceCloudIntegration integration(BillerId biller) {
    return InvoiceCloudIntegration.builder()
        .profile(
            Profile.defaults().override("{\"biller\":{\"bid\":\"%s\"}}".formatted(biller.value())))
        .cloud(FakeInvoiceCloud.builder().build())
        .dataSource(database)
        .ledger(books)
        .clock(Clock.fixed(Instant.parse("2026-11-02T12:00:00Z"), ZoneOffset.UTC))
        .build();
  }

  private URI address(String service) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/spectrum/" + service);
  }

  private static Optional<List<InvoiceBalance>> balances(
      AccountNumber account, InvoiceNumber invoice) {
    if (!account.value().equals("HO-1")) {
      return Optional.empty();
    }
    return Optional.of(
        List.of(
            InvoiceBalance.builder()
                .invoiceNumber(invoice == null ? InvoiceNumber.of("INV-ANY") : invoice)
                .dueDate(LocalDate.of(2026, 11, 15))
                .totalAmountDue(Money.parse("80.00"))
                .balanceDue(Money.parse("-3.00"))
                .allowPartialPayments(true)
                .blockPaymentsCc(true)
                .autoPayCollectionDate(LocalDate.of(2026, 11, 20))
                .build()));
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
    assertThat(results.get(0).receiptNumber()).contains("R-INV-1");
    assertThat(books.posted(BILLER)).containsExactlyElementsOf(payments);
  }

  @Test
  void twoBillersAtOneAddress_areServedByTheirCredentials() {
    DataPump otherPump = DataPump.to(address("OnlineReceipt"), OTHER_CREDENTIALS);
    RtdrCaller otherCaller = RtdrCaller.to(address("RealTimeDataRefresh"), OTHER_CREDENTIALS);
    Payment theirs = payment(7).toBuilder().amount(Money.parse("9.99")).build();

    for (Status expected : List.of(Status.POSTED, Status.ALREADY_POSTED)) {
      assertThat(pump.post(List.of(payment(7))).get(0).status()).isEqualTo(expected);
      assertThat(otherPump.post(List.of(theirs)).get(0).status()).isEqualTo(expected);
    }

    assertThat(books.posted(BILLER)).containsExactly(payment(7));
    assertThat(books.posted(OTHER_BILLER)).containsExactly(theirs);
    assertThat(caller.ask(AccountNumber.of("HO-1")).invoices()).hasSize(1);
    assertThat(otherCaller.ask(AccountNumber.of("HO-1")).invoices()).isEmpty();
    DataPump mixed =
        DataPump.to(address("OnlineReceipt"), BillerCredentials.of("biller-1", "key-2"));
    assertThatThrownBy(() -> mixed.post(List.of(payment(8))))
        .hasMessageEndingWith("Invalid BillerGUID or WebServiceKey.");
  }

  @Test
  void repeatedInBothVersions_postsOnce() {
    List<List<DataPump.Result>> first = pump.postRepeatedly(List.of(payment(7)), 2);
    List<DataPump.Result> second = pump.soap12().post(List.of(payment(7)));

    assertThat(first.get(0).get(0).status()).isEqualTo(Status.POSTED);
    assertThat(first.get(1).get(0).status()).isEqualTo(Status.ALREADY_POSTED);
    assertThat(second.get(0).status()).isEqualTo(Status.ALREADY_POSTED);
    assertThat(books.posted(BILLER)).hasSize(1);
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
    assertThat(books.posted(BILLER)).hasSize(5);
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
    assertThat(books.posted(BILLER)).containsExactlyElementsOf(payments);
    assertThatThrownBy(() -> pump.postOverlapping(payments, 4, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("overlap is 4;");
  }

  @Test
  void pumpThatBreaksOffAfterSending_hasPostedOnce() throws Exception {
    pump.breakOff(List.of(payment(1), payment(2)), DataPump.BreakOff.AFTER_THE_REQUEST);
    assertThat(answered.tryAcquire(30, TimeUnit.SECONDS)).isTrue();

    assertThat(books.posted(BILLER)).hasSize(2);
    assertThat(pump.post(List.of(payment(1), payment(2), payment(3))))
        .extracting(DataPump.Result::status)
        .containsExactly(Status.ALREADY_POSTED, Status.ALREADY_POSTED, Status.POSTED);
  }

  @Test
  void pumpThatBreaksOffWhileSending_hasPostedNothing() throws Exception {
    pump.soap12().breakOff(List.of(payment(1)), DataPump.BreakOff.WITHIN_THE_REQUEST);
    assertThat(answered.tryAcquire(30, TimeUnit.SECONDS)).isTrue();

    assertThat(books.posted(BILLER)).isEmpty();
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
    assertThat(books.posted(BILLER)).isEmpty();
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

  /**
   * Books in the host's database, without a key, so that what is posted twice stands there twice.
   */
  private final class Books implements Ledger {

    private final Map<String, Payment> brought = new ConcurrentHashMap<>();

    @Override
    public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
      String biller = transaction.biller().value();
      String guid = payment.paymentGuid().value();
      try (PreparedStatement insert =
          transaction.connection().prepareStatement("INSERT INTO ledger VALUES (?, ?)")) {
        insert.setString(1, biller);
        insert.setString(2, guid);
        insert.executeUpdate();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      brought.put(biller + guid, payment);
      return LedgerAnswer.accepted("R-" + payment.invoiceNumber().orElseThrow().value());
    }

    @Override
    public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
      throw new IllegalStateException("No return comes this way");
    }

    List<Payment> posted(BillerId biller) {
      try (Connection connection = database.getConnection();
          PreparedStatement select =
              connection.prepareStatement(
                  "SELECT payment_guid FROM ledger WHERE biller = ? ORDER BY payment_guid")) {
        select.setString(1, biller.value());
        ResultSet rows = select.executeQuery();
        List<Payment> posted = new ArrayList<>();
        while (rows.next()) {
          posted.add(brought.get(biller.value() + rows.getString(1)));
        }
        return posted;
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
