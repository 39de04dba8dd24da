package com.imt.ic.simulation;

import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** What InvoiceCloud's reports show at this moment: late, out of order, and some rows twice. */
record VisibleRows(World world, Biller biller) {

  /** Rows are appended as they become known and may be of the days around. */
  private static final Duration OLDEST_ROW = Duration.ofDays(8);

  List<Payment> payments(Instant from, Station station) {
    if (world.ablation() == Ablation.CHECKPOINT_FIRST) {
      Instant reached = world.now();
      station
          .store()
          .runInTransaction(
              tx -> tx.jobs().put(tx.jobs().find("payments").orElseThrow().readUpTo(reached)));
    }
    return disorderly(visible(biller.truth().payments, from, payment -> true));
  }

  List<SettledPayment> settled(LocalDate start, LocalDate end) {
    return shuffled(
        visible(
            biller.truth().settled,
            start.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
            line -> !line.settledOn().isBefore(start) && !line.settledOn().isAfter(end)));
  }

  List<AchReturn> rejects(Instant from) {
    return shuffled(visible(biller.truth().rejects, from, reject -> true));
  }

  List<CustomerEnrollment> customers() {
    return disorderly(List.copyOf(biller.truth().customers.values()));
  }

  /** The newest rows stand at the end, so that a long history costs nothing. */
  private <T> List<T> visible(List<Truth.Row<T>> rows, Instant from, Predicate<T> wanted) {
    List<T> found = new ArrayList<>();
    Instant now = world.now();
    Instant oldest = from.minus(OLDEST_ROW);
    for (int i = rows.size() - 1; i >= 0; i--) {
      Truth.Row<T> row = rows.get(i);
      if (row.happened().isBefore(oldest)) {
        break;
      }
      if (!row.happened().isBefore(from)
          && !row.visible().isAfter(now)
          && row.until().isAfter(now)
          && wanted.test(row.content())) {
        found.add(row.content());
      }
    }
    return found;
  }

  /** Rows that tell their identity, or a customer's state, may stand there twice. */
  private <T> List<T> disorderly(List<T> rows) {
    List<T> answer = new ArrayList<>(rows);
    if (!rows.isEmpty() && world.fate().fault(10)) {
      for (int i = 1 + world.random().nextInt(5); i > 0; i--) {
        answer.add(rows.get(world.random().nextInt(rows.size())));
      }
    }
    return shuffled(answer);
  }

  /** Two equal rows of any other kind are two facts. */
  private <T> List<T> shuffled(List<T> answer) {
    Collections.shuffle(answer, world.random());
    return answer;
  }
}
