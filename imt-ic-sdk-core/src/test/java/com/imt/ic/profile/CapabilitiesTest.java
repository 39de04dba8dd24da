package com.imt.ic.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.imt.ic.UnsupportedCapabilityException;
import com.imt.ic.profile.Capabilities.Capability;
import com.imt.ic.profile.Capabilities.Status;
import com.imt.ic.profile.Capabilities.Transmission;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The integration page's tables, row by row, and how a row is found and refused. */
class CapabilitiesTest {

  private static final Capabilities PAGE = Capabilities.ofIntegrationPage();

  /** What is the SDK's in the resource; all else is the page's. */
  private static final List<String> OURS = List.of("aliases", "instead");

  /** Of the page's rows as they were handed over, without white space. */
  private static final String DIGEST_OF_THE_PAGE =
      "f2c2c257a8de74060bdd106093596bdea835896dcffa0824bfcb238920ef789d";

  static List<Capability> rows() {
    return PAGE.capabilities();
  }

  private static JsonNode resource() throws IOException {
    try (InputStream in = Capabilities.class.getResourceAsStream("capabilities.json")) {
      return JsonMapper.builder().build().readTree(Objects.requireNonNull(in));
    }
  }

  /** The page's own words of the resource. */
  private static JsonNode page() throws IOException {
    JsonNode root = resource();
    root.forEach(
        table ->
            table.forEach(
                row -> {
                  if (row instanceof ObjectNode object) {
                    object.remove(OURS);
                  }
                }));
    return root;
  }

