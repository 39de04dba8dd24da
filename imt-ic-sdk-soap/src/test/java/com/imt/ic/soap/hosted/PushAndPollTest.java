package com.imt.ic.soap.hosted;

import static com.imt.ic.soap.StubServer.soap11;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.ReportRow;
import com.imt.ic.internal.mapping.ReceiptReader;
import com.imt.ic.internal.record.RecordType;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.Contract;
import com.imt.ic.soap.SoapInvoiceCloud;
import com.imt.ic.soap.StubServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A payment is read by the same rules whether it was pushed or reported. */
class PushAndPollTest {

  private static final RecordType<Payment> PAYMENT = Payment.recordType();

  /** An element of a receipt is named as a report's column is. */
  private static Map<String, String> columns(String name, String text) {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("PaymentGUID", "a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a2");
    columns.put("AccountNumber", "HO-1");
    columns.put("InvoiceNumber", "INV-1");
    columns.put("InvoiceTypeID", "1");
    columns.put("PaymentDateGMT", "2026-11-01T14:33:00.1234567Z");
    columns.put("PaymentAmount", "49.9000");
    columns.put("ConvenienceFee", "2.5");
    columns.put("PaymentMethod", "CC");
    columns.put("CardType", "Visa");
    columns.put("AutoPay", "true");
    columns.put("PaymentSource", "CustomerPortal");
    columns.put("ApprovalCode", "A1");
    columns.put("BillerReference", "ref");
    columns.put(name, text);
    return columns;
  }

  private static ReportRow<Payment> reported(Map<String, String> columns) throws Exception {
    StringBuilder row = new StringBuilder("<Payment d:id=\"P1\"><Approved>true</Approved>");
    columns.forEach((name, text) -> row.append("<%1$s>%2$s</%1$s>".formatted(name, text)));
    String answer =
        """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><R xmlns="urn:x">\
        <d:diffgram xmlns:d="urn:schemas-microsoft-com:xml-diffgram-v1"><D xmlns="">%s</Payment>\
        </D></d:diffgram></R></s:Body></s:Envelope>"""
            .formatted(row);
    try (StubServer server = new StubServer(soap11(answer.getBytes(StandardCharsets.UTF_8)));
        SoapInvoiceCloud cloud = Contract.cloud(server)) {
      return Contract.rows(cloud.paymentsSince(Instant.parse("2026-11-01T00:00:00Z"))).get(0);
    }
  }

  private static Payment pushed(Map<String, String> columns) {
    return new ReceiptReader(Profile.defaults()).read(columns);
  }

