package com.imt.ic.soap;

import static com.imt.ic.soap.PaymentAnswer.diffgram;
import static com.imt.ic.soap.ReportAnswers.read;
import static com.imt.ic.soap.ReportAnswers.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.CallFailedException;
import com.imt.ic.ContractMismatchException;
import com.imt.ic.Money;
import com.imt.ic.ReportRow;
import com.imt.ic.Warning;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.ProfileException;
import com.imt.ic.soap.ReportAnswers.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of rows around the report's row, and of rows that are looked up by key. */
class SoapJoinedRowsTest {

  private static final String BATCHES =
      "\"table\":\"Line\",\"columns\":{"
          + "\"batchId\":{\"table\":\"Batch\",\"names\":[\"BatchNo\"]},"
          + "\"settledOn\":{\"table\":\"Batch\",\"names\":[\"Settled\"]},"
          + "\"amount\":{\"names\":[\"Amt\"]}}";

  /** The same, by names of which the tests' schema has one for each. */
  private static final String DECLARED =
      BATCHES
          .replace("[\"BatchNo\"]", "[\"BatchNo\",\"AccountNumber\"]")
          .replace("[\"Settled\"]", "[\"Settled\",\"PaymentDateGMT\"]");

  private static final String DEPOSITS =
      BATCHES.replace(
          "\"amount\"",
          "\"depositAmount\":{\"table\":\"Deposit\",\"names\":[\"Total\"]},\"amount\"");
  private static final String LOOKUP = "\"lookups\":{\"Batch\":{\"Id\":\"BatchRef\"}}," + BATCHES;
  private static final String FEES =
      "\"table\":\"Line\",\"lookups\":{\"Fees\":{\"PaymentRef\":\"PaymentGUID\"}},"
          + "\"columns\":{\"batchId\":{\"names\":[\"BatchRef\"]},"
          + "\"settledOn\":{\"names\":[\"Day\"]},\"amount\":{\"names\":[\"Amt\"]},"
          + "\"convenienceFee\":{\"table\":\"Fees\",\"names\":[\"Fee\"]}}";

  private static String row(String table, String id, String columns) {
    return "<%s diffgr:id=\"%s\">%s</%s>".formatted(table, id, columns, table);
  }

  private static String guid(int number) {
    return "00000000-0000-0000-0000-%012d".formatted(number);
  }

  private static String line(int number, String more) {
    return row(
        "Line",
        "L" + number,
        "<PaymentGUID>%s</PaymentGUID><Amt>%s.50</Amt>%s".formatted(guid(number), number, more));
  }

  private static String batch(String columns, String lines, String behind) {
    return row("Batch", "B", columns + lines + behind);
  }

  private static String head(String number) {
    return "<BatchNo>" + number + "</BatchNo><Settled>2026-11-20</Settled>";
  }

  private static Outcome readSet(String rows, String settings) throws Exception {
    return read(result(diffgram(rows)), settings);
  }

  @Test
  void rowInARow_hasTheColumnsOfTheOneAround() throws Exception {
    Outcome outcome =
        readSet(
            batch(head("7"), line(1, "") + line(2, ""), "")
                + batch(head("8"), line(3, ""), "")
                + batch(head("9"), "", ""),
            BATCHES);

    assertThat(outcome.batches()).containsExactly("7 1.50", "7 2.50", "8 3.50");
    assertThat(outcome.records().get(0).additional()).isEmpty();
    assertThat(List.copyOf(outcome.rows().get(0).raw().entrySet()))
        .containsExactly(
            Map.entry("PaymentGUID", guid(1)),
            Map.entry("Amt", "1.50"),
            Map.entry("Batch/BatchNo", "7"),
            Map.entry("Batch/Settled", "2026-11-20"));
    assertThat(outcome.statistics().warnings()).isEmpty();
    assertThat(outcome.statistics().unknownColumns()).isEmpty();
  }

