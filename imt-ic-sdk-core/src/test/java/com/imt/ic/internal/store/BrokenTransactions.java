package com.imt.ic.internal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Stores whose parts are sound and whose transactions are not. */
final class BrokenTransactions {

  private BrokenTransactions() {}

  /** What is not broken. */
  interface Decorated extends IntegrationStore {
    IntegrationStore sound();

    @Override
    default boolean isDatabaseTrouble(RuntimeException failure) {
      return sound().isDatabaseTrouble(failure);
    }
  }

  record CommittingWhatFails(IntegrationStore sound) implements Decorated {
    @Override
    public <T> T inTransaction(Work<T> work) {
      RuntimeException[] thrown = {null};
      T result =
          sound.inTransaction(
              transaction -> {
                try {
                  return work.run(transaction);
                } catch (RuntimeException e) {
                  thrown[0] = e;
                  return null;
                }
              });
      if (thrown[0] != null) {
        throw thrown[0];
      }
      return result;
    }
  }

  record WrappingWhatIsThrown(IntegrationStore sound) implements Decorated {
    @Override
    public <T> T inTransaction(Work<T> work) {
      try {
        return sound.inTransaction(work);
      } catch (RuntimeException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  record Losing(IntegrationStore sound, AtomicInteger works) implements Decorated {

    private static final class TakenBack extends RuntimeException {
      private static final long serialVersionUID = 1L;
    }

    @Override
    public <T> T inTransaction(Work<T> work) {
      if (works.incrementAndGet() % 7 != 0) {
        return sound.inTransaction(work);
      }
      List<T> result = new ArrayList<>();
      try {
        sound.runInTransaction(
            transaction -> {
              result.add(work.run(transaction));
              throw new TakenBack();
            });
      } catch (TakenBack e) {
        // and says nothing of it
      }
      return result.get(0);
    }
  }
}
