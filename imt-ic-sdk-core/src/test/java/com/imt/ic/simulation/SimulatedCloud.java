package com.imt.ic.simulation;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Report;
import com.imt.ic.ReportRow;
import com.imt.ic.cloud.CustomerLookup;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceFileSubmission;
import com.imt.ic.cloud.InvoiceLookup;
import com.imt.ic.enrollment.EnrollmentReporting;
import com.imt.ic.payment.PaymentReporting;
import com.imt.ic.reject.AchRejectReporting;
import com.imt.ic.settlement.SettledBatchReporting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** InvoiceCloud as one node reaches it: rows that are visible now, out of order, and faults. */
record SimulatedCloud(
    Truth truth, Fate fate, Node node, Ablation ablation, Random random, World world)
    implements InvoiceCloud {

  private <T> Report<T> answer(Supplier<List<T>> evaluate) {
    fate.step(node);
    fate.request();
    if (world.isDown()) {
      throw new InvoiceCloudException("the simulated InvoiceCloud is down");
    }
    List<T> rows = new ArrayList<>(evaluate.get());
    Collections.shuffle(rows, random);
    Instant answered = world.now();
    fate.step(node);
    fate.request();
    Iterator<T> iterator = rows.iterator();
    return new Report<>() {
      @Override
      public Optional<Instant> serverTime() {
        return ablation == Ablation.CLIENT_CLOCK ? Optional.empty() : Optional.of(answered);
      }

      @Override
      public boolean hasNext() {
        fate.row();
        return iterator.hasNext();
      }

      @Override
      public ReportRow<T> next() {
        return new ReportRow.Understood<>(iterator.next());
      }

      @Override
      public void close() {}
    };
  }

  /** The newest rows stand at the end, so that a long history costs nothing. */
  private <T> List<T> visible(List<Truth.Row<T>> rows, Instant from, Predicate<T> wanted) {
    List<T> found = new ArrayList<>();
    Instant now = world.now();
    for (int i = rows.size() - 1; i >= 0; i--) {
      Truth.Row<T> row = rows.get(i);
      if (row.happened().isBefore(from.minus(World.OLDEST_ROW))) {
        break;
      }
      if (!row.happened().isBefore(from)
          && !row.visible().isAfter(now)
          && wanted.test(row.content())) {
        found.add(row.content());
      }
    }
    return found;
  }

  @Override
  public PaymentReporting payments() {
    return from ->
        answer(
            () -> {
              if (ablation == Ablation.CHECKPOINT_FIRST) {
                Instant reached = world.now();
                node.store().runInTransaction(tx -> tx.checkpoints().advance("payments", reached));
              }
              return visible(truth.payments, from, payment -> true);
            });
  }

  @Override
  public SettledBatchReporting settledBatches() {
    return (start, end) ->
        answer(
            () ->
                visible(
                    truth.settled,
                    start.minusDays(1).atStartOfDay(java.time.ZoneOffset.UTC).toInstant(),
                    line -> !line.settledOn().isBefore(start) && !line.settledOn().isAfter(end)));
  }

  @Override
  public AchRejectReporting achRejects() {
    return from -> answer(() -> visible(truth.rejects, from, reject -> true));
  }

  @Override
  public EnrollmentReporting autoPayCustomers() {
    return () -> answer(() -> List.copyOf(truth.customers.values()));
  }

  @Override
  public EnrollmentReporting paperlessCustomers() {
    return () -> answer(List::of);
  }

  @Override
  public InvoiceFileSubmission invoiceFiles() {
    throw new UnsupportedOperationException("the simulation submits no files");
  }

  @Override
  public InvoiceLookup invoices() {
    throw new UnsupportedOperationException("the simulation looks no invoices up");
  }

  @Override
  public CustomerLookup customers() {
    throw new UnsupportedOperationException("the simulation looks no customers up");
  }

  @Override
  public void close() {}
}
