package com.imt.ic.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.internal.profile.AmountForm;
import com.imt.ic.internal.profile.ColumnSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.PageSpec;
import com.imt.ic.internal.profile.ResultSpec;
import com.imt.ic.internal.profile.SessionSpec;
import com.imt.ic.internal.profile.TimePolicy;
import com.imt.ic.profile.Profile;
import com.imt.ic.profile.ProfileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Vendors that InvoiceCloud might turn out to be: what is proposed, and what never is. */
class DialectProposalTest {

  /** What a person writes in the place of what is missing, by the text around it. */
  private static Profile filled(ContractProposal proposal, String... answers) {
    String json = proposal.overrideJson();
    for (int i = 0; i < answers.length; i += 2) {
      assertThat(json).contains(answers[i]);
      json = json.replace(answers[i], answers[i + 1]);
    }
    return Profile.defaults().override(json);
  }

  @Test
  void amountIdentityAndSecret_areNeverTakenForWhatTheirNamesDoNotSay() {
    for (String vendor : List.of("A", "B", "C", "D", "E")) {
      ContractProposal proposal = Dialect.of(vendor).proposal();
      assertThat(proposal.guesses())
          .as(vendor)
          .noneMatch(g -> g.contains("amount.names = [ConfirmationNo]"))
          .noneMatch(g -> g.contains("paymentGuid.names = [ConfirmationNo]"))
          .noneMatch(g -> g.contains("webServiceKey = Page"));
    }
  }

  @Test
  void nearTheDefaults_theIdentityAndTheFlagsAreLeftToAPerson_andComeFirst() {
    ContractProposal proposal = Dialect.of("A").proposal();

    assertThat(proposal.guesses().subList(0, 7))
        .allMatch(guess -> guess.contains(": MISSING, "))
        .anyMatch(
            guess ->
                guess.startsWith("$.operations.payments.columns.paymentGuid.names: MISSING")
                    && guess.contains("ConfirmationNo (10048800008, "))
        .anyMatch(
            guess ->
                guess.startsWith("$.operations.paperless.columns.enrolled.codes: MISSING")
                    && guess.contains("IsPaperless")
                    && guess.contains("Y, N"));
    assertThat(proposal.overrideJson()).doesNotContain("payer0@example.com", "O'Neil");
    assertThatThrownBy(() -> Profile.defaults().override(proposal.overrideJson()))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("$.operations.payments.columns.paymentGuid.names[0]: is still");
  }

  @Test
  void nearTheDefaults_withWhatAPersonDecides_saysWhatTheVendorMeans() {
    Profile profile =
        filled(
            Dialect.of("A").proposal(),
            "[\"MISSING\"]",
            "[\"ConfirmationNo\"]",
            "\"Y\": \"MISSING\"",
            "\"Y\": \"true\"",
            "\"N\": \"MISSING\"",
            "\"N\": \"false\"");

    OperationSpec payments = profile.operation("payments");
    assertThat(payments.service()).isEqualTo("PaymentServices");
    assertThat(payments.namespace()).isEqualTo("http://invoicecloud.com/webservices/");
    assertThat(payments.table()).hasValue("Payments");
    assertThat(payments.column("paymentGuid").names()).containsExactly("ConfirmationNo");
    assertThat(payments.column("amount").amount())
        .hasValue(new AmountForm(List.of("$"), ",", ".", AmountForm.Minus.FRONT));
    assertThat(payments.column("paidAt").time()).isEqualTo(TimePolicy.GMT);
    assertThat(payments.column("approved").codes()).isEqualTo(Map.of("Y", "true", "N", "false"));
    assertThat(payments.column("method").codes())
        .containsEntry("Credit Card", "CC")
        .containsEntry("E-Check", "EFT");
    assertThat(profile.operation("achRejects").service()).isEqualTo("PaymentServices");
    OperationSpec paperless = profile.operation("paperless");
    assertThat(paperless.columns()).doesNotContainKey("paperInvoices");
    assertThat(paperless.column("enrolled").names()).containsExactly("IsPaperless");
    assertThat(paperless.column("enrolled").required()).isTrue();
  }

