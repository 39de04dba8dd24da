package com.imt.ic.soap.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.profile.Profile;
import com.imt.ic.soap.Contract;
import com.imt.ic.soap.StubServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractCheckTest {

  private static final List<String> SERVICES =
      List.of(
          "PaymentReporting",
          "BillerSettledBatchDetail",
          "ACHRejectReporting",
          "BillerAutoPayCustomerReport",
          "BillerPaperlessCustomerReport",
          "BillerInvoiceFile",
          "CloudInvoicing",
          "CloudManagement");
  private static final List<String> SAMPLES =
      List.of(
          "payments-soap11",
          "payments-soap12",
          "payments-none",
          "settled-batches",
          "ach-rejects",
          "autopay-customers",
          "paperless-customers",
          "view-invoice",
          "fault-credentials-soap11");

  @TempDir Path folder;

  @BeforeEach
  void copyContract() throws Exception {
    for (String service : SERVICES) {
      Files.write(
          folder.resolve(service + ".wsdl"), Contract.resource("wsdl/" + service + ".wsdl"));
    }
    for (String sample : SAMPLES) {
      Files.write(folder.resolve(sample + ".response.xml"), Contract.response(sample));
    }
  }

  @Test
  void ownContract_nothingDiffers() {
    assertThat(ContractCheck.of(Profile.defaults()).compare(folder, Optional.of(folder))).isEmpty();
  }

  @Test
  void eachNameThatDiffers_isNamed() {
    Profile profile =
        Profile.defaults()
            .override(
                """
                {"operations":{
                  "payments":{"namespace":"urn:other/","table":"Receipt",
                    "parameters":{"from":"Since"}},
                  "achRejects":{"columns":{"code":{"names":["ReturnCode"],"required":true},
                    "reason":{"names":["Why"]}}},
                  "viewInvoice":{"wrapper":"Request"},
                  "viewCustomer":{"operation":"FindCustomer"},
                  "submitInvoiceFile":{"columns":{"fileGuid":{"names":["FileID"]}}}}}
                """);

    List<ContractDifference> differences =
        ContractCheck.of(profile).compare(folder, Optional.of(folder));

    assertThat(differences)
        .filteredOn(ContractDifference::matters)
        .extracting(ContractDifference::what)
        .contains(
            "PaymentReportingDataSetFromGMT namespace",
            "PaymentReportingDataSetFromGMT SOAPAction",
            "PaymentReportingDataSetFromGMT parameter",
            "PaymentReportingDataSetFromGMT table",
            "ACHRejectReportingDataSetFromGMT column",
            "ViewInvoiceByInvoiceNumber element around the parameters",
            "FindCustomer operation");
    assertThat(differences)
        .contains(
            new ContractDifference(
                "PaymentReporting",
                "PaymentReportingDataSetFromGMT table",
                "Receipt",
                "Payment",
                true))
        .anyMatch(d -> d.expected().equals("Why") && !d.matters())
        .anyMatch(d -> d.expected().equals("FileID") && !d.matters())
        .anyMatch(d -> d.expected().equals("none") && d.found().equals("RejectCode"));
  }

  @Test
  void missingWsdl_isADifference_missingFolderAnError() throws Exception {
    Files.delete(folder.resolve("CloudInvoicing.wsdl"));
    ContractCheck check = ContractCheck.of(Profile.defaults());

    assertThat(check.compare(folder, Optional.empty()))
        .containsExactly(
            new ContractDifference("CloudInvoicing", "WSDL", "CloudInvoicing", "none", true));
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> check.compare(none, Optional.empty()))
        .isInstanceOf(InvoiceCloudException.class)
        .hasMessageContaining("There is no folder");
  }

  @Test
  void servedWsdls_askedForOneByOne() throws Exception {
    StubServer.Reply[] replies =
        SERVICES.stream()
            .map(s -> StubServer.reply(200, "text/xml", Contract.resource("wsdl/" + s + ".wsdl")))
            .toArray(StubServer.Reply[]::new);
    try (StubServer server = new StubServer(replies)) {
      assertThat(ContractCheck.of(Profile.defaults()).compare(server.address(), Optional.empty()))
          .isEmpty();
      assertThat(server.received).hasSize(8);
      assertThat(server.received.get(0).head()).startsWith("GET /ws/PaymentReporting.asmx?wsdl");
    }
  }
}
