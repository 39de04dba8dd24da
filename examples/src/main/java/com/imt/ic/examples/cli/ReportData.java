package com.imt.ic.examples.cli;

import com.imt.ic.reconcile.Reconciliation;
import java.util.List;
import java.util.Map;

/**
 * What {@link HtmlReport} shows. A row maps the field names of the exported files to the texts that
 * stand there (amounts with two decimals, instants in UTC with {@code Z}, dates as {@code
 * yyyy-MM-dd}); a field that is absent has no entry, and other entries are ignored.
 *
 * @param billerId the biller whose money it is
 * @param reconciliation where all money stands
 * @param payments as in {@code payments.jsonl}
 * @param settled as in {@code settled-batches.jsonl}, one row for each line of a batch
 * @param rejects as in {@code ach-rejects.jsonl}
 * @param reversals as in {@code reversals.jsonl}
 * @param enrollments as in {@code enrollment-changes.jsonl}
 * @param declined as in {@code declined.jsonl}
 * @param quarantine what is open: {@code id}, {@code report}, {@code kind} and {@code reason}; the
 *     raw texts are never shown
 */
record ReportData(
    String billerId,
    Reconciliation reconciliation,
    List<Map<String, String>> payments,
    List<Map<String, String>> settled,
    List<Map<String, String>> rejects,
    List<Map<String, String>> reversals,
    List<Map<String, String>> enrollments,
    List<Map<String, String>> declined,
    List<Map<String, String>> quarantine) {}
