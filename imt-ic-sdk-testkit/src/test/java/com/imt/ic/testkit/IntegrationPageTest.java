package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.ReportKind;
import com.imt.ic.UnsupportedCapabilityException;
import com.imt.ic.bif.BifField;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.bif.BifLayout;
import com.imt.ic.bif.BifRecord;
import com.imt.ic.bif.IvrCheck;
import com.imt.ic.billimage.BillImageName;
import com.imt.ic.profile.Capabilities;
import com.imt.ic.profile.Capabilities.Capability;
import com.imt.ic.profile.Profile;
import com.imt.ic.profile.ProfileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of the integration page through the API: where a supported one leads, and where each
 * other one is refused, in the page's words.
 */
@EnabledOnJre(JRE.JAVA_17) // the second JDK would say the same, a minute later
class IntegrationPageTest {

  private static final Capabilities PAGE = Capabilities.ofIntegrationPage();
  private static final String DATA = "dataStructure";
  private static final Money FULL = Money.parse("10.00");
  private static final InvoiceNumber INVOICE = InvoiceNumber.of("INV-1");

  /** Where a supported row leads. */
  private static final Map<String, Consumer<Capability>> SUPPORTED =
      Map.ofEntries(
          leads("Invoice", IntegrationPageTest::invoiceFile),
          leads("Adjustments/Balances", IntegrationPageTest::adjustments),
          leads("Payments", row -> report(row, ReportKind.PAYMENTS)),
          leads("Batch settlement", row -> report(row, ReportKind.SETTLED_BATCHES)),
          leads("ACH Rejects Posting", row -> report(row, ReportKind.ACH_REJECTS)),
          leads("Change Log - AutoPay Enrollment", row -> report(row, ReportKind.AUTOPAY)),
          leads("Change Log - Paperless Enrollment", row -> report(row, ReportKind.PAPERLESS)),
          leads(
              "Bill Images - PDF Extraction (link by file name)", IntegrationPageTest::extraction),
          leads("AgentConnect", IntegrationPageTest::agentConnect),
          leads("CheckFree - FISERV - Cash", IntegrationPageTest::checkFree),
          leads("CloudStore", IntegrationPageTest::cloudStore),
          leads("EMV", IntegrationPageTest::takesPayments),
          leads("IVR", IntegrationPageTest::ivr),
          leads("Kiosk", IntegrationPageTest::takesPayments),
          leads("Online Bank Direct - OBD", IntegrationPageTest::takesPayments),
          leads("Outbound IVR", IntegrationPageTest::takesPayments),
          leads("Account Registration", IntegrationPageTest::takesPayments),
          leads("Account Linking", row -> {}),
          leads("Multi-User Log In", row -> {}),
          leads("Co-Owner Registration", row -> {}),
          leads("AutoPay Collection Date", IntegrationPageTest::columns),
          leads("Batch Closure", IntegrationPageTest::batchClosure),
          leads("Billing Options - Open Item Billing", row -> {}),
          leads("Block Payment", IntegrationPageTest::columns),
          leads("Data Conversions", row -> {}),
          leads("Email Notification Schedule", IntegrationPageTest::notifications),
          leads("Flex Pay", row -> {}),
          leads("Minimum Payment", IntegrationPageTest::columns),
          leads("Paperless", row -> {}),
          leads("Partial Payments", IntegrationPageTest::columns),
          leads("Scheduled Payments", row -> {}));