  @Test
  void rows_areThoseOfThePage() throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    byte[] text = page().toString().getBytes(StandardCharsets.UTF_8);
    assertThat(HexFormat.of().formatHex(sha.digest(text)))
        .as("the page changed: tell what of it the SDK does now, then take the new digest")
        .isEqualTo(DIGEST_OF_THE_PAGE);
    assertThat(rows()).hasSize(50);
    assertThat(PAGE.group("dataStructure")).hasSize(13);
    assertThat(PAGE.group("products")).hasSize(12);
    assertThat(PAGE.group("features")).hasSize(21);
    assertThat(PAGE.group("equipment")).hasSize(4);
    assertThat(PAGE.group("weather")).isEmpty();
  }

  /** Beside this module's project; {@code -Dic.contract} names another place. */
  @Test
  void rows_areThoseOfTheSharedPage_whereItIsAtHand() throws IOException {
    Path shared =
        Path.of(System.getProperty("ic.contract", "../../shared/contract"), "capabilities.json");
    boolean there = Files.exists(shared);
    if (!there) {
      System.err.println("SKIPPED: CapabilitiesTest compares with " + shared + " where it is");
    }
    assumeTrue(there, "no shared page here");
    assertThat(page()).isEqualTo(JsonMapper.builder().build().readTree(shared.toFile()));
  }

  /** Whatever a row of the page says is there by type, and nothing else. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void row_isReachableByType(Capability row) throws IOException {
    JsonNode json = null;
    for (JsonNode each : page().get(row.group())) {
      json = each.get("name").asText().equals(row.name()) ? each : json;
    }
    Map<String, Object> typed = new TreeMap<>();
    typed.put("name", row.name());
    typed.put("status", row.status().name());
    put(typed, "layout", row.layout() == null ? List.of() : List.of(row.layout()));
    put(typed, "transmission", row.transmission().stream().map(Transmission::text).toList());
    put(typed, "cadence", row.cadence() == null ? List.of() : List.of(row.cadence().toString()));
    if (row.cadenceMayIncrease()) {
      typed.put("cadenceMayIncrease", "true");
    }
    put(typed, "bif", row.bif());
    put(typed, "bifCustomization", row.bifCustomization());
    put(typed, "options", row.options());
    put(typed, "requires", row.requires());
    put(typed, "note", row.note().isEmpty() ? List.of() : List.of(row.note()));
    Map<String, Object> said = new TreeMap<>();
    Objects.requireNonNull(json)
        .properties()
        .forEach(member -> said.put(member.getKey(), text(member.getValue())));
    assertThat(typed).isEqualTo(said);
  }

  private static void put(Map<String, Object> typed, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      typed.put(name, String.join(", ", texts));
    }
  }

  private static String text(JsonNode value) {
    List<String> texts = new ArrayList<>();
    value.forEach(item -> texts.add(item.asText()));
    return value.isArray() ? String.join(", ", texts) : value.asText();
  }

  @Test
  void examplesOfWhatARowSays() {
    Capability rejects = PAGE.require("ACH Rejects Posting");
    assertThat(rejects.layout())
        .isEqualTo("ACHRejectReportingSOAP / ACHRejectReportingDataSetFromGMT");
    assertThat(rejects.transmission()).containsExactly(Transmission.WEB_SERVICES);
    assertThat(rejects.cadence()).isEqualTo(Duration.ofHours(3));
    assertThat(rejects.cadenceMayIncrease()).isTrue();
    assertThat(PAGE.require("Adjustments/Balances").cadenceMayIncrease()).isFalse();
    assertThat(PAGE.require("link by file name").transmission())
        .containsExactly(Transmission.WEB_SERVICES, Transmission.SFTP);
    assertThat(PAGE.require("Block Payment").bif())
        .containsExactly("BlockPaymentsCC", "BlockPaymentsEFT");
    assertThat(PAGE.require("Email Notification Schedule").bifCustomization())
        .containsExactly("SecondNotifyRequestedDate", "ThirdNotifyRequestedDate");
    assertThat(PAGE.require("Batch Closure").options()).containsExactly("Auto", "Custom");
    assertThat(PAGE.require("CheckFree").requires()).containsExactly("Online Bank Direct - OBD");
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "OBD, Online Bank Direct - OBD",
    "obd, Online Bank Direct - OBD",
    "Online-Bank Direct, Online Bank Direct - OBD",
    "online bank direct (OBD), Online Bank Direct - OBD",
    "void, Void",
    "VOIDS, Void",
    "refund, Void",
    "balance forward, Billing Options - Balance Forward",
    "BalanceForward, Billing Options - Balance Forward",
    "open item, Billing Options - Open Item Billing",
    "Check Free, CheckFree - FISERV - Cash",
    "Fiserv, CheckFree - FISERV - Cash",
    "pay now, AgentConnect",
    "PDF linking, Bill Images - PDF Linking",
    "bill template, Bill Images - Template",
    "single sign-on, SSO",
    "phone change log, Change Log - Phone Number",
    "e-mail change log, Change Log - Email Address",
    "phoneNumberChangeLog, Change Log - Phone Number",
    "expiry, Expire Bill for Payment",
    "ExpirationDate, Expire Bill for Payment",
    "past due, Past Due Payments",
    "csr connect, CSRConnect",
    "Cloud-Pay, CloudPay",
    "pos connect, POSConnect",
    "BIF, Invoice",
    "RTDR, Adjustments/Balances",
    "settledBatches, Batch settlement",
    "ach-rejects, ACH Rejects Posting",
    "autoPay, Change Log - AutoPay Enrollment",
    "paperless, Paperless",
    "paperless report, Change Log - Paperless Enrollment",
    "first load, Data Conversions",
    "Bill Images – PDF Extraction, Bill Images - PDF Extraction (link by file name)",
    "Ingenico, Ingenico EMV",
    "emv, EMV",
    "outbound-ivr, Outbound IVR"
  })
  void row_isFoundAsPeopleSayIt(String said, String name) {
    assertThat(PAGE.find(said)).map(Capability::name).contains(name);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void everyRow_isFoundByItsNameAndAliases_inAnyWriting(Capability row) {
    List<String> calls = new ArrayList<>(row.aliases());
    calls.add(row.name());
    for (String call : calls) {
      for (String writing :
          List.of(
              call,
              call.toUpperCase(Locale.ROOT),
              call.toLowerCase(Locale.ROOT).replace(" ", ""),
              " " + call.replace(' ', '-') + ".",
              call.replace(' ', '_'))) {
        assertThat(PAGE.find(writing)).as(writing).contains(row);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "---", "O", "Time travel", "Pay", "Online Bank Direct OBD 2"})
  void nameThatThePageDoesNotKnow_isFoundNowhere(String name) {
    assertThat(PAGE.find(name)).isEmpty();
    assertThatThrownBy(() -> PAGE.require(name))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessageStartingWith("The integration page knows no \"" + name + "\"");
  }

  @Test
  void unknownName_hasThoseThatMayBeMeant() {
    assertThatThrownBy(() -> PAGE.require("Web Services"))
        .hasMessage(
            "The integration page knows no \"Web Services\"; it cannot be relied on. Did you mean"
                + " \"CloudPay Web Services\"?");
  }

  @Test
  void refusal_hasTheWordsOfTheRow() {
    assertThatThrownBy(() -> PAGE.require("void"))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessage(
            "\"Void\" is not supported between InvoiceCloud and IMT Spectrum (integration page,"
                + " data structure)");
    assertThatThrownBy(() -> PAGE.require("other EMV"))
        .hasMessage(
            "\"Other EMV Devices\" is not supported between InvoiceCloud and IMT Spectrum"
                + " (integration page, equipment): Compatibility can be reviewed if needed.");
    assertThatThrownBy(() -> PAGE.require("balance forward"))
        .hasMessage(
            "\"Billing Options - Balance Forward\" is not supported between InvoiceCloud and IMT"
                + " Spectrum (integration page, features). Take \"Billing Options - Open Item"
                + " Billing\" instead.");
  }

  @Test
  void linkingOfPdfs_isForPrintVendors_andRefusedHere_withExtractionOffered() {
    assertThat(PAGE.find("PDF linking")).map(Capability::status).contains(Status.CONDITIONAL);
    assertThatThrownBy(() -> PAGE.require("PDF linking"))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessage(
            "\"Bill Images - PDF Linking\" is not supported between InvoiceCloud and IMT Spectrum"
                + " (integration page, data structure): Between InvoiceCloud and a bill print"
                + " vendor. Not between InvoiceCloud and IMT Spectrum. Take \"Bill Images - PDF"
                + " Extraction (link by file name)\" instead.");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void everyRow_isEitherSupportedOrRefused(Capability row) {
    if (row.status() == Status.SUPPORTED) {
      assertThat(row.isSupported()).isTrue();
      assertThat(row.refusal()).isEmpty();
      assertThat(PAGE.require(row.name())).isEqualTo(row);
    } else {
      assertThat(row.isSupported()).isFalse();
      assertThat(row.refusal().orElseThrow())
          .startsWith("\"" + row.name() + "\" is not supported")
          .contains(row.note());
      assertThatThrownBy(() -> PAGE.require(row.name()))
          .isInstanceOf(UnsupportedCapabilityException.class)
          .hasMessage(row.refusal().orElseThrow());
    }
  }

  private static Capability row(String name, List<String> requires, String... aliases) {
    return new Capability(
        "products",
        name,
        Status.SUPPORTED,
        null,
        List.of(),
        null,
        false,
        List.of(),
        List.of(),
        List.of(),
        requires,
        "",
        null,
        List.of(aliases));
  }

  @Test
  void oneNameOfTwoRows_isRefused() {
    assertThatThrownBy(
            () ->
                new Capabilities(
                    List.of(row("Kiosk", List.of(), "box"), row("Store", List.of(), "B-O-X"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"B-O-X\" is \"Kiosk\" and \"Store\"");
    assertThatThrownBy(() -> new Capabilities(List.of(row("Kiosk", List.of("Bank")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"Kiosk\" names \"Bank\", which is no row");
  }
}
