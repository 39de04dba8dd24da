package com.imt.ic.soap.hosted;

import static com.imt.ic.soap.hosted.SpectrumOnLoopback.all;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.envelope;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.guid;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipt;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipts;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.refresh;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.request;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.balance.InvoiceBalance;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.imt.ic.internal.integration.NoCloud;
import com.imt.ic.ledger.Payment;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two billers at one address, in one database, with the same accounts, invoices and payments. */
abstract class SeveralBillersContract {

  private static final BillerId OTHER = BillerId.of("456");
  private static final String BILLER_B = "99999999-8888-7777-6666-555555555555";
  private static final String KEY_B = "b-key-that-nobody-guesses";

  private SpectrumOnLoopback spectrum;
  private InvoiceCloudIntegration other;

  abstract DataSource emptyDatabase() throws Exception;

  @BeforeEach
  void start() throws Exception {
    spectrum =
        new SpectrumOnLoopback(
            emptyDatabase(),
            new NoCloud(),
            (services, host) -> {
              other = host.integration(OTHER, new NoCloud());
              services.alsoFor(
                  other,
                  List.of(BillerCredentials.of(BILLER_B, KEY_B)),
                  SeveralBillersContract::balancesOfB);
            });
  }

  @AfterEach
  void stop() {
    spectrum.close();
  }

  private static Optional<List<InvoiceBalance>> balancesOfB(
      AccountNumber account, InvoiceNumber invoice) {
    return account.value().equals("HO-1")
        ? Optional.of(
            List.of(
                InvoiceBalance.builder()
                    .invoiceNumber(InvoiceNumber.of("INV-1"))
                    .dueDate(LocalDate.of(2026, 11, 15))
                    .totalAmountDue(Money.parse("7"))
                    .balanceDue(Money.parse("7"))
                    .build()))
        : Optional.empty();
  }

  private String push(String body) throws Exception {
    HttpResponse<String> answer = spectrum.post11("OnlineReceipt", body);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static String receiptsOfB(String... receipts) {
    return envelope(request(BILLER_B, KEY_B, receipts));
  }

  @Test
  void sameGuidByBothPairs_isTwoPayments_eachPostedOnceForItsBiller() throws Exception {
    String one = receipt(guid(1), "HO-1", "49.90", "CC");
    String another = receipt(guid(1), "HO-1", "7.00", "EFT");

    assertThat(statuses(push(receipts(one)))).containsExactly("Posted");
    assertThat(statuses(push(receiptsOfB(another)))).containsExactly("Posted");
    assertThat(statuses(push(receipts(one)))).containsExactly("AlreadyPosted");
    assertThat(statuses(push(receiptsOfB(another)))).containsExactly("AlreadyPosted");

    assertThat(spectrum.posted()).extracting(Payment::amount).containsExactly(Money.parse("49.90"));
    assertThat(spectrum.ledger.posted(OTHER))
        .extracting(Payment::amount)
        .containsExactly(Money.parse("7.00"));
    assertThat(spectrum.quarantine()).isEmpty();
    assertThat(SpectrumOnLoopback.quarantine(other)).isEmpty();
  }

  @Test
  void conflictAndUnreadableReceiptOfOne_standInItsQuarantineAlone() throws Exception {
    push(receiptsOfB(receipt(guid(1), "HO-1", "7.00", "CC")));

    String answer =
        push(
            receiptsOfB(
                receipt(guid(1), "HO-1", "8.00", "CC"), receipt(guid(2), "HO-1", "gold", "CC")));

    assertThat(statuses(answer)).containsExactly("Rejected", "Rejected");
    assertThat(SpectrumOnLoopback.quarantine(other))
        .hasSize(2)
        .allSatisfy(entry -> assertThat(entry.biller()).isEqualTo(OTHER));
    assertThat(spectrum.quarantine()).isEmpty();
    assertThat(spectrum.posted()).isEmpty();
    assertThat(spectrum.integration().reconcile().posted().count()).isZero();
    assertThat(other.reconcile().posted().count()).isOne();
  }

  @Test
  void balances_areThoseOfTheCallersBiller() throws Exception {
    String ofA = spectrum.post11("RealTimeDataRefresh", refresh("HO-1", "")).body();
    String ofB =
        spectrum.post11("RealTimeDataRefresh", refresh(BILLER_B, KEY_B, "HO-1", "")).body();
    String onlyOfA =
        spectrum.post11("RealTimeDataRefresh", refresh(BILLER_B, KEY_B, "HO-2", "")).body();

    assertThat(all(ofA, "BalanceDue")).containsExactly("120.50");
    assertThat(all(ofB, "BalanceDue")).containsExactly("7.00");
    assertThat(all(onlyOfA, "ErrorMessage")).containsExactly("Unknown account.");
  }

  @Test
  void wrongOrMixedPairs_getOneAndTheSameFault_inBothServices() throws Exception {
    String[][] wrong = {
      {"22222222-2222-3333-4444-555555555555", "wrong"},
      {SpectrumOnLoopback.BILLER, "wrong"},
      {BILLER_B, "wrong"},
      {"22222222-2222-3333-4444-555555555555", SpectrumOnLoopback.KEY},
      {SpectrumOnLoopback.BILLER, KEY_B},
      {BILLER_B, SpectrumOnLoopback.KEY},
      {BILLER_B, SpectrumOnLoopback.OLD_KEY},
      {KEY_B, BILLER_B},
      {"", ""}
    };
    List<String> faults = new ArrayList<>();
    for (String[] pair : wrong) {
      for (HttpResponse<String> answer :
          List.of(
              spectrum.post11(
                  "OnlineReceipt", envelope(request(pair[0], pair[1], receipt(1), receipt(2)))),
              spectrum.post11("RealTimeDataRefresh", refresh(pair[0], pair[1], "HO-1", "")))) {
        assertThat(answer.statusCode()).isEqualTo(500);
        faults.add(answer.body());
      }
    }

    assertThat(faults)
        .hasSize(2 * wrong.length)
        .allMatch(faults.get(0)::equals)
        .first()
        .asString()
        .contains("Invalid BillerGUID or WebServiceKey.");
    assertThat(spectrum.posted()).isEmpty();
    assertThat(spectrum.ledger.posted(OTHER)).isEmpty();
  }
}