  /** Where a host would try what is not supported, beside the list of its table. */
  private static final Map<String, List<String>> REFUSED =
      Map.ofEntries(
          refused(
              "Void",
              "{\"operations\":{\"void\":{}}}",
              "{\"operations\":{\"refunds\":{}}}",
              "{\"polling\":{\"voids\":{}}}",
              column("VoidFlag"),
              column("RefundAmount")),
          refused(
              "Change Log - Phone Number",
              "{\"operations\":{\"phoneChangeLog\":{}}}",
              "{\"polling\":{\"phone-number\":{}}}",
              column("PhoneChanges")),
          refused(
              "Change Log - Email Address",
              "{\"operations\":{\"emailAddressChangeLog\":{}}}",
              "{\"polling\":{\"email\":{}}}",
              column("EmailChangeLog")),
          refused(
              "Bill Images - PDF Linking",
              "{\"billImages\":{\"link\":\"PDF_LINKING\"}}",
              column("BillImageLink"),
              column("PDF_URL")),
          refused(
              "Bill Images - Template",
              "{\"billImages\":{\"link\":\"TEMPLATE\"}}",
              column("BillTemplate")),
          refused("CloudPay", source("CloudPay"), source("Cloud Pay")),
          refused("CloudPay Web Services", source("CloudPay Web Services")),
          refused("CSRConnect", source("CSRConnect"), source("CSR-Connect")),
          refused("POSConnect", source("POSConnect")),
          refused("SSO", column("SSO")),
          refused("Bill Processor", column("BillProcessorCode")),
          refused(
              "Billing Options - Balance Forward",
              column("BalanceForward"),
              column("PreviousBalance")),
          refused("Conveyance", column("ConveyanceDate")),
          refused("Expire Bill for Payment", column("ExpireDate"), column("BillExpiration")),
          refused("Past Due Payments", column("PastDueAmount"), column("Overdue")),
          refused("Magtek REV Devices"),
          refused("IDTech SRED Key"),
          refused("Ingenico EMV"),
          refused("Other EMV Devices"));

  private static Entry<String, Consumer<Capability>> leads(String row, Consumer<Capability> where) {
    return Map.entry(row, where);
  }

  private static Entry<String, List<String>> refused(String row, String... overrides) {
    return Map.entry(row, List.of(overrides));
  }

  private static String column(String name) {
    return "{\"bif\":{\"columns\":{\"%s\":{\"custom\":\"own\"}}}}".formatted(name);
  }

  private static String source(String name) {
    return "{\"posting\":{\"products\":{\"Kiosk\":[\"%s\"]}}}".formatted(name);
  }

  static Stream<Capability> supported() {
    return PAGE.capabilities().stream().filter(Capability::isSupported);
  }

  static Stream<Capability> unsupported() {
    return PAGE.capabilities().stream().filter(row -> !row.isSupported());
  }

  private static Profile profile(String override) {
    return Profile.defaults().override(override);
  }

  private static List<ProfileException.Fault> faults(String override) {
    try {
      profile(override);
      return List.of();
    } catch (ProfileException e) {
      return e.faults();
    }
  }

