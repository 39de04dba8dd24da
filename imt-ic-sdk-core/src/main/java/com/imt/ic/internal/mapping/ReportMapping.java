package com.imt.ic.internal.mapping;

import com.imt.ic.AccountNumber;
import com.imt.ic.ContractMismatchException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.Redaction;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow;
import com.imt.ic.internal.profile.OperationSpec;
import com.imt.ic.internal.record.Kind;
import com.imt.ic.internal.record.RecordType;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Payment;
import com.imt.ic.profile.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads raw rows that were kept, each by itself, as the profile says and as the report they came in
 * is read. Immutable and thread-safe.
 *
 * <p>A row alone knows no column that only other rows of its report had: where the profile's name
 * meant none of two that differ in case, and the row has one of them, it means that one.
 */
public final class ReportMapping {

  /** What the quarantine calls the receipts that InvoiceCloud pushed. */
  public static final String ONLINE_RECEIPT = "online-receipt";

  /** Stands beside the columns of a row that the server itself marked as erroneous. */
  public static final String ERRONEOUS = "diffgr:hasErrors";

  public static final String ERRONEOUS_REASON =
      "InvoiceCloud itself marked the row as erroneous (diffgr:hasErrors)";

  private final Profile profile;
  private final ReceiptReader receipts;

  private ReportMapping(Profile profile) {
    this.profile = profile;
    this.receipts = new ReceiptReader(profile);
  }

  public static ReportMapping of(Profile profile) {
    return new ReportMapping(profile);
  }

  /**
   * Reads a row of the report of that name: the id of a {@link com.imt.ic.ReportKind}, or {@link
   * #ONLINE_RECEIPT}. The row is not copied, so it must change no more.
   *
   * @throws IllegalArgumentException when there is no such report
   * @throws ContractMismatchException when the profile does not say in what zone its times are
   */
  public ReportRow<?> read(String report, Map<String, String> raw) {
    if (raw.containsKey(ERRONEOUS)) {
      return new ReportRow.NotUnderstood<>(raw, ERRONEOUS_REASON);
    }
    return report.equals(ONLINE_RECEIPT) ? readReceipt(raw) : read(mapper(report), raw);
  }

  private static RowMapper<?> mapper(String report) {
    List<String> ids = new ArrayList<>();
    for (RowMapper<?> mapper : RowMapper.all()) {
      String id = mapper.report().id();
      if (id.equals(report)) {
        return mapper;
      }
      ids.add(id);
    }
    throw new IllegalArgumentException(
        "No report \"%s\"; there are %s and %s"
            .formatted(Redaction.shorten(report), ids, ONLINE_RECEIPT));
  }

  /**
   * The payment of a row that need not be readable as a whole.
   *
   * @return its GUID, or empty where not even that can be read
   */
  public Optional<PaymentGuid> paymentGuid(String report, Map<String, String> raw) {
    return find(report, "paymentGuid", raw).map(PaymentGuid.class::cast);
  }

  /** The money of such a row; empty where it cannot be read, or the report is of none. */
  public Optional<Money> amount(String report, Map<String, String> raw) {
    return find(report, "amount", raw).map(Money.class::cast);
  }

  /** The invoice of such a row. */
  public Optional<InvoiceNumber> invoiceNumber(String report, Map<String, String> raw) {
    return find(report, "invoiceNumber", raw).map(InvoiceNumber.class::cast);
  }

  /**
   * One field of such a row, of those that a payment has too.
   *
   * @param field its name in the profile
   */
  public Optional<?> find(String report, String field, Map<String, String> raw) {
    try {
      return report.equals(ONLINE_RECEIPT)
          ? receipts.find(field, raw)
          : row(mapper(report), raw).find(field, Payment.recordType().field(field).kind());
    } catch (UnreadableFieldException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The return of a row that need not be readable as a whole: what tells it from every other one as
   * far as it can be read, and no amount.
   *
   * @return empty where not even that can be read
   */
  public Optional<AchReturn> nameOfReturn(Map<String, String> raw) {
    RecordType<AchReturn> type = AchReturn.recordType();
    try {
      RowFields row = row(mapper(ReportKind.ACH_REJECTS.id()), raw);
      String report = ReportKind.ACH_REJECTS.id();
      AchReturn.Builder named = AchReturn.builder();
      paymentGuid(report, raw).ifPresent(named::paymentGuid);
      find(report, "accountNumber", raw)
          .map(AccountNumber.class::cast)
          .ifPresent(named::accountNumber);
      invoiceNumber(report, raw).ifPresent(named::invoiceNumber);
      find(report, "billerReference", raw)
          .map(String.class::cast)
          .ifPresent(named::billerReference);
      find(report, "approvalCode", raw).map(String.class::cast).ifPresent(named::approvalCode);
      find(report, "paidAt", raw).map(Instant.class::cast).ifPresent(named::paidAt);
      return Optional.of(
          named
              .code((String) row.find("code", kind(type, "code")).orElse(null))
              .returnedAt((Instant) row.require("rejectedAt", kind(type, "rejectedAt")))
              .amount(Money.ZERO)
              .build());
    } catch (UnreadableFieldException | IllegalArgumentException | ContractMismatchException e) {
      return Optional.empty();
    }
  }

  private static Kind<?> kind(RecordType<?> type, String field) {
    return type.field(field).kind();
  }

  private RowFields row(RowMapper<?> report, Map<String, String> raw) {
    OperationSpec operation = profile.operation(report.operation());
    return new RowFields(operation, new ColumnNames(operation), profile).of(RowValues.of(raw));
  }

  /** Reads a row of a report, which must change no more. */
  public <T> ReportRow<T> read(RowMapper<T> report, Map<String, String> raw) {
    try {
      RepeatedColumns.requireNone(raw);
      AmbiguousRow.requireNone(
          raw, profile.operation(report.operation()).result().lookups().keySet());
      return new ReportRow.Understood<>(report.over(row(report, raw)).get(), raw);
    } catch (UnreadableFieldException e) {
      return new ReportRow.NotUnderstood<>(raw, String.valueOf(e.getMessage()));
    }
  }

  /** Reads the texts of a receipt, by the names of their elements, which must change no more. */
  public ReportRow<Payment> readReceipt(Map<String, String> raw) {
    try {
      RepeatedColumns.requireNone(raw);
      return new ReportRow.Understood<>(receipts.read(raw), raw);
    } catch (UnreadableFieldException | IllegalArgumentException e) {
      return new ReportRow.NotUnderstood<>(raw, String.valueOf(e.getMessage()));
    }
  }
}
