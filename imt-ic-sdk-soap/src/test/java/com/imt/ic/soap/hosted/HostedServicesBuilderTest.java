package com.imt.ic.soap.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.BillerCredentials;
import com.imt.ic.BillerId;
import com.imt.ic.integration.InvoiceCloudIntegration;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Which services there are, and what none can be without. */
class HostedServicesBuilderTest {

  private static HostedServices.Builder bare() {
    return HostedServices.builder(SpectrumOnLoopback.integrationWithoutBooks());
  }

  private static HostedResponse askForBalances(HostedServices services) {
    byte[] body = SpectrumOnLoopback.refresh("HO-1", "").getBytes(StandardCharsets.UTF_8);
    return services.handle(
        new HostedRequest(
            "POST",
            URI.create("http://127.0.0.1/RealTimeDataRefresh"),
            Map.of("Content-Type", List.of("text/xml")),
            new ByteArrayInputStream(body)));
  }

  @Test
  void whatIsNullOrEmptyOfTheCredentials_isNamed() {
    assertThatThrownBy(() -> bare().credentials(null)).hasMessage("credentials");
    assertThatThrownBy(() -> BillerCredentials.of(null, "key")).hasMessage("billerGuid");
    assertThatThrownBy(() -> BillerCredentials.of("guid", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("webServiceKey is empty");
  }

  @Test
  void balancesThatAreNull_areAnsweredAsAFailureOfTheHost() throws IOException {
    HostedServices services =
        bare()
            .credentials(SpectrumOnLoopback.credentials())
            .balances((account, invoice) -> null)
            .build();

    ByteArrayOutputStream body = new ByteArrayOutputStream();
    askForBalances(services).writeTo(body);

    assertThat(body.toString(StandardCharsets.UTF_8))
        .contains("<Success>false</Success>", "temporarily unavailable");
  }

  @Test
  void of_hostsBothServices_withBalancesOnTheHostsThreads() throws IOException {
    ExecutorService threads =
        Executors.newSingleThreadExecutor(work -> new Thread(work, "balances"));
    try {
      HostedServices services =
          HostedServices.of(
              SpectrumOnLoopback.integrationWithoutBooks(),
              SpectrumOnLoopback.credentials(),
              (account, invoice) -> {
                assertThat(Thread.currentThread().getName()).isEqualTo("balances");
                return SpectrumOnLoopback.balances(account, invoice);
              },
              threads);

      HostedResponse answer = askForBalances(services);

      assertThat(services).hasToString("HostedServices[OnlineReceipt, RealTimeDataRefresh]");
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      answer.writeTo(body);
      assertThat(body.toString(StandardCharsets.UTF_8)).contains("<Success>true</Success>");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void noBalances_onlyOnlineReceiptIsHosted() {
    HostedServices services = bare().credentials(SpectrumOnLoopback.credentials()).build();

    assertThat(services).hasToString("HostedServices[OnlineReceipt]");
    assertThat(askForBalances(services).status()).isEqualTo(404);
    assertThat(services.onlineReceiptProvider()).isNotNull();
    assertThatThrownBy(services::realTimeDataRefreshProvider)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "HostedServices[OnlineReceipt] has no RealTimeDataRefresh; give a source of balances");
  }

  @Test
  void noCredentials_isNotBuilt() {
    HostedServices.Builder none = bare();
    HostedServices.Builder empty = bare().credentials(List.of());

    for (HostedServices.Builder open : List.of(none, empty)) {
      assertThatThrownBy(open::build)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("give at least 1 pair");
    }
  }

  @Test
  void timeBudget_withoutBalancesOrTime_isRefused() {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      HostedServices.Builder builder =
          bare()
              .credentials(SpectrumOnLoopback.credentials())
              .timeBudget(Duration.ofSeconds(1), threads);

      assertThatThrownBy(builder::build)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("timeBudget is set and balances is not");
      assertThatThrownBy(() -> builder.timeBudget(Duration.ZERO, threads))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("timeBudget is PT0S; expected more than 0");
    } finally {
      threads.shutdownNow();
    }
  }

  private static HostedServices.Builder complete() {
    return bare()
        .credentials(SpectrumOnLoopback.credentials())
        .balances(SpectrumOnLoopback::balances);
  }

  private static InvoiceCloudIntegration other() {
    return SpectrumOnLoopback.integrationWithoutBooks(BillerId.of("456"));
  }

  @Test
  void pairOfTwoBillers_isRefused_andNotShown() {
    HostedServices.Builder builder =
        complete()
            .alsoFor(
                other(),
                List.of(BillerCredentials.of(SpectrumOnLoopback.BILLER, SpectrumOnLoopback.KEY)),
                SpectrumOnLoopback::balances);

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Hosted services have one pair of BillerGUID and WebServiceKey for both biller 123 and"
                + " biller 456; give each its own, which alone tells whose a request is");
  }

  @Test
  void guidOrKeyOfTwoBillers_isEnoughToTellThemApartByTheOther() {
    HostedServices services =
        complete()
            .alsoFor(
                other(),
                List.of(
                    BillerCredentials.of(SpectrumOnLoopback.BILLER, "another key"),
                    BillerCredentials.of("another biller", SpectrumOnLoopback.KEY)),
                SpectrumOnLoopback::balances)
            .build();

    assertThat(services).hasToString("HostedServices[OnlineReceipt, RealTimeDataRefresh]");
  }

  @Test
  void billerTwice_isRefused() {
    List<BillerCredentials> more = List.of(BillerCredentials.of("another", "pair"));
    HostedServices.Builder builder =
        complete()
            .alsoFor(
                SpectrumOnLoopback.integrationWithoutBooks(), more, SpectrumOnLoopback::balances);

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Hosted services have biller 123 twice; give it once, with all of its credentials");
  }

  @Test
  void otherBillerWithoutCredentials_isRefused() {
    HostedServices.Builder builder =
        complete().alsoFor(other(), List.of(), SpectrumOnLoopback::balances);

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Hosted services have no credentials of biller 456; give at least 1 pair, since they"
                + " are never open to all");
  }

  @Test
  void balancesOfSomeBillersAlone_areRefused() {
    List<BillerCredentials> pair = List.of(BillerCredentials.of("another", "pair"));
    HostedServices.Builder withoutOther = complete().alsoFor(other(), pair);
    HostedServices.Builder withoutFirst =
        bare()
            .credentials(SpectrumOnLoopback.credentials())
            .alsoFor(other(), pair, SpectrumOnLoopback::balances);

    assertThatThrownBy(withoutOther::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Hosted services have balances of other billers and none of biller 456; give a source"
                + " for each biller or for none, since RealTimeDataRefresh has one address");
    assertThatThrownBy(withoutFirst::build).hasMessageContaining("none of biller 123");
    assertThat(bare().credentials(SpectrumOnLoopback.credentials()).alsoFor(other(), pair).build())
        .hasToString("HostedServices[OnlineReceipt]");
  }
}