  @Test
  void everyRow_isTried() {
    List<String> names = new ArrayList<>(SUPPORTED.keySet());
    names.addAll(REFUSED.keySet());
    assertThat(names).hasSize(50);
    assertThat(new TreeSet<>(names))
        .isEqualTo(new TreeSet<>(PAGE.capabilities().stream().map(Capability::name).toList()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("supported")
  void supportedRow_isTaken_andLeadsWhereThePageSays(Capability row) {
    assertThat(PAGE.require(row.name())).isEqualTo(row);
    if (!row.group().equals(DATA)) {
      String table = "{\"%s\":[%s\"%s\"]}";
      String others =
          String.join("", row.requires().stream().map(name -> "\"" + name + "\",").toList());
      assertThat(faults(table.formatted(row.group(), others, row.name()))).isEmpty();
      for (String alias : row.aliases()) {
        assertThat(faults(table.formatted(row.group(), others, alias))).as(alias).isEmpty();
      }
    }
    SUPPORTED.get(row.name()).accept(row);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unsupported")
  void otherRow_isRefused_whereAHostWouldTryIt(Capability row) {
    String words = row.refusal().orElseThrow();
    assertThatThrownBy(() -> PAGE.require(row.name()))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessage(words);

    List<String> tried = new ArrayList<>(REFUSED.get(row.name()));
    tried.add("{\"%s\":{}}".formatted(row.name()));
    tried.add("{\"biller\":{\"%s\":true}}".formatted(row.name()));
    for (String list : List.of("products", "features", "equipment")) {
      tried.add("{\"%s\":[\"%s\"]}".formatted(list, row.name()));
      row.aliases().forEach(alias -> tried.add("{\"%s\":[\"%s\"]}".formatted(list, alias)));
    }
    if (row.group().equals("products")) {
      tried.add("{\"posting\":{\"products\":{\"%s\":[\"Desk\"]}}}".formatted(row.name()));
    }
    for (String override : tried) {
      assertThat(faults(override)).as(override).anyMatch(fault -> fault.problem().contains(words));
    }
    assertThatThrownBy(() -> profile("{}").operation(row.name()))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessage(words);
    assertThatThrownBy(
            () -> cloud().invoice(INVOICE).pays(FULL).by(Product.of(row.name())).byCard())
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessageStartingWith(words);
  }

  private static void invoiceFile(Capability row) {
    cadence(row, profile("{}").invoiceFileCadence());
    assertThat(profile("{\"invoiceFile\":{\"cadence\":\"PT15M\"}}").invoiceFileCadence())
        .isLessThan(row.cadence());
    assertThat(row.cadenceMayIncrease()).isTrue();
    assertThat(row.layout()).isEqualTo("BIF");
    assertThat(BifLayout.of(profile("{}")).columnNames()).contains("InvoiceNumber", "BalanceDue");
  }

  private static void adjustments(Capability row) {
    cadence(row, profile("{}").invoiceFileCadence());
    assertThat(row.layout()).isEqualTo("BIF R record or IMT web services");
    assertThat(BifRecord.Type.values()).contains(BifRecord.Type.REWRITTEN);
  }

  private static void report(Capability row, ReportKind report) {
    cadence(row, profile("{}").polling(report).cadence());
    String oftener = "{\"polling\":{\"%s\":{\"cadence\":\"PT30M\"}}}".formatted(report.id());
    assertThat(row.cadenceMayIncrease()).isTrue();
    assertThat(profile(oftener).polling(report).cadence()).isLessThan(row.cadence());
    assertThat(row.transmission()).containsExactly(Capabilities.Transmission.WEB_SERVICES);
    assertThat(row.layout()).isNotNull();
  }

  private static void cadence(Capability row, Duration usual) {
    assertThat(row.cadence()).isEqualTo(usual);
  }

  private static void extraction(Capability row) {
    assertThat(faults("{\"billImages\":{\"link\":\"FILE_NAME\"}}")).isEmpty();
    String name =
        BillImageName.of(
                BillerId.of("BID"),
                AccountNumber.of("ACCOUNTNUMBER"),
                InvoiceNumber.of("INVOICENUMBER"))
            .fileName();
    assertThat(row.note()).isEqualTo("File name " + name.replace(".pdf", "") + ".");
  }

  private static void agentConnect(Capability row) {
    String used =
        """
        { "products": ["%s"], "agentConnect": { "hosts": ["agents.example.com"],
          "payNow": "https://agents.example.com/{accountNumber}/{invoiceNumber}" } }
        """
            .formatted(row.name());
    AccountNumber account = AccountNumber.of("A/1");
    assertThat(profile(used).payNow(account, INVOICE))
        .hasToString("https://agents.example.com/A%2F1/INV-1");
    assertThatThrownBy(() -> profile("{}").payNow(account, INVOICE))
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessageContaining(row.note());
  }

  private static void checkFree(Capability row) {
    takesPayments(row);
    assertThat(row.requires()).containsExactly("Online Bank Direct - OBD");
    assertThat(faults("{\"products\":[\"CheckFree\"]}"))
        .hasSize(1)
        .allMatch(fault -> fault.problem().contains(row.note()));
  }

  private static void cloudStore(Capability row) {
    assertThatThrownBy(
            () -> cloud().invoice(INVOICE).pays(FULL).by(Product.of(row.name())).byCard())
        .isInstanceOf(UnsupportedCapabilityException.class)
        .hasMessageContaining(row.note());
    assertThat(profile("{}").posting().isPosted("CloudStore")).isFalse();
  }

  private static void takesPayments(Capability row) {
    FakeInvoiceCloud cloud = cloud();
    assertThat(cloud.invoice(INVOICE).pays(FULL).by(Product.of(row.name())).byCard().amount())
        .isEqualTo(FULL);
  }

  private static void ivr(Capability row) {
    takesPayments(row);
    BifInvoice letters = invoice();
    String used = "{\"products\":[\"IVR\"],\"ivr\":{\"alphanumericSearch\":%s}}";
    assertThat(IvrCheck.of(profile(used.formatted(false))).check(letters, 2)).isPresent();
    assertThat(IvrCheck.of(profile(used.formatted(true))).check(letters, 2)).isEmpty();
    assertThat(faults("{\"products\":[\"IVR\"],\"biller\":{\"accountNumbers\":\"ALPHANUMERIC\"}}"))
        .hasSize(1)
        .allMatch(fault -> fault.path().equals("$.ivr.alphanumericSearch"))
        .allMatch(fault -> fault.problem().contains(row.note()));
  }

  private static void columns(Capability row) {
    BifLayout layout = BifLayout.of(profile("{}"));
    assertThat(row.bif()).isNotEmpty();
    for (String column : row.bif()) {
      BifField field =
          Stream.of(BifField.values())
              .filter(each -> each.id().equalsIgnoreCase(column))
              .findFirst()
              .orElseThrow();
      assertThat(layout.has(field)).as(column).isTrue();
      assertThat(layout.columnNames()).contains(column);
      String without =
          "{\"features\":[\"%s\"],\"bif\":{\"leftOut\":[\"%s\"],\"columns\":{\"%s\":null}}}"
              .formatted(row.name(), field.id(), column);
      assertThat(faults(without)).anyMatch(fault -> fault.path().equals("$.features[0]"));
    }
  }

  private static void batchClosure(Capability row) {
    assertThat(row.options()).containsExactly("Auto", "Custom");
    for (String option : row.options()) {
      String kind = option.toUpperCase(Locale.ROOT);
      String at = option.equals("Custom") ? ",\"at\":\"17:00\"" : "";
      assertThat(faults("{\"batchClosure\":{\"kind\":\"%s\"%s}}".formatted(kind, at))).isEmpty();
    }
    assertThat(faults("{\"batchClosure\":{\"kind\":\"CUSTOM\"}}")).hasSize(1);
  }

  private static void notifications(Capability row) {
    columns(row);
    assertThat(faults("{\"notificationDates\":1}")).isEmpty();
    for (int dates = 2; dates <= 3; dates++) {
      String asked = "{\"notificationDates\":%s".formatted(dates);
      assertThat(faults(asked + "}"))
          .hasSize(dates - 1)
          .allMatch(fault -> fault.problem().contains(row.note()));
      List<String> customized =
          row.bifCustomization().subList(0, dates - 1).stream()
              .map(
                  column ->
                      "\"%s\":{\"field\":\"%s\"}"
                          .formatted(
                              column,
                              Character.toLowerCase(column.charAt(0)) + column.substring(1)))
              .toList();
      assertThat(faults(asked + ",\"bif\":{\"columns\":{" + String.join(",", customized) + "}}}"))
          .isEmpty();
    }
  }

  private static BifInvoice invoice() {
    return BifInvoice.builder()
        .accountNumber(AccountNumber.of("PA-1"))
        .invoiceNumber(INVOICE)
        .invoiceTypeId(1)
        .customerName("Avery O'Neil")
        .balanceDue(FULL)
        .build();
  }

  private static FakeInvoiceCloud cloud() {
    FakeInvoiceCloud cloud = FakeInvoiceCloud.builder().build();
    cloud.holdInvoices(List.of(invoice()));
    return cloud;
  }
}