  @Test
  void columnsBehindTheRowsWithin_areWaitedFor() throws Exception {
    Outcome outcome =
        readSet(
            batch(
                    "<BatchNo>7</BatchNo>",
                    line(1, "") + line(2, ""),
                    "<Settled>2026-11-20</Settled>")
                + batch("", line(3, ""), head("8")),
            BATCHES);

    assertThat(outcome.batches()).containsExactly("7 1.50", "7 2.50", "8 3.50");
  }

  @Test
  void rowsWithinRowsWithinRows_haveTheColumnsOfAll() throws Exception {
    String first = batch(head("7"), line(1, ""), "") + batch("", line(2, ""), head("8"));
    String second = batch(head("9"), line(3, ""), "");
    Outcome outcome =
        readSet(
            row("Deposit", "D1", first + "<Total>90</Total>")
                + row("Deposit", "D2", "<Total>80</Total>" + second),
            DEPOSITS);

    assertThat(outcome.batches()).containsExactly("7 1.50", "8 2.50", "9 3.50");
    assertThat(outcome.records())
        .extracting(SettledPayment::depositAmount)
        .extracting(amount -> amount.orElseThrow().toString())
        .containsExactly("90.00", "90.00", "80.00");
  }

  @Test
  void columnOfTheRowAroundThatNobodyNamed_isHandedOnAndTold() throws Exception {
    Outcome outcome = readSet(batch(head("7") + "<Bank>X</Bank>", line(1, ""), ""), BATCHES);

    assertThat(outcome.records().get(0).additional()).containsExactly(Map.entry("Batch/Bank", "X"));
    assertThat(outcome.statistics().unknownColumns()).containsExactly("Batch/Bank");
  }

  @Test
  void rowInNoRow_isUnreadableByItself_beforeRowsInRowsAndBehind() throws Exception {
    Outcome outcome =
        readSet(line(1, "") + batch(head("7"), line(2, ""), "") + line(3, ""), BATCHES);

    assertThat(outcome.reasons())
        .hasSize(3)
        .contains("")
        .anyMatch(r -> r.contains("Batch/BatchNo"));
    assertThat(outcome.reasons().stream().filter(String::isEmpty)).hasSize(1);
  }

  @Test
  void tablesSideBySideThatTheProfileNests_areRefusedBeforeAnyRow() throws Exception {
    Outcome outcome = readSet(row("Batch", "B", head("7")) + line(1, ""), BATCHES);

    assertThat(outcome.rows()).isEmpty();
    assertThat(outcome.failure())
        .isInstanceOf(ContractMismatchException.class)
        .hasMessageContaining("no row of Line stands within a row of Batch")
        .hasMessageContaining("operations.settledBatches.lookups");
  }

  @Test
  void linesThatNobodyReads_areTold() throws Exception {
    Outcome outcome =
        readSet(
            batch(
                "<BatchID>7</BatchID><SettledDate>2026-11-20</SettledDate><PaymentGUID>"
                    + guid(1)
                    + "</PaymentGUID><PaymentAmount>1</PaymentAmount>",
                line(1, "") + line(2, ""),
                ""),
            "\"table\":\"Batch\"");

    assertThat(outcome.records()).hasSize(1);
    assertThat(outcome.statistics().warnings())
        .extracting(Warning::kind)
        .containsExactly(Warning.Kind.UNREAD_TABLES);
  }

  @Test
  void erroneousRowAround_makesItsRowsErroneous() throws Exception {
    String marked =
        batch(head("7"), line(1, ""), "").replaceFirst(">", " diffgr:hasErrors=\"true\">");
    Outcome outcome = readSet(marked + batch(head("8"), line(2, ""), ""), BATCHES);

    assertThat(outcome.reasons()).hasSize(2).last().isEqualTo("");
    assertThat(outcome.reasons().get(0)).contains("hasErrors");
  }

