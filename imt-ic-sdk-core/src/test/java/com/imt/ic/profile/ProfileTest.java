package com.imt.ic.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.ReportKind;
import com.imt.ic.UnsupportedCapabilityException;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.ParameterSpec;
import com.imt.ic.internal.profile.TimePolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {

  @Test
  void defaults_areTheContract() {
    Profile profile = Profile.defaults();
    OperationSpec payments = profile.operation("payments");
    assertThat(payments.soapAction())
        .isEqualTo(
            "https://www.invoicecloud.com/portal/webservices/PaymentReporting/"
                + "PaymentReportingDataSetFromGMT");
    assertThat(payments.request().parameters()).containsKeys("billerGuid", "webServiceKey", "from");
    assertThat(payments.request().parameters().values())
        .extracting(ParameterSpec::element)
        .containsExactly("BillerGUID", "WebServiceKey", "FromGMT");
    assertThat(payments.table()).contains("Payment");
    assertThat(payments.column("paidAt").time()).isEqualTo(TimePolicy.GMT);
    assertThat(profile.operation("viewInvoice").request().wrapper()).contains("Req");
    assertThat(profile.billerId()).isEmpty();
  }

  @Test
  void cadences_areThoseOfTheIntegrationPage() {
    Profile profile = Profile.defaults();
    Capabilities page = Capabilities.ofIntegrationPage();
    assertThat(profile.polling(ReportKind.PAYMENTS).cadence())
        .isEqualTo(page.find("Payments").orElseThrow().cadence())
        .isEqualTo(Duration.ofHours(2));
    assertThat(profile.invoiceFileCadence())
        .isEqualTo(page.find("Invoice").orElseThrow().cadence())
        .isEqualTo(Duration.ofHours(1));
    assertThat(profile.polling(ReportKind.SETTLED_BATCHES).cadence())
        .isEqualTo(page.find("Batch settlement").orElseThrow().cadence());
    assertThat(profile.polling(ReportKind.ACH_REJECTS).cadence())
        .isEqualTo(page.find("ACH Rejects Posting").orElseThrow().cadence());
    assertThat(profile.polling(ReportKind.AUTOPAY).cadence())
        .isEqualTo(page.find("Change Log - AutoPay Enrollment").orElseThrow().cadence());
  }

  @Test
  void override_namesOnlyWhatDiffers(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("profile.json");
    Files.writeString(
        file,
        """
        {
          // IC calls it otherwise
          "biller": { "bid": "77" },
          "operations": { "payments": { "columns": {
            "amount": { "names": ["Payment Amount ($)"] },
            "cardType": null
          } } }
        }
        """,
        StandardCharsets.UTF_8);
    Profile profile = Profile.defaults().override(file);
    OperationSpec payments = profile.operation("payments");
    assertThat(payments.column("amount").names()).containsExactly("Payment Amount ($)");
    assertThat(payments.column("amount").required()).isTrue();
    assertThat(payments.columns()).doesNotContainKey("cardType").containsKey("paidAt");
    assertThat(profile.billerId().orElseThrow().value()).isEqualTo("77");
  }

  @Test
  void badOverride_reportsEveryFaultWithItsPath() {
    assertThatThrownBy(
            () ->
                Profile.defaults()
                    .override(
                        """
                        { "biller": { "timeZone": "Mars/Olympus", "bidd": "1" },
                          "polling": { "payments": { "lookBack": "a day" } },
                          "operations": { "payments": { "columns": {
                            "paidAt": { "names": [], "time": "WHENEVER" },
                            "method": { "codes": { "ach": "CC" } },
                            "amount": 7 } } } }
                        """))
        .isInstanceOf(ProfileException.class)
        .extracting(
            e -> ((ProfileException) e).problems(), InstanceOfAssertFactories.list(String.class))
        .anyMatch(p -> p.startsWith("$.biller.timeZone: \"Mars/Olympus\""))
        .anyMatch(p -> p.startsWith("$.biller.bidd: is no setting here"))
        .anyMatch(p -> p.startsWith("$.polling.payments.lookBack: \"a day\""))
        .anyMatch(p -> p.startsWith("$.operations.payments.columns.paidAt.names: is empty"))
        .anyMatch(p -> p.startsWith("$.operations.payments.columns.paidAt.time: \"WHENEVER\""))
        .anyMatch(p -> p.startsWith("$.operations.payments.columns.method.codes: has a code twice"))
        .anyMatch(p -> p.startsWith("$.operations.payments.columns.amount: is 7"));
  }

  @Test
  void reportWithoutWhatItsRecordNeeds_isAFault() {
    assertThatThrownBy(
            () ->
                Profile.defaults()
                    .override(
                        """
                        { "operations": {
                            "payments": { "columns": { "amount": null, "paymentGuid": null,
                              "paidAt": null, "approved": { "required": false } } },
                            "settledBatches": { "columns": {
                              "settledOn": { "mayBeBlank": true } } },
                            "autoPay": { "columns": { "enrolled": null } },
                            "paperless": { "columns": { "paperInvoices": null } } } }
                        """))
        .isInstanceOf(ProfileException.class)
        .extracting(
            e -> ((ProfileException) e).problems(), InstanceOfAssertFactories.list(String.class))
        .hasSize(8)
        .anyMatch(p -> p.startsWith("$.posting.findReturnsBy: names paymentGuid"))
        .anyMatch(p -> p.startsWith("$.operations.payments.columns.amount: is missing"))
        .anyMatch(p -> p.startsWith("$.operations.payments.columns.paymentGuid: is missing"))
        .anyMatch(p -> p.startsWith("$.operations.payments.columns.paidAt: is missing"))
        .anyMatch(p -> p.startsWith("$.operations.payments.columns.approved.required: says that"))
        .anyMatch(
            p -> p.startsWith("$.operations.settledBatches.columns.settledOn.mayBeBlank: says"))
        .anyMatch(p -> p.startsWith("$.operations.autoPay.columns.enrolled: is missing"))
        .anyMatch(
            p ->
                p.startsWith("$.operations.paperless.columns.enrolled: is missing")
                    && p.contains("paperInvoices"));
  }

  @Test
  void columnThatARecordNeeds_isRequired_withoutSayingSo() {
    Profile profile =
        Profile.defaults()
            .override(
                """
                { "operations": {
                    "payments": { "columns": { "amount": { "required": null } } },
                    "paperless": { "columns": {
                      "paperInvoices": null, "enrolled": { "names": ["IsPaperless"] } } } } }
                """);
    assertThat(profile.operation("payments").column("amount").required()).isTrue();
    assertThat(profile.operation("paperless").column("enrolled").required()).isTrue();
  }

  @Test
  void words_areCheckedWhenTheProfileIsLoaded() {
    assertThatThrownBy(
            () ->
                Profile.defaults()
                    .override(
                        """
                        { "answers": { "credentialsRefused": ["wrong door", "("],
                                       "serviceFailed": ["boiler|"],
                                       "signs": { "state": { "names": [], "good": "[" },
                                                  "success": { "gut": "ja" } } } }
                        """))
        .isInstanceOf(ProfileException.class)
        .extracting(
            e -> ((ProfileException) e).problems(), InstanceOfAssertFactories.list(String.class))
        .anyMatch(p -> p.startsWith("$.answers.credentialsRefused: \"(\": Unclosed group"))
        .anyMatch(p -> p.startsWith("$.answers.serviceFailed: \"boiler|\": is found in any text"))
        .anyMatch(p -> p.startsWith("$.answers.signs.state.names: is empty"))
        .anyMatch(p -> p.startsWith("$.answers.signs.state.good: \"[\""))
        .anyMatch(p -> p.startsWith("$.answers.signs.success.gut: is no setting here"));
  }

  @Test
  void overrideThatIsNoJson_saysWhere() {
    for (String text : List.of("{ \"biller\": ", "[]", "{\"a\":1,\"a\":2}", "{} {}")) {
      assertThatThrownBy(() -> Profile.defaults().override(text))
          .isInstanceOf(ProfileException.class)
          .hasMessageContaining("$");
    }
    assertThatThrownBy(() -> Profile.defaults().override(Path.of("no-such-file.json")))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("no-such-file.json");
  }

  @Test
  void unsupportedCapabilities_areRefused() {
    Capabilities page = Capabilities.ofIntegrationPage();
    page.require("Payments");
    assertThatThrownBy(() -> page.require("Void"))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessageContaining("\"Void\" is not supported");
    assertThatThrownBy(() -> page.require("Time travel"))
        .isInstanceOf(UnsupportedCapabilityException.class);
    assertThat(page.capabilities()).hasSizeGreaterThan(40);
  }

  @Test
  void everyReport_isSilentAfterAsManyAnswersAsFitItsCadence() {
    for (ReportKind report : ReportKind.values()) {
      var spec = Profile.defaults().polling(report);
      assertThat(spec.cadence().multipliedBy(spec.silentAfter()))
          .as("%s", report)
          .isBetween(Duration.ofDays(1), Duration.ofDays(7));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`\"paidAt\":{\"names\":[\"P\"],\"patterns\":[\"MM/dd/yyyy\",\"dd/MM/yyyy\"]}`|paidAt.patterns: has two that both read",
        "`\"approved\":{\"codes\":{\"1\":\"true\"},\"otherwise\":\"true\"}`|approved.otherwise: means the same as all codes",
        "`\"amount\":{\"names\":[\"A\"]},\"convenienceFee\":{\"names\":[\"A\"]}`|has the column A, as amount has",
        "`\"amount\":{\"amount\":{\"currency\":[\".\"]}}`|amount.currency: holds the decimal sign"
      })
  void columnThatWouldBeReadWronglyInSilence_isAFault(String column, String fault) {
    assertThatThrownBy(
            () ->
                Profile.defaults()
                    .override("{\"operations\":{\"payments\":{\"columns\":{" + column + "}}}}"))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining(fault);
  }
}
