package com.imt.ic.soap.hosted;

import static com.imt.ic.soap.hosted.SpectrumOnLoopback.refresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.balance.InvoiceBalanceSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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
  void sourceThatHangs_isLeftWhenItsTimeIsUp_andInterrupted() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    InvoiceBalanceSource hanging =
        (account, invoice) -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          return Optional.empty();
        };
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      assertThat(askWithin(Duration.ofMillis(20), threads, hanging))
          .containsPattern(
              "<Success>false</Success><ErrorMessage>no answer in time, ask again\\."
                  + " Reference: [0-9a-f-]{36}</ErrorMessage><AccountNumber>HO-1<");
      assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void sourceWithinItsTime_isHeard_andWhatItThrowsToo() throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      assertThat(askWithin(Duration.ofMinutes(1), threads, (a, i) -> Optional.of(List.of())))
          .contains("<Success>true</Success>");
      assertThat(
              askWithin(
                  Duration.ofMinutes(1),
                  threads,
                  (account, invoice) -> {
                    throw new IllegalStateException(LedgerTable.INTERNAL);
                  }))
          .contains("temporarily unavailable, ask again.")
          .doesNotContain("jdbc");
    } finally {
      threads.shutdownNow();
    }
    assertThat(askWithin(Duration.ofMinutes(1), threads, (a, i) -> Optional.of(List.of())))
        .as("an executor that takes no more work")
        .contains("temporarily unavailable, ask again.");
  }

  private static String askWithin(
      Duration budget, ExecutorService threads, InvoiceBalanceSource source) throws Exception {
    HostedServices services =
        SpectrumOnLoopback.servicesWithoutBooks()
            .balances(source)
            .timeBudget(budget, threads)
            .build();
    HostedResponse answer =
        services.handle(
            new HostedRequest(
                "POST",
                URI.create("http://127.0.0.1/RealTimeDataRefresh"),
                Map.of("Content-Type", List.of("text/xml")),
                new ByteArrayInputStream(refresh("HO-1", "").getBytes(StandardCharsets.UTF_8))));
    assertThat(answer.status()).isEqualTo(200);
    var body = new ByteArrayOutputStream();
    answer.writeTo(body);
    return body.toString(StandardCharsets.UTF_8);
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
