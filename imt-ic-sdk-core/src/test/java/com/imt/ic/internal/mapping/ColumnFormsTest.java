package com.imt.ic.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.ContractMismatchException;
import com.imt.ic.Money;
import com.imt.ic.ReportRow;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the profile says that a column is written. */
class ColumnFormsTest {

  private static final Map<String, String> PAYMENT =
      Map.of(
          "PaymentGUID", "a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2",
          "AccountNumber", "HO-1",
          "PaymentDateGMT", "2026-11-20T03:07:11Z",
          "PaymentAmount", "20.00",
          "Approved", "true");

  private static Map<String, String> with(String column, String text) {
    Map<String, String> row = new HashMap<>(PAYMENT);
    row.put(column, text);
    return row;
  }

  private static ReportRow<?> read(String report, Map<String, String> raw, String columns) {
    Map<String, String> operations =
        Map.of(
            "payments", "payments",
            "online-receipt", "payments",
            "settled-batches", "settledBatches",
            "ach-rejects", "achRejects",
            "autopay", "autoPay",
            "paperless", "paperless");
    String override =
        "{ \"operations\": { \"%s\": { \"columns\": { %s } } } }"
            .formatted(operations.get(report), columns.replace('\'', '"'));
    return ReportMapping.of(Profile.defaults().override(override)).read(report, raw);
  }

  private static <T> T understood(ReportRow<?> row, Class<T> type) {
    assertThat(row).isInstanceOf(ReportRow.Understood.class);
    return type.cast(((ReportRow.Understood<?>) row).record());
  }

  private static Payment payment(Map<String, String> raw, String columns) {
    return understood(read("payments", raw, columns), Payment.class);
  }

  private static String reason(ReportRow<?> row) {
    assertThat(row).isInstanceOf(ReportRow.NotUnderstood.class);
    return ((ReportRow.NotUnderstood<?>) row).reason();
  }

  @Test
  void columnThatIsNull_isNotReadFromItsNamesakeInAnotherCase() {
    String columns = "'convenienceFee': { 'names': ['Amt'] }, 'amount': { 'names': ['AMT'] }";
    Map<String, String> row = new HashMap<>(PAYMENT);
    row.put("AMT", row.remove("PaymentAmount"));

    assertThat(payment(row, columns).convenienceFee()).isEmpty();
    row.put("Amt", "2.95");
    assertThat(payment(row, columns).convenienceFee()).contains(Money.parse("2.95"));
  }

  // Codes

  @ParameterizedTest
  @CsvSource({"A, true", "' a ', true", "D, false", "d, false", "1, false", "0, true"})
  void flag_isWhatItsCodesSay_andNothingElse(String text, boolean approved) {
    String codes =
        "'approved': { 'codes': { 'A': 'true', 'D': 'false', '1': 'false', '0': 'true' } }";
    assertThat(payment(with("Approved", text), codes).approved()).isEqualTo(approved);
  }

  @ParameterizedTest
  @CsvSource({"true", "Y", "1", "X", "AA"})
  void flagOfAnotherText_isUnreadable_whereThereAreCodes(String text) {
    String codes = "'approved': { 'codes': { 'A': 'true', 'D': 'false' } }";
    assertThat(reason(read("payments", with("Approved", text), codes)))
        .isEqualTo(
            "column Approved (approved): found \"%s\", expected one of the codes that the profile gives"
                .formatted(text));
    assertThat(
            payment(with("Approved", text), codes.replace("} }", "}, 'otherwise': 'false' }"))
                .approved())
        .as("unless the profile says what else it means")
        .isFalse();
  }

  @Test
  void blankFlag_isNoValue_unlessACodeNamesIt() {
    String codes = "'approved': { 'codes': { 'Y': 'true' }, 'otherwise': 'false' }";
    for (String blank : new String[] {"", " "}) {
      assertThat(reason(read("payments", with("Approved", blank), codes)))
          .endsWith("found no value, expected one");
      assertThat(
              payment(
                      with("Approved", blank),
                      "'approved': { 'codes': { 'Y': 'true', '': 'false' } }")
                  .approved())
          .isFalse();
    }
  }

