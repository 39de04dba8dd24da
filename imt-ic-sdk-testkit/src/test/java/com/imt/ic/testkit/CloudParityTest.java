package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.CallFailedException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifWriter;
import com.imt.ic.cloud.CustomerRecord;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who asks through the port is told the same by the fake, in memory and over HTTP, and ASP.NET. */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class CloudParityTest {

  enum Fake {
    MEMORY,
    WIREMOCK
  }

  private static final BillerCredentials WRONG_KEY =
      BillerCredentials.of(
          "11111111-2222-3333-4444-555555555555", "aaaaaaaa-bbbb-cccc-dddd-000000000000");
  private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");

  /** SQL Server's time begins in 1753, .NET's in the year 1. */
  private static final List<Instant> LONG_AGO =
      List.of(
          Instant.parse("0001-01-01T00:00:00Z"),
          Instant.parse("1752-12-31T23:59:59Z"),
          Instant.EPOCH);

  private static AspNetPeer aspNet;
  private static FakeInvoiceCloud memory;
  private static FakeInvoiceCloudServer server;
  private static SoapInvoiceCloud overHttp;
  private static SoapInvoiceCloud peer;
  private static PeerBooks books;

  @BeforeAll
  static void start() throws IOException {
    aspNet = AspNetPeer.start(40);
    peer = client(aspNet.address(), AspNetPeer.CREDENTIALS);
    books = PeerBooks.of(peer);
    memory = books.toFake();
    server = FakeInvoiceCloudServer.start(books.toFake());
    overHttp = client(server.baseAddress(), server.credentials());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      overHttp.close();
      server.close();
    }
    if (peer != null) {
      peer.close();
    }
    if (aspNet != null) {
      aspNet.close();
    }
  }

  private static SoapInvoiceCloud client(URI address, BillerCredentials credentials) {
    return SoapInvoiceCloud.connect(
        SmallHost.PROFILE, SoapSettings.builder(credentials).baseAddress(address).build());
  }

  private static InvoiceCloud of(Fake fake) {
    return fake == Fake.MEMORY ? memory : overHttp;
  }

  /** All around each record's moment, at most so many records. */
  private static List<Instant> edges(List<Instant> moments) {
    List<Instant> edges = new ArrayList<>(LONG_AGO);
    for (Instant moment : moments) {
      edges.add(moment.minusNanos(100));
      edges.add(moment);
      edges.add(moment.plusNanos(100));
      edges.add(moment.plus(Duration.ofMinutes(40)));
    }
    edges.add(FAR);
    return edges;
  }

  private static void assertSame(Fake fake, String asked, Function<InvoiceCloud, Object> ask) {
    assertThat(told(of(fake), ask)).as(asked).isEqualTo(told(peer, ask));
  }

  private static Object told(InvoiceCloud cloud, Function<InvoiceCloud, Object> ask) {
    try {
      return ask.apply(cloud);
    } catch (CallFailedException e) {
      return e.kind();
    } catch (RuntimeException e) {
      return e.getClass();
    }
  }

  @ParameterizedTest
  @EnumSource
  void payments_atEachEdgeOfTheWindow(Fake fake) {
    assertThat(books.payments()).hasSize(40);
    List<Instant> paid = books.payments().stream().map(Payment::paidAt).limit(3).toList();
    for (Instant from : edges(paid)) {
      assertSame(fake, "since " + from, cloud -> PeerBooks.records(cloud.paymentsSince(from)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void achReturns_atEachEdgeOfTheWindow(Fake fake) {
    assertThat(books.returns()).isNotEmpty();
    for (Instant from : edges(books.returns().stream().map(AchReturn::returnedAt).toList())) {
      assertSame(fake, "since " + from, cloud -> PeerBooks.records(cloud.achReturnsSince(from)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void settledBatches_ofEachRunOfDays(Fake fake) {
    List<LocalDate> days =
        new ArrayList<>(
            books.settled().stream().map(SettledPayment::settledOn).distinct().sorted().toList());
    assertThat(days).hasSizeGreaterThan(2);
    days.add(days.get(days.size() - 1).plusDays(1));
    days.add(0, days.get(0).minusDays(1));
    days.add(LocalDate.of(1752, 12, 31));
    days.add(LocalDate.of(2999, 1, 1));
    for (LocalDate start : days) {
      for (LocalDate end : days) {
        assertSame(
            fake,
            "from " + start + " to " + end,
            cloud -> PeerBooks.records(cloud.settledBetween(start, end)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void enrolments_asTheyStand_whateverIsAskedFor(Fake fake) {
    assertThat(books.autoPay()).isNotEmpty();
    assertThat(books.paperless()).isNotEmpty();
    for (Instant from : List.of(Instant.EPOCH, books.payments().get(5).paidAt(), FAR)) {
      assertSame(fake, "AutoPay", cloud -> PeerBooks.records(cloud.autoPayCustomers(from)));
      assertSame(fake, "paperless", cloud -> PeerBooks.records(cloud.paperlessCustomers(from)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void invoices_knownAndNot(Fake fake) {
    List<String> numbers = new ArrayList<>(List.of("nothing", "<&>\"'", "0", "INV 500000"));
    books.payments().forEach(paid -> numbers.add(paid.invoiceNumber().orElseThrow().value()));
    for (String number : numbers) {
      assertSame(fake, number, cloud -> cloud.findInvoice(InvoiceNumber.of(number)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void customers_knownAndNot(Fake fake) {
    List<AccountNumber> accounts =
        new ArrayList<>(List.of(AccountNumber.of("nobody"), AccountNumber.of("<&>")));
    books.customers().forEach(customer -> accounts.add(customer.accountNumber()));
    for (AccountNumber account : accounts) {
      assertSame(
          fake, account.value(), cloud -> cloud.findCustomer(account).map(CloudParityTest::who));
    }
  }

  /**
   * What the peer's books hold of a customer. Of enrolments they tell otherwise than its reports,
   * and its customers have no login; so those are left out.
   */
  private static List<Object> who(CustomerRecord customer) {
    return List.of(
        customer.accountNumber(),
        customer.customerId(),
        customer.customerName(),
        customer.address1(),
        customer.address2(),
        customer.city(),
        customer.state(),
        customer.zip(),
        customer.phone(),
        customer.emailAddress(),
        customer.registered(),
        customer.registrationDate());
  }

  @ParameterizedTest
  @EnumSource
  void files_newAgainAndEmpty(Fake fake) {
    InvoiceFile file = InvoiceFile.of("a.bif", bif("NEW-1"));

    assertSame(fake, "new", cloud -> answer(cloud.submit(file)));
    assertSame(fake, "again", cloud -> answer(cloud.submit(file)));
    assertSame(fake, "one file", cloud -> cloud.submit(file).equals(cloud.submit(file)));
    assertSame(fake, "empty", cloud -> answer(cloud.submit(InvoiceFile.of("b.bif", new byte[0]))));
  }

  /** GUIDs differ, and the peer counts lines where the fake counts records. */
  private static List<Object> answer(InvoiceFileAnswer answer) {
    return List.of(
        answer.accepted(),
        answer.errorMessage(),
        answer.fileGuid().isPresent(),
        answer.recordCount().orElse(0) > 0);
  }

  /** The peer has no memory, the fake has; the contract says that a name comes once. */
  @Test
  void otherContentOfAName_isRefusedByTheFakesAlone() {
    for (Fake fake : Fake.values()) {
      InvoiceFileAnswer unused = of(fake).submit(InvoiceFile.of("c.bif", bif("NEW-2")));
      assertThat(of(fake).submit(InvoiceFile.of("c.bif", bif("NEW-3"))).errorMessage())
          .contains("A file of this name was accepted with other content.");
    }
    assertThat(peer.submit(InvoiceFile.of("c.bif", bif("NEW-2"))).accepted()).isTrue();
    assertThat(peer.submit(InvoiceFile.of("c.bif", bif("NEW-3"))).accepted()).isTrue();
  }

  private static byte[] bif(String invoice) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try {
      BifWriter.of(BifLayout.of(SmallHost.PROFILE))
          .writeAll(
              List.of(
                  ContractFixture.news(
                      ContractFixture.invoice(InvoiceNumber.of(invoice), "10.00").toBuilder()
                          .accountNumber(AccountNumber.of("HO-9"))
                          .build())),
              content);
    } catch (IOException e) {
      throw new IllegalStateException("Bytes in memory could not be written", e);
    }
    return content.toByteArray();
  }

  /** In memory there is no key, so the script says that it is wrong. */
  @Test
  void wrongKey_isTheSameFailureOfEachCall() {
    List<Function<InvoiceCloud, Object>> calls =
        List.of(
            cloud -> PeerBooks.records(cloud.paymentsSince(FAR)),
            cloud -> PeerBooks.records(cloud.settledBetween(LocalDate.EPOCH, LocalDate.EPOCH)),
            cloud -> PeerBooks.records(cloud.achReturnsSince(FAR)),
            cloud -> PeerBooks.records(cloud.autoPayCustomers(FAR)),
            cloud -> PeerBooks.records(cloud.paperlessCustomers(FAR)),
            cloud -> cloud.submit(InvoiceFile.of("d.bif", bif("NEW-4"))),
            cloud -> cloud.findInvoice(InvoiceNumber.of("1")),
            cloud -> cloud.findCustomer(AccountNumber.of("1")));
    try (InvoiceCloud wrongPeer = client(aspNet.address(), WRONG_KEY);
        InvoiceCloud wrongFake = client(server.baseAddress(), WRONG_KEY)) {
      for (Function<InvoiceCloud, Object> call : calls) {
        memory.faults().next(Fault.credentialsRefused());
        assertThat(List.of(told(memory, call), told(wrongFake, call)))
            .containsOnly(told(wrongPeer, call))
            .containsOnly(CallFailedException.Kind.CREDENTIALS_REFUSED);
      }
    }
  }
}
