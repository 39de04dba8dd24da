package com.imt.ic.examples.readme;

import com.imt.ic.BillerCredentials;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.soap.hosted.HostedServices;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** What docs/hosted-services.md shows, compiled. */
final class SeveralBillersSnippet {

  private SeveralBillersSnippet() {}

  static HostedServices host(
      InvoiceCloudIntegration north,
      List<BillerCredentials> northCredentials,
      InvoiceBalanceSource northBalances,
      InvoiceCloudIntegration south,
      List<BillerCredentials> southCredentials,
      InvoiceBalanceSource southBalances,
      ExecutorService threads) {
    // snippet: several billers
    HostedServices services =
        HostedServices.builder(north)
            .credentials(northCredentials)
            .balances(northBalances)
            .alsoFor(south, southCredentials, southBalances)
            .timeBudget(Duration.ofSeconds(10), threads)
            .build();
    // end
    return services;
  }
}
