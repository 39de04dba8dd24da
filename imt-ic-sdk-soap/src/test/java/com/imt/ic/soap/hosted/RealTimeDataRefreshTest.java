package com.imt.ic.soap.hosted;

import static com.imt.ic.soap.hosted.SpectrumOnLoopback.refresh;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RealTimeDataRefreshTest {

  private SpectrumOnLoopback spectrum;

  @BeforeEach
  void start() throws Exception {
    spectrum = new SpectrumOnLoopback();
  }

  @AfterEach
  void stop() {
    spectrum.close();
  }

  private String ask(String account, String invoiceElement) throws Exception {
    var answer = spectrum.post11("RealTimeDataRefresh", refresh(account, invoiceElement));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void openInvoice_isAnsweredWithEveryField() throws Exception {
    assertThat(ask("HO-1", ""))
        .contains(
            "<RefreshInvoiceBalancesResult><Success>true</Success>"
                + "<AccountNumber>HO-1</AccountNumber><Invoices><InvoiceBalance>"
                + "<InvoiceNumber>INV-1</InvoiceNumber>"
                + "<InvoiceDueDate>2026-11-15T00:00:00</InvoiceDueDate>"
                + "<TotalAmountDue>200.00</TotalAmountDue><BalanceDue>120.50</BalanceDue>"
                + "<MinimumAmountDue>120.50</MinimumAmountDue>"
                + "<AllowPartialPayments>true</AllowPartialPayments>"
                + "<BlockPaymentsCC>false</BlockPaymentsCC>"
                + "<BlockPaymentsEFT>true</BlockPaymentsEFT>"
                + "<AutoPayCollectionDate>2026-11-20T00:00:00</AutoPayCollectionDate>"
                + "</InvoiceBalance></Invoices></RefreshInvoiceBalancesResult>");
  }

  @Test
  void creditBalance_leavesAsZeroAndAbsentCollectionDateAsNil() throws Exception {
    assertThat(ask("HO-2", "<InvoiceNumber>INV-2</InvoiceNumber>"))
        .contains("<BalanceDue>0.00</BalanceDue><MinimumAmountDue>0.00</MinimumAmountDue>")
        .containsPattern("<AutoPayCollectionDate xsi:nil=\"true\" ?/>")
        .doesNotContain("INV-3");
  }

  @Test
  void emptyInvoiceNumber_asksForAllOpenOnes() throws Exception {
    assertThat(ask("HO-2", "<InvoiceNumber/>"))
        .isEqualTo(ask("HO-2", ""))
        .contains("INV-2")
        .contains("INV-3");
  }

  @Test
  void accountWithNothingOpen_isASuccessWithoutInvoices() throws Exception {
    assertThat(ask("PAID-UP", ""))
        .contains("<Success>true</Success>")
        .containsPattern("<Invoices ?/>|<Invoices></Invoices>");
  }

  @Test
  void unknownOrUnreadableAccount_isAnAnswerAndNoFault() throws Exception {
    assertThat(ask("HO-9", ""))
        .contains(
            "<Success>false</Success><ErrorMessage>Unknown account.</ErrorMessage>"
                + "<AccountNumber>HO-9</AccountNumber></RefreshInvoiceBalancesResult>");
    assertThat(ask("", ""))
        .contains("<Success>false</Success><ErrorMessage>An account number is empty");
  }

  @Test
  void sourceThatBreaks_isAnAnswerThatTellsNothing() throws Exception {
    assertThat(ask("BROKEN-1", ""))
        .containsPattern(
            "<Success>false</Success><ErrorMessage>temporarily unavailable, ask again\\."
                + " Reference: [0-9a-f-]{36}</ErrorMessage>")
        .doesNotContain("jdbc")
        .doesNotContain("LEDGER");
  }

  @Test
  void wrongKey_isOneFault() throws Exception {
    var answer =
        spectrum.post11(
            "RealTimeDataRefresh", refresh("HO-1", "").replace(SpectrumOnLoopback.KEY, "wrong"));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("<faultstring>Invalid BillerGUID or WebServiceKey.</faultstring>")
        .doesNotContain("INV-1");
  }
}
