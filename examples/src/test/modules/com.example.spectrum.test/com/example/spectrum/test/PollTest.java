package com.example.spectrum.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.spectrum.Ledger;
import com.example.spectrum.Spectrum;
import com.imt.ic.Money;
import com.imt.ic.Outcome;
import com.imt.ic.ReportKind;
import com.imt.ic.testkit.FakeInvoiceCloudExtension;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PollTest {

  @RegisterExtension
  final FakeInvoiceCloudExtension ic =
      FakeInvoiceCloudExtension.builder()
          .startingAt(Instant.parse("2026-11-02T14:00:00Z"))
          .profile(Spectrum.PROFILE)
          .build();

  @Test
  void paymentByCard_isPosted() {
    DataSource database = Spectrum.database("test");
    Ledger ledger = new Ledger();
    ic.cloud().holdInvoices(List.of(Spectrum.invoice("INV-1", "120.00")));
    ic.cloud().invoice("INV-1").pays("120.00").byCard();

    long posted =
        Spectrum.integration(ic.cloud(), database, ledger, ic.clock())
            .poll(ReportKind.PAYMENTS)
            .count(Outcome.ACCEPTED);

    assertEquals(1, posted);
    assertEquals(Money.parse("120.00"), ledger.total(database));
  }
}
