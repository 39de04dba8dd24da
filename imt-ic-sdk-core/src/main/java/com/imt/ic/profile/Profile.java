package com.imt.ic.profile;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.ReportKind;
import com.imt.ic.UnsupportedCapabilityException;
import com.imt.ic.internal.profile.AnswerSpec;
import com.imt.ic.internal.profile.Faults;
import com.imt.ic.internal.profile.InUse;
import com.imt.ic.internal.profile.Limits;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.OwnJson;
import com.imt.ic.internal.profile.PayNow;
import com.imt.ic.internal.profile.PollingSpec;
import com.imt.ic.internal.profile.PostingSpec;
import com.imt.ic.internal.profile.ProfileSection;
import com.imt.ic.internal.profile.ReconciliationSpec;
import com.imt.ic.internal.profile.RequestValue;
import com.imt.ic.internal.profile.SectionReader;
import com.imt.ic.internal.profile.SessionSpec;
import com.imt.ic.internal.profile.TimePolicy;
import com.imt.ic.profile.Origins.Place;
import com.imt.ic.profile.ProfileException.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * The contract between one biller's Spectrum and InvoiceCloud, as data.
 *
 * <p>InvoiceCloud publishes neither its WSDLs nor the layout of invoice files, so every name that
 * it may spell otherwise stands here and not in code. The defaults ship with the SDK; an override
 * is a JSON object that names only what differs: objects are merged member by member, a {@code
 * null} takes a member away, anything else replaces. Immutable and thread-safe.
 *
 * <pre>{@code
 * Profile profile = Profile.defaults().override("{\"biller\": {\"bid\": \"1234\"}}");
 * }</pre>
 */
public final class Profile {

  /** Operations by the SDK's name, and the fields that each must name. */
  public static final List<String> OPERATIONS =
      List.of(
          "payments",
          "settledBatches",
          "achRejects",
          "autoPay",
          "paperless",
          "submitInvoiceFile",
          "viewInvoice",
          "viewCustomer");

  private static final String CLOUD_STORE = "CloudStore";

