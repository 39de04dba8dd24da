package com.imt.ic.soap;

import static com.imt.ic.CallFailedException.Kind.CREDENTIALS_REFUSED;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerCredentials;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Redaction;
import com.imt.ic.Report;
import com.imt.ic.ReportKind;
import com.imt.ic.cloud.CustomerRecord;
import com.imt.ic.cloud.InvoiceCloud;
import com.imt.ic.cloud.InvoiceFile;
import com.imt.ic.cloud.InvoiceFileAnswer;
import com.imt.ic.cloud.InvoiceRecord;
import com.imt.ic.cloud.ServiceCheck;
import com.imt.ic.internal.mapping.RowFields;
import com.imt.ic.internal.mapping.RowMapper;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.profile.RequestValue;
import com.imt.ic.internal.record.Kind;
import com.imt.ic.internal.text.KnownSecrets;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.CustomerEnrollment;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * InvoiceCloud over SOAP. Safe for use by several threads at once; make one per biller and keep it.
 *
 * <p>Connecting makes no request. Closing releases the connections that this client itself opened
 * in its own HTTP client; a client that the host supplied stays as it is. Reports that are still
 * open are not closed by it.
 *
 * <pre>{@code
 * try (InvoiceCloud cloud = SoapInvoiceCloud.connect(profile, billerGuid, webServiceKey);
 *     Report<Payment> payments = cloud.paymentsSince(from)) {
 *   payments.forEachRemaining(row -> ...);
 * }
 * }</pre>
 */
public final class SoapInvoiceCloud implements InvoiceCloud {

  private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

  private static final String EMPTY_GUID = "00000000-0000-0000-0000-000000000000";

  private final Profile profile;
  private final SoapSettings settings;
  private final SoapCaller caller;

  private SoapInvoiceCloud(Profile profile, SoapSettings settings) {
    this.profile = Objects.requireNonNull(profile, "profile");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.caller = new SoapCaller(profile, settings);
    for (String operation : Profile.OPERATIONS) {
      caller.address(profile.operation(operation)); // refuses a bad address now, not at night
    }
    profile.session().login().ifPresent(login -> caller.address(login.operation()));
  }

  /**
   * A client with the usual settings.
   *
   * @param billerGuid what InvoiceCloud knows the biller by
   * @param webServiceKey the secret beside it
   * @throws IllegalArgumentException when an address of the profile is neither https nor loopback
   */
  public static SoapInvoiceCloud connect(Profile profile, String billerGuid, String webServiceKey) {
    BillerCredentials credentials = BillerCredentials.of(billerGuid, webServiceKey);
    return connect(profile, SoapSettings.builder(credentials).build());
  }

  /**
   * A client of the services that the profile describes.
   *
   * @throws IllegalArgumentException when an address of the profile is neither https nor loopback
   */
  public static SoapInvoiceCloud connect(Profile profile, SoapSettings settings) {
    return new SoapInvoiceCloud(profile, settings);
  }

  @Override
  public Optional<BillerId> biller() {
    return profile.billerId();
  }

  @Override
  public Report<Payment> paymentsSince(Instant from) {
    ReportQuestion<Payment> question =
        ReportQuestion.since(profile, RowMapper.PAYMENTS, from, "paidAt", Payment::paidAt);
    return report(since(from, question), question);
  }

