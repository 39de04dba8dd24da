package com.imt.ic.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportRow;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.EnrollmentKind;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.ReturnCode;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a row that was kept is when it is read again. */
class ReportMappingTest {

  private static final PaymentGuid GUID = PaymentGuid.of("a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2");
  private static final AccountNumber ACCOUNT = AccountNumber.of("HO-1");
  private static final InvoiceNumber INVOICE = InvoiceNumber.of("INV-1");

  private static final Map<String, String> PAYMENT =
      row(
          "PaymentGUID=A1B283F1-B7E8-45DF-8FEA-9E4C4FE8D6A2",
          "AccountNumber=HO-1",
          "InvoiceNumber=INV-1",
          "PaymentDateGMT=2026-11-01T01:30:00-06:00",
          "PaymentAmount=20",
          "PaymentMethod=",
          "PaymentTypeID=2",
          "Approved=true");

  private static final Map<String, String> RECEIPT =
      row(
          "PaymentGUID=A1B283F1-B7E8-45DF-8FEA-9E4C4FE8D6A2",
          "AccountNumber=HO-1",
          "InvoiceNumber=INV-1",
          "InvoiceTypeID=0",
          "PaymentDateGMT=2026-11-01T01:30:00-06:00",
          "PaymentAmount=20.0000",
          "ConvenienceFee=0",
          "PaymentMethod=EFT",
          "AutoPay=true");

  private static Map<String, String> row(String... columns) {
    Map<String, String> row = new LinkedHashMap<>();
    for (String column : columns) {
      int equals = column.indexOf('=');
      row.put(column.substring(0, equals), column.substring(equals + 1));
    }
    return row;
  }

  private static Map<String, String> with(Map<String, String> row, String column, String text) {
    Map<String, String> changed = new LinkedHashMap<>(row);
    changed.put(column, text);
    return changed;
  }

  private static ReportRow<?> read(String report, Map<String, String> raw) {
    return ReportMapping.of(Profile.defaults()).read(report, raw);
  }

  private static ReportRow<?> read(String report, Map<String, String> raw, String override) {
    return ReportMapping.of(Profile.defaults().override(override)).read(report, raw);
  }

  private static Payment payment() {
    return Payment.builder()
        .paymentGuid(GUID)
        .accountNumber(ACCOUNT)
        .invoiceNumber(INVOICE)
        .paidAt(Instant.parse("2026-11-01T01:30:00Z"))
        .amount(Money.parse("20.00"))
        .method(PaymentMethod.EFT)
        .approved(true)
        .build();
  }

  @Test
  void paymentsRow_isAPayment_itsTimeByTheProfilesPolicy_itsMethodByTheFirstValue() {
    assertThat(read("payments", PAYMENT)).isEqualTo(new ReportRow.Understood<>(payment(), PAYMENT));
  }

  @Test
  void settledBatchesRow_isASettledPayment() {
    Map<String, String> raw =
        row(
            "BatchID=4711",
            "SettledDate=2026-11-03T00:00:00-06:00",
            "PaymentGUID=a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2",
            "AccountNumber=HO-1",
            "InvoiceNumber=INV-1",
            "PaymentAmount=20.00",
            "PaymentMethod=1",
            "DepositAmount=19.4");

    assertThat(read("settled-batches", raw))
        .isEqualTo(
            new ReportRow.Understood<>(
                SettledPayment.builder()
                    .batchId("4711")
                    .settledOn(LocalDate.of(2026, 11, 3))
                    .paymentGuid(GUID)
                    .accountNumber(ACCOUNT)
                    .invoiceNumber(INVOICE)
                    .amount(Money.parse("20.00"))
                    .method(PaymentMethod.CC)
                    .depositAmount(Money.parse("19.40"))
                    .build(),
                raw));
  }

