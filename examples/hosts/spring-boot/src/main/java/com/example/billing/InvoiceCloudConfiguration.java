package com.example.billing;

import com.imt.ic.BillerCredentials;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.SoapSettings;
import com.imt.ic.soap.hosted.HostedServiceServlet;
import com.imt.ic.soap.hosted.HostedServices;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The SDK's three objects: InvoiceCloud, the integration, and the services that we host. */
@Configuration(proxyBeanMethods = false)
class InvoiceCloudConfiguration {

  @Bean
  Profile profile(InvoiceCloudProperties settings) {
    return Profile.defaults().override("{\"biller\": {\"bid\": \"" + settings.bid() + "\"}}");
  }

  @Bean
  BillerCredentials credentials(InvoiceCloudProperties settings) {
    return BillerCredentials.of(settings.billerGuid(), settings.webServiceKey());
  }

  /** Spring closes it. */
  @Bean
  SoapInvoiceCloud invoiceCloud(
      Profile profile, BillerCredentials credentials, InvoiceCloudProperties settings) {
    return SoapInvoiceCloud.connect(
        profile, SoapSettings.builder(credentials).baseAddress(settings.baseAddress()).build());
  }

  /**
   * In Spring's transactions, so that a JdbcTemplate takes part by itself; each of its own, since
   * Spring takes all of a transaction back when the ledger throws within it.
   */
  @Bean
  InvoiceCloudIntegration integration(
      Profile profile,
      SoapInvoiceCloud cloud,
      DataSource dataSource,
      PlatformTransactionManager transactionManager,
      Ledger ledger,
      InvoiceCloudProperties settings) {
    InvoiceCloudIntegration.createTables(dataSource);
    TransactionTemplate own = new TransactionTemplate(transactionManager);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return InvoiceCloudIntegration.builder()
        .profile(profile)
        .cloud(cloud)
        .transactions(
            work ->
                own.executeWithoutResult(
                    status -> work.accept(DataSourceUtils.getConnection(dataSource))))
        .ledger(ledger)
        .startAt(settings.startAt())
        .node(settings.node())
        .build();
  }

  /** In which balances are looked up, so that a slow look-up is left after its time. */
  @Bean
  ExecutorService balanceThreads() {
    return Executors.newFixedThreadPool(8);
  }

  @Bean
  ServletRegistrationBean<HostedServiceServlet> hostedServices(
      InvoiceCloudIntegration integration,
      BillerCredentials credentials,
      InvoiceBalanceSource balances,
      ExecutorService balanceThreads,
      MeterRegistry meters,
      InvoiceCloudProperties settings) {
    HostedServices.Builder services =
        HostedServices.builder(integration)
            .credentials(List.of(credentials)) // several while keys rotate
            .balances(balances)
            .timeBudget(Duration.ofSeconds(10), balanceThreads)
            .listener(
                call ->
                    meters
                        .counter("invoicecloud.hosted", "outcome", call.outcome().name())
                        .increment());
    if (settings.publicAddress() != null) {
      services.publicAddress(settings.publicAddress());
    }
    return new ServletRegistrationBean<>(
        new HostedServiceServlet(services.build()), "/OnlineReceipt", "/RealTimeDataRefresh");
  }
}
