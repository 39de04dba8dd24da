package com.imt.ic.internal.reconcile;

import static com.imt.ic.blackbox.Worlds.achReturn;
import static com.imt.ic.blackbox.Worlds.card;
import static com.imt.ic.blackbox.Worlds.eft;
import static com.imt.ic.blackbox.Worlds.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.imt.ic.Money;
import com.imt.ic.blackbox.Worlds;
import com.imt.ic.internal.integration.Parts;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.internal.posting.Books;
import com.imt.ic.internal.posting.SharingWatch;
import com.imt.ic.internal.store.BatchFacts;
import com.imt.ic.internal.store.FactScope;
import com.imt.ic.internal.store.FactSums;
import com.imt.ic.internal.store.Facts;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.OpenItem;
import com.imt.ic.internal.store.OpenItems;
import com.imt.ic.internal.store.PaymentFacts;
import com.imt.ic.internal.store.ReturnFacts;
import com.imt.ic.internal.store.StoreTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.Reconciliation.Balance;
import com.imt.ic.reconcile.Reconciliation.Span;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is read one by one is held against what the database adds up: each term in turn is broken.
 */
class BalancesTest {

  private static final String STATES = "Payments by state";
  private static final String POSTED = "Posted by the SDK";
  private static final String LEDGER = "From posted to the ledger";
  private static final String SETTLED = "From paid to settled";
  private static final String BATCHES = "From settled to batches";
  private static final String DEPOSITED = "From batches to deposits";
  private static final String RETURNS = "ACH returns";
  private static final Money CENT = Money.parse("0.01");

  private final Worlds world = Worlds.world();

  BalancesTest() {
    Payment settled = card(1, "100.00", "2026-12-11T10:00");
    Payment returned = eft(2, "40.00", "2026-12-07T10:00");
    world.pay(settled, returned);
    world.settle(
        line(settled, "B1", "2026-12-14", "100.00", "100.00"),
        line(settled, "B2", "2026-12-15", "-30.00"),
        line(returned, "B3", "2026-12-09", "40.00"));
    world.giveBack(achReturn(returned, "40.00", "R01", "2026-12-11T10:00"));
  }

  private Reconciliation reconcile(Facts breaking) {
    Parts parts = world.integration.parts();
    IntegrationStore store =
        new IntegrationStore() {
          @Override
          public <T> T inTransaction(Work<T> work) {
            return parts.store().inTransaction(within -> work.run(broken(within, breaking)));
          }

          @Override
          public boolean isDatabaseTrouble(RuntimeException failure) {
            return parts.store().isDatabaseTrouble(failure);
          }
        };
    return new Reconciler(
            store,
            Books.of(world.host.ledger, parts.biller(), SharingWatch.trusting()),
            ReportMapping.of(parts.profile()),
            parts.profile(),
            world.host.clock)
        .reconcile(Span.EVERYTHING, new Reconciliation.Visitor() {});
  }