  @Test
  void windowPagesAndToken_areSentAsTheWsdlNamesThem_andTheLoginIsFound() {
    Profile profile = Profile.defaults().override(Dialect.of("C").proposal().overrideJson());

    OperationSpec payments = profile.operation("payments");
    assertThat(payments.request().parameters().keySet())
        .containsExactly("token", "from", "to", "page", "pageSize");
    assertThat(payments.request().parameters().values())
        .extracting(parameter -> parameter.element())
        .containsExactly("Token", "StartDateGMT", "EndDateGMT", "PageNumber", "PageSize");
    assertThat(payments.request().pages()).hasValue(new PageSpec(1, 25));
    assertThat(payments.result().otherTables()).containsExactly("PageInfo");
    assertThat(profile.operation("settledBatches").request().parameters().keySet())
        .containsExactly("token", "startDate", "endDate", "page", "pageSize");
    SessionSpec.Login login = profile.session().login().orElseThrow();
    assertThat(login.operation().service()).isEqualTo("Authentication");
    assertThat(login.operation().column("token").names()).containsExactly("LoginResult");
    assertThat(login.operation().request().parameters().keySet())
        .containsExactly("billerGuid", "webServiceKey");
    assertThat(login.expired().matcher("Session token is missing or has expired.").find()).isTrue();
    assertThat(profile.baseAddress()).hasToString("https://www.invoicecloud.com/api/soap/");
    assertThat(profile.operation("submitInvoiceFile").address())
        .hasValue("https://www.invoicecloud.com/portal/webservices/BillerInvoiceFile.asmx");
  }

  @Test
  void headerPatternAndZone_asFarAsAnythingShowsThem() {
    ContractProposal proposal = Dialect.of("B").proposal();

    assertThat(proposal.guesses())
        .anyMatch(g -> g.startsWith("$.operations.payments.columns.paidAt.time: MISSING"))
        .anyMatch(g -> g.contains("InvoiceCloud's parameter IncludeAll (boolean) must be there"))
        .anyMatch(g -> g.startsWith("$.operations.payments.parameters.from.pattern: MISSING"))
        .anyMatch(g -> g.contains("approved.names: MISSING") && g.contains("Status (A, D)"))
        .anyMatch(g -> g.contains("parameter Clerk (string)"));
    assertThat(proposal.overrideJson()).contains("\"time\": null");
    Profile profile =
        filled(
            proposal,
            "\"value\": \"MISSING\"",
            "\"value\": \"true\"",
            "\"pattern\": \"MISSING\"",
            "\"pattern\": \"MM/dd/yyyy HH:mm\"",
            "[\"MISSING\"]",
            "[\"Status\"], \"codes\": { \"A\": \"true\", \"D\": \"false\" }");

    SessionSpec.Header header = profile.session().header().orElseThrow();
    assertThat(header.element()).isEqualTo("AuthHeader");
    assertThat(header.parameters().get("webServiceKey").element()).isEqualTo("ApiKey");
    OperationSpec payments = profile.operation("payments");
    assertThat(payments.request().parameters().keySet())
        .containsExactly("from", "includeAllSent", "clerkSent");
    ColumnSpec paidAt = payments.column("paidAt");
    assertThat(paidAt.names()).containsExactly("PaidTime");
    assertThat(paidAt.patterns()).hasSize(1);
    assertThat(paidAt.time()).isEqualTo(TimePolicy.UNDECIDED);
    assertThat(payments.column("amount").amount().orElseThrow().grouping()).isEqualTo(",");
  }

  @Test
  void textOfXml_andResultCodes_areNamed() {
    ContractProposal proposal = Dialect.of("D").proposal();
    Profile profile =
        filled(
            proposal,
            "\"form\": \"MISSING\"",
            "\"form\": \"TEXT\"",
            "\"1\": \"MISSING\"",
            "\"1\": \"true\"",
            "\"0\": \"MISSING\"",
            "\"0\": \"false\"");

    assertThat(profile.operation("payments").result().form()).isEqualTo(ResultSpec.Form.XML_TEXT);
    assertThat(profile.operation("submitInvoiceFile").column("success").names())
        .containsExactly("ResultCode");
    assertThat(profile.operation("submitInvoiceFile").column("success").codes()).containsKey("0");
  }

  @Test
  void linesWithinBatches_andFeesOfATableOfTheirOwn_areFound_returnsWithoutIdentityAreTold() {
    ContractProposal proposal = Dialect.of("E").proposal();
    Profile profile =
        filled(
            proposal,
            "\"names\": [\"MISSING\"]",
            "\"names\": [\"PaymentGUID\"]",
            "\"lists\": \"MISSING\"",
            "\"lists\": \"CHANGES\"");

    OperationSpec settled = profile.operation("settledBatches");
    assertThat(settled.table()).hasValue("Line");
    assertThat(settled.column("batchId").table()).hasValue("Batch");
    assertThat(settled.column("settledOn").table()).hasValue("Batch");
    assertThat(settled.column("amount").table()).isEqualTo(Optional.empty());
    OperationSpec payments = profile.operation("payments");
    assertThat(payments.result().lookups())
        .isEqualTo(Map.of("Fees", Map.of("PaymentRef", "ReferenceNo")));
    assertThat(payments.column("convenienceFee").table()).hasValue("Fees");
    assertThat(proposal.guesses())
        .anyMatch(
            g ->
                g.startsWith("$.operations.achRejects.columns.paymentGuid.names: MISSING")
                    && g.contains("null the column"));
  }
}