  /** What the SDK's other modules own. */
  private static final List<SectionReader> SECTIONS =
      ServiceLoader.load(SectionReader.class, SectionReader.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private final ObjectNode json;
  private final Origins origins;
  private final Optional<BillerId> billerId;
  private final ZoneId billerZone;
  private final URI baseAddress;
  private final Map<String, OperationSpec> operations;
  private final AnswerSpec answers;
  private final ReconciliationSpec reconciliation;
  private final Map<ReportKind, PollingSpec> polling;
  private final Duration invoiceFileCadence;
  private final int firstLoadFilesOf;
  private final TimePolicy receiptTime;
  private final PostingSpec posting;
  private final List<String> invoiceTypes;
  private final SessionSpec session;
  private final InUse inUse;
  private final Limits limits;

  private Profile(ObjectNode json, Origins origins, Faults faults) {
    this.json = json;
    this.origins = origins;
    Refusals refusals = new Refusals(Capabilities.ofIntegrationPage());
    ProfileSection root = ProfileSection.root(json, faults, refusals::ofSetting);

    ProfileSection biller = root.section("biller");
    billerId = biller.converted("bid", BillerId::of);
    billerZone = biller.converted("timeZone", ZoneId::of).orElse(ZoneId.of("UTC"));
    invoiceTypes = biller.texts("invoiceTypes");
    inUse = InUseReader.read(root, biller);
    limits = Limits.read(root.section("limits"));

    baseAddress =
        root.converted("baseAddress", URI::create).orElse(URI.create("https://localhost/"));
    if (baseAddress.getHost() == null || !baseAddress.getRawPath().endsWith("/")) {
      root.problem("baseAddress", "is no absolute address that ends in /; write one");
    }

    ProfileSection operationsSection = root.section("operations");
    operations = operationsSection.members(OperationSpec::read);
    session = SessionSpec.read(root);
    operations.values().forEach(operation -> requireKnown(operation, biller, root));
    session.login().ifPresent(login -> requireKnown(login.operation(), biller, root));
    if (session.sends(RequestValue.BID) && !biller.names().contains("bid")) {
      root.problem("biller.bid", "is missing; $.session sends {bid}");
    }
    if (!invoiceTypes.isEmpty()
        && operations.values().stream()
            .noneMatch(o -> o.request().sends(RequestValue.INVOICE_TYPE_ID))) {
      root.problem(
          "biller.invoiceTypes", "is there, and no call sends {invoiceTypeId}; name its element");
    }
    if (session.login().isPresent()
        && session.header().filter(header -> header.sends(RequestValue.TOKEN)).isEmpty()
        && operations.values().stream().noneMatch(o -> o.request().sends(RequestValue.TOKEN))) {
      root.problem("session.login", "gives a {token}, which no call sends; name its element");
    }

    answers = AnswerSpec.read(root.section("answers"));

    ProfileSection pollingSection = root.section("polling");
    polling = new EnumMap<>(ReportKind.class);
    for (ReportKind kind : ReportKind.values()) {
      polling.put(
          kind,
          PollingSpec.read(
              kind,
              pollingSection.section(kind.id()),
              Optional.ofNullable(operations.get(operation(kind)))
                  .filter(each -> operationsSection.isWhole(each.id()))));
    }

    ProfileSection invoiceFile = root.section("invoiceFile");
    invoiceFileCadence = invoiceFile.duration("cadence");
    if (invoiceFileCadence.isZero() && invoiceFile.isWhole("cadence")) {
      invoiceFile.problem("cadence", "is no time at all, so that a file is always due; write PT1H");
    }
    firstLoadFilesOf = invoiceFile.integer("firstLoadFilesOf").orElse(0);

    ProfileSection receipt = root.section("onlineReceipt");
    receiptTime = receipt.converted("paymentDateTime", TimePolicy::parse).orElse(TimePolicy.OFFSET);

    ProfileSection postingSection = root.section("posting");
    refusals.noteSources(postingSection);
    posting =
        PostingSpec.read(
            postingSection,
            Optional.ofNullable(operations.get("payments")),
            Optional.ofNullable(operations.get("achRejects")));

    if (inUse.hasProduct(CLOUD_STORE) && !posting.unposted().contains(CLOUD_STORE)) {
      root.problem(
          "posting.unposted",
          "lacks \"%s\", which is in use (integration page, products: %s); name it"
              .formatted(CLOUD_STORE, refusals.page().require(CLOUD_STORE).note()));
    }

    reconciliation = ReconciliationSpec.read(root.section("reconciliation"));
    Duration paymentsEvery = polling(ReportKind.PAYMENTS).cadence();
    if (reconciliation.report().compareTo(paymentsEvery) < 0) {
      root.problem(
          "reconciliation.report",
          "is %s, and payments are polled every %s, so that each pushed payment would be a difference first; make it two polls and a look-back"
              .formatted(reconciliation.report(), paymentsEvery));
    }

    SECTIONS.forEach(reader -> reader.read(root));
    refuse(faults, origins);
  }

  private static String operation(ReportKind report) {
    return switch (report) {
      case PAYMENTS -> "payments";
      case SETTLED_BATCHES -> "settledBatches";
      case ACH_REJECTS -> "achRejects";
      case AUTOPAY -> "autoPay";
      case PAPERLESS -> "paperless";
    };
  }

  /** Notes a value that a call is to send and that nothing of the profile gives. */
  private void requireKnown(OperationSpec operation, ProfileSection biller, ProfileSection root) {
    sent(operation, RequestValue.TOKEN, session.login().isPresent(), "session.login", root);
    sent(operation, RequestValue.BID, biller.names().contains("bid"), "biller.bid", root);
    sent(
        operation,
        RequestValue.INVOICE_TYPE_ID,
        !invoiceTypes.isEmpty(),
        "biller.invoiceTypes",
        root);
  }

  private static void sent(
      OperationSpec operation,
      RequestValue value,
      boolean isGiven,
      String where,
      ProfileSection root) {
    if (operation.request().sends(value) && !isGiven) {
      root.problem(where, "is missing; $." + operation.path() + " sends {" + value.text() + "}");
    }
  }

  private ProfileSection root(Faults faults) {
    return ProfileSection.root(json, faults, name -> Optional.empty());
  }

  private static void refuse(Faults faults, Origins origins) {
    if (faults.all().isEmpty()) {
      return;
    }
    Comparator<Faults.Fault> byLine =
        comparing(fault -> origins.of(fault.path()).map(Place::line).orElse(Integer.MAX_VALUE));
    throw new ProfileException(
        faults.all().stream()
            .sorted(byLine.thenComparing(Faults.Fault::path))
            .map(
                fault ->
                    new Fault(
                        fault.path(),
                        fault.problem(),
                        origins.of(fault.path()).map(Place::toString).orElse(null)))
            .toList());
  }

  /** {@return the profile that ships with the SDK} */
  public static Profile defaults() {
    ObjectNode shipped = (ObjectNode) OwnJson.read("default-profile.json");
    return new Profile(shipped, Origins.NONE, new Faults());
  }

  /**
   * {@return this profile with what differs}
   *
   * @param overrideJson a JSON object; comments are allowed
   * @throws ProfileException when the text is not JSON, has a {@code "MISSING"} of a proposal that
   *     nobody has filled in, or the result has faults, all at once
   */
  public Profile override(String overrideJson) {
    return override(overrideJson, "override");
  }

  /**
   * {@return this profile with what differs}
   *
   * @param overrideJson as for {@link #override(String)}
   * @param name what the override is called where a fault or an origin is told, such as the name of
   *     a file or a table's row
   * @throws ProfileException as {@link #override(String)}
   */
  public Profile override(String overrideJson, String name) {
    ProfileText override = ProfileText.parse(overrideJson);
    ObjectNode merged = json.deepCopy();
    Origins mergedOrigins = origins.merge(merged, override, name);
    Faults faults = override.faults();
    if (!override.isWhole()) {
      refuse(faults, mergedOrigins); // what else there is, nobody knows
    }
    Unfilled.note(merged, faults);
    return new Profile(merged, mergedOrigins, faults);
  }

  /**
   * {@return this profile with what differs}
   *
   * @param file a JSON object in UTF-8
   * @throws ProfileException when the file cannot be read, or as {@link #override(String)}
   */
  public Profile override(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      return override(Files.readString(file, StandardCharsets.UTF_8), name);
    } catch (MalformedInputException e) {
      throw unreadable(file, "is not in UTF-8; save it so");
    } catch (IOException e) {
      throw unreadable(file, "cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static ProfileException unreadable(Path file, String problem) {
    return new ProfileException(List.of(new Fault("$", "profile " + file + " " + problem, null)));
  }

  /**
   * {@return what a reader of another module made of the whole profile}
   *
   * @throws ProfileException when the reader noted faults
   * @hidden
   */
  @SuppressWarnings("exports")
  public <T> T read(Function<ProfileSection, T> reader) {
    Faults faults = new Faults();
    T value = reader.apply(root(faults));
    refuse(faults, origins);
    return value;
  }

  /**
   * {@return every setting that holds, in the profile's order: what no override names too, and what
   * a default says of what is absent}
   */
  public List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    root(new Faults())
        .forEachValue(
            (path, value) ->
                settings.add(
                    new Setting(
                        path,
                        value.toString(),
                        origins.ofValue(path).map(Place::toString).orElse(Setting.SDK))));
    return List.copyOf(settings);
  }

  /**
   * One setting of a profile. Immutable and thread-safe.
   *
   * @param path where it is, as a JSON path such as {@code $.biller.timeZone}
   * @param value its value as JSON, a list as a whole
   * @param origin the override and the line that say it, such as {@code profile.json, line 3}; or
   *     {@code SDK} for the SDK's default
   */
  public record Setting(String path, String value, String origin) {

    /** The origin of what no override says. */
    static final String SDK = "SDK";
  }

  /**
   * {@return what only InvoiceCloud can answer and what the SDK assumes until then, in the order of
   * their numbers; each with those of this profile's settings that an override says of it}
   *
   * <p>The page {@code docs/onboarding.md} has them as a checklist.
   */
  public List<Question> questions() {
    return Questions.of(settings());
  }

  /**
   * A question to InvoiceCloud. Immutable and thread-safe.
   *
   * @param number from 1
   * @param text as it can stand in a mail
   * @param why what goes wrong without an answer
   * @param settings the settings that its answer turns, as JSON paths; {@code *} stands for any one
   *     name, and a section for all that is in it. Empty where it is none of the profile's
   * @param java what it turns of a host's own code, such as {@code
   *     HostedServices.Builder.timeBudget}; mostly empty
   * @param assumption what the SDK takes for true until somebody answers
   * @param shownBy what of WSDLs, recorded answers and calls shows it, wholly or in part; empty
   *     where nothing but InvoiceCloud does
   * @param decided the settings that an override says, so that somebody decided at least them;
   *     empty where the assumption holds as it is
   */
  public record Question(
      int number,
      String text,
      String why,
      List<String> settings,
      List<String> java,
      String assumption,
      String shownBy,
      List<Setting> decided) {

    /** Copies. */
    public Question {
      settings = List.copyOf(settings);
      java = List.copyOf(java);
      decided = List.copyOf(decided);
    }
  }

  /** {@return the biller's BID, or empty where the profile names none} */
  public Optional<BillerId> billerId() {
    return billerId;
  }

  /**
   * {@return the biller's invoice types, for calls that ask for one at a time; empty unless set}
   *
   * @hidden
   */
  public List<String> invoiceTypes() {
    return invoiceTypes;
  }

  /**
   * {@return how a caller shows who he is, beside the parameters of each call}
   *
   * @hidden
   */
  @SuppressWarnings("exports")
  public SessionSpec session() {
    return session;
  }

  /** {@return the zone of the biller's business dates, for example {@code America/Chicago}} */
  public ZoneId billerZone() {
    return billerZone;
  }

  /**
   * {@return what the biller has in use of what the integration page offers}
   *
   * @hidden
   */
  @SuppressWarnings("exports")
  public InUse inUse() {
    return inUse;
  }

  /**
   * {@return the link behind AgentConnect's Pay Now button for one invoice: the address of the
   * setting {@code agentConnect.payNow} with the BID and both numbers in it, each encoded so that
   * it changes nothing but its own place}
   *
   * <p>The link holds the whole account number; keep it out of logs.
   *
   * @throws UnsupportedCapabilityException when AgentConnect is not among the products in use, or
   *     nothing says where its Pay Now is
   * @throws IllegalArgumentException when a number is dots alone and would be a folder of the
   *     address, which means another folder
   */
  public URI payNow(AccountNumber accountNumber, InvoiceNumber invoiceNumber) {
    PayNow template = inUse.payNow().orElseThrow(() -> withoutPayNow());
    return template.link(billerId, accountNumber, invoiceNumber);
  }

  private static UnsupportedCapabilityException withoutPayNow() {
    Capabilities.Capability row = Capabilities.ofIntegrationPage().require("AgentConnect");
    return new UnsupportedCapabilityException(
        "The profile does not say where \"%s\" has its Pay Now (integration page, %s: %s); give $.agentConnect.payNow and $.agentConnect.hosts, and have it among $.products"
            .formatted(row.name(), row.group(), row.note()));
  }

  /**
   * {@return beyond what a row's values are absurd}
   *
   * @hidden
   */
  @SuppressWarnings("exports")
  public Limits limits() {
    return limits;
  }

  /** {@return the folder of {@code NAME.asmx}: an absolute address that ends in {@code /}} */
  public URI baseAddress() {
    return baseAddress;
  }

  /**
   * {@return how an operation that InvoiceCloud hosts is called and read}
   *
   * @param id one of {@link #OPERATIONS}
   * @throws IllegalArgumentException when there is no such operation
   * @throws UnsupportedCapabilityException when the integration page refuses what is called so
   * @hidden
   */
  @SuppressWarnings("exports")
  public OperationSpec operation(String id) {
    OperationSpec operation = operations.get(id);
    if (operation == null) {
      new Refusals(Capabilities.ofIntegrationPage()).require(id);
      throw new IllegalArgumentException("No operation " + id + "; there are " + OPERATIONS);
    }
    return operation;
  }

  /**
   * {@return how long each step of a payment may take}
   *
   * @hidden
   */
  @SuppressWarnings("exports")
  public ReconciliationSpec reconciliation() {
    return reconciliation;
  }

  /**
   * {@return what tells a failure in an answer}
   *
   * @hidden
   */
  @SuppressWarnings("exports")
  public AnswerSpec answers() {
    return answers;
  }

  /**
   * {@return a report's cadence and window}
   *
   * @hidden
   */
  @SuppressWarnings("exports")
  public PollingSpec polling(ReportKind report) {
    PollingSpec spec = polling.get(report);
    if (spec == null) {
      throw new IllegalStateException("No polling of " + report);
    }
    return spec;
  }

  /**
   * {@return how often the invoice file is to go out: hourly unless set; the SDK never schedules}
   */
  public Duration invoiceFileCadence() {
    return invoiceFileCadence;
  }

  /**
   * {@return how many invoices a file of a biller's first load holds at most: 20,000 unless set}
   */
  public int firstLoadFilesOf() {
    return firstLoadFilesOf;
  }

  /**
   * {@return how {@code PaymentDateGMT} of a pushed receipt is read}
   *
   * @hidden
   */
  @SuppressWarnings("exports")
  public TimePolicy receiptTime() {
    return receiptTime;
  }

  /**
   * {@return what InvoiceCloud's facts mean for the books where its contract leaves that open}
   *
   * @hidden
   */
  @SuppressWarnings("exports")
  public PostingSpec posting() {
    return posting;
  }

  /** {@return the whole profile as pretty JSON, credentials never being part of it} */
  public String toJson() {
    return json.toPrettyString();
  }

  @Override
  public String toString() {
    return "Profile[bid=" + billerId.map(BillerId::value).orElse("none") + "]";
  }
}
