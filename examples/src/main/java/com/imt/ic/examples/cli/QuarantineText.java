package com.imt.ic.examples.cli;

import com.imt.ic.Redaction;
import com.imt.ic.ReportKind;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineEntry.Closing;
import java.util.Locale;
import java.util.Map;

/** An entry of the quarantine for files and people. */
final class QuarantineText {

  private QuarantineText() {}

  /** {@return the fields of {@code quarantine.jsonl}, the raw row included} */
  static Map<String, Object> fields(QuarantineEntry entry) {
    return exported(entry).toMap();
  }

  /** {@return the same, with everything else that is known of it} */
  static Map<String, Object> allFields(QuarantineEntry entry) {
    JsonFields fields =
        exported(entry)
            .with("subject", entry.subject())
            .with("firstSeenAt", entry.firstSeenAt())
            .with("lastSeenAt", entry.lastSeenAt());
    Closing closing = entry.closing();
    if (closing != null) {
      fields
          .with("closedAt", closing.at())
          .with("closedBy", closing.by())
          .with("note", closing.note());
    }
    return fields.toMap();
  }

  private static JsonFields exported(QuarantineEntry entry) {
    return new JsonFields()
        .with("id", entry.id())
        .with("report", entry.report())
        .with("kind", entry.kind().name())
        .with("reason", entry.reason())
        .with("raw", entry.raw())
        .with("state", entry.state().name())
        .with("count", entry.count());
  }

  static String header() {
    return line("ID", "Report", "Kind", "State", "Times", "Last seen (UTC)", "What", "Reason");
  }

  /** One line for people; of an account its end alone, and nothing of the row. */
  static String line(QuarantineEntry entry) {
    return line(
        entry.id(),
        entry.report(),
        entry.kind(),
        entry.state(),
        entry.count(),
        Ages.second(entry.lastSeenAt()),
        subject(entry),
        entry.reason() + closing(entry));
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, "%6s  %-15s %-22s %-8s %6s  %-20s  %-36s  %s", cells)
        .stripTrailing();
  }

  private static String subject(QuarantineEntry entry) {
    String subject = entry.subject();
    if (subject == null) {
      return "-";
    }
    boolean isAccount =
        entry.report().equals(ReportKind.AUTOPAY.id())
            || entry.report().equals(ReportKind.PAPERLESS.id());
    return isAccount ? Redaction.lastFour(subject) : subject;
  }

  private static String closing(QuarantineEntry entry) {
    Closing closing = entry.closing();
    if (closing == null) {
      return "";
    }
    String by = closing.by() == null ? "" : " by " + closing.by();
    String note = closing.note() == null ? "" : ": " + closing.note();
    return " [%s %s%s%s]".formatted(closing.state(), Ages.second(closing.at()), by, note);
  }
}