  @ParameterizedTest
  @CsvSource({
    "PaymentGUID, '{A1B283F1-B7E8-45DF-8FEA-9E4C4FE8D6A3}', paymentGuid,"
        + " a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a3",
    "PaymentGUID, ' (a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a3) ', paymentGuid,"
        + " a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a3",
    "PaymentGUID, A1B283F1B7E845DF8FEA9E4C4FE8D6A3, paymentGuid,"
        + " a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a3",
    "InvoiceNumber, '', invoiceNumber,",
    "PaymentDateGMT, ' 2026-11-02T14:33:00Z ', paidAt, 2026-11-02T14:33:00Z",
    "PaymentAmount, ' 20 ', amount, 20.00",
    "PaymentAmount, +20.1000, amount, 20.10",
    "PaymentAmount, 5., amount, 5.00",
    "PaymentAmount, -1.00, amount, -1.00",
    "ConvenienceFee, .5, convenienceFee, 0.50",
    "PaymentMethod, cc, method, CC",
    "PaymentMethod, 'EFT  ', method, EFT",
    "PaymentMethod, eft, method, EFT",
    "AutoPay, ' 0 ', autoPay, false",
    "AutoPay, Y, autoPay, true",
    "CardType, ' MC ', cardType, MC",
    "CardType, '', cardType, ''",
    "BillerReference, ' x', billerReference, x",
    "ApprovalCode, 'A1    ', approvalCode, A1",
    "PaymentGUID, Payment-7, paymentGuid, Payment-7",
    "AccountNumber, 'HO-1      ', accountNumber, HO-1",
    "AccountNumber, \u00A0HO-1, accountNumber, HO-1",
    "InvoiceNumber, ' INV-1', invoiceNumber, INV-1",
    "InvoiceNumber, '   ', invoiceNumber,",
    "PaymentAmount, 1E+2, amount, 100.00",
    "ConvenienceFee, -0.01, convenienceFee, -0.01",
    "ConvenienceFee, '', convenienceFee,",
    "PaymentMethod, Bitcoin, method, BITCOIN",
    "PaymentMethod, 1, method, CC",
    "PaymentMethod, ach, method, EFT",
    "PaymentMethod, '', method,",
    "AutoPay, '', autoPay,",
    "InvoiceTypeID, one, invoiceTypeId, one",
    "InvoiceTypeID, ' 7 ', invoiceTypeId, 7"
  })
  void text_isReadAlike(String column, String text, String field, String value) throws Exception {
    Map<String, String> columns = columns(column, text);

    assertThat(reported(columns))
        .isInstanceOfSatisfying(
            ReportRow.Understood.class, row -> assertThat(row.record()).isEqualTo(pushed(columns)));
    assertThat(PAYMENT.texts(pushed(columns)).get(field)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "PaymentGUID, ''",
    "PaymentGUID, 00000000-0000-0000-0000-000000000000",
    "AccountNumber, HO\u200B-1",
    "AccountNumber, \uFEFFHO-1",
    "AccountNumber, HO\u00A0-1",
    "InvoiceNumber, INV\u202E-1",
    "PaymentMethod, C\u00ADC",
    "PaymentDateGMT, yesterday",
    "PaymentDateGMT, 0001-01-01T00:00:00",
    "PaymentDateGMT, 1900-01-01T00:00:00",
    "PaymentDateGMT, 9999-12-31T23:59:59Z",
    "PaymentDateGMT, 2999-01-01T00:00:00Z",
    "PaymentDateGMT, -0001-01-01T00:00:00Z",
    "PaymentAmount, 92233720368547758.07",
    "PaymentAmount, -92233720368547758.08",
    "PaymentAmount, 10000000.01",
    "ConvenienceFee, 10000000.01",
    "PaymentAmount, 12.345",
    "PaymentAmount, ' '",
    "PaymentAmount, '1,000.00'",
    "ConvenienceFee, abc",
    "AutoPay, maybe"
  })
  void text_isRefusedAlike_withTheSameWords(String column, String text) throws Exception {
    Map<String, String> columns = columns(column, text);

    ReportRow<Payment> row = reported(columns);
    assertThat(row).isInstanceOf(ReportRow.NotUnderstood.class);
    String reason = ((ReportRow.NotUnderstood<Payment>) row).reason();
    assertThatThrownBy(() -> pushed(columns))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(column + reason.substring(reason.indexOf("):") + 1));
  }

  /** What the payments report's row would post is not refused because it was pushed. */
  @ParameterizedTest
  @ValueSource(strings = {"PaymentMethod", "AutoPay", "InvoiceTypeID", "ConvenienceFee"})
  void elementThatNoPaymentNeeds_mayBeMissing(String element) throws Exception {
    Map<String, String> columns = columns("CardType", "Visa");
    columns.remove(element);

    assertThat(reported(columns))
        .isInstanceOfSatisfying(
            ReportRow.Understood.class, row -> assertThat(row.record()).isEqualTo(pushed(columns)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PaymentGUID", "PaymentDateGMT", "PaymentAmount"})
  void elementThatEveryPaymentHas_missing_isRefused(String element) {
    Map<String, String> columns = columns("CardType", "Visa");
    columns.remove(element);

    assertThatThrownBy(() -> pushed(columns))
        .hasMessage(element + ": found no value, expected one");
  }

  @ParameterizedTest
  @CsvSource({
    "A1B283F1-B7E8-45DF-8FEA-9E4C4FE8D6A3, A1B283F1-B7E8-45DF-8FEA-9E4C4FE8D6A3",
    "'{A1B283F1-B7E8-45DF-8FEA-9E4C4FE8D6A3}', a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a3",
    "' a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a3\u00A0', a1b283f1-b7e8-45df-8fea-9e4c4fe8d6a3",
    "'{A1B283F1-B7E8-45DF-8FEA-9E4C4FE8D6A3)', 00000000-0000-0000-0000-000000000000",
    "Payment-7, 00000000-0000-0000-0000-000000000000",
    "'', 00000000-0000-0000-0000-000000000000"
  })
  void guid_isEchoedInTheContractsForm(String text, String echoed) {
    assertThat(ReceiptReader.guidToEcho(Map.of("PaymentGUID", text))).isEqualTo(echoed);
  }
}
