package com.imt.ic.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.imt.ic.internal.profile.InUse;
import com.imt.ic.internal.profile.InUse.AccountNumbers;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a biller says to have in use, against the integration page. */
class InUseTest {

  private static final String NOT = " is not supported between InvoiceCloud and IMT Spectrum";

  private static InUse inUse(String override) {
    return Profile.defaults().override(override).inUse();
  }

  private static List<String> faults(String override) {
    try {
      Profile.defaults().override(override);
      return List.of();
    } catch (ProfileException e) {
      return e.faults().stream().map(fault -> fault.path() + ": " + fault.problem()).toList();
    }
  }

  @Test
  void untold_isUnknown_andAsInvoiceCloudHasItUsually() {
    InUse untold = Profile.defaults().inUse();
    assertThat(untold.products()).isEmpty();
    assertThat(untold.features()).isEmpty();
    assertThat(untold.accountNumbers()).isEmpty();
    assertThat(untold.notificationDates()).isEmpty();
    assertThat(untold.holidays()).isEmpty();
    assertThat(untold.batchClosure()).isEqualTo(InUse.BatchClosure.AUTO);
    assertThat(untold.isIvrNumericOnly()).isFalse();
    assertThat(untold.hasAgentConnect()).isFalse();
    assertThat(inUse("{ \"products\": [] }").products())
        .hasValueSatisfying(p -> assertThat(p).isEmpty());
  }

  @Test
  void whatIsInUse_isToldByTheNamesOfThePage_howeverItWasWritten() {
    InUse told =
        inUse(
            """
            { "biller": { "accountNumbers": "ALPHANUMERIC", "holidays": ["2026-11-27"] },
              "products": ["obd", "Check Free", "IVR", "pay now"],
              "features": ["block payments", "Open Item", "email notifications", "first load"],
              "batchClosure": { "kind": "CUSTOM", "at": "17:30" },
              "notificationDates": 1,
              "ivr": { "alphanumericSearch": true },
              "billImages": { "link": "FILE_NAME" },
              "equipment": [] }
            """);
    assertThat(told.products().orElseThrow())
        .containsExactlyInAnyOrder(
            "Online Bank Direct - OBD", "CheckFree - FISERV - Cash", "IVR", "AgentConnect");
    assertThat(told.features().orElseThrow())
        .containsExactlyInAnyOrder(
            "Block Payment",
            "Billing Options - Open Item Billing",
            "Email Notification Schedule",
            "Data Conversions");
    assertThat(told.accountNumbers()).contains(AccountNumbers.ALPHANUMERIC);
    assertThat(told.holidays()).containsExactly(LocalDate.of(2026, 11, 27));
    assertThat(told.batchClosure().at()).contains(LocalTime.of(17, 30));
    assertThat(told.notificationDates()).contains(1);
    assertThat(told.isIvrNumericOnly()).isFalse();
    assertThat(told.hasAgentConnect()).isTrue();
  }

