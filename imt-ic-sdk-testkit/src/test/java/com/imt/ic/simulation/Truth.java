package com.imt.ic.simulation;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.EnrollmentKind;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What really happened at InvoiceCloud, and from when on its reports show it. */
final class Truth {

  /** A row and the moment from which on a report shows it. */
  record Row<T>(T content, Instant happened, Instant visible) {}

  /** The column that tells which payment a row in quarantine is. */
  static final String GUID_COLUMN = "PaymentGUID";

  /** The column that tells how new a customer's state is. */
  static final String VERSION_COLUMN = "Version";

  private static final ZoneId BILLER = ZoneId.of("America/Chicago");

  private final Random random;
  final List<Row<Payment>> payments = new ArrayList<>();
  final List<Row<AchReturn>> rejects = new ArrayList<>();
  final List<Row<SettledPayment>> settled = new ArrayList<>();
  final Map<AccountNumber, CustomerEnrollment> customers = new LinkedHashMap<>();
  final Map<PaymentGuid, Payment> byGuid = new HashMap<>();

  /** Approved payments whose rows nobody can read; the data pump may bring them all the same. */
  final Set<PaymentGuid> unreadable = new HashSet<>();

  /** Whether a customer was enrolled by each state, by its number. */
  private final List<Boolean> states = new ArrayList<>(List.of(false));

  Truth(Random random) {
    this.random = random;
  }

  Payment pay(Instant now) {
    int number = payments.size();
    Payment payment =
        Payment.builder()
            .paymentGuid(
                PaymentGuid.of(
                    String.format(Locale.ROOT, "%08x-0000-4000-8000-000000000000", number)))
            .accountNumber(AccountNumber.of("PA-" + number % 500))
            .customerName("Avery Garcia " + number)
            .invoiceNumber(InvoiceNumber.of("INV" + number))
            .paidAt(now)
            .amount(Money.ofCents(1 + random.nextInt(500_000)))
            .method(random.nextInt(3) == 0 ? PaymentMethod.EFT : PaymentMethod.CC)
            .approved(random.nextInt(20) != 0)
            .build();
    Instant visible = now.plus(lag());
    payments.add(new Row<>(payment, now, visible));
    byGuid.put(payment.paymentGuid(), payment);
    if (payment.approved() && number % 97 == 96) {
      unreadable.add(payment.paymentGuid());
    }
    if (payment.approved()) {
      settle(payment, now);
      if (random.nextInt(25) == 0) {
        reject(payment, now);
      }
    }
    return payment;
  }

  /** Characters that XML forbids: in one name of ten, and in an account that nobody can read. */
  String onTheWire(String column, Payment payment, String text) {
    if (column.equals("AccountNumber") && unreadable.contains(payment.paymentGuid())) {
      return text + "\u0001";
    }
    return column.equals("CustomerName") && text.endsWith("0") ? text + "\u0002" : text;
  }

  /** DOMAIN's lags: most rows show at once, one in a hundred within four hours. */
  private Duration lag() {
    int percent = random.nextInt(100);
    long longest = percent < 90 ? 5 : percent < 99 ? 120 : 4 * 3600;
    return Duration.ofSeconds(random.nextLong(longest + 1));
  }

  private void settle(Payment payment, Instant now) {
    Instant settledAt = now.plus(Duration.ofHours(20 + random.nextInt(40)));
    SettledPayment line =
        SettledPayment.builder()
            .batchId("B" + settledAt.atZone(BILLER).toLocalDate())
            .settledOn(settledAt.atZone(BILLER).toLocalDate())
            .paymentGuid(payment.paymentGuid())
            .amount(payment.amount())
            .build();
    settled.add(new Row<>(line, settledAt, settledAt.plus(lag())));
  }

  /** Some returns show before their payment does. */
  private void reject(Payment payment, Instant now) {
    addReject(
        payment, "R01", now.plusSeconds(random.nextInt(3) == 0 ? 1 : random.nextInt(4 * 86_400)));
  }

  private void addReject(Payment payment, String code, Instant at) {
    AchReturn reject =
        AchReturn.builder()
            .paymentGuid(payment.paymentGuid())
            .code(code)
            .returnedAt(at)
            .amount(payment.amount())
            .build();
    rejects.add(new Row<>(reject, at, at.plus(lag())));
  }

  /** A customer changes her mind; each state carries a number by which an old one is known. */
  void enrol() {
    AccountNumber account = AccountNumber.of("PA-" + random.nextInt(40));
    CustomerEnrollment before = customers.get(account);
    boolean enrolled = before == null || !before.enrolled();
    customers.put(
        account,
        CustomerEnrollment.builder()
            .accountNumber(account)
            .kind(EnrollmentKind.AUTOPAY)
            .enrolled(enrolled)
            .additional(VERSION_COLUMN, Integer.toString(states.size()))
            .build());
    states.add(enrolled);
  }

  boolean wasEnrolled(int version) {
    return states.get(version);
  }
}
