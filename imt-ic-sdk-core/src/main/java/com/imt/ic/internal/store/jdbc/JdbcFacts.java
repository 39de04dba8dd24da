package com.imt.ic.internal.store.jdbc;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.BatchFacts;
import com.imt.ic.internal.store.FactScope;
import com.imt.ic.internal.store.FactSums;
import com.imt.ic.internal.store.Facts;
import com.imt.ic.internal.store.OpenItem;
import com.imt.ic.internal.store.OpenItems;
import com.imt.ic.internal.store.PaymentFacts;
import com.imt.ic.internal.store.ReturnFacts;
import com.imt.ic.internal.store.jdbc.FactColumns.Fact;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The facts of one biller: the database joins and sums. */
record JdbcFacts(SqlSession session, Rows rows) implements Facts {

  private static final long CLOSED_AT_ONCE = 500_000;

  @Override
  public void reopen(Collection<OpenItem> items) {
    if (!items.isEmpty()) {
      rows.reopen(List.copyOf(items));
    }
  }

  /** Streamed, as all that reads a whole history: a statement that waits long is cut off. */
  @Override
  public OpenItems openItems() {
    record Counted(OpenItems.Run run, long count) {}
    List<Counted> runs = new ArrayList<>();
    session.stream(
        "find the open items",
        "SELECT MIN(sequence_number), MAX(sequence_number), COUNT(*) FROM (SELECT sequence_number, sequence_number - ROW_NUMBER() OVER (ORDER BY sequence_number) AS island FROM ic_unreconciled WHERE biller = ? AND %s) numbered GROUP BY island"
            .formatted(rows.isFromTo("sequence_number")),
        parameters -> parameters.text(session.biller()).count(0).count(Long.MAX_VALUE),
        row -> new Counted(new OpenItems.Run(row.count(), row.count()), row.count()),
        runs::add);
    return new OpenItems(
        runs.stream().map(Counted::run).toList(), runs.stream().mapToLong(Counted::count).sum());
  }

  /** Some hundred thousand at once, which no database needs a minute for. */
  @Override
  public void close(OpenItems items) {
    List<OpenItems.Run> together = new ArrayList<>();
    long count = 0;
    for (OpenItems.Run run : items.runs()) {
      for (long first = run.first(); first <= run.last(); first += CLOSED_AT_ONCE) {
        long last = Math.min(first + CLOSED_AT_ONCE - 1, run.last());
        if (count + last - first + 1 > CLOSED_AT_ONCE) {
          close(together);
          together.clear();
          count = 0;
        }
        together.add(new OpenItems.Run(first, last));
        count += last - first + 1;
      }
    }
    close(together);
  }

  private void close(List<OpenItems.Run> runs) {
    session.batch(
        "close the open items",
        "DELETE FROM ic_unreconciled WHERE biller = ? AND " + rows.isFromTo("sequence_number"),
        runs,
        (parameters, run) ->
            parameters.text(session.biller()).count(run.first()).count(run.last()));
  }

  @Override
  public void read(FactScope scope, Consumer<PaymentFacts> reader) {
    ScopeSql where = where(scope);
    Together together = new Together(reader);
    session.stream(
        "read the facts of payments",
        where.with() + session.dialect().sorted(where.facts(), "payment_guid"),
        parameters -> where.bind(where.bind(where.bind(where.bindWith(parameters)))),
        FactColumns::read,
        together);
    together.end();
  }

  /** Puts the facts of one payment together, which come one after the other. */
  private static final class Together implements Consumer<Fact> {

    private final Consumer<PaymentFacts> reader;
    private final List<Fact> same = new ArrayList<>();

    Together(Consumer<PaymentFacts> reader) {
      this.reader = reader;
    }

    @Override
    public void accept(Fact fact) {
      if (!same.isEmpty() && !same.get(0).paymentGuid().equals(fact.paymentGuid())) {
        end();
      }
      same.add(fact);
    }

    void end() {
      if (!same.isEmpty()) {
        PaymentGuid guid = same.get(0).paymentGuid();
        PaymentFacts facts =
            new PaymentFacts(guid, each(Fact::payment), each(Fact::line), each(Fact::achReturn));
        same.clear();
        reader.accept(facts);
      }
    }

    private <T> List<T> each(Function<Fact, @Nullable T> part) {
      List<T> parts = new ArrayList<>(same.size());
      for (Fact fact : same) {
        T found = part.apply(fact);
        if (found != null) {
          parts.add(found);
        }
      }
      return parts;
    }
  }

  /** One statement, so that the scope is found once. */
  @Override
  public FactSums sums(FactScope scope) {
    ScopeSql where = where(scope);
    List<String> from =
        List.of(
            "(SELECT SUM(amount) AS paid, SUM(CASE WHEN payment_state = 'POSTED' THEN amount ELSE 0 END) AS posted, SUM(posted_again) AS again, SUM(taken_back) AS back FROM %s) p"
                .formatted(where.from("ic_payment")),
            "(SELECT SUM(amount) AS settled FROM %s) l".formatted(where.from("ic_settled_payment")),
            "(SELECT SUM(amount) AS lines, SUM(deposit_amount) AS deposits FROM ic_settled_payment%s) d"
                .formatted(where.whereDays()),
            "(SELECT SUM(amount) AS returned FROM %s) r".formatted(where.from("ic_ach_reject")));
    List<FactSums> sums = new ArrayList<>();
    session.stream(
        "sum the facts",
        where.with()
            + "SELECT paid, posted, again, back, settled, lines, deposits, returned FROM "
            + String.join(" CROSS JOIN ", from),
        parameters ->
            where.bind(where.bindDays(where.bind(where.bind(where.bindWith(parameters))))),
        row ->
            new FactSums(
                sum(row), sum(row), sum(row), sum(row), sum(row), sum(row), sum(row), sum(row)),
        sums::add);
    return sums.get(0);
  }