  @Test
  void keptRow_isReadByTheProfileOfToday() throws Exception {
    Outcome outcome =
        readSet(
            batch(head("7"), line(1, ""), ""), BATCHES.replace("\"BatchNo\"", "\"BatchNumber\""));
    assertThat(outcome.reasons().get(0)).contains("column Batch/BatchNumber (batchId)");

    ReportRow<?> again =
        ReportMapping.of(ReportAnswers.profile(BATCHES))
            .read("settled-batches", outcome.rows().get(0).raw());

    assertThat(again).isInstanceOf(ReportRow.Understood.class);
    SettledPayment read = (SettledPayment) ((ReportRow.Understood<?>) again).record();
    assertThat(read.batchId().toString()).isEqualTo("7");
    assertThat(read.additional()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rowsOfTwoTables_belongTogetherByKey_inEitherOrder(boolean batchesFirst) throws Exception {
    String batches =
        row("Batch", "B1", "<Id> 1 </Id>" + head("7"))
            + row("Batch", "B2", "<Id>2</Id>" + head("8"));
    String lines =
        line(1, "<BatchRef>1</BatchRef>")
            + line(2, "<BatchRef>2  </BatchRef>")
            + line(3, "<BatchRef>1</BatchRef>");

    Outcome outcome = readSet(batchesFirst ? batches + lines : lines + batches, LOOKUP);

    assertThat(outcome.batches()).containsExactly("7 1.50", "8 2.50", "7 3.50");
    assertThat(outcome.records().get(0).additional()).containsOnlyKeys("BatchRef");
    assertThat(outcome.statistics().warnings()).isEmpty();
  }

  private static String fee(int payment, String fee) {
    return row(
        "Fees",
        "F" + payment,
        "<PaymentRef>" + guid(payment) + "</PaymentRef><Fee>" + fee + "</Fee>");
  }

  private static String paid(int number) {
    return line(number, "<BatchRef>7</BatchRef><Day>2026-11-20</Day>");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keyThatIsNotThere_isNoValue_keyThatIsThereTwice_isUnreadable(boolean feesFirst)
      throws Exception {
    String fees = fee(1, "0.30") + fee(1, "0.30") + fee(2, "0.10") + fee(2, "0.20");
    String lines = paid(1) + paid(2) + paid(3);

    Outcome outcome = readSet(feesFirst ? fees + lines : lines + fees, FEES);

    assertThat(outcome.reasons())
        .containsExactly("", "lookup Fees: found 2 rows of it that differ, expected one", "");
    assertThat(((ReportRow.Understood<SettledPayment>) outcome.rows().get(0)).record())
        .returns(Optional.of(Money.parse("0.30")), SettledPayment::convenienceFee);
    assertThat(((ReportRow.Understood<SettledPayment>) outcome.rows().get(2)).record())
        .returns(Optional.empty(), SettledPayment::convenienceFee);
    ReportRow<?> without =
        ReportMapping.of(
                ReportAnswers.profile(
                    FEES.replace("\"lookups\":{\"Fees\":{\"PaymentRef\":\"PaymentGUID\"}},", "")
                        .replace("\"table\":\"Fees\",", "")))
            .read("settled-batches", outcome.rows().get(1).raw());
    assertThat(without).isInstanceOf(ReportRow.Understood.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void lookupThatFitsNoRow_isTold_sinceItsKeyMayBeWrittenOtherwise(boolean feesFirst)
      throws Exception {
    String fees = fee(1, "0.30").replace(guid(1), "{" + guid(1) + "}");

    Outcome outcome = readSet(feesFirst ? fees + paid(1) : paid(1) + fees, FEES);

    assertThat(outcome.records()).hasSize(1);
    assertThat(outcome.statistics().warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo(Warning.Kind.UNREAD_TABLES);
              assertThat(warning.detail()).contains("none has the key of any row: Fees");
            });
    assertThat(readSet(fee(2, "0.30") + paid(1) + paid(2), FEES).statistics().warnings()).isEmpty();
  }

  @Test
  void rowsThatWaitForOneLookup_haveTheKeysOfTheOthersToo() throws Exception {
    String days = row("Days", "D7", "<No>7</No><Day>2026-11-20</Day>");
    String lines = line(1, "<BatchRef>7</BatchRef>") + line(2, "<BatchRef>7</BatchRef>");

    Outcome outcome =
        readSet(
            lines + days + fee(1, "0.30"),
            FEES.replace("{\"Fees\"", "{\"Days\":{\"No\":\"BatchRef\"},\"Fees\"")
                .replace("{\"names\":[\"Day\"]", "{\"table\":\"Days\",\"names\":[\"Day\"]"));

    assertThat(outcome.batches()).containsExactly("7 1.50", "7 2.50");
    assertThat(outcome.records())
        .extracting(SettledPayment::convenienceFee)
        .containsExactly(Optional.of(Money.parse("0.30")), Optional.empty());
  }

  @Test
  void requiredColumnOfALookup_isMissedRowByRow() throws Exception {
    Outcome outcome =
        readSet(
            fee(1, "0.30") + paid(1) + paid(2),
            FEES.replace("[\"Fee\"]", "[\"Fee\"],\"required\":true"));

    assertThat(outcome.reasons().get(0)).isEmpty();
    assertThat(outcome.reasons().get(1)).contains("Fees/Fee (convenienceFee): found no value");
  }

  @Test
  void lookupWhoseNamesDoNotFit_isRefusedBeforeAnyRow() throws Exception {
    String answer = fee(1, "0.30") + paid(1);
    for (String[] wrong :
        new String[][] {
          {"PaymentRef", "Ref", "table Fees has no column Ref"},
          {"PaymentGUID\"}}", "Payment\"}}", "the report's rows have no column Payment"},
          {"Fees", "Fee", "the answer has no table Fee, in which"}
        }) {
      Outcome outcome = readSet(answer, FEES.replace(wrong[0], wrong[1]));

      assertThat(outcome.rows()).isEmpty();
      assertThat(outcome.failure())
          .isInstanceOf(ContractMismatchException.class)
          .hasMessageContaining(wrong[2]);
    }
  }

  @Test
  void noRowOfTheLookupAtAll_isNoValue() throws Exception {
    assertThat(readSet(paid(1) + paid(2), FEES).records()).hasSize(2);
  }

  @Test
  void rowOfTheLookupBehindTheRowThatWentOn_failsTheAnswer() throws Exception {
    Outcome outcome = readSet(fee(1, "0.30") + paid(1) + paid(2) + fee(2, "0.10"), FEES);

    assertThat(outcome.failure()).isInstanceOf(ContractMismatchException.class);
  }

  @Test
  void moreRowsThanMayWait_areALimitThatSaysWhy() throws Exception {
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i <= 400; i++) {
      rows.append(paid(i));
    }
    Outcome outcome =
        read(
            result(diffgram(rows + fee(1, "0.30"))),
            ReportAnswers.profile(FEES),
            settings -> settings.maximumTextLength(1000));

    assertThat(outcome.rows()).isEmpty();
    assertThat(outcome.failure())
        .isInstanceOfSatisfying(
            CallFailedException.class,
            failed -> assertThat(failed.kind()).isEqualTo(CallFailedException.Kind.LIMIT_EXCEEDED))
        .hasMessageContaining("makes rows wait for those of Fees");
  }

  @Test
  void errorsBesideRowsThatWait_areAFailure() throws Exception {
    Outcome outcome =
        readSet(paid(1) + row("Error", "E", "<ErrorMessage>Rebuilding</ErrorMessage>"), FEES);

    assertThat(outcome.failure()).isInstanceOf(CallFailedException.class);
    assertThat(outcome.failure()).hasMessageContaining("Rebuilding");
  }

  private static Outcome readDeclared(String table, String rows, String settings) throws Exception {
    return read(result(PaymentAnswer.schema(table) + diffgram(rows)), settings);
  }

  @Test
  void rowsThatTheSchemaDoesNotDeclare_areReadWhereItDeclaresThoseAround() throws Exception {
    String rows = batch(head("7"), line(1, "") + line(2, ""), "") + batch(head("8"), "", "");

    Outcome outcome = readDeclared("Batch", rows, DECLARED);

    assertThat(outcome.batches()).containsExactly("7 1.50", "7 2.50");
  }

  @Test
  void schemaOfThoseAroundAlone_andNoRows_isNoRows() throws Exception {
    assertThat(readDeclared("Batch", "", DECLARED).records()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<Other diffgr:id=\"O\"><Amt>1</Amt></Other>"})
  void rowsAroundWithoutAnyRowOfTheReport_areRefused(String within) throws Exception {
    Outcome outcome = readDeclared("Batch", batch(head("7"), within, ""), DECLARED);

    assertThat(outcome.failure())
        .isInstanceOf(ContractMismatchException.class)
        .hasMessageContaining("Line")
        .hasMessageContaining("operations.settledBatches.table");
    assertThat(readSet(batch(head("7"), "", ""), "\"emptyWithoutTable\":true," + BATCHES).failure())
        .hasMessageContaining("has rows of Batch, and none of table Line within them");
  }

  @Test
  void rowsAroundThatTheSchemaDoesNotDeclare_areRead_orAreMissedAtTheRows() throws Exception {
    String settings = BATCHES.replace("[\"Amt\"]", "[\"Amt\",\"PaymentAmount\"]");

    assertThat(readDeclared("Line", batch(head("7"), line(1, ""), ""), settings).batches())
        .containsExactly("7 1.50");
    assertThat(readDeclared("Line", "", settings).records()).isEmpty();
    assertThat(readDeclared("Line", line(1, ""), settings).failure())
        .isInstanceOf(ContractMismatchException.class)
        .hasMessageContaining("no row of Line stands within a row of Batch");
  }

  @Test
  void lookupThatTheSchemaDoesNotDeclare_isRead_orRefusedWhereNoneComes() throws Exception {
    String settings =
        FEES.replace("[\"BatchRef\"]", "[\"BatchRef\",\"AccountNumber\"]")
            .replace("[\"Day\"]", "[\"Day\",\"PaymentDateGMT\"]")
            .replace("[\"Amt\"]", "[\"Amt\",\"PaymentAmount\"]");

    assertThat(readDeclared("Line", paid(1) + fee(1, "0.30"), settings).records())
        .extracting(SettledPayment::convenienceFee)
        .containsExactly(Optional.of(Money.parse("0.30")));
    assertThat(readDeclared("Line", "", settings).records()).isEmpty();
    assertThat(readDeclared("Line", paid(1), settings).failure())
        .isInstanceOf(ContractMismatchException.class)
        .hasMessageContaining(
            "the answer has no table Fees, in which the profile looks up columns");
    assertThat(
            readDeclared("Fees", "", settings.replace("[\"Fee\"]", "[\"Fee\",\"ConvenienceFee\"]"))
                .failure())
        .isInstanceOf(ContractMismatchException.class)
        .hasMessageContaining("the answer has no table Line; it has Fees");
  }

  @Test
  void profileThatContradictsItself_isAFaultWhenItIsLoaded() {
    assertThatThrownBy(
            () ->
                ReportAnswers.profile(
                    BATCHES.replace("\"Line\"", "\"Batch\"") + ",\"otherTables\":[\"BATCH\"]"))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("$.operations.settledBatches.table: \"Batch\" is the report's own")
        .hasMessageContaining("$.operations.settledBatches.otherTables: has the table BATCH");
    assertThatThrownBy(
            () ->
                com.imt.ic.profile.Profile.defaults()
                    .override(
                        "{\"operations\":{\"viewCustomer\":{\"columns\":{\"city\":"
                            + "{\"table\":\"X\",\"names\":[\"City\"]}}}}}"))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("viewCustomer.columns.city.table: is there");
  }
}