  private static StoreTransaction broken(StoreTransaction within, Facts breaking) {
    ((Broken) breaking).of = within.facts();
    return (StoreTransaction)
        Proxy.newProxyInstance(
            BalancesTest.class.getClassLoader(),
            new Class<?>[] {StoreTransaction.class},
            (proxy, method, arguments) -> {
              try {
                return method.getName().equals("facts")
                    ? breaking
                    : method.invoke(within, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void whatIsNotBroken_balances_withMoneyInEachOfThem() {
    Reconciliation right = reconcile(new Broken());
    assertThat(right.balanced()).isTrue();
    assertThat(right.balances())
        .extracting(Balance::name)
        .containsExactly(STATES, POSTED, LEDGER, SETTLED, BATCHES, DEPOSITED, RETURNS);
    assertThat(right.balances()).noneMatch(balance -> balance.found().isZero());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void whatIsBroken_isSeen(String broken, Broken facts, List<String> names) {
    Reconciliation wrong = reconcile(facts);
    assertThat(wrong.balanced()).isFalse();
    assertThat(wrong.needsPeople()).isTrue();
    assertThat(wrong.balances())
        .filteredOn(balance -> !balance.gap().isZero())
        .extracting(Balance::name)
        .containsExactlyElementsOf(names);
  }

  static Stream<Arguments> whatIsBroken_isSeen() {
    return Stream.of(
        sum("payments", s -> sums(s, 0), STATES),
        sum("posted", s -> sums(s, 1), POSTED),
        sum("posted anew", s -> sums(s, 2), POSTED),
        sum("taken back", s -> sums(s, 3), POSTED),
        sum("lines", s -> sums(s, 4), SETTLED, BATCHES),
        sum("lines of days", s -> sums(s, 5), BATCHES),
        sum("deposits", s -> sums(s, 6), DEPOSITED),
        sum("returns", s -> sums(s, 7), RETURNS),
        // Its posting and its return make up for one another: a payment has to be in a state too.
        read("a payment is lost", one -> without(one, true, false, false), STATES),
        read("lines are lost", one -> without(one, false, true, false), SETTLED, BATCHES),
        read("returns are lost", one -> without(one, false, false, true), RETURNS),
        read(
            "a payment is joined twice",
            one ->
                new PaymentFacts(
                    one.paymentGuid(),
                    Stream.concat(one.entries().stream(), one.entries().stream()).toList(),
                    one.lines(),
                    one.returns()),
            STATES),
        arguments(
            "a batch is lost",
            new Broken() {
              @Override
              public void batches(FactScope scope, Consumer<BatchFacts> reader) {
                super.batches(
                    scope,
                    batch -> {
                      if (!batch.key().id().equals("B1")) {
                        reader.accept(batch);
                      }
                    });
              }
            },
            List.of(BATCHES, DEPOSITED)));
  }

  private static Arguments sum(String what, UnaryOperator<FactSums> change, String... names) {
    return arguments(
        what + " is summed otherwise",
        new Broken() {
          @Override
          public FactSums sums(FactScope scope) {
            return change.apply(super.sums(scope));
          }
        },
        List.of(names));
  }

  private static Arguments read(String what, UnaryOperator<PaymentFacts> change, String... names) {
    return arguments(
        what,
        new Broken() {
          @Override
          public void read(FactScope scope, Consumer<PaymentFacts> reader) {
            super.read(
                scope, one -> reader.accept(one.returns().isEmpty() ? one : change.apply(one)));
          }
        },
        List.of(names));
  }

  private static PaymentFacts without(
      PaymentFacts one, boolean entries, boolean lines, boolean returns) {
    return new PaymentFacts(
        one.paymentGuid(),
        entries ? List.of() : one.entries(),
        lines ? List.of() : one.lines(),
        returns ? List.of() : one.returns());
  }

  /** The same sums, with a cent more in one of them. */
  private static FactSums sums(FactSums of, int more) {
    List<Money> sums =
        List.of(
            of.payments(),
            of.posted(),
            of.postedAgain(),
            of.takenBack(),
            of.lines(),
            of.linesOfDays(),
            of.depositsOfDays(),
            of.returns());
    Money[] all = sums.toArray(Money[]::new);
    all[more] = all[more].plus(CENT);
    return new FactSums(all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7]);
  }

  /** The facts as they are; subclasses break one thing. */
  static class Broken implements Facts {

    private Facts of;

    @Override
    public void reopen(Collection<OpenItem> items) {
      of.reopen(items);
    }

    @Override
    public OpenItems openItems() {
      return of.openItems();
    }

    @Override
    public void close(OpenItems items) {
      of.close(items);
    }

    @Override
    public void read(FactScope scope, Consumer<PaymentFacts> reader) {
      of.read(scope, reader);
    }

    @Override
    public FactSums sums(FactScope scope) {
      return of.sums(scope);
    }

    @Override
    public void batches(FactScope scope, Consumer<BatchFacts> reader) {
      of.batches(scope, reader);
    }

    @Override
    public boolean isAgain(BatchFacts first, BatchFacts second) {
      return of.isAgain(first, second);
    }

    @Override
    public void returns(Instant from, Instant to, Consumer<ReturnFacts> reader) {
      of.returns(from, to, reader);
    }
  }
}