  private static Money sum(Row row) throws SQLException {
    return row.optionalMoney().orElse(Money.ZERO);
  }

  @Override
  public void batches(FactScope scope, Consumer<BatchFacts> reader) {
    ScopeSql where = where(scope);
    Set<BatchFacts.Key> asked = scope instanceof FactScope.Period ? keysOfBatches(where) : Set.of();
    session.stream(
        "sum the batches",
        "SELECT batch_id, settled_on, processor, COUNT(*), SUM(CASE WHEN amount > 0 THEN amount ELSE 0 END), SUM(CASE WHEN amount < 0 THEN amount ELSE 0 END), COUNT(deposit_amount), COALESCE(SUM(deposit_amount), 0), SUM(CASE WHEN deposit_amount IS NULL THEN 0 ELSE amount END), SUM(CASE WHEN deposit_amount IS NULL AND amount >= 0 THEN 1 ELSE 0 END), MIN(deposit_amount), MAX(deposit_amount), MIN(payment_guid) FROM ic_settled_payment%s GROUP BY batch_id, settled_on, processor ORDER BY settled_on, batch_id, processor"
            .formatted(where.whereDays()),
        where::bindDays,
        row -> batch(row, key -> asked.isEmpty() || asked.contains(key)),
        reader);
  }

  private Set<BatchFacts.Key> keysOfBatches(ScopeSql where) {
    return Set.copyOf(
        session.list(
            "find the batches of payments",
            "SELECT DISTINCT batch_id, settled_on, processor FROM "
                + where.from("ic_settled_payment"),
            where::bind,
            JdbcFacts::key));
  }

  private static BatchFacts.Key key(Row row) throws SQLException {
    return new BatchFacts.Key(row.text(), row.date(), row.optionalText());
  }

  private static BatchFacts batch(Row row, Predicate<BatchFacts.Key> asked) throws SQLException {
    BatchFacts.Key key = key(row);
    return new BatchFacts(
        key,
        row.count(),
        row.money(),
        row.money(),
        row.count(),
        row.money(),
        row.money(),
        row.count(),
        row.optionalMoney(),
        row.optionalMoney(),
        PaymentGuid.of(row.text()),
        asked.test(key));
  }

  @Override
  public boolean isAgain(BatchFacts first, BatchFacts second) {
    return first.lines() == second.lines()
        && first.sum().equals(second.sum())
        && first.sum().isPositive()
        && contents(first).equals(contents(second))
        && beyondPaid(second).compareTo(second.sum()) >= 0;
  }

  /** Each line of a batch; called of few, whose counts and sums are equal. */
  private List<String> contents(BatchFacts batch) {
    record Line(String payment, String invoice, Money amount, String processor) {}
    return session
        .list(
            "read a batch",
            "SELECT payment_guid, invoice_number, amount, processor FROM ic_settled_payment WHERE biller = ? AND batch_id = ? AND settled_on = ?",
            parameters ->
                parameters
                    .text(session.biller())
                    .text(batch.key().id())
                    .date(batch.key().settledOn()),
            row ->
                new Line(
                    row.text(),
                    row.optionalText().orElse(""),
                    row.money(),
                    row.optionalText().orElse("")))
        .stream()
        .filter(line -> line.processor().equals(batch.key().processor().orElse("")))
        .map(line -> String.join(" ", line.payment(), line.invoice(), line.amount().toString()))
        .sorted()
        .toList();
  }

  /** What a batch's payments settled on its day beyond what they paid. */
  private Money beyondPaid(BatchFacts batch) {
    String of =
        " WHERE biller = ? AND payment_guid IN (SELECT b.payment_guid FROM ic_settled_payment b WHERE b.biller = ? AND b.batch_id = ? AND b.settled_on = ?)";
    Parameters.Binder binder =
        parameters ->
            parameters
                .text(session.biller())
                .text(session.biller())
                .text(batch.key().id())
                .date(batch.key().settledOn());
    Money settled =
        sum(
            "ic_settled_payment" + of + " AND settled_on = ?",
            parameters -> {
              binder.bind(parameters);
              parameters.date(batch.key().settledOn());
            });
    return settled.minus(sum("ic_payment" + of, binder));
  }

  private Money sum(String from, Parameters.Binder binder) {
    return session
        .first("sum a batch", "SELECT SUM(amount) FROM " + from, binder, JdbcFacts::sum)
        .orElseThrow();
  }

  @Override
  public void returns(Instant from, Instant to, Consumer<ReturnFacts> reader) {
    session.stream(
        "read the returns of days",
        "SELECT r.amount, (SELECT MIN(s.processor) FROM ic_settled_payment s WHERE s.biller = r.biller AND s.payment_guid = r.payment_guid AND s.amount > 0) FROM ic_ach_reject r WHERE r.biller = ? AND r.rejected_at >= ? AND r.rejected_at < ? AND NOT EXISTS (SELECT 1 FROM ic_settled_payment n WHERE n.biller = r.biller AND n.payment_guid = r.payment_guid AND n.amount + r.amount = 0) ORDER BY r.rejected_at, r.payment_guid",
        parameters -> parameters.text(session.biller()).moment(from).moment(to),
        row -> new ReturnFacts(row.money(), row.optionalText()),
        reader);
  }

  private ScopeSql where(FactScope scope) {
    return new ScopeSql(scope, session.biller(), rows);
  }
}
