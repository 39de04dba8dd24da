package com.imt.ic.soap.hosted;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.balance.InvoiceBalance;
import com.imt.ic.balance.InvoiceBalanceSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks the source of balances. Thread-safe. */
interface BalanceLookup {

  Optional<List<InvoiceBalance>> balances(AccountNumber account, @Nullable InvoiceNumber invoice)
      throws TimeoutException, InterruptedException;

  /** On the thread of the request, for as long as it takes. */
  static BalanceLookup unbounded(InvoiceBalanceSource source) {
    return source::balances;
  }

  /**
   * On a thread of the host's, since nothing else can leave a source that hangs. A look-up whose
   * time is up is interrupted, or never begun.
   */
  static BalanceLookup within(
      Duration budget, ExecutorService executor, InvoiceBalanceSource source) {
    return (account, invoice) -> {
      Future<Optional<List<InvoiceBalance>>> answer =
          executor.submit(() -> source.balances(account, invoice));
      try {
        return answer.get(budget.toNanos(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException("The source of balances failed", e.getCause());
      } finally {
        answer.cancel(true);
      }
    };
  }
}
