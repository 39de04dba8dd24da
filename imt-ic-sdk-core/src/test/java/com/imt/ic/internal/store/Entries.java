package com.imt.ic.internal.store;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Invented entries of every kind. */
final class Entries {

  static final BillerId BILLER = BillerId.of("HILL");
  static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");
  static final PaymentGuid GUID = PaymentGuid.of("0f8fad5b-d9cb-469f-a165-70867728950e");
  static final AccountNumber ACCOUNT = AccountNumber.of("PC-100-2001");
  static final InvoiceNumber INVOICE = InvoiceNumber.of("INV-1");

  private Entries() {}

  static void addOneOfEach(StoreTransaction transaction) {
    transaction.payments().add(payment(GUID));
    transaction.settlements().add(settlement("B1", Money.ofCents(10_00)));
    transaction.rejects().add(reject(NOON));
    transaction.enrollments().add(enrolled(true));
    transaction.sentInvoices().written("a.bif", Map.of(INVOICE, "digest-1"));
    transaction.invoiceFiles().add(queued("a.bif"));
    transaction
        .quarantine()
        .add(
            List.of(
                new QuarantinedRow(
                    "payments",
                    QuarantineKind.REFUSED,
                    GUID.value(),
                    "no amount",
                    Map.of("Amount", ""),
                    1,
                    NOON)));
    transaction.leases().acquire("payments", "node-1", NOON, NOON.plusSeconds(60));
    transaction.jobs().put(readUpTo(NOON));
  }

  static JobEntry readUpTo(Instant moment) {
    return JobEntry.begun("payments", NOON).readUpTo(moment);
  }

  static PaymentEntry payment(PaymentGuid guid) {
    return payment(guid, PaymentEntry.State.POSTED);
  }

  static PaymentEntry payment(PaymentGuid guid, PaymentEntry.State state) {
    return new PaymentEntry(
        guid,
        1,
        Optional.of(ACCOUNT),
        Optional.empty(),
        Optional.of("CC"),
        Money.ofCents(811_90),
        Optional.empty(),
        Optional.empty(),
        NOON,
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.of(NOON),
        Money.ZERO,
        Money.ZERO);
  }

  static PaymentEntry paidAt(PaymentGuid guid, Instant moment) {
    return new PaymentEntry(
        guid,
        1,
        Optional.of(ACCOUNT),
        Optional.of(INVOICE),
        Optional.empty(),
        Money.ZERO,
        Optional.empty(),
        Optional.empty(),
        moment,
        PaymentEntry.State.POSTED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Money.ZERO,
        Money.ZERO);
  }

  static PaymentEntry.Key key(PaymentGuid guid) {
    return new PaymentEntry.Key(guid, 1);
  }

  static SettlementEntry settlement(String batch, Money amount) {
    return settlement(batch, 1, amount);
  }

  static SettlementEntry settlement(String batch, int line, Money amount) {
    return new SettlementEntry(
        batch,
        GUID,
        line,
        LocalDate.of(2026, 3, 9),
        Optional.empty(),
        Optional.empty(),
        amount,
        Optional.empty(),
        Optional.empty(),
        SettlementEntry.State.SETTLED,
        NOON,
        true);
  }

  static RejectEntry reject(Instant moment) {
    return reject(1, moment);
  }

  static RejectEntry reject(int number, Instant moment) {
    return new RejectEntry(
        GUID,
        number,
        "R01",
        moment,
        Money.ofCents(100),
        Money.ZERO,
        RejectEntry.State.WAITING,
        NOON,
        Map.of("code", "R01"),
        Map.of("ReturnCode", " R01"),
        true);
  }

  static List<RejectEntry> returnsOf(PaymentGuid guid, StoreTransaction transaction) {
    return List.copyOf(transaction.rejects().lock(List.of(guid.value())).values());
  }

  static EnrollmentState enrolled(boolean enrolled) {
    return new EnrollmentState("AUTOPAY", ACCOUNT, "", enrolled, Optional.of("CC"));
  }

  static InvoiceFileEntry queued(String name) {
    return new InvoiceFileEntry(
        name,
        "ab".repeat(32),
        12,
        NOON,
        InvoiceFileEntry.State.QUEUED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Columns in order, from names and values by turns. */
  static Map<String, String> columns(String... namesAndValues) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      columns.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return columns;
  }
}