  @Test
  void achRejectsRow_isAReturn() {
    Map<String, String> raw =
        row(
            "PaymentGUID=a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2",
            "RejectDateGMT=2026-11-05T09:00:00Z",
            "RejectCode=R01",
            "RejectReason=Insufficient Funds",
            "RejectAmount=20");

    assertThat(read("ach-rejects", raw))
        .isEqualTo(
            new ReportRow.Understood<>(
                AchReturn.builder()
                    .paymentGuid(GUID)
                    .returnedAt(Instant.parse("2026-11-05T09:00:00Z"))
                    .code("R01")
                    .reason("Insufficient Funds")
                    .amount(Money.parse("20.00"))
                    .build(),
                raw));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void returnWithoutACode_isAReturn(String code) {
    Map<String, String> raw =
        row(
            "PaymentGUID=a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2",
            "RejectDateGMT=2026-11-05T09:00:00Z",
            "RejectCode=" + code,
            "RejectAmount=20");

    assertThat(read("ach-rejects", raw))
        .isInstanceOfSatisfying(
            ReportRow.Understood.class,
            row ->
                assertThat(((AchReturn) row.record()).returnCode()).isEqualTo(ReturnCode.of("")));
    assertThat(ReportMapping.of(Profile.defaults()).nameOfReturn(raw)).isPresent();
  }

  @Test
  void autopayRow_saysWhoIsEnrolled() {
    Map<String, String> raw = row("AccountNumber=HO-1", "AutoPay=Y", "PaymentMethod=ACH");

    assertThat(read("autopay", raw))
        .isEqualTo(
            new ReportRow.Understood<>(
                CustomerEnrollment.builder()
                    .accountNumber(ACCOUNT)
                    .kind(EnrollmentKind.AUTOPAY)
                    .enrolled(true)
                    .method(PaymentMethod.EFT)
                    .build(),
                raw));
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, true"})
  void paperlessRow_saysWhoGetsPaper(String paper, boolean enrolled) {
    Map<String, String> raw = row("AccountNumber=HO-1", "PaperInvoices=" + paper);

    assertThat(read("paperless", raw))
        .isEqualTo(
            new ReportRow.Understood<>(
                CustomerEnrollment.builder()
                    .accountNumber(ACCOUNT)
                    .kind(EnrollmentKind.PAPERLESS)
                    .enrolled(enrolled)
                    .build(),
                raw));
  }

  @Test
  void columnsOfOtherCase_areFound_andThoseOfNoField_areHandedOn() {
    Map<String, String> raw = with(PAYMENT, "Memo", " x ");
    raw.remove("PaymentAmount");
    raw.put("PAYMENTAMOUNT", "20");

    Payment expected = payment().toBuilder().additional("Memo", " x ").build();
    assertThat(read("payments", raw)).isEqualTo(new ReportRow.Understood<>(expected, raw));
  }

  @Test
  void namesThatDifferInCaseAlone_meanNothing_wherePresentTwice() {
    Map<String, String> raw = with(PAYMENT, "INVOICENUMBER", "INV-1");
    raw.remove("InvoiceNumber");
    raw.put("invoicenumber", "INV-2");

    assertThat(read("payments", raw))
        .isInstanceOfSatisfying(
            ReportRow.Understood.class,
            row ->
                assertThat(row.record())
                    .isEqualTo(
                        payment().toBuilder()
                            .invoiceNumber(null)
                            .additional("INVOICENUMBER", "INV-1")
                            .additional("invoicenumber", "INV-2")
                            .build()));
  }

  @Test
  void rowThatTheProfileDidNotUnderstand_isUnderstoodOnceItDoes() {
    Map<String, String> raw = with(PAYMENT, "Paid", "20");
    raw.remove("PaymentAmount");
    raw.put("PaymentDateGMT", "2026-10-31T20:30:00");
    raw.put("PaymentTypeID", "77");

    assertThat(read("payments", raw))
        .isEqualTo(
            new ReportRow.NotUnderstood<>(
                raw, "column PaymentAmount (amount): found no value, expected one"));
    assertThat(
            read(
                "payments",
                raw,
                """
                {"operations":{"payments":{"columns":{
                  "amount":{"names":["Paid"]},
                  "method":{"codes":{"77":"EFT"}},
                  "paidAt":{"time":"America/Chicago"}}}}}
                """))
        .isEqualTo(new ReportRow.Understood<>(payment(), raw));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PaymentAmount|20.005|column PaymentAmount (amount): found \"20.005\", expected an amount"
            + " with at most 2 decimals",
        "Approved|maybe|column Approved (approved): found \"maybe\", expected true or false",
        "AccountNumber|A\u00AD1|column AccountNumber (accountNumber): found a text that is none: An"
            + " account number holds the character U+00AD at position 2; an identifier never does,"
            + " expected an account number",
        "PaymentDateGMT|0001-01-01T00:00:00|column PaymentDateGMT (paidAt): found no value,"
            + " expected one",
        "PaymentDateGMT|1753-01-01T00:00:00|column PaymentDateGMT (paidAt): found no value,"
            + " expected one"
      })
  void unreadableRow_isKeptRaw_withTheReason(String column, String text, String reason) {
    Map<String, String> raw = with(PAYMENT, column, text);

    assertThat(read("payments", raw)).isEqualTo(new ReportRow.NotUnderstood<>(raw, reason));
  }

  @Test
  void paddingOfCharColumns_isNone() {
    Map<String, String> raw = new LinkedHashMap<>();
    PAYMENT.forEach((column, text) -> raw.put(column, text + "   "));

    assertThat(read("payments", raw)).isEqualTo(new ReportRow.Understood<>(payment(), raw));
    assertThat(
            read(
                "payments",
                raw,
                "{\"operations\":{\"payments\":{\"columns\":{\"accountNumber\":{\"trim\":false}}}}}"))
        .isInstanceOfSatisfying(
            ReportRow.NotUnderstood.class,
            row -> assertThat(row.reason()).contains("begins or ends with white space"));
  }

  @Test
  void dateOfNone_isAbsent_whereOneMayBe() {
    Map<String, String> raw =
        row("AccountNumber=HO-1", "AutoPay=Y", "ChangeDateGMT=1900-01-01T00:00:00");

    assertThat(read("autopay", raw))
        .isInstanceOfSatisfying(
            ReportRow.Understood.class,
            row -> assertThat(((CustomerEnrollment) row.record()).changedAt()).isEmpty());
  }

  @Test
  void codesOfTheProfile_areReadInAnyCase_pushedAsReported() {
    String codes =
        "{\"operations\":{\"payments\":{\"columns\":{\"method\":{\"codes\":{\"eCheck21\":\"EFT\"}}}}}}";
    for (String text : List.of("ECHECK21", "echeck21 ", "ach", "2")) {
      for (String report : List.of("payments", "online-receipt")) {
        Map<String, String> raw =
            with(report.equals("payments") ? PAYMENT : RECEIPT, "PaymentMethod", text);
        assertThat(read(report, raw, codes))
            .isInstanceOfSatisfying(
                ReportRow.Understood.class,
                row -> assertThat(((Payment) row.record()).method()).contains(PaymentMethod.EFT));
      }
    }
  }

  @Test
  void requiredByTheRecord_isRequired_alsoWhereTheProfileDoesNotSayIt() {
    Map<String, String> raw = with(PAYMENT, "Approved", "");

    assertThat(
            read(
                "payments",
                raw,
                "{\"operations\":{\"payments\":{\"columns\":{\"approved\":{\"required\":null}}}}}"))
        .isEqualTo(
            new ReportRow.NotUnderstood<>(
                raw, "column Approved (approved): found no value, expected one"));
  }

  @Test
  void receipt_isAnApprovedPayment_itsTimeByItsOwnPolicy() {
    Payment expected =
        payment().toBuilder()
            .paidAt(Instant.parse("2026-11-01T07:30:00Z"))
            .convenienceFee(Money.parse("0.00"))
            .autoPay(true)
            .build();

    assertThat(read("online-receipt", RECEIPT))
        .isEqualTo(new ReportRow.Understood<>(expected, RECEIPT));
    assertThat(read("online-receipt", RECEIPT, "{\"onlineReceipt\":{\"paymentDateTime\":\"GMT\"}}"))
        .isEqualTo(
            new ReportRow.Understood<>(
                expected.toBuilder().paidAt(payment().paidAt()).build(), RECEIPT));
  }

  /** The inbox says whose payments may lack one: those of products without posting. */
  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void paymentWithoutAccount_isUnderstood(String blank) {
    for (String report : List.of("payments", "online-receipt")) {
      Map<String, String> raw =
          with(report.equals("payments") ? PAYMENT : RECEIPT, "AccountNumber", blank);

      assertThat(read(report, raw))
          .isInstanceOfSatisfying(
              ReportRow.Understood.class,
              row -> assertThat(((Payment) row.record()).account()).isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PaymentMethod|C\u200BC|PaymentMethod: found the character U+200B at position 2, expected an"
            + " identifier without one",
        "PaymentAmount|1e-3|PaymentAmount: found \"1e-3\", expected an amount with at most 2 decimals",
        "PaymentDateGMT|1900-01-01T00:00:00|PaymentDateGMT: found no value, expected one"
      })
  void unreadableReceipt_isKeptRaw_withTheReason(String element, String text, String reason) {
    Map<String, String> raw = with(RECEIPT, element, text);

    assertThat(read("online-receipt", raw)).isEqualTo(new ReportRow.NotUnderstood<>(raw, reason));
  }

  @Test
  void receiptWithoutFields_isNotUnderstood() {
    assertThat(read("online-receipt", Map.of()))
        .isEqualTo(
            new ReportRow.NotUnderstood<>(Map.of(), "PaymentGUID: found no value, expected one"));
  }

  @Test
  void reportOfNoSuchName_isRefused() {
    assertThatThrownBy(() -> read("paypal", PAYMENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No report \"paypal\"; there are "
                + List.of("payments", "settled-batches", "ach-rejects", "autopay", "paperless")
                + " and online-receipt");
  }
}
