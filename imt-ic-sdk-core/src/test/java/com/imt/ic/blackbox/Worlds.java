package com.imt.ic.blackbox;

import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.blackbox.TableLedger.Call;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.polling.PollResult;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.reconcile.Reconciliation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * A small world, in which five payments fit and one thing is planted; asked about on Wednesday, 16
 * December 2026, at noon of Chicago. Days and times are Chicago's.
 */
public final class Worlds {

  /** When it is asked, unless a test says otherwise. */
  public static final String AS_OF = "2026-12-16T12:00";

  /** The profile of ledgers that take chargebacks and re-presentments by themselves. */
  public static final String LEDGER_DECIDES =
      "{ \"posting\": { \"chargebacks\": \"LEDGER\", \"representments\": \"LEDGER\" } }";

  private static final ZoneId ZONE = ZoneId.of("America/Chicago");

  private static final Payment FIRST = card(901, "25.00", "2026-12-14T09:00");
  private static final Payment SECOND = card(902, "35.00", "2026-12-14T09:30");
  private static final Payment THIRD = eft(903, "45.00", "2026-12-07T10:00");
  private static final Payment RETURNED = eft(904, "55.00", "2026-12-08T10:00");
  private static final Payment TODAY = card(905, "65.00", "2026-12-16T08:00");

  public final Host host;
  public final InvoiceCloudIntegration integration;

  private Worlds(Host host, String profile) {
    this.host = host;
    integration = host.builder().profile(Samples.profile().override(profile)).build();
    clock("2026-12-16T11:00");
  }

  /** The world of the profile that ships with the SDK. */
  public static Worlds world() {
    return world("{}");
  }

  /**
   * The world of a profile.
   *
   * @param profile what it says otherwise than the one that ships with the SDK
   */
  public static Worlds world(String profile) {
    Worlds world = bare(profile);
    world.fit();
    return world;
  }

  /** A world in which nothing happened yet. */
  public static Worlds bare(String profile) {
    return new Worlds(new Host(), profile);
  }

  /** The same over another database, empty or not. */
  public static Worlds bare(DataSource database, String profile) {
    return new Worlds(new Host(database), profile);
  }

  /** The same world, whose profile says something else from now on. */
  public Worlds withProfile(String profile) {
    return new Worlds(host, profile);
  }

  /** A moment by Chicago's clocks. */
  public static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  /** An approved payment by card for one invoice. */
  public static Payment card(int number, String amount, String paidAt) {
    return Samples.payment(number, amount).toBuilder().paidAt(at(paidAt)).build();
  }

  public static Payment eft(int number, String amount, String paidAt) {
    return card(number, amount, paidAt).toBuilder().method(PaymentMethod.EFT).build();
  }

  /** The same payment with a fee beside it. */
  public static Payment withFee(Payment payment, String fee) {
    return payment.toBuilder().convenienceFee(Money.parse(fee)).build();
  }

  /** What the same payment pays of another invoice. */
  public static Payment further(Payment payment, String invoice, String amount) {
    return payment.toBuilder()
        .invoiceNumber(InvoiceNumber.of(invoice))
        .amount(Money.parse(amount))
        .build();
  }

  /** A line of a batch, which tells no deposit. */
  public static SettledPayment line(Payment payment, String batch, String day, String amount) {
    return SettledPayment.builder()
        .batchId(batch)
        .settledOn(LocalDate.parse(day))
        .paymentGuid(payment.paymentGuid())
        .amount(Money.parse(amount))
        .build();
  }

  /** A line that tells its deposit. */
  public static SettledPayment line(
      Payment payment, String batch, String day, String amount, String deposit) {
    return line(payment, batch, day, amount).toBuilder()
        .depositAmount(Money.parse(deposit))
        .build();
  }

  public static AchReturn achReturn(Payment payment, String amount, String code, String at) {
    return Samples.achReturn(Samples.withAmount(payment, amount), code, at(at).toString());
  }

  /** Moves the clock; what is told is told then. */
  public Worlds clock(String local) {
    host.clock.set(at(local));
    return this;
  }

