package com.imt.ic.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.profile.Profile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
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
      Files.write(folder.resolve(service + ".wsdl"), RecordedCloud.wsdl(service));
    }
    for (String sample : SAMPLES) {
      Files.write(folder.resolve(sample + ".response.xml"), RecordedCloud.response(sample));
    }
  }

  @Test
  void ownContract_nothingDiffers() {
    assertThat(ContractCheck.of(Profile.defaults()).compare(folder, folder)).isEmpty();
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

    List<ContractDifference> differences = ContractCheck.of(profile).compare(folder, folder);

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
        .anyMatch(
            d -> d.expected().equals("ReturnCode") && d.found().startsWith("RejectCode (by its"));
  }

  /** Changes a file of the folder. */
  private void change(String file, UnaryOperator<String> change) throws IOException {
    Path path = folder.resolve(file);
    String before = Files.readString(path);
    String after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(path, after);
  }

  private List<String> differences() {
    return ContractCheck.of(Profile.defaults()).compare(folder, folder).stream()
        .map(ContractDifference::toString)
        .toList();
  }

  private static String paymentsRenamed(String text) {
    return text.replace("PaymentReportingDataSetFromGMT", "PaymentsFromGMT")
        .replace("\"FromGMT\" type=\"s:dateTime\"", "\"StartGMT\" type=\"s:string\"")
        .replace("WebServiceKey", "ServiceKey")
        .replace("<Payment ", "<Pay ")
        .replace("</Payment>", "</Pay>")
        .replace("name=\"Payment\"", "name=\"Pay\"")
        .replace("PaymentAmount", "AmountPaid")
        .replaceAll(" msdata:DateTimeMode=\"Utc\"", "")
        .replaceAll("(name=\"AccountNumber\" type=\"xs:)string", "$1int");
  }

  @Test
  void renamedOperation_hidesNoFurtherDifference() throws Exception {
    change("PaymentReporting.wsdl", ContractCheckTest::paymentsRenamed);
    for (String sample : List.of("payments-soap11", "payments-soap12", "payments-none")) {
      change(sample + ".response.xml", ContractCheckTest::paymentsRenamed);
    }

    String of = "PaymentReporting: PaymentReportingDataSetFromGMT ";
    String says = ", InvoiceCloud says ";
    assertThat(differences())
        .contains(
            of
                + "operation: the profile says PaymentReportingDataSetFromGMT"
                + says
                + "PaymentsFromGMT (by its likeness)",
            of + "parameter: the profile says FromGMT" + says + "StartGMT (by its likeness)",
            of
                + "type of parameter StartGMT: the profile says dateTime"
                + says
                + "string (does not matter)",
            of
                + "parameter: the profile says WebServiceKey"
                + says
                + "ServiceKey (by its likeness)",
            of + "table: the profile says Payment" + says + "Pay",
            of + "column: the profile says PaymentAmount" + says + "AmountPaid (by its likeness)",
            of
                + "type of column AccountNumber: the profile says string"
                + says
                + "int (leading zeros and letters are lost)")
        .anyMatch(
            d ->
                d.startsWith(of + "time of column PaymentDateGMT") && d.contains("no DateTimeMode"))
        .allMatch(d -> d.startsWith(of));
  }

  @Test
  void recordedAnswerThatDiffers_isNotHiddenByOneThatFits() throws Exception {
    change("payments-soap12.response.xml", t -> t.replace("PaymentAmount", "AmountPaid"));

    assertThat(differences())
        .hasSize(2)
        .contains(
            "PaymentReporting: PaymentReportingDataSetFromGMT column: the profile says"
                + " PaymentAmount, InvoiceCloud says AmountPaid (by its likeness), in"
                + " payments-soap12.response.xml")
        .anyMatch(
            d ->
                d.contains(" trial: the profile says an answer that is read")
                    && d.endsWith("in payments-soap12.response.xml"));
  }

  @Test
  void operationWithNothingAlikeInItsName_isTakenForTheOneOfItsService() throws Exception {
    change("ACHRejectReporting.wsdl", t -> t.replace("ACHRejectReportingDataSetFromGMT", "Ping"));
    change("ach-rejects.response.xml", t -> t.replace("ACHRejectReportingDataSetFromGMT", "Ping"));

    assertThat(differences())
        .anyMatch(
            d ->
                d.startsWith(
                    "ACHRejectReporting: ACHRejectReportingDataSetFromGMT operation: the profile"
                        + " says ACHRejectReportingDataSetFromGMT, InvoiceCloud says Ping"));
  }

  @Test
  void whatCannotBeRead_isNamed_andHidesNothing() throws Exception {
    change("ACHRejectReporting.wsdl", t -> t.substring(0, t.length() / 2));
    Files.writeString(folder.resolve("CloudInvoicing.wsdl"), "<html><body>Sign in</body></html>");
    Files.writeString(folder.resolve("stray.response.xml"), "no XML");
    Files.writeString(folder.resolve("list.response.xml"), "<list/>");
    change("settled-batches.response.xml", t -> t.replace("SettledBatchDetail ", "Batch "));
    Files.writeString(
        folder.resolve("other.response.xml"),
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
            + "<OtherResponse/></s:Body></s:Envelope>");
    change(
        "payments-none.response.xml",
        t -> t.replaceAll("(?s)<xs:schema.*<diffgr:diffgram[^>]*>", ""));

    assertThat(differences())
        .anyMatch(d -> d.startsWith("ACHRejectReporting: WSDL: ") && d.contains(".wsdl, which "))
        .anyMatch(d -> d.startsWith("CloudInvoicing: WSDL: ") && d.contains("no WSDL"))
        .anyMatch(d -> d.contains("stray.response.xml, which "))
        .anyMatch(d -> d.contains("list.response.xml, which is XML, and no SOAP answer"))
        .anyMatch(d -> d.contains("settled-batches.response.xml"))
        .anyMatch(d -> d.contains("other.response.xml with OtherResponse (does not matter)"))
        .contains(
            "PaymentReporting: PaymentReportingDataSetFromGMT answer: the profile says a DataSet,"
                + " InvoiceCloud says none, in payments-none.response.xml")
        .anyMatch(d -> d.contains(" trial: ") && d.endsWith("in payments-none.response.xml"))
        .hasSize(8);
    assertThat(ContractCheck.of(Profile.defaults()).propose(folder, folder).guesses())
        .anyMatch(guess -> guess.contains("ACHRejectReporting.wsdl, which "))
        .anyMatch(guess -> guess.contains("stray.response.xml, which "));
  }

  /** Every service's own WSDL. */
  private static RecordedCloud served() {
    RecordedCloud server = new RecordedCloud();
    SERVICES.forEach(service -> server.page(service, 200, "text/xml", RecordedCloud.wsdl(service)));
    return server;
  }

  @Test
  void servedPageInsteadOfWsdl_isNamed_unreachableHostAnError() throws Exception {
    ContractCheck check = ContractCheck.of(Profile.defaults());
    URI gone;
    try (RecordedCloud server = served()) {
      server.page("CloudInvoicing", 200, "text/html", "<html>".getBytes(UTF_8));
      server.page("CloudManagement", 404, "text/html", "gone".getBytes(UTF_8));
      gone = server.address();
      assertThat(check.compare(gone, null))
          .extracting(ContractDifference::service)
          .containsExactly("CloudInvoicing", "CloudManagement");
    }
    assertThatThrownBy(() -> check.compare(gone, null))
        .isInstanceOf(InvoiceCloudException.class)
        .hasMessageContaining("check the address");
  }

  @Test
  void missingWsdl_isADifference_missingFolderAnError() throws Exception {
    Files.delete(folder.resolve("CloudInvoicing.wsdl"));
    ContractCheck check = ContractCheck.of(Profile.defaults());

    assertThat(check.compare(folder, null))
        .containsExactly(
            new ContractDifference("CloudInvoicing", "WSDL", "CloudInvoicing", "none", true));
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> check.compare(none, null))
        .isInstanceOf(InvoiceCloudException.class)
        .hasMessageContaining("There is no folder");
  }

  @Test
  void servedWsdls_askedForOneByOne() throws Exception {
    try (RecordedCloud server = served()) {
      assertThat(ContractCheck.of(Profile.defaults()).compare(server.address(), null)).isEmpty();
      assertThat(server.received())
          .extracting(request -> request.getMethod() + " " + request.getUrl())
          .containsExactlyElementsOf(
              SERVICES.stream().map(service -> "GET /ws/" + service + ".asmx?wsdl").toList());
    }
  }

  @Test
  void fileInAString_mayBeOfAnyForm_inBase64BinaryOfAnyButText() throws Exception {
    Path other = Files.createDirectory(folder.resolve("string"));
    for (String service : SERVICES) {
      Files.writeString(
          other.resolve(service + ".wsdl"),
          Files.readString(folder.resolve(service + ".wsdl")).replace("base64Binary", "string"));
    }
    for (String form : List.of("BASE64", "ZIP", "GZIP", "TEXT")) {
      ContractCheck check =
          ContractCheck.of(
              Profile.defaults()
                  .override(
                      """
                      {"operations":{"submitInvoiceFile":{"parameters":{
                        "fileContent":{"element":"FileContent","form":"%s"}}}}}
                      """
                          .formatted(form)));

      assertThat(check.compare(other, null)).as(form).noneMatch(ContractDifference::matters);
      assertThat(check.compare(folder, null))
          .as(form)
          .filteredOn(ContractDifference::matters)
          .extracting(ContractDifference::expected)
          .isEqualTo(form.equals("TEXT") ? List.of("string, for a file of form TEXT") : List.of());
    }
  }
}
