package com.imt.ic.soap.hosted;

import com.imt.ic.BillerCredentials;
import com.imt.ic.balance.InvoiceBalanceSource;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * RealTimeDataRefresh (RTDR): IC asks what is due, before an AutoPay collection for instance, and
 * the {@link InvoiceBalanceSource} answers.
 *
 * <p>Immutable and thread-safe. No negative balance leaves the house, and the minimum is the
 * balance due. An account that the source does not know is an answer, not a fault; so is a source
 * that fails, or has no answer within the time budget. Publish it with {@link HostedServices}.
 */
public final class RealTimeDataRefreshService {

  private final List<BillerCredentials> credentials;
  private final BalanceLookup lookup;

  private RealTimeDataRefreshService(Builder builder) {
    credentials = List.copyOf(builder.credentials);
    InvoiceBalanceSource source = Objects.requireNonNull(builder.balances, "balances");
    lookup =
        builder.executor == null
            ? BalanceLookup.unbounded(source)
            : BalanceLookup.within(builder.budget, builder.executor, source);
    if (credentials.isEmpty()) {
      throw new IllegalArgumentException(
          "RealTimeDataRefresh has no credentials; give at least 1 pair, since it is never open to"
              + " all");
    }
  }

  /**
   * Starts a service.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  List<BillerCredentials> credentials() {
    return credentials;
  }

  BalanceLookup lookup() {
    return lookup;
  }

  @Override
  public String toString() {
    return "RealTimeDataRefreshService[" + credentials.size() + " credentials]";
  }

  /** Collects the settings of the service. Not thread-safe. */
  public static final class Builder {

    private List<BillerCredentials> credentials = List.of();
    private @Nullable InvoiceBalanceSource balances;
    private Duration budget = Duration.ZERO;
    private @Nullable ExecutorService executor;

    private Builder() {}

    /**
     * Who may ask: any of these pairs, several at once while keys rotate.
     *
     * @param credentials at least one
     * @return this builder
     */
    public Builder credentials(Collection<BillerCredentials> credentials) {
      this.credentials = List.copyOf(credentials);
      return this;
    }

    /**
     * Who knows the balances.
     *
     * @param balances Spectrum's books
     * @return this builder
     */
    public Builder balances(InvoiceBalanceSource balances) {
      this.balances = Objects.requireNonNull(balances, "balances");
      return this;
    }

    /**
     * How long a look-up may take; after that the answer says that there was none in time, and the
     * look-up is interrupted. Unless set, the request waits for as long as the source does: only
     * another thread can leave a source that hangs, and the SDK makes none.
     *
     * <p>The source is then called on a thread of the executor, where nothing that is bound to the
     * request's thread is seen. Time spent waiting for a free thread counts too, and an executor
     * that refuses more work is answered for like a source that fails.
     *
     * @param budget above zero
     * @param executor the host's, bounded, not shut down here
     * @return this builder
     * @throws IllegalArgumentException when the budget is not above zero
     */
    public Builder timeBudget(Duration budget, ExecutorService executor) {
      if (budget.isZero() || budget.isNegative()) {
        throw new IllegalArgumentException("timeBudget is " + budget + "; expected more than 0");
      }
      this.budget = budget;
      this.executor = Objects.requireNonNull(executor, "executor");
      return this;
    }

    /**
     * The service.
     *
     * @return the service
     * @throws NullPointerException when there is no source of balances
     * @throws IllegalArgumentException when there are no credentials
     */
    public RealTimeDataRefreshService build() {
      return new RealTimeDataRefreshService(this);
    }
  }
}
