package com.imt.ic.examples.cli;

import com.imt.ic.Money;
import com.imt.ic.examples.cli.ReportTable.Column;
import com.imt.ic.examples.cli.ReportTable.Kind;
import com.imt.ic.reconcile.DifferenceKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** The tables of {@link HtmlReport}, made from the example's rows. */
final class ReportTables {

  private static final Column ACCOUNT = new Column("Account", Kind.TEXT);
  private static final Column INVOICE = new Column("Invoice", Kind.TEXT);
  private static final Column AMOUNT = new Column("Amount", Kind.MONEY);
  private static final Column PAID_AT = new Column("Paid at (UTC)", Kind.INSTANT);
  private static final Column PAYMENT = new Column("Payment", Kind.ID);

  private ReportTables() {}

  static List<ReportTable> of(ReportData data) {
    return List.of(
        differences(data),
        payments(data),
        batches(data.settled()),
        returns(data.rejects()),
        reversals(data.reversals()),
        declined(data.declined()),
        enrollments(data.enrollments()),
        quarantine(data.quarantine()));
  }

  private static ReportTable differences(ReportData data) {
    return new ReportTable(
        "differences",
        "Differences",
        "Everything that does not fit together, oldest first, and what to do about it.",
        "No differences: everything fits to the cent.",
        List.of(
            new Column("Kind", Kind.TEXT),
            AMOUNT,
            new Column("Age", Kind.AGE),
            new Column("Reason and what to do", Kind.TEXT),
            new Column("Payment or batch", Kind.ID)),
        rows(
            data.reconciliation().differences(),
            difference ->
                List.of(
                    title(difference.kind()),
                    difference.amount().toString(),
                    Long.toString(difference.age().toHours()),
                    difference.reason(),
                    difference.subject())));
  }

  private static String title(DifferenceKind kind) {
    return switch (kind) {
      case NOT_REPORTED -> "Not reported";
      case NOT_SETTLED -> "Not settled";
      case SETTLED_UNKNOWN -> "Settled, never seen as payment";
      case SETTLED_NOT_POSTED -> "Settled, not posted";
      case SETTLED_AMOUNT -> "Settled with another amount";
      case SETTLED_TWICE -> "Settled twice";
      case FEE_AMOUNT -> "Other fee";
      case TAKEN_BACK -> "Taken back, still in the ledger";
      case SETTLED_AGAIN -> "Settled again, not in the ledger";
      case DEPOSIT -> "Deposit differs from its lines";
      case RETURN_UNKNOWN -> "Return of an unknown payment";
      case RETURN_IN_REVIEW -> "Return that waits for a person";
      case REFUSED_BY_LEDGER -> "Refused by the ledger";
      case QUARANTINED -> "In quarantine";
      case NOT_IN_LEDGER -> "Not in the ledger";
      case LEDGER_AMOUNT -> "Other amount in the ledger";
      case POSTED_TWICE -> "Twice in the ledger";
      case LEDGER_REVERSAL -> "Other amount taken back in the ledger";
      case LEDGER_UNKNOWN -> "Unknown receipt in the ledger";
    };
  }

  private static ReportTable payments(ReportData data) {
    Map<String, String> batches = valuesByPayment(data.settled(), "batchId");
    Map<String, String> reversals = valuesByPayment(data.reversals(), "code");
    return new ReportTable(
        "payments",
        "Payments",
        "Approved payments that were posted to the ledger, with the batch that settled them.",
        "No payment was posted.",
        List.of(
            PAID_AT,
            ACCOUNT,
            INVOICE,
            new Column("Customer", Kind.TEXT),
            AMOUNT,
            new Column("Fee", Kind.MONEY),
            new Column("Method", Kind.TEXT),
            new Column("Source", Kind.TEXT),
            new Column("Came by", Kind.TEXT),
            new Column("Settled in batch", Kind.TEXT),
            new Column("Taken back by", Kind.TEXT),
            PAYMENT),
        rows(
            data.payments(),
            row ->
                List.of(
                    text(row, "paidAt"),
                    text(row, "accountNumber"),
                    text(row, "invoiceNumber"),
                    text(row, "customerName"),
                    text(row, "amount"),
                    text(row, "convenienceFee"),
                    text(row, "method"),
                    text(row, "source"),
                    text(row, "channel"),
                    batches.getOrDefault(text(row, "paymentGuid"), ""),
                    reversals.getOrDefault(text(row, "paymentGuid"), ""),
                    text(row, "paymentGuid"))));
  }

  /** A payment may be in two batches, or returned twice: then all of them are named. */
  private static Map<String, String> valuesByPayment(List<Map<String, String>> rows, String field) {
    Map<String, TreeSet<String>> values = new LinkedHashMap<>();
    for (Map<String, String> row : rows) {
      values
          .computeIfAbsent(text(row, "paymentGuid"), guid -> new TreeSet<>())
          .add(text(row, field));
    }
    Map<String, String> joined = new LinkedHashMap<>();
    values.forEach((guid, all) -> joined.put(guid, String.join(", ", all)));
    return joined;
  }

  private static ReportTable batches(List<Map<String, String>> settled) {
    Map<String, Batch> batches = new LinkedHashMap<>();
    for (Map<String, String> row : settled) {
      batches.computeIfAbsent(Batch.name(row), name -> new Batch(name, row)).add(row);
    }
    return new ReportTable(
        "batches",
        "Settled batches",
        "What the processor settled, and what it deposited; the difference is deposit less lines.",
        "No batch was settled.",
        List.of(
            new Column("Settled on", Kind.DATE),
            new Column("Batch", Kind.ID),
            new Column("Lines", Kind.COUNT),
            AMOUNT,
            new Column("Deposit", Kind.MONEY),
            new Column("Difference", Kind.MONEY)),
        rows(List.copyOf(batches.values()), Batch::cells));
  }

