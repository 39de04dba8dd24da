package com.imt.ic.soap.hosted;

import static com.imt.ic.soap.hosted.SpectrumOnLoopback.SOAP_1_2;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.all;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.guid;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipt;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.receipts;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.request;
import static com.imt.ic.soap.hosted.SpectrumOnLoopback.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.AccountNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportRow;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.profile.Profile;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OnlineReceiptTest {

  private SpectrumOnLoopback spectrum;

  @BeforeEach
  void start() throws Exception {
    spectrum = new SpectrumOnLoopback();
  }

  @AfterEach
  void stop() {
    spectrum.close();
  }

  @Test
  void receipt_isPostedWithEveryField() throws Exception {
    HttpResponse<String> answer = spectrum.post11("OnlineReceipt", receipts(receipt(1)));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/xml; charset=utf-8");
    assertThat(answer.body())
        .contains("<PostOnlineReceiptResponse xmlns=\"urn:imt-spectrum:OnlineReceipt\">")
        .contains(
            "<ReceiptResult><PaymentGUID>"
                + guid(1)
                + "</PaymentGUID><Status>Posted</Status><ReceiptNumber>R-abcdef00</ReceiptNumber>"
                + "</ReceiptResult>");
    Payment posted = spectrum.posted().get(0);
    assertThat(posted.paymentGuid().value()).isEqualTo("abcdef00-0000-4000-8000-000000000001");
    assertThat(posted.accountNumber().value()).isEqualTo("HO-1");
    assertThat(posted.invoiceNumber().orElseThrow().value()).isEqualTo("INV-1");
    assertThat(posted.invoiceTypeId()).contains("1");
    assertThat(posted.paidAt()).isEqualTo(Instant.parse("2026-11-01T20:33:00.1234567Z"));
    assertThat(posted.amount()).isEqualTo(Money.parse("49.90"));
    assertThat(posted.convenienceFee()).contains(Money.parse("2.50"));
    assertThat(posted.method()).contains(PaymentMethod.CC);
    assertThat(posted.cardType()).contains("Visa");
    assertThat(posted.approved()).isTrue();
    assertThat(posted.autoPay()).contains(true);
    assertThat(posted.source()).contains("CustomerPortal");
    assertThat(posted.approvalCode()).contains("A1");
    assertThat(posted.billerReference()).contains("ref");
  }

  @Test
  void soap12_isAnsweredAtTheSameAddress() throws Exception {
    String body =
        SpectrumOnLoopback.envelope(
            SOAP_1_2, request(SpectrumOnLoopback.BILLER, SpectrumOnLoopback.OLD_KEY, receipt(1)));

    HttpResponse<String> answer =
        spectrum.post(
            "OnlineReceipt",
            "application/soap+xml; charset=utf-8; action=\"urn:any\"",
            body.getBytes(StandardCharsets.UTF_8));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/soap+xml; charset=utf-8");
    assertThat(answer.body()).contains(SOAP_1_2).contains("<Status>Posted</Status>");
  }

  @Test
  void sameReceiptTenTimes_postsOnceAndNamesTheSameNumber() throws Exception {
    for (int i = 0; i < 10; i++) {
      String body = spectrum.post11("OnlineReceipt", receipts(receipt(1))).body();
      assertThat(body)
          .contains(i == 0 ? "<Status>Posted</Status>" : "<Status>AlreadyPosted</Status>")
          .contains("<ReceiptNumber>R-abcdef00</ReceiptNumber>");
    }
    assertThat(spectrum.posted()).hasSize(1);
  }

  @Test
  void duplicatesInParallelAndInOneRequest_postOnce() throws Exception {
    String body = receipts(receipt(1), receipt(2), receipt(1));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        calls.add(() -> spectrum.post11("OnlineReceipt", body));
      }
      int posted = 0;
      for (Future<HttpResponse<String>> call : threads.invokeAll(calls)) {
        List<String> statuses = statuses(call.get().body());
        assertThat(statuses).hasSize(3).containsAnyOf("AlreadyPosted");
        posted += (int) statuses.stream().filter("Posted"::equals).count();
      }
      assertThat(posted).isEqualTo(2);
    } finally {
      threads.shutdownNow();
    }
    assertThat(spectrum.posted()).hasSize(2);
  }

  @Test
  void badReceiptsAmongGoodOnes_failAloneWithTheReason() throws Exception {
    String body =
        receipts(
            receipt(1),
            receipt("00000000-0000-0000-0000-000000000000", "HO-1", "1", "CC"),
            receipt(guid(3), "HO-1", "1", "C\u200BC"),
            receipt(guid(4), "HO-1", "-1.00", "CC"),
            receipt(guid(5), "", "1", "CC"),
            receipt(guid(6), "HO-1", "12.345", "EFT"),
            receipt(guid(7), "HO\u202E-1", "1", "EFT"),
            receipt(guid(8), "CLOSED-1", "1", "EFT"),
            receipt(guid(9), "HO-1", "1", "EFT").replaceAll("2026-11-01T[^<]*", "yesterday"),
            receipt(guid(10), "HO-1", "1", "EFT")
                .replaceAll("2026-11-01T[^<]*", "0001-01-01T00:00:00"),
            receipt(guid(11), "HO-1", "1", "EFT").replace("<AutoPay>true", "<AutoPay>maybe"),
            "<Receipt xsi:nil=\"true\"/>",
            receipt(guid(13), "HO-1", "20.1000", "EFT"));

    String answer = spectrum.post11("OnlineReceipt", body).body();

    assertThat(statuses(answer))
        .containsExactly(
            "Posted",
            "Rejected",
            "Rejected",
            "Rejected",
            "Rejected",
            "Rejected",
            "Rejected",
            "Rejected",
            "Rejected",
            "Rejected",
            "Rejected",
            "Rejected",
            "Posted");
    assertThat(all(answer, "ErrorMessage"))
        .containsExactly(
            "PaymentGUID: found a text that is none: A payment GUID is all zeros, which means that"
                + " none was given, expected a payment GUID",
            "PaymentMethod: found the character U+200B at position 2, expected an identifier"
                + " without one",
            "An approved payment of -1.00 is no payment; expected more than 0.00. Ask InvoiceCloud"
                + " what it stands for",
            "AccountNumber: found no value, expected one; only products without posting ($.posting.unposted)"
                + " may lack it",
            "PaymentAmount: found \"12.345\", expected an amount with at most 2 decimals",
            "AccountNumber: found a text that is none: An account number holds the character U+202E"
                + " at position 3; an identifier never does, expected an account number",
            "The policy is closed",
            "PaymentDateGMT: found \"yesterday\", expected a time such as"
                + " 2026-11-01T14:33:00.1111103Z",
            "PaymentDateGMT: found no value, expected one",
            "AutoPay: found \"maybe\", expected true or false",
            "The receipt is nil; send its fields");
    assertThat(all(answer, "PaymentGUID"))
        .containsSequence(guid(1), "00000000-0000-0000-0000-000000000000", guid(3))
        .last()
        .isEqualTo(guid(13));
    assertThat(spectrum.posted()).hasSize(2);
  }

  /** What is kept and posted is shown to many, so it loses the keys of this process. */
  @Test
  void keyThatReceiptsRepeat_isInNoneOfThem() throws Exception {
    String key = SpectrumOnLoopback.KEY;
    String body =
        receipts(
            receipt(guid(1), "HO-1", "49.90", "CC").replace(">ref<", ">ref " + key + "<"),
            receipt(guid(2), "HO-1", key.toUpperCase(Locale.ROOT), "CC"));

    String answer = spectrum.post11("OnlineReceipt", body).body();

    assertThat(statuses(answer)).containsExactly("Posted", "Rejected");
    assertThat(answer).doesNotContainIgnoringCase(key);
    assertThat(spectrum.posted().get(0).billerReference()).contains("ref ***");
    assertThat(spectrum.quarantine())
        .singleElement()
        .satisfies(entry -> assertThat(entry.raw()).containsEntry("PaymentAmount", "***"));
  }

  @Test
  void receiptThatCannotBeRead_isKeptOnceForPeople() throws Exception {
    String body = receipts(receipt(guid(1), "HO-1", "12.345", "CC"));

    spectrum.post11("OnlineReceipt", body);
    spectrum.post11("OnlineReceipt", body);

    assertThat(spectrum.quarantine())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.report()).isEqualTo("online-receipt");
              assertThat(entry.reason())
                  .isEqualTo(
                      "PaymentAmount: found \"12.345\", expected an amount with at most 2"
                          + " decimals");
              assertThat(ReportMapping.of(Profile.defaults()).read(entry.report(), entry.raw()))
                  .isEqualTo(new ReportRow.NotUnderstood<>(entry.raw(), entry.reason()));
              assertThat(entry.raw())
                  .hasSize(13)
                  .containsEntry("PaymentGUID", guid(1))
                  .containsEntry("PaymentAmount", "12.345");
            });
  }

  @Test
  void receiptWhoseConfirmationTheLedgerRefuses_isAlreadyPosted_andKeptForPeople()
      throws Exception {
    spectrum.report(
        Payment.builder()
            .paymentGuid(PaymentGuid.of(guid(1)))
            .accountNumber(AccountNumber.of("ARCHIVED-1"))
            .paidAt(Instant.parse("2026-11-01T20:33:00Z"))
            .amount(Money.parse("49.90"))
            .approved(true)
            .build());

    String answer =
        spectrum
            .post11("OnlineReceipt", receipts(receipt(guid(1), "ARCHIVED-1", "49.90", "CC")))
            .body();

    assertThat(statuses(answer)).containsExactly("AlreadyPosted");
    assertThat(all(answer, "ReceiptNumber")).containsExactly("R-abcdef00");
    assertThat(all(answer, "ErrorMessage")).isEmpty();
    assertThat(spectrum.posted()).hasSize(1);
    assertThat(spectrum.quarantine())
        .singleElement()
        .satisfies(entry -> assertThat(entry.reason()).isEqualTo("The policy is archived"));
  }

  @Test
  void sameIdentityWithAnotherAmount_isRejectedAndOverwritesNothing() throws Exception {
    spectrum.post11("OnlineReceipt", receipts(receipt(1)));

    String answer =
        spectrum.post11("OnlineReceipt", receipts(receipt(guid(1), "HO-1", "50", "CC"))).body();

    assertThat(statuses(answer)).containsExactly("Rejected");
    assertThat(all(answer, "ErrorMessage"))
        .containsExactly("Payment known with amount 49.90 came again with 50.00");
    assertThat(spectrum.posted()).extracting(Payment::amount).containsExactly(Money.parse("49.90"));
  }

  @Test
  void ledgerThatBreaks_rejectsThatReceiptForNowAndTellsNothing() throws Exception {
    String answer =
        spectrum
            .post11("OnlineReceipt", receipts(receipt(guid(1), "BROKEN-1", "1", "CC"), receipt(2)))
            .body();

    assertThat(statuses(answer)).containsExactly("Rejected", "Posted");
    assertThat(all(answer, "ErrorMessage"))
        .singleElement()
        .asString()
        .matches("not posted for now, kept for a person to look at\\. Reference: [0-9a-f-]{36}");
    assertThat(answer).doesNotContain("jdbc").doesNotContain("LEDGER");
  }

  @Test
  void invoiceTypeThatIsDotNetsNone_isAbsent() throws Exception {
    spectrum.post11(
        "OnlineReceipt", receipts(receipt(1).replace("<InvoiceTypeID>1<", "<InvoiceTypeID> 0 <")));

    assertThat(spectrum.posted().get(0).invoiceTypeId()).isEmpty();
  }

  @Test
  void receiptThatLacksWhatEveryPaymentHas_isRejectedAlone() throws Exception {
    String answer =
        spectrum
            .post11(
                "OnlineReceipt",
                receipts(
                    receipt(1).replaceAll("<PaymentAmount>[^<]*</PaymentAmount>", ""),
                    receipt(2).replaceAll(">[^<]*</PaymentDateGMT>", " xsi:nil=\"true\"/>"),
                    receipt(3).replace("<AutoPay>true</AutoPay>", "")))
            .body();

    assertThat(statuses(answer)).containsExactly("Rejected", "Rejected", "Posted");
    assertThat(all(answer, "ErrorMessage"))
        .containsExactly(
            "PaymentAmount: found no value, expected one",
            "PaymentDateGMT: found no value, expected one");
  }

  @Test
  void whatNoSchemaKnows_isPostedAsTheReportWouldPostIt() throws Exception {
    String answer =
        spectrum
            .post11(
                "OnlineReceipt",
                receipts(
                    receipt("Payment-7", "HO-1  ", "1", "CC"),
                    receipt(guid(2), "HO-1", "1", "Bitcoin")))
            .body();

    assertThat(statuses(answer)).containsExactly("Posted", "Posted");
    assertThat(all(answer, "PaymentGUID"))
        .containsExactly("00000000-0000-0000-0000-000000000000", guid(2));
    assertThat(spectrum.posted())
        .extracting(payment -> payment.accountNumber().value())
        .containsExactly("HO-1", "HO-1");
    assertThat(spectrum.posted().get(1).method()).contains(PaymentMethod.of("BITCOIN"));
  }

  @Test
  void timeWithoutOffset_isGmt() throws Exception {
    spectrum.post11(
        "OnlineReceipt", receipts(receipt(1).replace("14:33:00.1234567-06:00", "14:33:00")));

    assertThat(spectrum.posted().get(0).paidAt()).isEqualTo(Instant.parse("2026-11-01T14:33:00Z"));
  }

  @Test
  void noReceipts_isAnEmptyAnswer() throws Exception {
    HttpResponse<String> answer = spectrum.post11("OnlineReceipt", receipts());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(statuses(answer.body())).isEmpty();
  }

  @Test
  void wrongBillerKeyOrBoth_getOneAndTheSameFault() throws Exception {
    String[][] wrong = {
      {"22222222-2222-3333-4444-555555555555", SpectrumOnLoopback.KEY},
      {SpectrumOnLoopback.BILLER, "wrong"},
      {"", ""}
    };
    List<String> answers = new ArrayList<>();
    for (String[] pair : wrong) {
      HttpResponse<String> answer =
          spectrum.post11(
              "OnlineReceipt", SpectrumOnLoopback.envelope(request(pair[0], pair[1], receipt(1))));
      assertThat(answer.statusCode()).isEqualTo(500);
      answers.add(answer.body());
    }

    assertThat(answers).hasSize(3).allMatch(answers.get(0)::equals);
    assertThat(answers.get(0))
        .endsWith(
            "<soap:Fault><faultcode>soap:Client</faultcode><faultstring>Invalid BillerGUID or"
                + " WebServiceKey.</faultstring></soap:Fault></soap:Body></soap:Envelope>");
    assertThat(spectrum.posted()).isEmpty();
  }

  @Test
  void wrongKeyInSoap12_isASenderFault() throws Exception {
    String body =
        SpectrumOnLoopback.envelope(
            SOAP_1_2, request(SpectrumOnLoopback.BILLER, "wrong", receipt(1)));

    HttpResponse<String> answer =
        spectrum.post(
            "OnlineReceipt", "application/soap+xml", body.getBytes(StandardCharsets.UTF_8));

    assertThat(answer.body())
        .contains("<soap:Code><soap:Value>soap:Sender</soap:Value></soap:Code>")
        .contains("<soap:Text xml:lang=\"en\">Invalid BillerGUID or WebServiceKey.</soap:Text>");
  }
}
