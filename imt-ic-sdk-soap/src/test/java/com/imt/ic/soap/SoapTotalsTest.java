package com.imt.ic.soap;

import static com.imt.ic.soap.Dialect.ok;
import static com.imt.ic.soap.Dialect.operation;
import static com.imt.ic.soap.PaymentAnswer.diffgram;
import static com.imt.ic.soap.PaymentAnswer.row;
import static com.imt.ic.soap.PaymentAnswer.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.ContractMismatchException;
import com.imt.ic.profile.Profile;
import com.imt.ic.profile.ProfileException;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that says itself how many rows there are is not whole with fewer. */
class SoapTotalsTest {

  private static final Instant FROM = Instant.parse("2026-11-19T00:00:00Z");
  private static final String OTHER = "\"otherTables\": [\"PageInfo\"]";
  private static final String PAGED =
      operation(
          "payments",
          OTHER + ", \"parameters\": { \"page\": \"Page\" }, \"pages\": { \"size\": 3 }");

  private static String rows(int... numbers) {
    StringBuilder rows = new StringBuilder();
    for (int number : numbers) {
      rows.append(row("Payment", number, ""));
    }
    return rows.toString();
  }

  private static String info(String column, String text) {
    return "<PageInfo diffgr:id=\"PageInfo1\"><%1$s>%2$s</%1$s><Page>1</Page></PageInfo>"
        .formatted(column, text);
  }

  private static String content(String rows) {
    return schema("Payment") + diffgram(rows);
  }

  private static Dialect.Told told(String rows) {
    return ok(PaymentAnswer.result(content(rows)));
  }

  private static Dialect.Told told(String total, int... numbers) {
    return told(rows(numbers) + (total.isEmpty() ? "" : info("TotalRecords", total)));
  }

  private static int read(String profile, Function<Dialect.Asked, Dialect.Told> answers)
      throws Exception {
    try (Dialect server = new Dialect(answers);
        SoapInvoiceCloud cloud = server.cloud(profile)) {
      return Contract.records(cloud.paymentsSince(FROM)).size();
    }
  }

  private static int one(String answer) throws Exception {
    return read(operation("payments", OTHER), asked -> told(answer));
  }

  @Test
  void fewerRowsThanTheAnswerSays_areNotTakenForAll() {
    for (String profile :
        new String[] {
          operation("payments", OTHER),
          operation(
              "payments",
              OTHER + ", \"parameters\": { \"page\": { \"element\": \"P\", \"value\": \"1\" } }")
        }) {
      assertThatThrownBy(() -> read(profile, asked -> told("50", 1, 2, 3)))
          .isInstanceOf(ContractMismatchException.class)
          .hasMessageContaining("it says that there are 50 rows (TotalRecords), and has 3")
          .hasMessageContaining("it comes in pages: see `pages`")
          .hasMessageContaining("operations.payments.pages");
    }
  }

