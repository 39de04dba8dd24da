package com.imt.ic.blackbox.bif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.imt.ic.BillerId;
import com.imt.ic.bif.BifField;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.profile.Profile;
import com.imt.ic.profile.ProfileException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BifLayoutTest {

  private static ProfileException faultsOf(String override) {
    return catchThrowableOfType(
        ProfileException.class, () -> Profile.defaults().override(override));
  }

  @Test
  void default_layout_has_the_columns_of_the_contract() {
    BifLayout layout = Invoices.defaultLayout();

    assertThat(layout.columnNames())
        .containsExactly(
            "RecordType",
            "BID",
            "InvoiceTypeID",
            "AccountNumber",
            "InvoiceNumber",
            "CustomerName",
            "CustomerName2",
            "Address1",
            "Address2",
            "City",
            "State",
            "Zip",
            "Phone",
            "EmailAddress",
            "EmailAddressCC",
            "InvoiceDate",
            "InvoiceDueDate",
            "TotalAmountDue",
            "BalanceDue",
            "MinimumPayment",
            "AllowPartialPayments",
            "AutoPayCollectionDate",
            "BlockPaymentsCC",
            "BlockPaymentsEFT",
            "FirstNotifyRequestedDate",
            "Description",
            "BillImageFileName");
    assertThat(layout.has(BifField.SECOND_NOTIFY_REQUESTED_DATE)).isFalse();
    assertThat(layout.has(BifField.THIRD_NOTIFY_REQUESTED_DATE)).isFalse();
  }

  @Test
  void override_adds_a_column_behind_another() {
    assertThat(Invoices.layout(Invoices.NOTIFY_COLUMNS).columnNames())
        .containsSequence(
            "FirstNotifyRequestedDate",
            "SecondNotifyRequestedDate",
            "ThirdNotifyRequestedDate",
            "Description");
  }

  @Test
  void columns_behind_the_same_column_keep_their_order() {
    BifLayout layout =
        Invoices.layout(
            """
            {"bif": {"columns": {
              "A": {"constant": "1", "after": "BID"},
              "B": {"custom": "b", "after": "BID"},
              "C": {"constant": "", "after": "A"},
              "D": {"constant": "4"}
            }}}
            """);

    assertThat(layout.columnNames()).containsSequence("BID", "A", "C", "B", "InvoiceTypeID");
    assertThat(layout.columnNames()).endsWith("BillImageFileName", "D");
  }

  @Test
  void override_takes_a_column_away() {
    BifLayout layout = Invoices.layout("{\"bif\": {\"columns\": {\"Phone\": null}}}");

    assertThat(layout.columnNames()).hasSize(26).doesNotContain("Phone");
    assertThat(layout.has(BifField.PHONE)).isFalse();
  }

  @Test
  void every_fault_comes_out_at_once_with_its_path() {
    ProfileException faults =
        faultsOf(
            """
            {"bif": {
              "charset": "KLINGON", "delimiter": "||", "lineEnd": "CR", "dateFormat": "MM/dd/yy",
              "falseText": "true", "rewrittenRecord": "I", "fileName": "{bid}.bif",
              "fileTime": "HH:mm", "headr": true,
              "columns": {
                "BID": null,
                "Nothing": {"required": true},
                "Both": {"field": "city", "constant": "x"},
                "Unknown": {"field": "colour"},
                "Lost": {"constant": "x", "after": "Nowhere"},
                "Loop": {"constant": "x", "after": "Loop"},
                "Short": {"field": "secondNotifyRequestedDate", "maxLength": 9},
                "Balance2": {"field": "balanceDue"},
                "Typo": {"constant": "x", "requird": true}
              }}}
            """);

    assertThat(faults.problems())
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.charset:").contains("KLINGON"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.delimiter:").contains("one printable"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.lineEnd:").contains("[CRLF, LF]"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.dateFormat:").contains("yyyy, MM and dd"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.falseText:").contains("same as trueText"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.rewrittenRecord:").contains("newRecord"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.fileName:").contains("with {time}"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.fileTime:"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.headr:").contains("no setting"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.columns.bid:").contains("no column"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.columns.Nothing:").contains("nothing"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.columns.Both:").contains("field and"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.columns.Unknown.field:").contains("zip"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.columns.Lost.after:").contains("Nowhere"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.columns.Loop.after:"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.columns.Short.maxLength:").contains("10"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.columns.Balance2:").contains("BalanceDue"))
        .anySatisfy(p -> assertThat(p).startsWith("$.bif.columns.Typo.requird:"))
        .hasSize(19); // City is carried twice as well
  }

  @Test
  void fault_of_the_layouts_own_format_comes_out_once_and_a_columns_own_at_the_column() {
    assertThat(faultsOf("{\"bif\": {\"delimiter\": \",\", \"amountFormat\": \"0,00\"}}").problems())
        .singleElement()
        .satisfies(p -> assertThat(p).startsWith("$.bif.amountFormat:"));
    assertThat(
            faultsOf(
                    """
                    {"bif": {"delimiter": ",", "columns": {
                      "BalanceDue": {"field": "balanceDue", "format": "0,00"}}}}
                    """)
                .problems())
        .singleElement()
        .satisfies(p -> assertThat(p).startsWith("$.bif.columns.BalanceDue.format:"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "delimiter, a",
        "delimiter, 1",
        "delimiter, .",
        "delimiter, -",
        "delimiter, /",
        "delimiter, \\n",
        "delimiter, ü",
        "quote, |",
        "quote, ''",
        "charset, UTF-16",
        "charset, Shift_JIS",
        "charset, IBM037",
        "charset, x-IBM1129", // writes a full-width line as |
        "charset, JIS_X0201", // writes an overline as ~
        "trueText, a|b",
        "newRecord, a\\nb",
        "dateFormat, yyyyMMMdd",
        "dateFormat, MM|dd|yyyy",
        "fileName, ../{time}",
        "fileName, {time}{other}",
        "fileName, CON.{time}",
        "fileName, {bid}_{time}.tmp",
        "fileName, {time}.Lock",
      })
  void setting_that_could_forge_a_column_or_a_path_is_refused(String setting, String value) {
    ProfileException faults = faultsOf("{\"bif\": {\"" + setting + "\": \"" + value + "\"}}");

    assertThat(faults).isNotNull();
    assertThat(faults.problems()).anySatisfy(p -> assertThat(p).startsWith("$.bif."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "'quoting': 'always', 'quote': null ~ quoting: is always, and there is no quote",
        "'columns': {'': {'constant': 'x'}} ~ a column's name is empty",
        "'columns': {'A\\nB': {'constant': 'x'}} ~ the name holds",
        "'columns': {'A': {'custom': ''}} ~ columns.A.custom: is empty",
        "'columns': {'A': {'constant': 'x\\ny'}} ~ columns.A.constant: it holds",
        "'columns': {'A': {'constant': 'xyz', 'maxLength': 2}} ~ is longer than maxLength",
        "'leftOut': ['city', 'city'], 'columns': {'City': null} ~ a second time; name it once",
        "'trueText': '|a' ~ trueText: holds the delimiter",
        "'columns': {'A': {'constant': 'x', 'after': 'A'}} ~ stands after this column itself",
        "'columns': {'A': {'constant': 'x', 'after': 'B'}} ~ is no column; the columns are",
        "'columns': {'BlockPaymentsCC': {'field': 'blockPaymentsCc', 'format': 'Y//'}} ~ such as Y/N",
        "'columns': {'BlockPaymentsCC': {'field': 'blockPaymentsCc', 'format': '/N'}} ~ such as Y/N",
        "'columns': {'InvoiceDate': {'field': 'invoiceDate', 'maxLength': 9}} ~ raise it to 10",
        "'columns': {'BalanceDue': {'field': 'balanceDue', 'maxLength': 3}} ~ raise it to at least 4",
        "'columns': {'BlockPaymentsCC': {'field': 'blockPaymentsCc', 'maxLength': 4}} ~ raise it to 5",
      })
  void setting_that_no_file_could_have_is_refused(String settings, String problem) {
    ProfileException faults = faultsOf("{\"bif\": {" + settings.replace('\'', '"') + "}}");

    assertThat(faults.problems()).singleElement().asString().contains(problem);
  }

  @Test
  void lengths_that_just_suffice_are_taken_and_a_column_may_stand_second() {
    BifLayout layout =
        Invoices.layout(
            """
            {"bif": {"columns": {
              "InvoiceDate": {"field": "invoiceDate", "required": true, "maxLength": 10},
              "BalanceDue": {"field": "balanceDue", "required": true, "maxLength": 4},
              "BlockPaymentsCC": {"field": "blockPaymentsCc", "maxLength": 5},
              "Source": {"constant": "xyz", "maxLength": 3, "after": "RecordType"}}}}
            """);

    assertThat(layout.columnNames()).startsWith("RecordType", "Source", "BID");
  }

  @Test
  void record_codes_fit_the_column_that_carries_them() {
    ProfileException faults =
        faultsOf(
            """
            {"bif": {"newRecord": "NEW", "columns": {"RecordType": {"maxLength": 2}}}}
            """);

    assertThat(faults.problems())
        .containsExactly(
            "$.bif.columns.RecordType.maxLength: is shorter than newRecord or rewrittenRecord;"
                + " raise it (override, line 1)");
  }

  @Test
  void file_name_has_the_bid_and_the_time_in_utc() {
    assertThat(
            Invoices.defaultLayout().fileName(Invoices.BID, Instant.parse("2026-11-23T17:30:05Z")))
        .isEqualTo("1234_20261123T173005.bif");
  }

  @Test
  void bid_that_cannot_stand_in_a_file_name_is_refused() {
    BifLayout layout = Invoices.defaultLayout();

    assertThatThrownBy(() -> layout.fileName(BillerId.of("../x"), Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot stand in the name");
  }
}