  private static ReportTable returns(List<Map<String, String>> rejects) {
    return new ReportTable(
        "returns",
        "ACH returns",
        "Bank payments that the customer's bank sent back.",
        "No payment was returned.",
        List.of(
            new Column("Returned at (UTC)", Kind.INSTANT),
            ACCOUNT,
            INVOICE,
            AMOUNT,
            new Column("Code", Kind.TEXT),
            new Column("Reason", Kind.TEXT),
            PAID_AT,
            PAYMENT),
        rows(
            rejects,
            row ->
                List.of(
                    text(row, "rejectedAt"),
                    text(row, "accountNumber"),
                    text(row, "invoiceNumber"),
                    text(row, "amount"),
                    text(row, "code"),
                    text(row, "reason"),
                    text(row, "paidAt"),
                    text(row, "paymentGuid"))));
  }

  private static ReportTable reversals(List<Map<String, String>> reversals) {
    return new ReportTable(
        "reversals",
        "Taken back",
        "What the ledger took back of its receipts, by ACH returns, chargebacks and refunds; below zero where a receipt stands again.",
        "Nothing was taken back.",
        List.of(new Column("Code", Kind.TEXT), AMOUNT, PAYMENT),
        rows(
            reversals,
            row -> List.of(text(row, "code"), text(row, "amount"), text(row, "paymentGuid"))));
  }

  private static ReportTable declined(List<Map<String, String>> declined) {
    return new ReportTable(
        "declined",
        "Declined",
        "Attempts that the processor declined; nothing was posted for them.",
        "No payment was declined.",
        List.of(
            new Column("Tried at (UTC)", Kind.INSTANT),
            ACCOUNT,
            INVOICE,
            AMOUNT,
            new Column("Processor's message", Kind.TEXT),
            PAYMENT),
        rows(
            declined,
            row ->
                List.of(
                    text(row, "paidAt"),
                    text(row, "accountNumber"),
                    text(row, "invoiceNumber"),
                    text(row, "amount"),
                    text(row, "message"),
                    text(row, "paymentGuid"))));
  }

  private static ReportTable enrollments(List<Map<String, String>> enrollments) {
    return new ReportTable(
        "enrollments",
        "Enrollment changes",
        "Customers who joined or left AutoPay and paperless billing.",
        "No enrollment changed.",
        List.of(
            new Column("Changed at (UTC)", Kind.INSTANT),
            new Column("Program", Kind.TEXT),
            ACCOUNT,
            new Column("Now", Kind.TEXT),
            new Column("Method", Kind.TEXT)),
        rows(
            enrollments,
            row ->
                List.of(
                    text(row, "changedAt"),
                    program(text(row, "kind")),
                    text(row, "accountNumber"),
                    enrolled(row),
                    text(row, "method"))));
  }

  private static String enrolled(Map<String, String> row) {
    String enrolled = Boolean.parseBoolean(text(row, "enrolled")) ? "Enrolled" : "Not enrolled";
    return Boolean.parseBoolean(text(row, "missing"))
        ? "Missing (was: %s)".formatted(enrolled.toLowerCase(Locale.ROOT))
        : enrolled;
  }

  private static String program(String kind) {
    return switch (kind) {
      case "AUTOPAY" -> "AutoPay";
      case "PAPERLESS" -> "Paperless";
      default -> kind;
    };
  }

  private static ReportTable quarantine(List<Map<String, String>> quarantine) {
    return new ReportTable(
        "quarantine",
        "Quarantine",
        "Rows that somebody must look at; spectrum quarantine lists, retries and resolves them, and spectrum export writes their raw texts to quarantine.jsonl.",
        "Nothing waits for anybody to look.",
        List.of(
            new Column("Entry", Kind.COUNT),
            new Column("Report", Kind.TEXT),
            new Column("Kind", Kind.TEXT),
            new Column("Reason", Kind.TEXT)),
        rows(
            quarantine,
            row ->
                List.of(
                    text(row, "id"), text(row, "report"), text(row, "kind"), text(row, "reason"))));
  }

  private static String text(Map<String, String> row, String field) {
    return row.getOrDefault(field, "");
  }

  private static <T> List<List<String>> rows(List<T> from, Function<T, List<String>> cells) {
    List<List<String>> rows = new ArrayList<>(from.size());
    from.forEach(each -> rows.add(cells.apply(each)));
    return rows;
  }

  /** The sums of one batch; its deposit is known when every line names one. */
  private static final class Batch {

    private final String name;
    private final String settledOn;
    private int lines;
    private Money amount = Money.ZERO;
    private Money deposit = Money.ZERO;
    private boolean depositKnown = true;

    Batch(String name, Map<String, String> first) {
      this.name = name;
      settledOn = text(first, "settledOn");
    }

    /** As differences name it: identifiers may begin anew, and processors may share them. */
    static String name(Map<String, String> line) {
      String processor = text(line, "processor").strip();
      return "%s of %s%s"
          .formatted(
              text(line, "batchId"),
              text(line, "settledOn"),
              processor.isEmpty() ? "" : " (" + processor + ")");
    }

    void add(Map<String, String> line) {
      lines++;
      amount = amount.plus(Money.parse(text(line, "amount")));
      String deposited = text(line, "depositAmount");
      if (deposited.isEmpty()) {
        depositKnown = false;
      } else {
        deposit = deposit.plus(Money.parse(deposited));
      }
    }

    List<String> cells() {
      return List.of(
          settledOn,
          name,
          Integer.toString(lines),
          amount.toString(),
          depositKnown ? deposit.toString() : "",
          depositKnown ? deposit.minus(amount).toString() : "");
    }
  }
}