  /** What fits: settled by card and EFT, returned and reversed, and paid this morning. */
  public void fit() {
    pay(FIRST, SECOND, THIRD, RETURNED, TODAY);
    settle(
        line(FIRST, "FIT-C", "2026-12-15", "25.00", "25.00"),
        line(SECOND, "FIT-C", "2026-12-15", "35.00", "35.00"),
        line(THIRD, "FIT-E", "2026-12-09", "45.00", "45.00"),
        line(RETURNED, "FIT-F", "2026-12-10", "55.00", "55.00"));
    giveBack(achReturn(RETURNED, "55.00", "R01", "2026-12-14T10:00"));
  }

  /** The payments that fit. */
  public static List<Payment> fitting() {
    return List.of(FIRST, SECOND, THIRD, RETURNED, TODAY);
  }

  /** One answer of the report of payments. */
  public PollResult pay(Payment... payments) {
    return poll(ReportKind.PAYMENTS, host.cloud.payments, Samples::columns, List.of(payments));
  }

  public PollResult settle(SettledPayment... lines) {
    return poll(ReportKind.SETTLED_BATCHES, host.cloud.settled, Samples::columns, List.of(lines));
  }

  public PollResult giveBack(AchReturn... returns) {
    return poll(ReportKind.ACH_REJECTS, host.cloud.returns, Samples::columns, List.of(returns));
  }

  private <T> PollResult poll(
      ReportKind report,
      List<ReportRow<T>> answer,
      Function<T, Map<String, String>> columns,
      List<T> facts) {
    answer.clear();
    facts.forEach(each -> answer.add(ScriptedCloud.row(each, columns.apply(each))));
    return integration.poll(report);
  }

  /** Writes into the books behind the SDK's back. */
  public void byHand(Call call, Payment payment, String amount, String recordedAt) {
    host.ledger.byHand(call, payment.paymentGuid(), amount, at(recordedAt));
  }

  /** Takes lines out of the books behind the SDK's back. */
  public void lose(Call call, Payment payment, String amount) {
    host.ledger.execute(
        "DELETE FROM book_line WHERE call_name = '%s' AND payment_guid = '%s' AND amount = %s"
            .formatted(call, payment.paymentGuid(), amount));
  }

  public List<QuarantineEntry> open() {
    List<QuarantineEntry> entries = new ArrayList<>();
    integration.quarantine().forEach(QuarantineFilter.OPEN, entries::add);
    return entries;
  }

  /** What a person does who agrees with all that waits. */
  public void retryAll() {
    open().forEach(entry -> integration.quarantine().retry(entry.id()));
  }

  /** What a person does who has done by hand all that waits. */
  public void resolveAll() {
    open().forEach(entry -> integration.quarantine().resolve(entry.id(), "booked by hand", "pat"));
  }

  /** What is said at noon of that Wednesday, each as kind, subject and amount. */
  public List<String> differences() {
    return differences(AS_OF);
  }

  /** The same at another time. */
  public List<String> differences(String asOf) {
    return ask(asOf).differences();
  }

  public Told ask() {
    return ask(AS_OF);
  }

  /**
   * What is open and what came since the last time; asked about everything, it says the same of
   * what does not fit.
   */
  public Told ask(String asOf) {
    clock(asOf);
    Told told = Told.by(integration, Reconciliation.Span.OPEN);
    Told all = all(asOf);
    if (!told.differences().equals(all.differences())) {
      throw new AssertionError(
          "open items differ by %s, and all there is by %s"
              .formatted(told.differences(), all.differences()));
    }
    return told;
  }

  /** What is said of all days. */
  public Told all(String asOf) {
    clock(asOf);
    return Told.by(integration, Reconciliation.Span.EVERYTHING);
  }

  /** What is said of the payments of some days. */
  public Told ask(String from, String to) {
    clock(AS_OF);
    return Told.by(
        integration, new Reconciliation.Span(LocalDate.parse(from), LocalDate.parse(to)));
  }
}
