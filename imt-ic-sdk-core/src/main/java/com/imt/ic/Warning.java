package com.imt.ic;

import java.util.Objects;

/**
 * Something that people should look at, though all was taken care of. Immutable and thread-safe;
 * holds no customers' data.
 *
 * @param kind what it is, for a host that branches on it
 * @param detail the same in words: found, expected, what to do
 */
public record Warning(Kind kind, String detail) {

  /** What to look at. */
  public enum Kind {
    /**
     * As many rows as a limit would leave: the answer may be cut. The checkpoint stayed where it
     * was, so that the next poll asks for the same span again.
     */
    ROUND_ROW_COUNT,
    /** Rows of the future: a clock or a time zone is wrong somewhere. */
    FUTURE_ROWS,
    /**
     * Numbers of accounts or invoices that a spreadsheet takes for a formula, or a file system for
     * a way out of a folder. Their rows are taken, since the money came.
     */
    ACTIVE_IDENTIFIERS,
    /**
     * A snapshot with far fewer customers than there were before it began to shrink. Nobody is
     * taken as missing or unenrolled, and the poll does not count as done.
     */
    SHRUNK_SNAPSHOT,
    /**
     * Customers that a snapshot listed before and lists no more. {@link
     * com.imt.ic.polling.PollResult#missing} names them, and the ledger was told of each.
     */
    CUSTOMERS_MISSING,
    /**
     * The checkpoint, or the moment at which reading began, lies in the future of both clocks: it
     * was written under a clock that ran ahead. The poll asked from now less the look-back, and put
     * it right.
     */
    CHECKPOINT_AHEAD,
    /** The two clocks differ by minutes. The checkpoint follows the one that is behind. */
    CLOCK_SKEW,
    /** Rows that a sweep found and no poll would have: the look-back is too short. */
    LATE_ROWS,
    /**
     * So many answers in a row had no row that InvoiceCloud may have stopped to fill the report.
     * The answers are good ones, and the checkpoint moves. Told once for each silence, by whichever
     * node got the last answer; the first row ends it.
     */
    SILENT_SOURCE,
    /**
     * Times of a report look as if they were read in a wrong zone: see the profile's policies. The
     * checkpoint stays where it was, since later rows may then lie before it.
     */
    TIMES_LOOK_SHIFTED,
    /**
     * Characters that XML forbids, or bytes that are no text, were replaced in a report's texts.
     */
    REPLACED_CHARACTERS,
    /** InvoiceCloud marked rows of its DataSet as erroneous; they are in quarantine. */
    ROW_ERRORS,
    /** Columns that the profile does not name; the records carry them as raw text. */
    UNMAPPED_COLUMNS,
    /**
     * Payments from a source that no product of the profile owns. They are posted; told once for
     * each source.
     */
    UNKNOWN_SOURCE,
    /** Rows of tables that the profile does not name beside the report's own; nobody reads them. */
    UNREAD_TABLES,
    /** The spool holds invoice files that the database does not know: it may have lost them. */
    UNKNOWN_SPOOL_FILE,
    /** InvoiceCloud accepted an invoice file and counted more or fewer records than it holds. */
    RECORD_COUNT_DIFFERS,
    /** InvoiceCloud accepted an invoice file and had something to say about it. */
    ACCEPTED_WITH_MESSAGE,
    /** InvoiceCloud refused an invoice file as one that it has; it counts as accepted. */
    ALREADY_RECEIVED,
    /**
     * InvoiceCloud refused an invoice file whose earlier submission it may have taken: whether it
     * has the invoices is not known, and a person has to settle it.
     */
    REFUSED_AFTER_UNKNOWN
  }

  /** Requires both. */
  public Warning {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(detail, "detail");
  }
}