  @Test
  void asManyRowsAsTheAnswerSays_orMore_areAll() throws Exception {
    assertThat(one(rows(1, 2, 3) + info("TotalRecords", "3"))).isEqualTo(3);
    assertThat(one(rows(1, 2, 3) + info("TotalRecords", "1"))).isEqualTo(3);
    assertThat(one(info("TotalRecords", "0"))).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TotalRecords", "totalrecord", "Total_Rows", "TotalCount", "TOTALITEMS"})
  void namesThatCount_beforeTheRowsAndBehind(String name) {
    assertThatThrownBy(() -> one(rows(1, 2) + info(name, "1,002")))
        .hasMessageContaining("there are 1002 rows (" + name + "), and has 2");
    assertThatThrownBy(() -> one(info(name, " 3 ") + rows(1, 2)))
        .hasMessageContaining("there are 3 rows");
    assertThatThrownBy(() -> one(info(name, "3"))).hasMessageContaining("there are 3 rows");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TotalPages", "TotalAmount", "GrandTotalCount", "Total", "RecordCount"})
  void otherNames_sayNothing(String name) throws Exception {
    assertThat(one(rows(1, 2) + info(name, "50"))).isEqualTo(2);
  }

  @Test
  void columnOfTheReportsOwnRow_andWhatIsNoNumber_sayNothing() throws Exception {
    assertThat(one(row("Payment", 1, "<TotalCount>50</TotalCount>"))).isEqualTo(1);
    assertThat(one(rows(1) + info("TotalCount", "many"))).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATA_SET", "ELEMENTS"})
  void elementBesideTheRows_says(String form) {
    String total = "<TotalCount>50</TotalCount></PaymentReportingDataSetFromGMTResponse>";
    String answer =
        PaymentAnswer.result(content(rows(1, 2)))
            .replace("</PaymentReportingDataSetFromGMTResponse>", total);

    assertThatThrownBy(
            () -> read(operation("payments", "\"form\": \"" + form + "\""), asked -> ok(answer)))
        .isInstanceOf(ContractMismatchException.class)
        .hasMessageContaining("there are 50 rows (TotalCount), and has 2");
  }

  @Test
  void profileNamesWhatCounts_orNothing() throws Exception {
    String named = "{\"answers\": {\"totals\": [\"RecordCount\"]}, ";
    String none = "{\"answers\": {\"totals\": []}, ";
    String payments = operation("payments", OTHER).substring(1);

    assertThatThrownBy(
            () -> read(named + payments, asked -> told(rows(1) + info("recordcount", "2"))))
        .hasMessageContaining("there are 2 rows (recordcount)");
    assertThat(read(named + payments, asked -> told("50", 1))).isEqualTo(1);
    assertThat(read(none + payments, asked -> told("50", 1))).isEqualTo(1);
    assertThat(Profile.defaults().toJson()).doesNotContain("totals");
    assertThatThrownBy(() -> Profile.defaults().override("{\"answers\": {\"totals\": 5}}"))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("$.answers.totals");
  }

  private static Function<Dialect.Asked, Dialect.Told> pages(Dialect.Told... pages) {
    return asked -> pages[Math.min(Integer.parseInt(asked.element("Page")), pages.length) - 1];
  }

  @Test
  void pagesTogether_areAsManyAsTheLastOneSays() throws Exception {
    assertThat(read(PAGED, pages(told("5", 1, 2, 3), told("5", 4, 5)))).isEqualTo(5);
    assertThat(read(PAGED, pages(told("3", 1, 2, 3), told("0")))).isEqualTo(3);
    assertThat(read(PAGED, pages(told("3", 1, 2, 3), told("")))).isEqualTo(3);
    assertThat(read(PAGED, pages(told("6", 1, 2, 3), told("5", 4, 5)))).isEqualTo(5);
  }

  @Test
  void rowInsertedMeanwhile_isNoFailure() throws Exception {
    assertThat(read(PAGED, pages(told("5", 1, 2, 3), told("6", 3, 4, 5), told("6")))).isEqualTo(5);
  }

  @Test
  void fewerThanTheLastPageSays_fail() {
    for (Dialect.Told last : new Dialect.Told[] {told("9", 4, 5), told("9"), told("0"), told("")}) {
      assertThatThrownBy(() -> read(PAGED, pages(told("9", 1, 2, 3), last)))
          .isInstanceOf(ContractMismatchException.class)
          .hasMessageContaining("there are 9 rows (TotalRecords)")
          .hasMessageContaining("check operations.payments.pages");
    }
    assertThatThrownBy(() -> read(PAGED, pages(told("5", 1, 2))))
        .hasMessageContaining("there are 5 rows (TotalRecords), and has 2");
  }

  @Test
  void eachInvoiceType_isCountedByItself() throws Exception {
    String profile =
        """
        { "biller": { "invoiceTypes": ["7", "9"] }, "operations": { "payments": {
          "otherTables": ["PageInfo"], "parameters": { "invoiceTypeId": "Type" } } } }
        """;

    assertThat(
            read(
                profile,
                asked -> asked.element("Type").equals("7") ? told("2", 1, 2) : told("1", 3)))
        .isEqualTo(3);
    assertThatThrownBy(
            () ->
                read(
                    profile,
                    asked -> asked.element("Type").equals("7") ? told("2", 1, 2) : told("2", 3)))
        .hasMessageContaining("invoice type 9: it says that there are 2 rows");
  }
}
