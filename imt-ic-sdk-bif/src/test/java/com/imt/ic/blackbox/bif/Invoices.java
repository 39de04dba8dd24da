package com.imt.ic.blackbox.bif;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifRecord;
import com.imt.ic.profile.Profile;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Invented invoices and layouts for the tests. */
public final class Invoices {

  public static final BillerId BID = BillerId.of("1234");

  static final String NOTIFY_COLUMNS =
      """
      {"bif": {"columns": {
        "SecondNotifyRequestedDate":
            {"field": "secondNotifyRequestedDate", "after": "FirstNotifyRequestedDate"},
        "ThirdNotifyRequestedDate":
            {"field": "thirdNotifyRequestedDate", "after": "SecondNotifyRequestedDate"}
      }}}
      """;

  /** Characters that have hurt CSV files before, each a whole character. */
  private static final List<String> CHARACTERS =
      List.of(
          "a", "Z", "7", " ", "|", "\"", "\"\"", "'", ",", ";", "#", "\\", "é", "ß", "İ", "ı", "日",
          "👍", "\uFEFF", "\u00A0", "=", "@", "/", "-", "null", "|\"|");

  private Invoices() {}

  public static BifLayout defaultLayout() {
    return BifLayout.of(Profile.defaults());
  }

  public static BifLayout layout(String override) {
    return BifLayout.of(Profile.defaults().override(override));
  }

  /** An invoice with only what the default layout requires. */
  public static BifInvoice.Builder plain(int number) {
    return BifInvoice.builder()
        .accountNumber(AccountNumber.of("PA-" + (1_000_000 + number)))
        .invoiceNumber(InvoiceNumber.of("INV" + number))
        .invoiceTypeId(1)
        .customerName("Zoë Lee")
        .invoiceDate(LocalDate.of(2026, 11, 3))
        .invoiceDueDate(LocalDate.of(2026, 11, 27))
        .totalAmountDue(Money.parse("511.14"))
        .balanceDue(Money.parse("511.14"));
  }

  /** An invoice with a value in every field of the default layout. */
  public static BifInvoice.Builder full(int number) {
    return plain(number)
        .invoiceTypeId(2)
        .customerName("Prairie|Wind \"Farms\"")
        .customerName2("c/o Ó Briain")
        .address1("6445 Main St")
        .address2("Suite 5")
        .city("Peoria")
        .state("IL")
        .zip("01602")
        .phone("5155391414")
        .emailAddress("payer2@example.com")
        .emailAddressCc("copy@example.com")
        .totalAmountDue(Money.parse("2141.27"))
        .balanceDue(Money.parse("1561.20"))
        .allowPartialPayments(true)
        .autoPayCollectionDate(LocalDate.of(2026, 12, 1))
        .blockPaymentsCc(true)
        .blockPaymentsEft(true)
        .firstNotifyRequestedDate(LocalDate.of(2026, 11, 18))
        .description(" audit ")
        .billImageFileName("1234_1_2.pdf");
  }

  public static List<BifInvoice> plain(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> plain(i).build()).toList();
  }

  public static BifRecord added(BifInvoice invoice) {
    return new BifRecord(BifRecord.Type.NEW, BID, invoice);
  }

  /** An invoice with any legal content, number {@code number}. */
  public static BifInvoice random(Random random, int number) {
    BifInvoice.Builder invoice =
        plain(number)
            .invoiceTypeId(random.nextInt(Integer.MAX_VALUE))
            .customerName("n" + text(random))
            .invoiceDate(date(random))
            .invoiceDueDate(date(random))
            .totalAmountDue(Money.ofCents(random.nextLong(-100_000, 1_000_000_000_000L)))
            .balanceDue(Money.ofCents(random.nextLong(0, 1L << random.nextInt(1, 40))))
            .allowPartialPayments(random.nextBoolean())
            .blockPaymentsCc(random.nextBoolean())
            .blockPaymentsEft(random.nextBoolean())
            .customerName2(text(random))
            .address1(text(random))
            .address2(text(random))
            .city(text(random))
            .state(text(random))
            .zip(text(random))
            .phone(text(random))
            .emailAddress(text(random))
            .emailAddressCc(text(random))
            .description(text(random))
            .billImageFileName(text(random));
    if (random.nextBoolean()) {
      invoice.autoPayCollectionDate(date(random)).firstNotifyRequestedDate(date(random));
    }
    return invoice.build();
  }

  public static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(CHARACTERS.get(random.nextInt(CHARACTERS.size())));
    }
    return text.toString();
  }

  private static LocalDate date(Random random) {
    return LocalDate.of(1, 1, 1).plusDays(random.nextInt(3_652_059)); // to 9999-12-31
  }
}
