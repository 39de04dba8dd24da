package com.imt.ic.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifRecord;
import com.imt.ic.bif.BifWriter;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The fake, the implementation under test, and how the contract's tests look at both. */
abstract class ContractFixture {

  static final Instant START = Instant.parse("2026-11-02T14:00:00.1234567Z");
  static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
  static final InvoiceNumber FIRST = InvoiceNumber.of("INV-1");
  static final InvoiceNumber SECOND = InvoiceNumber.of("INV-2");
  static final AccountNumber ACCOUNT = AccountNumber.of("HO-0001000200");

  private @Nullable MutableClock clock;
  private @Nullable FakeInvoiceCloud fake;
  private @Nullable InvoiceCloud cloud;

  /**
   * Opens the implementation under test.
   *
   * @param fake what it is to reach, in memory or by a {@link FakeInvoiceCloudServer}
   * @return the implementation; it is closed after the test
   */
  protected abstract InvoiceCloud open(FakeInvoiceCloud fake);

  /**
   * The contract that both sides keep to.
   *
   * @return the default profile, unless overridden
   */
  protected Profile profile() {
    return Profile.defaults();
  }

  @BeforeEach
  final void openImplementation() {
    clock = MutableClock.at(START);
    fake = FakeInvoiceCloud.builder().clock(clock).profile(profile()).seed(7).build();
    cloud = open(fake);
  }

  @AfterEach
  final void closeImplementation() {
    if (cloud != null) {
      cloud.close();
    }
  }

  final Report<SettledPayment> settledBetween(int firstDay, int lastDay) {
    return cloud().settledBetween(TODAY.plusDays(firstDay), TODAY.plusDays(lastDay));
  }

  final InvoiceFileAnswer submit(String name, BifRecord... records) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BifWriter.of(BifLayout.of(profile()))
        .forFile(BillerId.of("1234"), name, START)
        .writeAll(List.of(records), bytes);
    return cloud().submit(InvoiceFile.of(name, bytes.toByteArray()));
  }

  static BifRecord news(BifInvoice invoice) {
    return new BifRecord(BifRecord.Type.NEW, BillerId.of("1234"), invoice);
  }

  static BifRecord rewritten(BifInvoice invoice) {
    return new BifRecord(BifRecord.Type.REWRITTEN, BillerId.of("1234"), invoice);
  }

  static BifInvoice invoice(InvoiceNumber number, String balance) {
    return BifInvoice.builder()
        .accountNumber(ACCOUNT)
        .invoiceNumber(number)
        .invoiceTypeId(1)
        .customerName("Müller & Söhne <Farm> \"張偉\" İı 🏠")
        .address1("1 Main St")
        .city("Springfield")
        .state("IA")
        .zip("50001")
        .emailAddress("farm@example.com")
        .invoiceDate(TODAY)
        .invoiceDueDate(LocalDate.of(2026, 11, 27))
        .totalAmountDue(Money.parse("511.14"))
        .balanceDue(Money.parse(balance))
        .allowPartialPayments(true)
        .autoPayCollectionDate(TODAY)
        .build();
  }

  static <T> List<T> read(Report<T> report) {
    try (report) {
      List<T> rows = new ArrayList<>();
      report.forEachRemaining(row -> rows.add(understood(row)));
      return rows;
    }
  }

  static <T> T understood(ReportRow<T> row) {
    if (row instanceof ReportRow.Understood<T> understood) {
      return understood.record();
    }
    throw new AssertionError("A row was not understood: " + row);
  }

  static <T> T only(List<T> rows) {
    assertEquals(1, rows.size());
    return rows.get(0);
  }

  final MutableClock clock() {
    return java.util.Objects.requireNonNull(clock);
  }

  final FakeInvoiceCloud fake() {
    return java.util.Objects.requireNonNull(fake);
  }

  final InvoiceCloud cloud() {
    return java.util.Objects.requireNonNull(cloud);
  }

  static <T> List<List<Map.Entry<String, String>>> raw(Report<T> report) {
    try (report) {
      List<List<Map.Entry<String, String>>> rows = new ArrayList<>();
      report.forEachRemaining(row -> rows.add(List.copyOf(row.raw().entrySet())));
      assertFalse(rows.isEmpty());
      return rows;
    }
  }
}
