package com.imt.ic.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.profile.Profile;
import com.imt.ic.testkit.FakeInvoiceCloud;
import com.imt.ic.testkit.FakeInvoiceCloudServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckContractCommandTest {

  @TempDir Path folder;

  @Test
  void servedContractWithAnotherName_differs_andTheProposalSettlesIt() throws Exception {
    Profile theirs =
        Profile.defaults()
            .override("{\"operations\":{\"payments\":{\"namespace\":\"urn:theirs/\"}}}");
    try (FakeInvoiceCloudServer server =
        FakeInvoiceCloudServer.start(FakeInvoiceCloud.builder().profile(theirs).build())) {
      Path proposal = folder.resolve("proposed/profile.json");
      String address = server.baseAddress().toString();
      CommandRun before =
          CommandRun.spectrum(
              "check-contract", "--wsdl", address, "--propose", proposal.toString());

      assertThat(before.status()).as(before.err()).isZero();
      assertThat(before.out())
          .contains("MATTERS  PaymentReporting, PaymentReportingDataSetFromGMT namespace")
          .contains("proposed " + proposal + " with 0 guesses to confirm and places to fill in");
      assertThat(Files.readString(proposal)).contains("\"namespace\": \"urn:theirs/\"");

      CommandRun after =
          CommandRun.spectrum(
              "check-contract", "--wsdl", address, "--profile", proposal.toString());
      assertThat(after.out())
          .contains(", 0 of them matter")
          .contains("QUESTION  1 hint: PaymentReportingDataSetFromGMT takes FromGMT (dateTime); ")
          .contains("QUESTION 14 open: ask InvoiceCloud; ");
    }
  }
}
