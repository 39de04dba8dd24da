package com.imt.ic.blackbox;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import com.imt.ic.quarantine.Quarantine;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;

/** What reports tell of money, answer by answer, and what stands in a host's books then. */
final class MoneyStory {

  /** Before anything settles or comes back. */
  private static final Instant PAID_AT = Instant.parse("2026-11-03T15:00:00Z");

  /** Of what is late the reconciliation's own tests tell. */
  private static final String PATIENT =
      "{ \"reconciliation\": { \"cardBusinessDays\": 60, \"eftBusinessDays\": 60 } }";

  /** An EFT payment of 100.00 for one invoice. */
  static final Payment EFT =
      Samples.payment(1, "100.00").toBuilder().paidAt(PAID_AT).method(PaymentMethod.EFT).build();

  /** The same by card. */
  static final Payment CARD = Samples.payment(2, "100.00").toBuilder().paidAt(PAID_AT).build();

  final Host host;
  final InvoiceCloudIntegration integration;

  MoneyStory() {
    this("{}");
  }

  /**
   * @param posting what the profile says otherwise than by default in {@code $.posting}
   */
  MoneyStory(String posting) {
    this(new Host(), posting);
  }

  MoneyStory(DataSource database) {
    this(new Host(database), "{}");
  }

  private MoneyStory(Host host, String posting) {
    this(host, Samples.profile().override("{ \"posting\": " + posting + " }"));
  }

  MoneyStory(Host host, Profile profile) {
    this.host = host;
    integration = host.builder().profile(profile.override(PATIENT)).build();
  }

  /** The same host, whose profile says something else from now on. */
  MoneyStory withPosting(String posting) {
    return new MoneyStory(host, posting);
  }

  /** A day of November. */
  static LocalDate day(int day) {
    return LocalDate.of(2026, 11, day);
  }

  static AchReturn achReturn(String amount, String code, String at) {
    return Samples.achReturn(Samples.withAmount(EFT, amount), code, at);
  }

  static SettledPayment line(Payment payment, String batch, int day, String amount) {
    return Samples.settled(payment, batch, day(day)).toBuilder()
        .amount(Money.parse(amount))
        .build();
  }

  /** What a payment pays of another invoice. */
  static Payment further(Payment payment, String invoice, String amount) {
    return Samples.withAmount(payment, amount).toBuilder()
        .invoiceNumber(InvoiceNumber.of(invoice))
        .build();
  }

  /** One answer of the report of payments; what became of its rows. */
  Map<Outcome, Long> pay(Payment... payments) {
    return poll(ReportKind.PAYMENTS, host.cloud.payments, Samples::columns, List.of(payments));
  }

  Map<Outcome, Long> giveBack(AchReturn... returns) {
    return poll(ReportKind.ACH_REJECTS, host.cloud.returns, Samples::columns, List.of(returns));
  }

  Map<Outcome, Long> settle(SettledPayment... lines) {
    return poll(ReportKind.SETTLED_BATCHES, host.cloud.settled, Samples::columns, List.of(lines));
  }

  private <T> Map<Outcome, Long> poll(
      ReportKind report,
      List<ReportRow<T>> answer,
      Function<T, Map<String, String>> columns,
      List<T> facts) {
    answer.clear();
    facts.forEach(each -> answer.add(ScriptedCloud.row(each, columns.apply(each))));
    return integration.poll(report).counts();
  }

  String standing(Payment payment) {
    return host.ledger.standing(payment.paymentGuid()).toString();
  }

  int count(Call call) {
    return host.ledger.lines(call).size();
  }

  /** What the reconciliation shows, each as its kind and amount. */
  List<String> differences() {
    return integration.reconcile().differences().stream()
        .map(each -> each.kind() + " " + each.amount())
        .sorted()
        .toList();
  }

  /** The same at another time. */
  List<String> differences(String asOf) {
    host.clock.set(Instant.parse(asOf));
    return differences();
  }

  List<QuarantineKind> open() {
    return entries().stream().map(QuarantineEntry::kind).toList();
  }

  /** The only open entry. */
  QuarantineEntry onlyEntry() {
    List<QuarantineEntry> entries = entries();
    if (entries.size() != 1) {
      throw new AssertionError("open entries: " + entries);
    }
    return entries.get(0);
  }

  List<QuarantineEntry> entries() {
    List<QuarantineEntry> entries = new ArrayList<>();
    desk().forEach(QuarantineFilter.OPEN, entries::add);
    return entries;
  }

  Quarantine desk() {
    return integration.quarantine();
  }

  QuarantineEntry retryOnly() {
    return desk().retry(onlyEntry().id());
  }

  QuarantineEntry resolveOnly() {
    return desk().resolve(onlyEntry().id(), "booked by hand", "pat");
  }
}
