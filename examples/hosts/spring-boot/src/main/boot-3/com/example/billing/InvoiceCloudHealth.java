package com.example.billing;

import com.imt.ic.integration.InvoiceCloudIntegration;
import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** DOWN with what a person has to do; no reason to start the process anew. */
@Component("invoiceCloudHealthIndicator")
class InvoiceCloudHealth implements HealthIndicator {

  private final InvoiceCloudIntegration integration;

  InvoiceCloudHealth(InvoiceCloudIntegration integration) {
    this.integration = integration;
  }

  @Override
  public Health health() {
    List<String> attention = integration.status().attention();
    return (attention.isEmpty() ? Health.up() : Health.down())
        .withDetail("attention", attention)
        .build();
  }
}
