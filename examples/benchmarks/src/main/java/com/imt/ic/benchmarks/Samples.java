package com.imt.ic.benchmarks;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.stream.IntStream;

/** Invented invoices, each made from its index, as the SDK has them and as its peers do. */
public final class Samples {

  static final int LINES = 1_000_000;

  private static final BillerId BID = BillerId.of("1234");
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
  private static final LocalDate[] DAYS =
      IntStream.range(0, 365).mapToObj(FIRST_DAY::plusDays).toArray(LocalDate[]::new);
  private static final String[] NAMES = texts("Prairie Wind Farms ", 5_000);
  private static final String[] STREETS = texts("6445 Main Street #", 5_000);
  private static final String[] CITIES = texts("Des Moines ", 60);
  private static final String[] ZIPS = texts("5030", 10);
  private static final String[] MAILS = texts("payer@example.com", 5_000);
  private static final String[] TEXTS = texts("Personal auto, installment ", 12);

  private Samples() {}

  private static String[] texts(String start, int count) {
    return IntStream.range(0, count).mapToObj(i -> start + i).toArray(String[]::new);
  }

  private static <T> T of(T[] pool, int index) {
    return pool[index % pool.length];
  }

  static Iterator<BifRecord> records(int count) {
    return IntStream.range(0, count).mapToObj(Samples::item).iterator();
  }

  static BifRecord item(int i) {
    return new BifRecord(
        i % 4 == 0 ? BifRecord.Type.REWRITTEN : BifRecord.Type.NEW, BID, invoice(i));
  }

  /** The invoice of an index. */
  public static BifInvoice invoice(int i) {
    return BifInvoice.builder()
        .invoiceTypeId(i % 3)
        .accountNumber(AccountNumber.of("PA-" + (1_000_000 + i / 2)))
        .invoiceNumber(InvoiceNumber.of(number(i)))
        .customerName(of(NAMES, i))
        .address1(of(STREETS, i))
        .city(of(CITIES, i))
        .state("IA")
        .zip(of(ZIPS, i))
        .phone("5155391414")
        .emailAddress(of(MAILS, i))
        .invoiceDate(of(DAYS, i))
        .invoiceDueDate(of(DAYS, i + 24))
        .totalAmountDue(Money.ofCents(cents(i) + 500))
        .balanceDue(Money.ofCents(cents(i)))
        .allowPartialPayments(i % 2 == 0)
        .autoPayCollectionDate(of(DAYS, i + 20))
        .blockPaymentsEft(i % 50 == 0)
        .firstNotifyRequestedDate(of(DAYS, i + 1))
        .description(of(TEXTS, i))
        .billImageFileName("1234_PA-1_1.pdf")
        .build();
  }

  static Row row(int i) {
    Row row = new Row();
    row.setRecordType(i % 4 == 0 ? "R" : "I");
    row.setBid(BID.value());
    row.setInvoiceTypeId(i % 3);
    row.setAccountNumber("PA-" + (1_000_000 + i / 2));
    row.setInvoiceNumber(number(i));
    row.setCustomerName(of(NAMES, i));
    row.setAddress1(of(STREETS, i));
    row.setCity(of(CITIES, i));
    row.setState("IA");
    row.setZip(of(ZIPS, i));
    row.setPhone("5155391414");
    row.setEmailAddress(of(MAILS, i));
    row.setInvoiceDate(of(DAYS, i));
    row.setInvoiceDueDate(of(DAYS, i + 24));
    row.setTotalAmountDue(BigDecimal.valueOf(cents(i) + 500, 2));
    row.setBalanceDue(BigDecimal.valueOf(cents(i), 2));
    row.setMinimumPayment(row.getBalanceDue());
    row.setAllowPartialPayments(i % 2 == 0);
    row.setAutoPayCollectionDate(of(DAYS, i + 20));
    row.setBlockPaymentsEft(i % 50 == 0);
    row.setFirstNotifyRequestedDate(of(DAYS, i + 1));
    row.setDescription(of(TEXTS, i));
    row.setBillImageFileName("1234_PA-1_1.pdf");
    return row;
  }

  private static String number(int i) {
    return "2026" + (10_000_000 + i);
  }

  private static long cents(int i) {
    return 1_000 + i * 7919L % 500_000;
  }
}
