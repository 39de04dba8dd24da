package com.imt.ic.internal.store;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.PaymentGuid;
import com.imt.ic.quarantine.QuarantineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Everything that an {@link InMemoryIntegrationStore} holds; guarded by the store's lock. */
final class InMemoryState {

  record SettlementKey(String batchId, PaymentGuid paymentGuid, boolean negative) {}

  record RejectKey(PaymentGuid paymentGuid, String code, Instant returnedAt) {}

  record EnrollmentKey(String kind, AccountNumber accountNumber, String invoiceTypeId) {}

  record QuarantineKey(String report, String reason, Map<String, String> raw) {}

  /** One invoice in one file; the lists hold them in the order of writing. */
  record Sent(String contentDigest, String fileName, boolean accepted) {}

  final UndoableMap.Log log = new UndoableMap.Log();
  final UndoableMap<PaymentGuid, PaymentEntry> payments = new UndoableMap<>(log);
  final UndoableMap<SettlementKey, SettlementEntry> settlements = new UndoableMap<>(log);
  final UndoableMap<RejectKey, RejectEntry> rejects = new UndoableMap<>(log);
  final UndoableMap<EnrollmentKey, EnrollmentState> enrollments = new UndoableMap<>(log);
  final UndoableMap<InvoiceNumber, List<Sent>> sentInvoices = new UndoableMap<>(log);
  final UndoableMap<String, InvoiceFileEntry> invoiceFiles = new UndoableMap<>(log);
  final UndoableMap<String, Lease> leases = new UndoableMap<>(log);
  final UndoableMap<String, JobEntry> jobs = new UndoableMap<>(log);
  final UndoableMap<QuarantineKey, QuarantineEntry> quarantine = new UndoableMap<>(log);
}
