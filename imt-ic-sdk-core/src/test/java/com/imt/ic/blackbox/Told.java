package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Payment;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.ReconciledBatch;
import com.imt.ic.reconcile.ReconciledPayment;
import com.imt.ic.reconcile.ReconciledPayment.Channels;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.Reconciliation.Day;
import com.imt.ic.reconcile.Reconciliation.KindTotal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one reconciliation told, in its result and to its visitor; whatever the world, the two agree
 * with one another and each with itself.
 */
public final class Told implements Reconciliation.Visitor {

  private static final Pattern NUMBERED = Pattern.compile("0*(\\d+)-0000-4000-8000-000000000000");

  /** Only after {@link #by} has returned. */
  public Reconciliation result;

  public final List<ReconciledPayment> payments = new ArrayList<>();
  public final List<ReconciledBatch> batches = new ArrayList<>();
  private final List<Difference> troubles = new ArrayList<>();

  private Told() {}

  /** Asks, and holds against one another what is answered. */
  public static Told by(InvoiceCloudIntegration integration, Reconciliation.Span span) {
    Told told = new Told();
    told.result = integration.reconcile(span, told);
    told.requireSound(span);
    return told;
  }

  @Override
  public void begin() {
    payments.clear();
    batches.clear();
    troubles.clear();
  }

  @Override
  public void payment(ReconciledPayment payment) {
    payments.add(payment);
  }

  @Override
  public void batch(ReconciledBatch batch) {
    batches.add(batch);
  }

  @Override
  public void difference(Difference difference) {
    troubles.add(difference);
  }

  /** Each as kind, subject and amount, in their order; payments by their numbers. */
  public List<String> differences() {
    return troubles.stream()
        .map(each -> each.kind() + " " + name(each.subject()) + " " + each.amount())
        .sorted()
        .toList();
  }

  /** The only difference there is. */
  public Difference only() {
    assertThat(differences()).hasSize(1);
    return troubles.get(0);
  }

  /** Those of one kind. */
  public List<Difference> all(DifferenceKind kind) {
    return troubles.stream().filter(each -> each.kind() == kind).toList();
  }

  public ReconciledPayment of(Payment payment) {
    return payments.stream()
        .filter(each -> each.paymentGuid().equals(payment.paymentGuid()))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("nothing is told of " + name(payment.paymentGuid().value())));
  }

  /** State and channels of a payment. */
  public String state(Payment payment) {
    return of(payment).state() + " " + of(payment).channels();
  }

  public boolean has(Payment payment) {
    return payments.stream().anyMatch(each -> each.paymentGuid().equals(payment.paymentGuid()));
  }

  /** The only batch of that identifier. */
  public ReconciledBatch batch(String id) {
    List<ReconciledBatch> found = batches.stream().filter(each -> each.id().equals(id)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static String name(String subject) {
    Matcher matcher = NUMBERED.matcher(subject);
    return matcher.matches() ? "#" + matcher.group(1) : subject;
  }

  private void requireSound(Reconciliation.Span span) {
    assertThat(result.span()).isEqualTo(span);
    assertThat(result.biller()).isNotNull();
    assertThat(result.zone().getId()).isEqualTo("America/Chicago");
    for (Reconciliation.Balance balance : result.balances()) {
      assertThat(balance.gap()).as("gap of %s", balance).isEqualTo(Money.ZERO);
    }
    assertThat(result.balances()).isNotEmpty();
    assertThat(result.balanced()).isTrue();
    assertThat(result.needsPeople()).isEqualTo(!troubles.isEmpty());
    requirePayments();
    requireTotals();
    requireDifferences();
    requireBatches();
    assertThat(result.days()).extracting(Day::day).isSorted().doesNotHaveDuplicates();
  }

  private void requirePayments() {
    List<PaymentGuid> guids = payments.stream().map(ReconciledPayment::paymentGuid).toList();
    assertThat(guids).doesNotHaveDuplicates();
    Map<String, List<Difference>> bySubject =
        troubles.stream().collect(Collectors.groupingBy(Difference::subject));
    for (ReconciledPayment payment : payments) {
      assertThat(payment.differences())
          .containsExactlyInAnyOrderElementsOf(
              bySubject.getOrDefault(payment.paymentGuid().value(), List.of()));
      assertThat(payment.toString()).doesNotContain("HO-");
    }
  }

  private void requireTotals() {
    for (PaymentState state : PaymentState.values()) {
      List<ReconciledPayment> of =
          payments.stream().filter(payment -> payment.state() == state).toList();
      assertThat(result.total(state))
          .isEqualTo(new Reconciliation.StateTotal(state, of.size(), sum(of)));
    }
    assertThat(result.totals())
        .extracting(Reconciliation.StateTotal::state)
        .containsExactly(PaymentState.values());
    assertThat(result.channels())
        .isEqualTo(
            Stream.of(Channels.values())
                .map(
                    channels -> {
                      List<ReconciledPayment> of =
                          payments.stream().filter(each -> each.channels() == channels).toList();
                      return new Reconciliation.ChannelTotal(channels, of.size(), sum(of));
                    })
                .toList());
  }

  private static Money sum(List<ReconciledPayment> payments) {
    return sum(payments, ReconciledPayment::amount);
  }

  private static <T> Money sum(List<T> of, Function<T, Money> amount) {
    return of.stream().map(amount).reduce(Money.ZERO, Money::plus);
  }

  private void requireDifferences() {
    assertThat(result.differenceCount()).isEqualTo(troubles.size());
    assertThat(result.kinds())
        .isEqualTo(
            Stream.of(DifferenceKind.values())
                .map(this::all)
                .filter(of -> !of.isEmpty())
                .map(of -> new KindTotal(of.get(0).kind(), of.size(), sum(of, Difference::amount)))
                .toList());
    assertThat(result.differences()).extracting(Difference::since).isSorted();
    if (troubles.size() <= Reconciliation.MOST_DIFFERENCES) {
      assertThat(result.differences()).containsExactlyInAnyOrderElementsOf(troubles);
    }
    for (Difference each : troubles) {
      Duration age = Duration.between(each.since(), result.asOf());
      assertThat(each.age()).isEqualTo(age.isNegative() ? Duration.ZERO : age);
      assertThat(each.due().getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
      assertThat(each.advice()).endsWith("By " + each.due() + ".");
      assertThat(each.reason()).isNotBlank().doesNotContain("HO-");
    }
  }

  private void requireBatches() {
    assertThat(batches).extracting(ReconciledBatch::name).doesNotHaveDuplicates();
    assertThat(subjects(DifferenceKind.DEPOSIT))
        .containsExactlyInAnyOrderElementsOf(names(ReconciledBatch.Check.DIFFERS));
    assertThat(subjects(DifferenceKind.BATCH_REPORTED_AGAIN))
        .containsExactlyInAnyOrderElementsOf(names(ReconciledBatch.Check.REPORTED_AGAIN));
    for (ReconciledBatch batch : batches) {
      if (batch.check() == ReconciledBatch.Check.FITS) {
        assertThat(batch.charged().plus(batch.takenBack()).minus(batch.returned()))
            .isEqualTo(Objects.requireNonNull(batch.deposited()));
      }
    }
  }

  private List<String> subjects(DifferenceKind kind) {
    return all(kind).stream().map(Difference::subject).toList();
  }

  private List<String> names(ReconciledBatch.Check check) {
    return batches.stream()
        .filter(batch -> batch.check() == check)
        .map(ReconciledBatch::name)
        .toList();
  }
}
