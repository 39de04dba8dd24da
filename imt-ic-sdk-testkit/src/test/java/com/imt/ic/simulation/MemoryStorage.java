package com.imt.ic.simulation;

import com.imt.ic.BillerId;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.StoreException;
import com.imt.ic.internal.posting.SharingWatch;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.ledger.LedgerTransaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The store in memory, with faults around whole transactions. */
final class MemoryStorage implements Storage {

  private final World world;
  private final Undo undo = new Undo();
  private final Map<BillerId, MemoryTables> tables = new HashMap<>();
  private final Map<BillerId, Map<PaymentGuid, List<Money>>> ledgers = new HashMap<>();
  private MemoryTables first;

  MemoryStorage(World world) {
    this.world = world;
  }

  /** Undoes a run of a work that is run again. */
  private static final class RunAgain extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public IntegrationStore open(Node node, BillerId biller) {
    IntegrationStore shared = inspected(biller);
    return new IntegrationStore() {
      @Override
      public <T> T inTransaction(Work<T> work) {
        return MemoryStorage.this.inTransaction(shared, node, work);
      }

      @Override
      public boolean isDatabaseTrouble(RuntimeException failure) {
        return shared.isDatabaseTrouble(failure);
      }
    };
  }

  private <T> T inTransaction(IntegrationStore shared, Node node, IntegrationStore.Work<T> work) {
    Fate fate = world.fate();
    if (fate.fault(100)) {
      try {
        run(
            shared,
            transaction -> {
              work.run(transaction);
              throw new RunAgain();
            });
      } catch (RunAgain e) {
        // as a database that gave the transaction up
      }
    }
    T result =
        run(
            shared,
            transaction -> {
              T found = work.run(transaction);
              aroundCommit(fate, node);
              return found;
            });
    aroundCommit(fate, node);
    return result;
  }

  private <T> T run(IntegrationStore shared, IntegrationStore.Work<T> work) {
    Commits commits = world.commits();
    commits.begin();
    try {
      T result = shared.inTransaction(work);
      commits.commit();
      return result;
    } finally {
      commits.end();
    }
  }

  /** Before the commit nothing is kept, after it everything is and the caller does not know. */
  private static void aroundCommit(Fate fate, Node node) {
    if (fate.fault(300)) {
      throw new StoreException("the simulated database failed", null);
    }
    fate.mayCrash(node, 1200);
  }

  @Override
  public IntegrationStore inspected(BillerId biller) {
    MemoryTables own = tables.computeIfAbsent(biller, id -> MemoryTables.of(id, undo));
    if (first == null) {
      first = own;
    }
    return new MemoryStore(own.sharing(world.ablation(), first), undo);
  }

  @Override
  public void write(
      BillerId biller, PaymentGuid payment, Money amount, LedgerTransaction transaction) {
    world.commits().later(() -> write(biller, payment, amount));
  }

  @Override
  public void write(BillerId biller, PaymentGuid payment, Money amount) {
    ledger(biller).computeIfAbsent(payment, guid -> new ArrayList<>(1)).add(amount);
  }

  @Override
  public Map<PaymentGuid, List<Money>> ledger(BillerId biller) {
    return ledgers.computeIfAbsent(biller, id -> new HashMap<>());
  }

  @Override
  public SharingWatch sharing() {
    return SharingWatch.trusting();
  }

  @Override
  public void close() {}
}
