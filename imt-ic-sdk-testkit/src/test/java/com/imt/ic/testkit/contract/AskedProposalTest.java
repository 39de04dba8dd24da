package com.imt.ic.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.profile.Profile;
import com.imt.ic.profile.ProfileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is asked, where a wrong answer would be taken without a word. */
class AskedProposalTest {

  @TempDir Path folder;

  /** A vendor whose WSDLs and answers are changed. */
  private Dialect changed(String vendor, UnaryOperator<String> change) throws IOException {
    Dialect dialect = Dialect.of(vendor);
    for (Path from : List.of(dialect.wsdl(), dialect.samples())) {
      Path to = Files.createDirectories(folder.resolve(from.getFileName().toString()));
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.toList()) {
          Files.writeString(
              to.resolve(file.getFileName().toString()), change.apply(Files.readString(file)));
        }
      }
    }
    return new Dialect(folder);
  }

  private static String finding(ContractProposal proposal, String path) {
    return proposal.guesses().stream()
        .filter(guess -> guess.startsWith(path))
        .findFirst()
        .orElse("nothing of " + path + " in " + proposal.guesses());
  }

  @Test
  void logOfEnrolments_isAskedForAsEnrolled_neverAsPaper_andItsTextsAreShown() throws Exception {
    ContractProposal proposal =
        changed(
                "A",
                text ->
                    text.replace("IsPaperless", "Action")
                        .replace("<Action>Y<", "<Action>ENROLL<")
                        .replace("<Action>N<", "<Action>CANCEL<"))
            .proposal();

    assertThat(finding(proposal, "$.operations.paperless.columns.enrolled.names: MISSING"))
        .contains("Action (ENROLL, CANCEL)")
        .contains("true means: gets no paper");
    assertThat(proposal.overrideJson()).contains("\"paperInvoices\": null");
    assertThat(
            Profile.defaults()
                .override(
                    proposal
                        .overrideJson()
                        .replace("[\"MISSING\"]", "[\"Action\"]")
                        .replace("\"MISSING\"", "\"true\""))
                .operation("paperless")
                .column("enrolled")
                .required())
        .isTrue();
  }

  @Test
  void columnOfPaper_isAskedForAsPaper() throws Exception {
    ContractProposal proposal =
        changed("A", text -> text.replace("IsPaperless", "PaperFlag")).proposal();

    assertThat(finding(proposal, "$.operations.paperless.columns.paperInvoices."))
        .contains("PaperFlag")
        .contains("true means: gets paper");
  }

  @Test
  void stringThatNothingSends_isAskedFor_whateverItsWsdlSays() throws Exception {
    ContractProposal proposal =
        changed(
                "D",
                text ->
                    text.replace(
                        "<s:element minOccurs=\"0\" maxOccurs=\"1\" name=\"FileName\"",
                        "<s:element minOccurs=\"0\" maxOccurs=\"1\" name=\"Format\""
                            + " type=\"s:string\" /><s:element minOccurs=\"0\" maxOccurs=\"1\""
                            + " name=\"FileName\""))
            .proposal();

    String parameters = "$.operations.submitInvoiceFile.parameters.";
    assertThat(finding(proposal, parameters + "formatSent.value: MISSING"))
        .contains("parameter Format (string) may be needed");
    String filled =
        proposal
            .overrideJson()
            .replace("\"form\": \"MISSING\"", "\"form\": \"ZIP\"")
            .replace("\"value\": \"MISSING\"", "\"value\": \"ZIP\"")
            .replace("\"MISSING\"", "\"true\"");
    assertThat(
            Profile.defaults()
                .override(filled)
                .operation("submitInvoiceFile")
                .request()
                .parameters()
                .values())
        .extracting(parameter -> parameter.element())
        .containsExactly("BillerGUID", "WebServiceKey", "Format", "FileName", "FileContent");
    assertThat(
            ContractCheck.of(Profile.defaults()).compare(folder.resolve("wsdl"), null).stream()
                .filter(each -> each.found().startsWith("Format (not sent")))
        .singleElement()
        .matches(each -> !each.matters());
  }

  @Test
  void flagOfWhichNoAnswerWasRecorded_isGivenNoTexts() throws Exception {
    Dialect dialect = changed("D", text -> text.replace("ResultCode", "Accepted"));
    Files.delete(dialect.samples().resolve("file.response.xml"));
    ContractProposal proposal = dialect.proposal();

    assertThat(finding(proposal, "$.operations.submitInvoiceFile.columns.success.codes: MISSING"))
        .contains("no recorded answer shows what Accepted says; ask")
        .doesNotContain("Seen");
    assertThat(proposal.overrideJson()).contains("\"codes\": \"MISSING\"");
    assertThatThrownBy(() -> Profile.defaults().override(proposal.overrideJson()))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("submitInvoiceFile.columns.success.codes: is still");
  }

  @Test
  void dayThatNeedsAPattern_isShownWithTheOneThatFits_alsoWhereItsColumnIsNamed() throws Exception {
    Dialect dialect =
        changed(
            "E",
            text ->
                text.replace("SettlementDate", "FundedOn")
                    .replaceAll("(<FundedOn>)(\\d{4})-(\\d\\d)-(\\d\\d)[^<]*<", "$1$3/27/$2<"));
    String settled = "$.operations.settledBatches.columns.settledOn.names: MISSING";

    assertThat(finding(dialect.proposal(), settled))
        .contains("FundedOn needs patterns, such as M/d/yyyy");
    Profile named =
        Profile.defaults()
            .override(
                """
                {"operations":{"settledBatches":{"table":"Line","columns":{
                  "settledOn":{"names":["FundedOn"],"table":"Batch"}}}}}
                """);
    assertThat(ContractCheck.of(named).compare(dialect.wsdl(), dialect.samples()))
        .filteredOn(each -> each.what().endsWith(" patterns of column FundedOn"))
        .singleElement()
        .matches(ContractDifference::matters)
        .extracting(ContractDifference::found)
        .asString()
        .endsWith("such as M/d/yyyy");
  }

  @Test
  void flagWhoseCodesNeverCome_matters_soDoTextsThatAllMeanTheSame() throws Exception {
    Dialect dialect =
        changed(
            "A",
            text ->
                text.replace(">Y</IsApproved>", ">00</IsApproved>")
                    .replace(">N</IsApproved>", ">51</IsApproved>"));

    assertThat(codes(dialect, "{\"0\":\"true\"}"))
        .containsExactly("none of the codes of approved stands in the samples, which have 00, 51");
    assertThat(codes(dialect, "{\"00\":\"false\",\"99\":\"true\"}"))
        .containsExactly("00, 51 in the samples, all of which mean false of approved");
    assertThat(codes(dialect, "{\"00\":\"true\"}")).isEmpty();
  }

  private static List<String> codes(Dialect dialect, String codes) {
    Profile profile =
        Profile.defaults()
            .override(
                """
                {"operations":{"payments":{"service":"PaymentServices","table":"Payments",
                  "columns":{"approved":{"names":["IsApproved"],"codes":%s,"otherwise":"false"}}}}}
                """
                    .formatted(codes));
    return ContractCheck.of(profile).compare(dialect.wsdl(), dialect.samples()).stream()
        .filter(each -> each.what().endsWith(" codes of column IsApproved") && each.matters())
        .map(ContractDifference::found)
        .toList();
  }

  @Test
  void whatAWsdlTellsPeople_isShown_shortened() throws Exception {
    String told = "Returns 0 accepted, 7 duplicate file.";
    ContractProposal proposal =
        changed(
                "D",
                text ->
                    text.replace(
                        "<wsdl:input message=\"tns:SubmitBillerInvoiceFileSoapIn\"",
                        "<wsdl:documentation>\n  "
                            + told
                            + " More.".repeat(200)
                            + "</wsdl:documentation>"
                            + "<wsdl:input message=\"tns:SubmitBillerInvoiceFileSoapIn\""))
            .proposal();

    assertThat(finding(proposal, "$.operations.submitInvoiceFile: its WSDL says: "))
        .contains(told)
        .endsWith("…")
        .hasSizeLessThan(400);
    assertThat(proposal.overrideJson())
        .contains("// $.operations.submitInvoiceFile: its WSDL says");
  }

  @Test
  void textOfTheSamePaymentOrCustomer_isNotTakenForAnother() throws Exception {
    ContractProposal proposal =
        changed(
                "C",
                text ->
                    text.replace("PaymentSource", "RecurringPay")
                        .replace("CustomerName", "CustomerAccount"))
            .proposal();

    assertThat(proposal.guesses())
        .noneMatch(guess -> guess.contains("source.names"))
        .noneMatch(guess -> guess.contains("customerName.names"));
  }
}
