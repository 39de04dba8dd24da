package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What happens in a small InvoiceCloud, kept twice: in the fake, and here as it is to be told. */
final class RandomWorld {

  /** Far from every change of a clock. */
  static final Instant START = Instant.parse("2026-12-07T05:00:00Z");

  static final LocalDate FIRST = LocalDate.of(2026, 12, 1);
  static final LocalDate LAST = LocalDate.of(2026, 12, 31);

  private static final List<String> NAMES =
      List.of(
          "Müller & Söhne <Farm>", "O'Brien \"Bob\"", "張偉 İı 🏠", "]]>", "A  B", "&amp; &lt;b>");

  private final Random random;
  private final RandomProfile profile;
  private final FakeInvoiceCloud fake;
  private final MutableClock clock;
  private final List<BifInvoice> invoices = new ArrayList<>();
  private final List<Payment> payments = new ArrayList<>();
  private final List<SettledPayment> settled = new ArrayList<>();
  private final List<AchReturn> returns = new ArrayList<>();
  private final Map<String, List<Map<String, Object>>> enrolments = new LinkedHashMap<>();

  RandomWorld(Random random, RandomProfile profile, FakeInvoiceCloud fake, MutableClock clock) {
    this.random = random;
    this.profile = profile;
    this.fake = fake;
    this.clock = clock;
    for (int i = 0; i < 6; i++) {
      invoices.add(invoice(i));
    }
  }

  List<BifInvoice> invoices() {
    return invoices;
  }

  /** All of it; the invoices have come to the fake before. */
  void happen() {
    int carts = chance(10) ? 0 : random.nextInt(12);
    for (int i = 0; i < carts; i++) {
      clock.advance(Duration.ofSeconds(1 + random.nextInt(7000)));
      List<Payment> cart = cart(i);
      fake.recordPayments(cart);
      payments.addAll(cart);
    }
    settled.addAll(fake.settle(LAST));
    for (Payment payment : payments) {
      boolean isCart = payments.stream().filter(p -> same(p, payment)).count() > 1;
      if (payment.approved() && !isCart && chance(30)) {
        clock.advance(Duration.ofSeconds(1 + random.nextInt(700)));
        if (payment.method().equals(Optional.of(PaymentMethod.EFT))) {
          returns.add(fake.bankReturns(payment, pick(List.of("R01", "R03", "C02")), pick(NAMES)));
        } else {
          settled.add(fake.processorTakesBack(payment, Money.ofCents(1)));
        }
      }
    }
    for (String report : List.of("autoPay", "paperless")) {
      enrolments.put(report, new ArrayList<>());
      int changes = chance(10) ? 0 : random.nextInt(8);
      for (int i = 0; i < changes; i++) {
        clock.advance(Duration.ofSeconds(1 + random.nextInt(700)));
        enrol(report, pick(invoices));
      }
    }
  }

  private static boolean same(Payment one, Payment other) {
    return one.paymentGuid().equals(other.paymentGuid());
  }

  private BifInvoice invoice(int i) {
    return ContractFixture.invoice(InvoiceNumber.of("INV-" + i + "ä"), "9999999.99").toBuilder()
        .accountNumber(AccountNumber.of("00" + i / 2 + " & <K>"))
        .invoiceTypeId(
            profile.types().isEmpty() ? 1 + i / 2 : Integer.parseInt(pick(profile.types())))
        .customerName(NAMES.get(i / 2))
        .emailAddress("k" + i / 2 + "@example.com")
        .build();
  }

  private List<Payment> cart(int number) {
    PaymentGuid guid = PaymentGuid.of(new UUID(random.nextLong(), number).toString());
    boolean isCard = random.nextBoolean();
    boolean approved = chance(75);
    Instant at = clock.instant();
    String type = profile.types().isEmpty() || chance(20) ? null : pick(profile.types());
    List<Payment> cart = new ArrayList<>();
    int from = random.nextInt(4);
    for (int i = from; i < from + 1 + (chance(20) ? 2 : 0); i++) {
      BifInvoice invoice = invoices.get(i);
      cart.add(
          Payment.builder()
              .paymentGuid(guid)
              .accountNumber(invoice.accountNumber())
              .invoiceNumber(invoice.invoiceNumber())
              .invoiceTypeId(type)
              .customerName(chance(80) ? pick(NAMES) : null)
              .emailAddress(chance(80) ? "ü@example.com" : null)
              .paidAt(at)
              .amount(
                  Money.ofCents(
                      chance(10) ? 123456789L : chance(20) ? 100000L : 1 + random.nextInt(200000)))
              .convenienceFee(chance(70) ? Money.ofCents(cart.isEmpty() && isCard ? 295 : 0) : null)
              .method(isCard ? PaymentMethod.CC : PaymentMethod.EFT)
              .cardType(isCard ? pick(List.of("VISA", "MC")) : null)
              .approved(approved)
              .message(approved ? "OK & <gut>" : "DECLINED")
              .approvalCode(approved ? "A" + number : null)
              .autoPay(chance(80) ? chance(50) : null)
              .source(pick(List.of("CustomerPortal", "IVR", "Kiosk")))
              .billerReference(chance(50) ? "Ref " + number : null)
              .build());
    }
    return cart;
  }

