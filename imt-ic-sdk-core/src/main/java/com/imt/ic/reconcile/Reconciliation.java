package com.imt.ic.reconcile;

import com.imt.ic.BillerId;
import com.imt.ic.Money;
import com.imt.ic.reconcile.ReconciledPayment.Channels;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of all money that was asked about, at one moment. Immutable and thread-safe.
 *
 * @param biller whose
 * @param asOf the moment
 * @param zone the biller's, of all days
 * @param span which payments were asked about
 * @param totals one for each {@link PaymentState}, in its order, empty ones included
 * @param channels one for each {@link Channels}, in its order, empty ones included
 * @param posted what the SDK posted of them, whatever was taken back since
 * @param kinds one for each {@link DifferenceKind} of which there is a difference, in its order
 * @param differences everything that does not fit, oldest first; where there are more than {@link
 *     #MOST_DIFFERENCES}, the oldest of them, and {@link Visitor#difference} got all
 * @param ledgerRead whether the ledger told what it holds ({@code Ledger.read})
 * @param balances sums of sources that were read apart, which hold where nothing was lost or
 *     counted twice on the way; see {@link #balanced}
 * @param days the money by the biller's days, in their order, those without money left out
 */
public record Reconciliation(
    BillerId biller,
    Instant asOf,
    ZoneId zone,
    Span span,
    List<StateTotal> totals,
    List<ChannelTotal> channels,
    Posted posted,
    List<KindTotal> kinds,
    List<Difference> differences,
    boolean ledgerRead,
    List<Balance> balances,
    List<Day> days) {

  /** How many differences are held at most. */
  public static final int MOST_DIFFERENCES = 10_000;

  /**
   * Which payments were asked about: those of days, or, where both are null, those that were open
   * at the last such reconciliation and those of which something came since.
   *
   * @param from the first day of payment, in the biller's zone; null for open items
   * @param to the last one
   */
  public record Span(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** Open items, and what came since they were last asked about. */
    public static final Span OPEN = new Span(null, null);

    /** All payments there are; as long as a full look takes. */
    public static final Span EVERYTHING =
        new Span(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 30));

    /**
     * Checks the days.
     *
     * @throws IllegalArgumentException when one is missing, or the last is before the first
     */
    public Span {
      if ((from == null) != (to == null)) {
        throw new IllegalArgumentException("A span has both days or none");
      }
      if (from != null && to != null && to.isBefore(from)) {
        throw new IllegalArgumentException(
            "A span ends on %s, before it begins on %s; give its first and its last day"
                .formatted(to, from));
      }
    }

    /** {@return whether it is of open items} */
    public boolean isOpen() {
      return from == null;
    }
  }

  /**
   * The payments in one state.
   *
   * @param count how many payments, a cart being one
   * @param amount the sum of their principals
   */
  public record StateTotal(PaymentState state, long count, Money amount) {}

  /**
   * The payments that the same channels told of.
   *
   * @param count how many payments, a cart being one
   * @param amount the sum of their principals
   */
  public record ChannelTotal(Channels channels, long count, Money amount) {}

  /**
   * The differences of one kind.
   *
   * @param amount the sum of the money at stake
   */
  public record KindTotal(DifferenceKind kind, long count, Money amount) {}

  /**
   * What was posted.
   *
   * @param count how many receipts, of a cart one for each invoice
   * @param amount the sum of their principals
   */
  public record Posted(long count, Money amount) {}

  /**
   * Two sums of the same money by different ways, line by line.
   *
   * @param name what is compared, in words
   * @param terms one way: where it begins, and what is added and taken off
   * @param foundName the other way, in words
   * @param found what that comes to, read apart
   */
  public record Balance(String name, List<Term> terms, String foundName, Money found) {

    /** Copies. */
    public Balance {
      Objects.requireNonNull(name, "name");
      terms = List.copyOf(terms);
      Objects.requireNonNull(foundName, "foundName");
      Objects.requireNonNull(found, "found");
    }

    /** {@return the sum of the terms} */
    public Money total() {
      return terms.stream().map(Term::amount).reduce(Money.ZERO, Money::plus);
    }

    /** {@return by how much what was found is more than the terms come to; zero where it holds} */
    public Money gap() {
      return found.minus(total());
    }
  }

  /**
   * One line of a {@link Balance}.
   *
   * @param name what it is, in words
   * @param amount below zero where it is taken off
   */
  public record Term(String name, Money amount) {}

  /**
   * The money of one day.
   *
   * @param paid by customers, and in the ledger or kept beside it; what the ledger refused is a
   *     difference ({@link DifferenceKind#QUARANTINED}) and not in here
   * @param settled the sum of its batches' lines, less what chargebacks took off them
   * @param takenBack by ACH returns reported for that day, above zero, as often as they were
   *     reported
   * @param deposited what reached the bank, as far as that was told
   */
  public record Day(LocalDate day, Money paid, Money settled, Money takenBack, Money deposited) {}

  /**
   * Gets each payment, difference and batch of a reconciliation while it is made, in bounded memory
   * however many there are. Called on the thread that reconciles, within its transaction.
   */
  public interface Visitor {

    /**
     * It begins, perhaps anew: a database may give the transaction up, and then everything comes
     * once more.
     */
    default void begin() {}

    /** A payment that was asked about, or that the ledger has moved since it was closed; once. */
    default void payment(ReconciledPayment payment) {}

    /**
     * A batch that holds a line of a payment which was asked about, or, of open items, one of a day
     * of which something came; before all payments.
     */
    default void batch(ReconciledBatch batch) {}

    /** A difference, also one that stands in its payment; in no order. */
    default void difference(Difference difference) {}

    /** {@return a visitor that tells another one after this, of one and the same reconciliation} */
    default Visitor andThen(Visitor next) {
      Visitor first = this;
      return new Visitor() {
        @Override
        public void begin() {
          first.begin();
          next.begin();
        }

        @Override
        public void payment(ReconciledPayment payment) {
          first.payment(payment);
          next.payment(payment);
        }

        @Override
        public void batch(ReconciledBatch batch) {
          first.batch(batch);
          next.batch(batch);
        }

        @Override
        public void difference(Difference difference) {
          first.difference(difference);
          next.difference(difference);
        }
      };
    }
  }

  /** Copies. */
  public Reconciliation {
    Objects.requireNonNull(biller, "biller");
    Objects.requireNonNull(asOf, "asOf");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(span, "span");
    totals = List.copyOf(totals);
    channels = List.copyOf(channels);
    Objects.requireNonNull(posted, "posted");
    kinds = List.copyOf(kinds);
    differences = List.copyOf(differences);
    balances = List.copyOf(balances);
    days = List.copyOf(days);
  }

  /** {@return the total of one state; of no payment where none is in it} */
  public StateTotal total(PaymentState state) {
    return totals.stream()
        .filter(total -> total.state() == state)
        .findFirst()
        .orElseGet(() -> new StateTotal(state, 0, Money.ZERO));
  }

  /** {@return how many differences there are, held in {@link #differences} or not} */
  public long differenceCount() {
    return kinds.stream().mapToLong(KindTotal::count).sum();
  }

  /**
   * {@return whether all {@link #balances} hold; where one does not, the reconciliation itself is
   * not to be trusted, and that is logged as an error}
   */
  public boolean balanced() {
    return balances.stream().allMatch(balance -> balance.gap().isZero());
  }

  /**
   * {@return whether a person is needed: for a difference, or since a balance does not hold; not
   * where the ledger was not read, see {@link #ledgerRead}}
   */
  public boolean needsPeople() {
    return !kinds.isEmpty() || !balanced();
  }
}