  @Test
  void ivr_isNumeric_unlessItsOtherSearchWasTurnedOn() {
    assertThat(inUse("{ \"products\": [\"IVR\"] }").isIvrNumericOnly()).isTrue();
    assertThat(inUse("{ \"products\": [\"Kiosk\"] }").isIvrNumericOnly()).isFalse();
    assertThat(inUse("{ \"products\": [\"Outbound IVR\"] }").isIvrNumericOnly()).isFalse();
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"products\":[\"CloudPay\"]}"
            + "|$.products[0]: \"CloudPay\""
            + NOT
            + " (integration page, products). Take it away.",
        "{\"products\":[\"IVR\",\"csr connect\"]}"
            + "|$.products[1]: \"CSRConnect\""
            + NOT
            + " (integration page, products). Take it away.",
        "{\"products\":[\"Teller\"]}"
            + "|$.products[0]: \"Teller\" is none of the page's products; those that it supports are"
            + " AgentConnect, CheckFree - FISERV - Cash, CloudStore, EMV, IVR, Kiosk, Online Bank"
            + " Direct - OBD, Outbound IVR",
        "{\"products\":[\"Paperless\"]}"
            + "|$.products[0]: \"Paperless\" is none of the page's products, but \"Paperless\" of its features;"
            + " name it in $.features",
        "{\"features\":[\"Payments\"]}"
            + "|$.features[0]: \"Payments\" is none of the page's features, but \"Payments\" of its data"
            + " structure; every biller has that, take it away",
        "{\"products\":[\"SSO\"]}"
            + "|$.products[0]: \"SSO\""
            + NOT
            + " (integration page, features). Take it away.",
        "{\"products\":[\"OBD\",\"IVR\",\"Online Bank Direct\"]}"
            + "|$.products[2]: \"Online Bank Direct - OBD\" stands in $.products[0] already; name it"
            + " once",
        "{\"products\":[\"IVR\",\"fiserv\"]}"
            + "|$.products[1]: \"CheckFree - FISERV - Cash\" is there without \"Online Bank Direct -"
            + " OBD\" (integration page, products: The product depends on OBD.); name that too",
        "{\"features\":[\"balance forward\"]}"
            + "|$.features[0]: \"Billing Options - Balance Forward\""
            + NOT
            + " (integration page, features). Take \"Billing Options - Open Item Billing\" instead.",
        "{\"equipment\":[\"Other EMV\"]}"
            + "|$.equipment[0]: \"Other EMV Devices\""
            + NOT
            + " (integration page, equipment): Compatibility can be reviewed if needed. Take it"
            + " away.",
        "{\"equipment\":[\"Abacus\"]}"
            + "|$.equipment[0]: \"Abacus\" is none of the page's equipment; it supports none, take it"
            + " away",
        "{\"batchClosure\":{\"kind\":\"CUSTOM\"}}"
            + "|$.batchClosure.at: is missing, and the batch closes at the biller's time; write"
            + " 17:00",
        "{\"batchClosure\":{\"kind\":\"AUTO\",\"at\":\"17:00\"}}"
            + "|$.batchClosure.at: is there, and InvoiceCloud closes the batch by itself; take it"
            + " away, or kind is CUSTOM",
        "{\"batchClosure\":{\"at\":\"17:00\"}}"
            + "|$.batchClosure.at: is there, and InvoiceCloud closes the batch by itself; take it"
            + " away, or kind is CUSTOM",
        "{\"batchClosure\":{\"kind\":\"CUSTOM\",\"at\":\"5 pm\"}}"
            + "|$.batchClosure.at: \"5 pm\": is not a time of day such as 17:00",
        "{\"batchClosure\":{\"kind\":\"CUSTOM\",\"at\":\"24:00\"}}"
            + "|$.batchClosure.at: \"24:00\": is not a time of day such as 17:00",
        "{\"batchClosure\":{\"kind\":\"LATER\"}}"
            + "|$.batchClosure.kind: \"LATER\": is none of [AUTO, CUSTOM]; write one",
        "{\"notificationDates\":4}"
            + "|$.notificationDates: is 4 where a whole number from 0 to 3 is expected",
        "{\"features\":[\"notices\"],\"notificationDates\":0,"
            + "\"bif\":{\"columns\":{\"FirstNotifyRequestedDate\":null}}}"
            + "|$.notificationDates: is 0, and \"Email Notification Schedule\" is in use (integration"
            + " page: The first date is in the BIF; the second and third need BIF customization.);"
            + " write 1 to 3, or take the feature away",
        "{\"products\":[\"IVR\"],\"biller\":{\"accountNumbers\":\"ALPHANUMERIC\"}}"
            + "|$.ivr.alphanumericSearch: is not true, the biller's account numbers are ALPHANUMERIC,"
            + " and IVR is in use (integration page, IVR: Standard call flow; search by account"
            + " number. Billers with alphanumeric policy or account numbers need that search turned"
            + " on.); have InvoiceCloud turn it on, and write true",
        "{\"billImages\":{\"link\":\"PDF_LINKING\"}}"
            + "|$.billImages.link: \"PDF_LINKING\": \"Bill Images - PDF Linking\""
            + NOT
            + " (integration page, data structure): Between InvoiceCloud and a bill print vendor. Not"
            + " between InvoiceCloud and IMT Spectrum. Take \"Bill Images - PDF Extraction (link by"
            + " file name)\" instead. Write one of [FILE_NAME].",
        "{\"billImages\":{\"link\":\"TEMPLATE\"}}"
            + "|$.billImages.link: \"TEMPLATE\": \"Bill Images - Template\""
            + NOT
            + " (integration page, data structure). Take \"Bill Images - PDF Extraction (link by file"
            + " name)\" instead. Write one of [FILE_NAME].",
        "{\"billImages\":{\"link\":\"FAX\"}}"
            + "|$.billImages.link: \"FAX\": is none of [FILE_NAME]; write one",
        "{\"billImages\":{\"link\":\"FILE_NAME\"},\"biller\":{\"bid\":\"12_34\"}}"
            + "|$.biller.bid: does not fit $.billImages: A bill image's name cannot hold this BID: it"
            + " has an underscore at character 3, and the name could be read in two ways",
        "{\"agentConnect\":{\"payNow\":\"https://a.example/{accountNumber}/{invoiceNumber}\","
            + "\"hosts\":[\"a.example\"]}}"
            + "|$.agentConnect: is there, and \"AgentConnect\" is not among $.products (integration"
            + " page: Used by agents in Spectrum's policy administration system (the 'Pay Now'"
            + " button).); name it there",
      })
  void whatThePageDoesNotAllow_isAFault_inItsWords(String override, String fault) {
    assertThat(faults(override)).containsExactly(fault);
  }

  @Test
  void allFaults_comeAtOnce() {
    assertThat(
            faults(
                """
                { "biller": { "accountNumbers": "ALPHANUMERIC", "holidays": ["yesterday"] },
                  "products": ["IVR", "CloudPay", "CheckFree", "IVR"],
                  "features": ["SSO", "Expiry"],
                  "equipment": ["Ingenico"],
                  "batchClosure": { "kind": "CUSTOM" },
                  "notificationDates": 7,
                  "billImages": { "link": "TEMPLATE" },
                  "agentConnect": {} }
                """))
        .extracting(line -> line.substring(0, line.indexOf(':')))
        .containsExactlyInAnyOrder(
            "$.biller.holidays[0]",
            "$.products[1]",
            "$.products[2]",
            "$.products[3]",
            "$.features[0]",
            "$.features[1]",
            "$.equipment[0]",
            "$.batchClosure.at",
            "$.notificationDates",
            "$.ivr.alphanumericSearch",
            "$.billImages.link",
            "$.agentConnect.payNow",
            "$.agentConnect.hosts");
  }

  @ParameterizedTest(name = "$.{0}")
  @CsvSource({
    "operations.void, Void",
    "operations.phone, Change Log - Phone Number",
    "polling.email, Change Log - Email Address",
    "operations.voidPayment, Void",
    "operations.voidedPayments, Void",
    "operations.refunds, Void",
    "polling.refunds, Void",
    "operations.phoneChangeLog, Change Log - Phone Number",
    "polling.phone-number-change-log, Change Log - Phone Number",
    "operations.emailChangeLog, Change Log - Email Address",
    "polling.email-changes, Change Log - Email Address",
    "features2.cloudPay, ''",
    "cloudPay, CloudPay",
    "cloudPayWebServices, CloudPay Web Services",
    "csrConnect, CSRConnect",
    "posConnect, POSConnect",
    "sso, SSO",
    "biller.balanceForward, Billing Options - Balance Forward",
    "billImages.template, Bill Images - Template",
    "billImages.pdfLinking, Bill Images - PDF Linking",
    "invoiceFile.expireBill, Expire Bill for Payment",
  })
  void settingThatIsARowWhichThePageRefuses_isRefusedInItsWords(String path, String row) {
    StringBuilder override = new StringBuilder();
    String[] names = path.split("\\.", -1);
    for (String name : names) {
      override.append("{\"").append(name).append("\":");
    }
    override.append("{}").append("}".repeat(names.length));
    if (row.isEmpty()) {
      assertThat(faults(override.toString()))
          .containsExactly("$.features2: is no setting here; the settings are " + known());
    } else {
      assertThat(faults(override.toString()))
          .allMatch(line -> line.startsWith("$." + path))
          .anyMatch(line -> line.startsWith("$." + path + ": \"" + row + "\"" + NOT));
    }
  }

  private static String known() {
    String line = faults("{ \"no-such-thing\": 1 }").get(0);
    return line.substring(line.indexOf("are ") + 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CSRConnect", "CloudPay", "CloudPay Web Services", "POSConnect"})
  void sourceOfAProductThatThePageDoesNotSupport_isRefused(String product) {
    String words = ": \"" + product + "\"" + NOT + " (integration page, products). Take it away.";
    assertThat(faults("{\"posting\":{\"products\":{\"" + product + "\":[\"Desk\"]}}}"))
        .containsExactly("$.posting.products." + product + words);
    assertThat(faults("{\"posting\":{\"products\":{\"Kiosk\":[\"Box\",\"" + product + "\"]}}}"))
        .containsExactly("$.posting.products.Kiosk[1]" + words);
  }

  @Test
  void sourceThatIsCalledLikeAnAliasAlone_mayBeASupportedProducts() {
    assertThat(faults("{\"posting\":{\"products\":{\"EMV\":[\"EMV\",\"POS\"]}}}")).isEmpty();
  }
}