  private void enrol(String report, BifInvoice customer) {
    boolean isAutoPay = report.equals("autoPay");
    AccountNumber account = customer.accountNumber();
    List<Map<String, Object>> changes = enrolments.getOrDefault(report, List.of());
    Map<String, Object> known =
        changes.stream()
            .filter(change -> account.equals(change.get("accountNumber")))
            .reduce((first, second) -> second)
            .orElse(Map.of());
    boolean cancels = Boolean.TRUE.equals(known.get("enrolled")) && chance(60);
    PaymentMethod method = random.nextBoolean() ? PaymentMethod.CC : PaymentMethod.EFT;
    Map<String, Object> change = new TreeMap<>(known);
    if (cancels) {
      change.put("enrolled", false);
      if (isAutoPay) {
        fake.customer(account).leavesAutoPay();
      } else {
        fake.customer(account).goesBackToPaper();
      }
    } else {
      BifInvoice latest =
          invoices.stream()
              .filter(invoice -> invoice.accountNumber().equals(account))
              .reduce((first, second) -> second)
              .orElseThrow();
      change.put("accountNumber", account);
      change.put("enrolled", true);
      change.put("customerName", latest.customerName().orElseThrow());
      change.put("emailAddress", latest.emailAddress().orElseThrow());
      change.put("invoiceTypeId", Integer.toString(latest.invoiceTypeId().orElseThrow()));
      if (isAutoPay) {
        change.put("method", method);
        fake.customer(account).enrollsInAutoPay(method);
      } else {
        fake.customer(account).goesPaperless();
      }
    }
    change.put("changedAt", clock.instant());
    changes.add(change);
  }

  // What is to be told.

  List<Payment> approved() {
    return payments.stream().filter(Payment::approved).toList();
  }

  List<Map<String, Object>> payments() {
    return told("payments", payments, payment -> payment.invoiceTypeId(), RandomRows::of);
  }

  List<Map<String, Object>> settled() {
    return told(
        "settledBatches",
        settled.stream()
            .sorted(
                java.util.Comparator.comparing(SettledPayment::settledOn)
                    .thenComparing(SettledPayment::batchId))
            .toList(),
        line -> typeOf(line.paymentGuid()),
        RandomRows::of);
  }

  List<Map<String, Object>> returns() {
    return told("achRejects", returns, reject -> typeOf(reject.paymentGuid()), RandomRows::of);
  }

  List<Map<String, Object>> enrolments(String report) {
    List<Map<String, Object>> changes = enrolments.getOrDefault(report, List.of());
    Map<Object, Map<String, Object>> latest = new LinkedHashMap<>();
    changes.forEach(change -> latest.put(change.get("accountNumber"), change));
    List<Map<String, Object>> listed =
        switch (profile.lists(report)) {
          case "CHANGES" -> changes;
          case "ENROLLED" ->
              latest.values().stream().filter(c -> Boolean.TRUE.equals(c.get("enrolled"))).toList();
          default -> List.copyOf(latest.values());
        };
    return told(
        report, listed, change -> Optional.of(change.get("invoiceTypeId").toString()), c -> c);
  }

  private Optional<String> typeOf(PaymentGuid guid) {
    return payments.stream()
        .filter(payment -> payment.paymentGuid().equals(guid))
        .findFirst()
        .flatMap(Payment::invoiceTypeId);
  }

  private <T> List<Map<String, Object>> told(
      String report,
      List<T> records,
      java.util.function.Function<T, Optional<String>> type,
      java.util.function.Function<T, Map<String, Object>> row) {
    List<String> types = profile.types(report);
    Stream<T> inOrder =
        types.isEmpty()
            ? records.stream()
            : types.stream()
                .flatMap(
                    asked -> {
                      Predicate<T> isAsked =
                          record -> type.apply(record).orElse(types.get(0)).equals(asked);
                      return records.stream().filter(isAsked);
                    });
    return inOrder
        .map(
            record -> {
              Map<String, Object> told = new TreeMap<>(row.apply(record));
              told.keySet().removeAll(profile.unnamed(report));
              return told;
            })
        .toList();
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
