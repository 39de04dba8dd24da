package com.imt.ic.simulation;

import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.Journal;
import com.imt.ic.internal.store.Lease;
import com.imt.ic.internal.store.Leases;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.StoreTransaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** One node's way to the store that all share, with what an ablation takes away. */
record NodeStore(IntegrationStore store, World world, Node node, Biller biller)
    implements IntegrationStore {

  @Override
  public <T> T inTransaction(Work<T> work) {
    world.fate().step(node);
    T result = store.inTransaction(transaction -> work.run(ablated(transaction)));
    world.fate().step(node);
    return result;
  }

  /** Without isolation whatever fails is taken for the database's trouble. */
  @Override
  public boolean isDatabaseTrouble(RuntimeException failure) {
    return world.ablation() == Ablation.NO_ISOLATION || store.isDatabaseTrouble(failure);
  }

  private StoreTransaction ablated(StoreTransaction transaction) {
    return switch (world.ablation()) {
      case NO_DEDUPE -> with(transaction, "payments", forgetting(transaction, Duration.ZERO));
      case SHORT_KEY_RETENTION ->
          with(transaction, "payments", forgetting(transaction, Duration.ofHours(3)));
      case NO_FENCING -> with(transaction, "leases", unfenced(transaction.leases()));
      case NO_GUARD ->
          with(
              transaction,
              "leases",
              with(Leases.class, transaction.leases(), "place", UUID.randomUUID().toString()));
      case NO_CAP ->
          with(
              transaction,
              "payments",
              Remembering.payments(transaction.payments(), Remembering::nothingTakenBack));
      case NO_CARTS ->
          with(
              transaction,
              "payments",
              Remembering.payments(transaction.payments(), Remembering::ofAnyInvoice));
      case NO_OCCURRENCES ->
          with(transaction, "settlements", Remembering.twice(transaction.settlements()));
      case TIME_AS_IDENTITY ->
          with(
              transaction,
              "rejects",
              Remembering.asTold(transaction.rejects(), biller.truth(), world.now()));
      default -> transaction;
    };
  }

  private static StoreTransaction with(StoreTransaction transaction, String part, Object other) {
    return with(StoreTransaction.class, transaction, part, other);
  }

  private static <T> T with(Class<T> type, T whole, String part, Object other) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getName().equals(part)) {
            return other;
          }
          try {
            return method.invoke(whole, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return type.cast(
        Proxy.newProxyInstance(NodeStore.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private Journal<PaymentEntry.Key, PaymentEntry> forgetting(
      StoreTransaction transaction, Duration memory) {
    Journal<PaymentEntry.Key, PaymentEntry> payments = transaction.payments();
    return new Journal<>() {
      @Override
      public Set<PaymentEntry.Key> add(Collection<PaymentEntry> entries) {
        Set<PaymentEntry.Key> added = new HashSet<>(payments.add(entries));
        for (PaymentEntry entry : entries) {
          if (!added.contains(entry.key()) && isForgotten(entry)) {
            payments.update(entry);
            added.add(entry.key());
          }
        }
        return added;
      }

      @Override
      public Set<PaymentEntry.Key> known(Collection<String> subjects) {
        return lock(subjects).keySet();
      }

      @Override
      public Map<PaymentEntry.Key, PaymentEntry> lock(Collection<String> subjects) {
        Map<PaymentEntry.Key, PaymentEntry> known = new HashMap<>(payments.lock(subjects));
        known.values().removeIf(this::isForgotten);
        return known;
      }

      private boolean isForgotten(PaymentEntry entry) {
        return !entry.paidAt().isAfter(world.now().minus(memory));
      }

      @Override
      public void update(Collection<PaymentEntry> entries) {
        payments.update(entries);
      }

      @Override
      public void forEach(Consumer<PaymentEntry> reader) {
        payments.forEach(reader);
      }
    };
  }

  private static Leases unfenced(Leases leases) {
    return new Leases() {
      @Override
      public Optional<Lease> acquire(String job, String holder, Instant now, Instant expiresAt) {
        return leases.acquire(job, holder, now, expiresAt);
      }

      @Override
      public Optional<Lease> find(String job) {
        return leases.find(job);
      }

      @Override
      public String place() {
        return leases.place();
      }

      @Override
      public boolean renew(Lease lease, Instant expiresAt) {
        leases.renew(lease, expiresAt);
        return true;
      }

      @Override
      public void release(Lease lease) {
        leases.release(lease);
      }
    };
  }
}
