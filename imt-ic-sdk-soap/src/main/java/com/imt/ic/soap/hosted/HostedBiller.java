package com.imt.ic.soap.hosted;

import com.imt.ic.BillerCredentials;
import com.imt.ic.BillerId;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.internal.integration.Parts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One of the billers at an address. Immutable; as thread-safe as its parts. */
record HostedBiller(
    Parts parts, List<BillerCredentials> credentials, @Nullable InvoiceBalanceSource balances) {

  private BillerId id() {
    return parts.biller();
  }

  InvoiceBalanceSource requiredBalances() {
    return Objects.requireNonNull(balances, "balances");
  }

  /** A gate through which each of these billers' pairs opens that biller's own operation. */
  static Gate gate(List<HostedBiller> billers, Function<HostedBiller, Operation> operations) {
    return new Gate(
        billers.stream()
            .flatMap(
                biller -> {
                  Operation operation = operations.apply(biller);
                  List<BillerCredentials> pairs = biller.credentials;
                  return IntStream.range(0, pairs.size())
                      .mapToObj(i -> new Gate.Pass(pairs.get(i), biller.id(), i + 1, operation));
                })
            .toList());
  }

  /**
   * Checks that their credentials tell these billers apart.
   *
   * @throws IllegalStateException when they do not, or when some have balances and others none
   */
  static void requireApart(List<HostedBiller> billers) {
    Set<BillerId> known = new HashSet<>();
    Map<BillerCredentials, BillerId> owners = new HashMap<>();
    for (HostedBiller biller : billers) {
      if (biller.credentials.isEmpty()) {
        throw new IllegalStateException(
            "Hosted services have no credentials of biller %s; give at least 1 pair, since they are never open to all"
                .formatted(biller.id()));
      }
      if (!known.add(biller.id())) {
        throw new IllegalStateException(
            "Hosted services have biller %s twice; give it once, with all of its credentials"
                .formatted(biller.id()));
      }
      for (BillerCredentials pair : biller.credentials) {
        BillerId owner = owners.putIfAbsent(pair, biller.id());
        if (owner != null && !owner.equals(biller.id())) {
          throw new IllegalStateException(
              "Hosted services have one pair of BillerGUID and WebServiceKey for both biller %s and biller %s; give each its own, which alone tells whose a request is"
                  .formatted(owner, biller.id()));
        }
      }
      if ((biller.balances == null) != (billers.get(0).balances == null)) {
        HostedBiller without = biller.balances == null ? biller : billers.get(0);
        throw new IllegalStateException(
            "Hosted services have balances of other billers and none of biller %s; give a source for each biller or for none, since RealTimeDataRefresh has one address"
                .formatted(without.id()));
      }
    }
  }
}