  @Test
  void codesAndWords_areTranslated_elseKept_orWhatIsSaidOtherwise() {
    Map<String, String> raw =
        Map.of(
            "PaymentGUID", "a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2",
            "RejectDateGMT", "2026-11-20T03:07:11Z",
            "RejectCode", " nsf ",
            "RejectAmount", "20.00");
    String codes = "'code': { 'codes': { 'NSF': 'R01', 'ACCOUNT CLOSED': 'R02' }";
    assertThat(understood(read("ach-rejects", raw, codes + " }"), AchReturn.class).code())
        .contains("R01");
    Map<String, String> other = new HashMap<>(raw);
    other.put("RejectCode", "R03");
    assertThat(understood(read("ach-rejects", other, codes + " }"), AchReturn.class).code())
        .contains("R03");
    assertThat(
            understood(
                    read("ach-rejects", other, codes + ", 'otherwise': 'R99' }"), AchReturn.class)
                .code())
        .contains("R99");
    other.put("RejectCode", "");
    assertThat(
            understood(
                    read("ach-rejects", other, codes + ", 'otherwise': 'R99' }"), AchReturn.class)
                .code())
        .as("nothing is no code")
        .isEmpty();
    assertThat(
            understood(
                    read(
                        "settled-batches",
                        Map.of(
                            "BatchID", "B-1",
                            "SettledDate", "2026-11-20",
                            "PaymentGUID", "a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2",
                            "PaymentAmount", "20.00",
                            "Processor", "p2"),
                        "'processor': { 'codes': { 'P2': 'Paymentus' } }"),
                    SettledPayment.class)
                .processor())
        .contains("Paymentus");
  }

  @Test
  void paperless_isWhoGetsNoPaper_orWhoIsEnrolled() {
    Map<String, String> raw = Map.of("AccountNumber", "HO-1", "IsPaperless", "Y");
    String enrolled = "'paperInvoices': null, 'enrolled': { 'names': ['IsPaperless'] }";
    String paper = "'paperInvoices': { 'names': ['IsPaperless'] }";
    String inverted =
        "'paperInvoices': { 'names': ['IsPaperless'], 'codes': { 'Y': 'false', 'N': 'true' } }";
    assertThat(understood(read("paperless", raw, enrolled), CustomerEnrollment.class).enrolled())
        .isTrue();
    assertThat(understood(read("paperless", raw, paper), CustomerEnrollment.class).enrolled())
        .isFalse();
    assertThat(understood(read("paperless", raw, inverted), CustomerEnrollment.class).enrolled())
        .isTrue();
  }

