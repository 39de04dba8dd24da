package com.imt.ic.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.imt.ic.BillerId;
import com.imt.ic.ReportKind;
import com.imt.ic.internal.profile.AnswerSpec;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.PollingSpec;
import com.imt.ic.internal.profile.PostingSpec;
import com.imt.ic.internal.profile.ProfileSection;
import com.imt.ic.internal.profile.ReconciliationSpec;
import com.imt.ic.internal.profile.RequestValue;
import com.imt.ic.internal.profile.SessionSpec;
import com.imt.ic.internal.profile.TimePolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private static final String DEFAULTS = "/com/imt/ic/profile/default-profile.json";

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

  private final ObjectNode json;
  private final Optional<BillerId> billerId;
  private final ZoneId billerZone;
  private final boolean ivrNumericOnly;
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

  private Profile(ObjectNode json) {
    this.json = json;
    List<String> problems = new ArrayList<>();
    ProfileSection root = new ProfileSection("$", json, problems);

    ProfileSection biller = root.section("biller");
    billerId = biller.converted("bid", BillerId::of);
    billerZone = biller.converted("timeZone", ZoneId::of).orElse(ZoneId.of("UTC"));
    ivrNumericOnly = biller.flag("ivrNumericOnly", false);
    invoiceTypes = biller.texts("invoiceTypes");
    if (Set.copyOf(invoiceTypes).size() < invoiceTypes.size()) {
      biller.problem("invoiceTypes", "has one twice, whose rows would come twice; name each once");
    }
    biller.end();

    baseAddress =
        root.converted("baseAddress", URI::create).orElse(URI.create("https://localhost/"));
    if (!baseAddress.isAbsolute() || !baseAddress.getRawPath().endsWith("/")) {
      root.problem("baseAddress", "is no absolute address that ends in /; write one");
    }

    operations = root.section("operations").members(OperationSpec::read);
    for (String operation : operations.keySet()) {
      if (!OPERATIONS.contains(operation)) {
        problems.add("$.operations." + operation + ": is no operation; there are " + OPERATIONS);
      }
    }
    for (String operation : OPERATIONS) {
      if (!operations.containsKey(operation)) {
        problems.add("$.operations." + operation + ": is missing; give the operation");
      }
    }

    session = SessionSpec.read(root);
    operations.values().forEach(operation -> requireKnown(operation, root));
    session.login().ifPresent(login -> requireKnown(login.operation(), root));
    if (session.sends(RequestValue.BID) && billerId.isEmpty()) {
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
              Optional.ofNullable(operations.get(operation(kind)))));
    }
    pollingSection.end();

    ProfileSection invoiceFile = root.section("invoiceFile");
    invoiceFileCadence = invoiceFile.duration("cadence");
    firstLoadFilesOf = invoiceFile.integer("firstLoadFilesOf", 1).orElse(20_000);
    invoiceFile.end();

    ProfileSection receipt = root.section("onlineReceipt");
    receiptTime = receipt.converted("paymentDateTime", TimePolicy::parse).orElse(TimePolicy.OFFSET);
    receipt.end();

    posting =
        PostingSpec.read(
            root.section("posting"),
            Optional.ofNullable(operations.get("payments")),
            Optional.ofNullable(operations.get("achRejects")));

    reconciliation = ReconciliationSpec.read(root.optionalSection("reconciliation"));

    root.section("bif"); // read, and checked, by the module that owns it
    root.end();
    if (!problems.isEmpty()) {
      throw new ProfileException(problems);
    }
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
  private void requireKnown(OperationSpec operation, ProfileSection root) {
    sent(operation, RequestValue.TOKEN, session.login().isPresent(), "session.login", root);
    sent(operation, RequestValue.BID, billerId.isPresent(), "biller.bid", root);
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

  /** {@return the profile that ships with the SDK} */
  public static Profile defaults() {
    try (InputStream in = Profile.class.getResourceAsStream(DEFAULTS)) {
      if (in == null) {
        throw new IllegalStateException("The SDK's own " + DEFAULTS + " is not on the class path");
      }
      return new Profile(
          ProfileJson.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), "defaults"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@return this profile with what differs}
   *
   * @param overrideJson a JSON object; comments are allowed
   * @throws ProfileException when the text is not JSON, has a {@code "MISSING"} of a proposal that
   *     nobody has filled in, or the result has faults, all at once
   */
  public Profile override(String overrideJson) {
    ObjectNode merged = json.deepCopy();
    ProfileJson.merge(merged, ProfileJson.parse(overrideJson, "override"));
    List<String> unfilled = Unfilled.in(merged);
    if (!unfilled.isEmpty()) {
      throw new ProfileException(unfilled); // of what else such a place is the fault, nobody knows
    }
    return new Profile(merged);
  }

  /**
   * {@return this profile with what differs}
   *
   * @param file a JSON object in UTF-8
   * @throws ProfileException when the file cannot be read, or as {@link #override(String)}
   */
  public Profile override(Path file) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ProfileException(
          List.of("$: profile " + file + " cannot be read (" + e.getClass().getSimpleName() + ")"));
    }
    return override(text);
  }

  /**
   * {@return what a reader of another module made of the section of that name, such as {@code bif}}
   *
   * @throws ProfileException when the reader noted faults
   * @hidden
   */
  @SuppressWarnings("exports")
  public <T> T read(String name, Function<ProfileSection, T> reader) {
    List<String> problems = new ArrayList<>();
    T value = reader.apply(new ProfileSection("$", json, problems).section(name));
    if (!problems.isEmpty()) {
      throw new ProfileException(problems);
    }
    return value;
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
   * {@return whether customers find their account by digits alone in IC's IVR; false unless set}
   */
  public boolean isIvrNumericOnly() {
    return ivrNumericOnly;
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
   * @hidden
   */
  @SuppressWarnings("exports")
  public OperationSpec operation(String id) {
    OperationSpec operation = operations.get(id);
    if (operation == null) {
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
