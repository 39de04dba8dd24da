package com.imt.ic.simulation;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.RejectEntry;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.EnrollmentKind;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import java.time.Duration;
import java.time.Instant;
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

  /** A row and from when until when a report shows it, in these words. */
  record Row<T>(T content, Instant happened, Instant visible, Instant until) {
    Row(T content, Instant happened, Instant visible) {
      this(content, happened, visible, Instant.MAX);
    }
  }

  /** Money that went back, or came once more, and from when on somebody can know it. */
  record Flow(boolean back, Money amount, Instant visible) {}

  /** A return or a settled line, and from when on a report tells it. */
  record Told(boolean isReturn, Instant visible) {}

  /** The source of payments for which nothing is posted. */
  static final String UNPOSTED = "CloudStore";

  /** The column that tells which payment a row in quarantine is. */
  static final String GUID_COLUMN = "PaymentGUID";

  /** The column that tells in which batch a line settled. */
  static final String BATCH_COLUMN = "BatchID";

  /** The column that tells how new a customer's state is. */
  static final String VERSION_COLUMN = "Version";

  private final Random random;
  final List<Row<Payment>> payments = new ArrayList<>();
  final List<Row<AchReturn>> rejects = new ArrayList<>();
  final List<Row<SettledPayment>> settled = new ArrayList<>();
  final Map<AccountNumber, CustomerEnrollment> customers = new LinkedHashMap<>();
  final Map<PaymentGuid, Payment> byGuid = new HashMap<>();

  /** What each payment pays, invoice by invoice. */
  final Map<PaymentGuid, List<Payment>> carts = new HashMap<>();

  final Map<PaymentGuid, List<Flow>> flows = new HashMap<>();
  final Map<PaymentGuid, List<Told>> told = new HashMap<>();

  /** Approved payments whose rows nobody can read; the data pump may bring them all the same. */
  final Set<PaymentGuid> unreadable = new HashSet<>();

  /** Whether a customer was enrolled by each state, by its number. */
  private final List<Boolean> states = new ArrayList<>(List.of(false));

  Truth(Random random) {
    this.random = random;
  }

  /** One payment, by a row for each invoice that it pays. */
  List<Payment> pay(Instant now) {
    int number = byGuid.size();
    boolean readable = number % 97 != 96;
    Payment first =
        Payment.builder()
            .paymentGuid(
                PaymentGuid.of(
                    String.format(Locale.ROOT, "%08x-0000-4000-8000-000000000000", number)))
            .accountNumber(AccountNumber.of("PA-" + number % 500))
            .customerName("Avery Garcia " + number)
            .invoiceNumber(InvoiceNumber.of("INV" + number))
            .paidAt(now)
            .amount(Money.ofCents(100 + random.nextInt(500_000)))
            .method(random.nextInt(3) == 0 ? PaymentMethod.EFT : PaymentMethod.CC)
            .approved(random.nextInt(20) != 0)
            .source(random.nextInt(25) == 0 && readable ? UNPOSTED : null)
            .build();
    List<Payment> rows = new ArrayList<>(List.of(first));
    if (readable && random.nextInt(12) == 0) {
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        Money amount =
            random.nextBoolean() ? first.amount() : Money.ofCents(100 + random.nextInt(500_000));
        rows.add(
            first.toBuilder()
                .invoiceNumber(InvoiceNumber.of("INV" + number + "-" + i))
                .amount(amount)
                .build());
      }
    }
    Instant visible = now.plus(lag());
    rows.forEach(row -> payments.add(new Row<>(row, now, visible)));
    byGuid.put(first.paymentGuid(), first);
    carts.put(first.paymentGuid(), List.copyOf(rows));
    if (first.approved() && !readable) {
      unreadable.add(first.paymentGuid());
    }
    if (first.approved()) {
      new MoneyStory(this, rows, now, random).tell();
    }
    return rows;
  }

  /** What really was paid, in all. */
  Money paid(PaymentGuid payment) {
    return carts.getOrDefault(payment, List.of()).stream()
        .map(Payment::amount)
        .reduce(Money.ZERO, Money::plus);
  }

  /** What of a payment went back by a moment, by the banks' own words. */
  Money wentBack(PaymentGuid payment, Instant by) {
    return sum(payment, by, true);
  }

  /** What of it came once more. */
  Money cameAgain(PaymentGuid payment, Instant by) {
    return sum(payment, by, false);
  }

  /** How many returns a report has told by a moment, corrections aside. */
  long returns(PaymentGuid payment, Instant by) {
    return told.getOrDefault(payment, List.of()).stream()
        .filter(fact -> fact.isReturn() && !fact.visible().isAfter(by))
        .count();
  }

  /** The same of settled lines. */
  long lines(PaymentGuid payment, Instant by) {
    return told.getOrDefault(payment, List.of()).stream()
        .filter(fact -> !fact.isReturn() && !fact.visible().isAfter(by))
        .count();
  }

  /** Whether a report tells of a return in these words now. */
  boolean tells(RejectEntry entry, Instant now) {
    return rejects.stream()
        .filter(row -> row.until().isAfter(now))
        .map(Row::content)
        .anyMatch(
            row ->
                row.paymentGuid().equals(entry.paymentGuid())
                    && row.returnedAt().equals(entry.returnedAt()));
  }

  private Money sum(PaymentGuid payment, Instant by, boolean back) {
    Money sum = Money.ZERO;
    for (Flow flow : flows.getOrDefault(payment, List.of())) {
      if (flow.back() == back && !flow.visible().isAfter(by)) {
        sum = sum.plus(flow.amount());
      }
    }
    return sum;
  }

  /** Characters that XML forbids: in one name of ten, and in an account that nobody can read. */
  String onTheWire(String column, Payment payment, String text) {
    if (column.equals("AccountNumber") && unreadable.contains(payment.paymentGuid())) {
      return text + "\u0001";
    }
    return column.equals("CustomerName") && text.endsWith("0") ? text + "\u0002" : text;
  }

  /** DOMAIN's lags: most rows show at once, one in a hundred within four hours. */
  Duration lag() {
    int percent = random.nextInt(100);
    long longest = percent < 90 ? 5 : percent < 99 ? 120 : 4 * 3600;
    return Duration.ofSeconds(random.nextLong(longest + 1));
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
