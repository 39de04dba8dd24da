package com.imt.ic.blackbox.bif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.imt.ic.bif.BifField;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifParser;
import com.imt.ic.bif.BifProblem;
import com.imt.ic.bif.BifWriter;
import com.imt.ic.bif.SentInvoices;
import com.imt.ic.profile.Profile;
import com.imt.ic.profile.ProfileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields that a biller leaves out of its files on purpose. */
class LeftOutTest {

  private static final String LESS =
      """
      {"bif": {"leftOut": ["minimumPayment", "totalAmountDue", "phone", "allowPartialPayments"],
        "columns": {"MinimumPayment": null, "TotalAmountDue": null, "Phone": null,
          "AllowPartialPayments": null}}}
      """;

  @TempDir Path folder;

  @Test
  void value_of_a_field_that_is_left_out_is_no_fault_and_not_written() throws IOException {
    BifLayout layout = Invoices.layout(LESS);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BifWriter.of(layout).writeAll(List.of(Invoices.added(Invoices.full(1).build())), out);

    assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1).findFirst().orElseThrow())
        .contains("|01602|payer2@example.com|")
        .contains("|11/27/2026|1561.20|12/01/2026|true|");

    BifInvoice read =
        BifParser.of(layout)
            .parse(new ByteArrayInputStream(out.toByteArray()))
            .orThrow()
            .get(0)
            .invoice();
    assertThat(read.totalAmountDue()).isEmpty();
    assertThat(read.phone()).isEmpty();
    assertThat(layout.has(BifField.ALLOW_PARTIAL_PAYMENTS)).isFalse(); // so its flag tells nothing
  }

  @Test
  void value_without_a_column_that_is_not_left_out_is_still_a_fault() {
    List<BifProblem> problems =
        BifWriter.of(Invoices.layout("{\"bif\": {\"columns\": {\"Phone\": null}}}"))
            .check(Invoices.full(1).build(), 2);

    assertThat(problems)
        .singleElement()
        .asString()
        .contains("(phone): has a value; the layout has no column for it.")
        .contains("name it in $.bif.leftOut to drop it, or leave it out.");
  }

  @Test
  void invoice_is_new_or_changed_by_what_the_file_shows_alone() {
    SendingHost host =
        new SendingHost(
            SendingHost.emptyDatabase(),
            folder.resolve("spool"),
            SendingHost.profile("1234").override(LESS));
    BifInvoice first = Invoices.plain(1).phone("1").build();
    host.files().send(List.of(first));

    SentInvoices again =
        host.files().send(List.of(first.toBuilder().phone("2").allowPartialPayments(true).build()));
    SentInvoices changed = host.files().send(List.of(first.toBuilder().zip("01602").build()));

    assertThat(again.written()).isNull();
    assertThat(again.unchanged()).isEqualTo(1);
    assertThat(changed.written()).isNotNull();
    assertThat(host.cloud.lines()).containsExactly("NEW INV1 511.14", "REWRITTEN INV1 511.14");
  }

  @Test
  void leaving_out_what_no_invoice_had_rewrites_nothing() {
    SendingHost host = SendingHost.of(folder.resolve("spool"));
    host.files().send(Invoices.plain(1, 2));
    SendingHost later =
        new SendingHost(
            host.database,
            host.spool,
            SendingHost.profile("1234")
                .override(
                    """
                    {"bif": {"leftOut": ["phone", "blockPaymentsCc"],
                      "columns": {"Phone": null, "BlockPaymentsCC": null}}}
                    """));

    assertThat(later.files().send(Invoices.plain(1, 2)).unchanged()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\"leftOut\": [\"phone\"]; $.bif.leftOut: names phone, which column Phone carries; keep one of the two",
        "\"leftOut\": [\"colour\"]; $.bif.leftOut[0]: \"colour\": is none of",
        "\"leftOut\": [\"secondNotifyRequestedDate\", \"secondNotifyRequestedDate\"]; $.bif.leftOut[1]: is \"secondNotifyRequestedDate\" a second time",
        "\"leftOut\": [\"accountNumber\"]; $.bif.leftOut: names accountNumber, which no BIF is without",
        "\"leftOut\": [\"invoiceNumber\"]; which no BIF is without",
        "\"leftOut\": [\"recordType\"]; which no BIF is without",
        "\"leftOut\": [\"bid\"]; which no BIF is without",
        "\"leftOut\": [\"balanceDue\"]; which no BIF is without",
        "\"columns\": {\"MinimumPayment\": null}; $.bif.columns.minimumPayment: no column carries this field, which every invoice has; add one, or name it in $.bif.leftOut",
        "\"columns\": {\"S\": {\"constant\": \"x\", \"required\": true}}; $.bif.columns.S.required: is there for a constant",
      })
  void fault_is_told_when_the_profile_is_read(String setting, String problem) {
    ProfileException faults =
        catchThrowableOfType(
            ProfileException.class,
            () -> Profile.defaults().override("{\"bif\": {%s}}".formatted(setting)));

    assertThat(faults.problems()).singleElement().asString().contains(problem);
  }
}
