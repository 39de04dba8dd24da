package com.imt.ic.soap.hosted;

import com.imt.ic.BillerCredentials;
import com.imt.ic.balance.InvoiceBalanceSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * RealTimeDataRefresh (RTDR): IC asks what is due, before an AutoPay collection for instance, and
 * the {@link InvoiceBalanceSource} answers.
 *
 * <p>Immutable and thread-safe. No negative balance leaves the house, and the minimum is the
 * balance due. An account that the source does not know is an answer, not a fault. Publish it with
 * {@link HostedServices}.
 */
public final class RealTimeDataRefreshService {

  private final List<BillerCredentials> credentials;
  private final InvoiceBalanceSource balances;

  private RealTimeDataRefreshService(Builder builder) {
    credentials = List.copyOf(builder.credentials);
    balances = Objects.requireNonNull(builder.balances, "balances");
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

  InvoiceBalanceSource balances() {
    return balances;
  }

  @Override
  public String toString() {
    return "RealTimeDataRefreshService[" + credentials.size() + " credentials]";
  }

  /** Collects the settings of the service. Not thread-safe. */
  public static final class Builder {

    private List<BillerCredentials> credentials = List.of();
    private @Nullable InvoiceBalanceSource balances;

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
