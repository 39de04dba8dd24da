package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.BillerId;
import com.imt.ic.integration.InvoiceCloudIntegration;
import org.junit.jupiter.api.Test;

/** Payments of one biller never reach the books of another because two variables were mixed up. */
class CloudOfAnotherBillerTest {

  private final Host host = new Host();

  @Test
  void cloudOfAnotherBiller_isRefused_withBothNames() {
    host.cloud.biller = BillerId.of("SOUTH");

    assertThatThrownBy(() -> host.integration())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("biller SOUTH")
        .hasMessageContaining("biller " + Samples.profile().billerId().orElseThrow())
        .hasMessageContaining(".cloud(");
  }

  @Test
  void cloudOfTheSameBiller_isTaken() {
    host.cloud.biller = Samples.profile().billerId().orElseThrow();

    InvoiceCloudIntegration integration = host.integration();

    assertThat(integration.biller()).isEqualTo(host.cloud.biller);
  }
}
