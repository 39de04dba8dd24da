package com.imt.ic.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.profile.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the recorded answers come to, as a person reads it. */
class TrialTest {

  @TempDir Path folder;

  private List<String> tried(String... samples) throws Exception {
    for (String sample : samples) {
      Files.write(folder.resolve(sample + ".response.xml"), RecordedCloud.response(sample));
    }
    return ContractCheck.of(Profile.defaults()).tryOut(folder);
  }

  @Test
  void rowsSumsFlagsAndTimes_areShown_customersAreNot() throws Exception {
    List<String> lines = tried("payments-soap11", "payments-soap12");

    assertThat(lines)
        .anyMatch(
            line ->
                line.startsWith("payments from payments-soap11.response.xml: 12 rows read, 0 not")
                    && line.contains("; sum of amount ")
                    && line.contains("approved no: 1"))
        .anyMatch(line -> line.startsWith("payments from payments-soap12.response.xml: "))
        .anyMatch(line -> line.contains("paidAt 2026-10-31 19:00:00 CDT, amount 20.00"))
        .anyMatch(line -> line.contains("customerName ***, emailAddress ***"));
    assertThat(String.join("\n", lines)).doesNotContain("payer0@", "Kim-Ly", "0001000237");
  }

  @Test
  void requests_areShownAsTheyWouldBeSent_secretsByTheirNames() throws Exception {
    assertThat(String.join("\n", tried()))
        .contains("payments would send POST https://www.invoicecloud.com/portal/webservices/")
        .contains("<WebServiceKey>{webServiceKey}</WebServiceKey><FromGMT>")
        .contains("settledBatches: no recorded answer");
  }

  @Test
  void rowThatIsNotRead_matters() throws Exception {
    Path wsdl = Files.createDirectory(folder.resolve("wsdl"));
    for (String service :
        List.of(
            "PaymentReporting",
            "BillerSettledBatchDetail",
            "ACHRejectReporting",
            "BillerAutoPayCustomerReport",
            "BillerPaperlessCustomerReport",
            "BillerInvoiceFile",
            "CloudInvoicing",
            "CloudManagement")) {
      Files.write(wsdl.resolve(service + ".wsdl"), RecordedCloud.wsdl(service));
    }
    Path sample = folder.resolve("payments.response.xml");
    Files.write(sample, RecordedCloud.response("payments-soap11"));
    ContractCheck check = ContractCheck.of(Profile.defaults());
    assertThat(check.compare(wsdl, folder)).isEmpty();

    Files.writeString(
        sample, Files.readString(sample).replaceFirst("<Approved>true<", "<Approved>perhaps<"));
    assertThat(check.compare(wsdl, folder))
        .singleElement()
        .matches(ContractDifference::matters)
        .extracting(ContractDifference::found)
        .asString()
        .contains("1 that are not: ")
        .contains("Approved")
        .endsWith("in payments.response.xml");
  }

  @Test
  void zoneThatNobodyDecided_matters() throws Exception {
    Profile undecided =
        Profile.defaults()
            .override("{\"operations\":{\"payments\":{\"columns\":{\"paidAt\":{\"time\":null}}}}}");
    Path sample = folder.resolve("payments.response.xml");
    Files.write(sample, RecordedCloud.response("payments-soap11"));
    Files.writeString(
        sample,
        Files.readString(sample)
            .replaceAll("(<PaymentDateGMT>[^<]*)Z<", "$1<")
            .replace(" msdata:DateTimeMode=\"Utc\"", ""));
    Path wsdl = Files.createDirectory(folder.resolve("wsdl"));
    Files.write(wsdl.resolve("PaymentReporting.wsdl"), RecordedCloud.wsdl("PaymentReporting"));

    assertThat(ContractCheck.of(undecided).compare(wsdl, folder))
        .anyMatch(
            d -> d.matters() && d.what().contains("time of column") && d.found().contains("zone"));
  }
}