  // Amounts

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"$1,900.49|1900.49", " $20 |20.00", "($40.0000)|-40.00", "20.00|20.00"})
  void amount_isReadInItsForm(String text, String amount) {
    String form =
        "'amount': { 'amount': { 'currency': ['$'], 'grouping': ',', 'minus': 'PARENTHESES' } }";
    assertThat(payment(with("PaymentAmount", text), form).amount()).hasToString(amount);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"$1,90.49", "$", "$1.005", "-$1", "1E+2"})
  void amountOfAnotherForm_isUnreadable_andNothingIsRounded(String text) {
    String form =
        "'amount': { 'amount': { 'currency': ['$'], 'grouping': ',', 'minus': 'PARENTHESES' } }";
    assertThat(reason(read("payments", with("PaymentAmount", text), form)))
        .startsWith(
            "column PaymentAmount (amount): found \"%s\", expected an amount ".formatted(text));
  }

  // Times

  @Test
  void time_isReadByItsPatterns_andByTheZone_alone() {
    String patterns =
        "'paidAt': { 'time': 'America/Chicago', 'patterns': ['M/d/yyyy h:mm:ss a', 'yyyyMMdd'] }";
    assertThat(payment(with("PaymentDateGMT", "11/20/2026 3:07:11 AM"), patterns).paidAt())
        .isEqualTo(Instant.parse("2026-11-20T09:07:11Z"));
    assertThat(payment(with("PaymentDateGMT", "20261120"), patterns).paidAt())
        .isEqualTo(Instant.parse("2026-11-20T06:00:00Z"));
    assertThat(reason(read("payments", with("PaymentDateGMT", "2026-11-20T03:07:11Z"), patterns)))
        .startsWith("column PaymentDateGMT (paidAt): found \"2026-11-20T03:07:11Z\"");
    assertThat(reason(read("payments", with("PaymentDateGMT", "1/1/1900 12:00:00 AM"), patterns)))
        .endsWith("found no value, expected one");
  }

  @Test
  void day_isReadByItsPatterns_andOfNoZone() {
    Map<String, String> raw =
        Map.of(
            "BatchID", "B-1",
            "SettledDate", "20-Nov-2026 23:59",
            "PaymentGUID", "a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2",
            "PaymentAmount", "20.00");
    assertThat(
            understood(
                    read(
                        "settled-batches",
                        raw,
                        "'settledOn': { 'patterns': ['dd-MMM-yyyy HH:mm'] }"),
                    SettledPayment.class)
                .settledOn())
        .isEqualTo(LocalDate.of(2026, 11, 20));
  }

  @Test
  void timeOfNoKnownZone_isAFaultOfTheProfile_andNotOfTheRow() {
    String undecided = "'paidAt': { 'names': ['PaymentDate', 'PaymentDateGMT'] }";
    assertThat(payment(PAYMENT, undecided).paidAt())
        .as("an offset in the text decides")
        .isEqualTo(Instant.parse("2026-11-20T03:07:11Z"));
    assertThat(reason(read("payments", with("PaymentDateGMT", "0001-01-01T00:00:00"), undecided)))
        .as("none needs no zone")
        .endsWith("found no value, expected one");
    assertThatThrownBy(
            () -> read("payments", with("PaymentDateGMT", "2026-11-20T03:07:11"), undecided))
        .isInstanceOf(ContractMismatchException.class)
        .hasMessageContaining("column PaymentDateGMT (paidAt)")
        .hasMessageContaining("written as ####-##-##T##:##:##")
        .hasMessageContaining("$.operations.payments.columns.paidAt.time");
    assertThat(
            ReportMapping.of(
                    Profile.defaults()
                        .override(
                            "{\"operations\":{\"achRejects\":{\"columns\":{\"rejectedAt\":{\"names\":[\"Day\"]}}}}}"))
                .nameOfReturn(
                    Map.of(
                        "PaymentGUID",
                        "a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2",
                        "Day",
                        "2026-11-20T03:07:11")))
        .as("a row that need not be readable tells nothing")
        .isEmpty();
  }

  // Receipts

  @Test
  void pushedReceipt_isOfItsOwnContract_whateverTheReportsColumnsLookLike() {
    Map<String, String> receipt =
        Map.of(
            "PaymentGUID", "a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2",
            "AccountNumber", "HO-1",
            "InvoiceNumber", "INV-1",
            "PaymentDateGMT", "2026-11-20T03:07:11Z",
            "PaymentAmount", "1900.49",
            "ConvenienceFee", "0",
            "PaymentMethod", "ach2",
            "AutoPay", "true",
            "PaymentSource", "IVR");
    Payment payment =
        understood(
            read(
                "online-receipt",
                receipt,
                """
                'approved': { 'names': ['Status'], 'codes': { 'A': 'true' }, 'otherwise': 'false' },
                'autoPay': { 'codes': { 'Y': 'true' }, 'otherwise': 'false' },
                'paidAt': { 'names': ['PayDate'], 'patterns': ['MM/dd/yyyy HH:mm'], 'time': 'Asia/Tokyo' },
                'amount': { 'amount': { 'currency': ['$'], 'decimal': ',' } },
                'method': { 'codes': { 'ACH2': 'EFT' }, 'otherwise': 'CC' },
                'source': { 'codes': { 'WEB': 'Portal' }, 'otherwise': 'Elsewhere' }
                """),
            Payment.class);
    assertThat(payment.approved()).isTrue();
    assertThat(payment.autoPay()).contains(true);
    assertThat(payment.paidAt()).isEqualTo(Instant.parse("2026-11-20T03:07:11Z"));
    assertThat(payment.amount()).hasToString("1900.49");
    assertThat(payment.method()).as("codes of texts hold").contains(PaymentMethod.EFT);
    assertThat(payment.source()).as("what no code names is kept").contains("IVR");
  }
}