  @Override
  public Report<SettledPayment> settledBetween(LocalDate start, LocalDate end) {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException(
          "The last day, " + end + ", is before the first, " + start);
    }
    ReportQuestion<SettledPayment> question = ReportQuestion.of(profile, RowMapper.SETTLED_BATCHES);
    return report(
        caller
            .request(question.operation())
            .and(RequestValue.FROM, start)
            .and(RequestValue.START_DATE, start)
            .and(RequestValue.TO, end)
            .and(RequestValue.END_DATE, end),
        question);
  }

  @Override
  public Report<AchReturn> achReturnsSince(Instant from) {
    ReportQuestion<AchReturn> question =
        ReportQuestion.since(
            profile, RowMapper.ACH_REJECTS, from, "rejectedAt", AchReturn::returnedAt);
    return report(since(from, question), question);
  }

  @Override
  public Report<CustomerEnrollment> autoPayCustomers(Instant from) {
    return customers(ReportKind.AUTOPAY, RowMapper.AUTOPAY, from);
  }

  @Override
  public Report<CustomerEnrollment> paperlessCustomers(Instant from) {
    return customers(ReportKind.PAPERLESS, RowMapper.PAPERLESS, from);
  }

  /** A log of changes since a moment is asked for, and watched, as other reports since one are. */
  private Report<CustomerEnrollment> customers(
      ReportKind kind, RowMapper<CustomerEnrollment> mapper, Instant from) {
    if (!profile.polling(kind).since()) {
      ReportQuestion<CustomerEnrollment> whole = ReportQuestion.of(profile, mapper);
      return report(since(from, whole), whole);
    }
    ReportQuestion<CustomerEnrollment> question =
        ReportQuestion.since(
            profile, mapper, from, "changedAt", row -> row.changedAt().orElseThrow());
    return report(since(from, question), question);
  }

  @Override
  public InvoiceFileAnswer submit(InvoiceFile file) {
    OperationSpec operation = profile.operation("submitInvoiceFile");
    return caller.submit(
        caller.request(operation).and(file),
        answer ->
            ResultFields.read(answer, operation, profile, row -> fileAnswer(row, answer))
                .orElseThrow(() -> new HttpAnswerException("an answer without a result")));
  }

  private static InvoiceFileAnswer fileAnswer(RowFields row, SoapAnswer answer) {
    boolean accepted = row.require("success", Kind.FLAG);
    Identity identity = answer.exchange().identity;
    String message = row.find("errorMessage", Kind.TEXT).orElse("");
    boolean alreadyReceived = !accepted && row.find("alreadyReceived", Kind.FLAG).orElse(false);
    boolean callers =
        identity.isExpired(message)
            || answer.exchange().answers.whose(message).equals(Optional.of(CREDENTIALS_REFUSED));
    if (!accepted && !alreadyReceived && callers) {
      throw Failures.refusal(message, answer.exchange());
    }
    // What follows is for people: unreadable, it must not put the submission itself in doubt.
    String guid = row.find("fileGuid", Kind.TEXT).orElse("");
    String count = row.find("recordCount", Kind.TEXT).orElse("");
    InvoiceFileAnswer said =
        InvoiceFileAnswer.of(
            accepted,
            message.isBlank() ? code(accepted, row) : KnownSecrets.hide(message),
            guid.isEmpty() || guid.equals(EMPTY_GUID) ? null : guid,
            COUNT.matcher(count).matches() ? Integer.valueOf(count) : null);
    return alreadyReceived ? said.asAlreadyReceived() : said;
  }

  /** The code of a refusal without words, about which people ask InvoiceCloud; null for none. */
  private static @Nullable String code(boolean accepted, RowFields row) {
    return row.shown("success")
        .filter(shown -> !accepted && !shown.toLowerCase(Locale.ROOT).endsWith("=false"))
        .map(Redaction::failureText)
        .orElse(null);
  }

  @Override
  public Optional<InvoiceRecord> findInvoice(InvoiceNumber number) {
    OperationSpec operation = profile.operation("viewInvoice");
    return caller
        .read(
            caller.request(operation).and(RequestValue.INVOICE_NUMBER, number.value()),
            answer -> ResultFields.read(answer, operation, profile, row -> invoice(row, answer)))
        .flatMap(found -> found);
  }

  private static Optional<InvoiceRecord> invoice(RowFields row, SoapAnswer answer) {
    if (!row.require("success", Kind.FLAG)) {
      String message = row.find("errorMessage", Kind.TEXT).orElse("");
      if (!answer.exchange().identity.isExpired(message)
          && answer.exchange().answers.isNotFound(message)) {
        return Optional.empty();
      }
      throw Failures.refusal(message, answer.exchange());
    }
    return Optional.of(
        InvoiceRecord.builder()
            .invoiceNumber(row.require("invoiceNumber", Kind.INVOICE_NUMBER))
            .accountNumber(row.find("accountNumber", Kind.ACCOUNT_NUMBER).orElse(null))
            .invoiceDate(row.find("invoiceDate", Kind.DAY).orElse(null))
            .invoiceDueDate(row.find("invoiceDueDate", Kind.DAY).orElse(null))
            .autoPayCollectionDate(row.find("autoPayCollectionDate", Kind.DAY).orElse(null))
            .totalAmountDue(row.require("totalAmountDue", Kind.MONEY))
            .balanceDue(row.require("balanceDue", Kind.MONEY))
            .minimumAmountDue(row.require("minimumAmountDue", Kind.MONEY))
            .allowPartialPayments(row.require("allowPartialPayments", Kind.FLAG))
            .firstNotifyRequestedDate(row.find("firstNotifyRequestedDate", Kind.DAY).orElse(null))
            .secondNotifyRequestedDate(row.find("secondNotifyRequestedDate", Kind.DAY).orElse(null))
            .thirdNotifyRequestedDate(row.find("thirdNotifyRequestedDate", Kind.DAY).orElse(null))
            .build());
  }

  @Override
  public Optional<CustomerRecord> findCustomer(AccountNumber account) {
    OperationSpec operation = profile.operation("viewCustomer");
    return caller.read(
        caller.request(operation).and(RequestValue.ACCOUNT_NUMBER, account.value()),
        answer -> ResultFields.read(answer, operation, profile, SoapInvoiceCloud::customer));
  }

  private static CustomerRecord customer(RowFields row) {
    return CustomerRecord.builder()
        .accountNumber(row.require("accountNumber", Kind.ACCOUNT_NUMBER))
        .customerId(row.find("customerId", Kind.TEXT).orElse(null))
        .customerName(row.find("customerName", Kind.TEXT).orElse(null))
        .address1(row.find("address1", Kind.TEXT).orElse(null))
        .address2(row.find("address2", Kind.TEXT).orElse(null))
        .city(row.find("city", Kind.TEXT).orElse(null))
        .state(row.find("state", Kind.TEXT).orElse(null))
        .zip(row.find("zip", Kind.TEXT).orElse(null))
        .phone(row.find("phone", Kind.TEXT).orElse(null))
        .emailAddress(row.find("emailAddress", Kind.TEXT).orElse(null))
        .autoPay(row.find("autoPay", Kind.FLAG).orElse(null))
        .paperInvoices(row.find("paperInvoices", Kind.FLAG).orElse(null))
        .registered(row.find("registered", Kind.FLAG).orElse(null))
        .registrationDate(row.find("registrationDate", Kind.DAY).orElse(null))
        .loginName(row.find("loginName", Kind.TEXT).orElse(null))
        .build();
  }

  /** A question without an end asks to the next day, which no clock's error leaves out. */
  private OperationRequest since(Instant from, ReportQuestion<?> question) {
    return caller
        .request(question.operation())
        .and(RequestValue.FROM, from)
        .and(RequestValue.TO, settings.clock.instant().plus(1, ChronoUnit.DAYS));
  }

  private <T> Report<T> report(OperationRequest request, ReportQuestion<T> question) {
    ReportParts parts = ReportParts.of(request, profile);
    return parts.isOne()
        ? open(parts.first(), question.again(), 0)
        : PagedReport.open(parts, question.again(), this::open);
  }

  private <T> ReportStream<T> open(
      OperationRequest request, ReportQuestion<T> question, long rowsBefore) {
    return caller.read(
        request,
        answer ->
            ReportStream.open(answer, question.again(), settings.maximumRows, rowsBefore, profile));
  }

  /**
   * As the port says. Of invoice files, whose only operation submits one, it asks for the WSDL; a
   * login that gives a token proves their credentials.
   */
  @Override
  public List<ServiceCheck> check(Clock clock) {
    List<ServiceCheck> checks = new ArrayList<>(InvoiceCloud.super.check(clock));
    checks.replaceAll(
        check ->
            check.outcome() == ServiceCheck.Outcome.PARTLY_PROVEN
                ? invoiceFiles(check.service(), clock)
                : check);
    return List.copyOf(checks);
  }

  private ServiceCheck invoiceFiles(String service, Clock clock) {
    OperationRequest request = caller.request(profile.operation("submitInvoiceFile"));
    ServiceCheck check =
        ServiceCheck.of(
            service,
            clock,
            () ->
                caller.probe(request)
                    + (caller.provesByLogin(request)
                        ? ", and the login gave a token; no file was submitted"
                        : "; credentials are proven by a submission alone"));
    return request.sendsToken() ? check : check.atMost(ServiceCheck.Outcome.PARTLY_PROVEN);
  }

  /** Releases connections; reports that are still open stay open. */
  @Override
  public void close() {
    caller.close();
  }
}
