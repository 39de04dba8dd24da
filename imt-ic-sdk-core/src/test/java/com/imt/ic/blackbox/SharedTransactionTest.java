package com.imt.ic.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.Reversal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Books that write elsewhere while the SDK believes that both share a transaction are found out.
 */
class SharedTransactionTest {

  /** Writes on a connection of its own, as a host may that forgot about the SDK's. */
  private static class ElsewhereLedger implements Ledger {

    final List<Payment> posted = new ArrayList<>();

    @Override
    public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
      posted.add(payment);
      return LedgerAnswer.accepted();
    }

    @Override
    public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
      return LedgerAnswer.accepted();
    }
  }

  private final Host host = new Host();
  private final ElsewhereLedger elsewhere = new ElsewhereLedger();

  @Test
  void ledgerThatNeverAsksForTheConnection_isRefusedWithWhatToDo_andNothingIsPostedTwice() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    InvoiceCloudIntegration integration = host.builder().ledger(elsewhere).build();

    for (int poll = 0; poll < 2; poll++) { // it heals by no repetition
      assertThatThrownBy(() -> integration.poll(ReportKind.PAYMENTS))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("LedgerTransaction.connection()")
          .hasMessageContaining("isSeparate()")
          .hasMessageContaining(".transactions(");
    }

    assertThat(host.integration().poll(ReportKind.PAYMENTS).counts())
        .as("by a ledger that was mended: what was written elsewhere is known")
        .isEqualTo(Map.of(Outcome.DUPLICATE, 1L));
    assertThat(elsewhere.posted).hasSize(1);
  }

  @Test
  void ledgerThatNeverAsksForTheConnection_isToldByTheStatusToo_whichAHostLooksAt() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    InvoiceCloudIntegration integration = host.builder().ledger(elsewhere).build();

    integration.runDue();

    assertThat(integration.status().of(ReportKind.PAYMENTS).failure())
        .contains("LedgerTransaction.connection()")
        .contains("isSeparate()");
    for (int hour = 0; hour < 2; hour++) {
      host.clock.advance(Duration.ofHours(1));
      integration.runDue();
    }
    assertThat(integration.status().attention())
        .anySatisfy(line -> assertThat(line).contains("LedgerTransaction.connection()"));
  }

  @Test
  void ledgerThatSaysSo_mayWriteElsewhere() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    InvoiceCloudIntegration integration =
        host.builder()
            .ledger(
                new ElsewhereLedger() {
                  @Override
                  public boolean isSeparate() {
                    return true;
                  }
                })
            .build();

    assertThat(integration.poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED)).isEqualTo(1);
  }

  @Test
  void ledgerWithinTheHostsTransactions_isTrusted() {
    host.cloud.pay(Samples.payment(1, "1.00"));
    InvoiceCloudIntegration integration =
        host.builder().transactions(host.transactions()).ledger(elsewhere).build();

    assertThat(integration.poll(ReportKind.PAYMENTS).count(Outcome.ACCEPTED)).isEqualTo(1);
  }
}
