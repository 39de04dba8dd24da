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
}
