package com.imt.ic.simulation;

import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.Lease;
import com.imt.ic.internal.store.Leases;
import com.imt.ic.internal.store.PaymentEntry;
import com.imt.ic.internal.store.PaymentJournal;
import com.imt.ic.internal.store.StoreTransaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** One node's way to the store that all share, with what an ablation takes away. */
record NodeStore(IntegrationStore store, World world, Node node) implements IntegrationStore {

  @Override
  public <T> T inTransaction(Work<T> work) {
    world.fate().step(node);
    T result = store.inTransaction(transaction -> work.run(ablated(transaction)));
    world.fate().step(node);
    return result;
  }

  private StoreTransaction ablated(StoreTransaction transaction) {
    return switch (world.ablation()) {
      case NO_DEDUPE -> with(transaction, "payments", forgetting(transaction, Duration.ZERO));
      case SHORT_KEY_RETENTION ->
          with(transaction, "payments", forgetting(transaction, Duration.ofHours(3)));
      case NO_FENCING -> with(transaction, "leases", unfenced(transaction.leases()));
      case NONE, SWEEPS, NO_OVERLAP, CHECKPOINT_FIRST, CLIENT_CLOCK -> transaction;
    };
  }

  private static StoreTransaction with(StoreTransaction transaction, String part, Object other) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getName().equals(part)) {
            return other;
          }
          try {
            return method.invoke(transaction, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return (StoreTransaction)
        Proxy.newProxyInstance(
            NodeStore.class.getClassLoader(), new Class<?>[] {StoreTransaction.class}, handler);
  }

  private PaymentJournal forgetting(StoreTransaction transaction, Duration memory) {
    PaymentJournal payments = transaction.payments();
    return new PaymentJournal() {
      @Override
      public boolean add(PaymentEntry entry) {
        if (payments.add(entry)) {
          return true;
        }
        PaymentEntry known = payments.lock(entry.paymentGuid()).orElseThrow();
        boolean forgotten = !known.paidAt().isAfter(world.now().minus(memory));
        if (forgotten) {
          payments.update(entry);
        }
        return forgotten;
      }

      @Override
      public Optional<PaymentEntry> lock(PaymentGuid paymentGuid) {
        return payments.lock(paymentGuid);
      }

      @Override
      public void update(PaymentEntry entry) {
        payments.update(entry);
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
