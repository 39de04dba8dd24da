package com.imt.ic.polling;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything whose time has come at one moment: the invoice file that goes out, and the reports
 * that come in. Iterating gives the polls. Immutable and thread-safe.
 *
 * @param invoiceFile the invoice file, or empty where it is not due
 * @param polls polls and sweeps, the latest first
 */
public record DueJobs(Optional<DueInvoiceFile> invoiceFile, List<DuePoll> polls)
    implements Iterable<DuePoll> {

  /** Checks and copies. */
  public DueJobs {
    Objects.requireNonNull(invoiceFile, "invoiceFile");
    polls = List.copyOf(polls);
  }

  /**
   * Whether nothing is due.
   *
   * @return true when there is neither a file nor a poll
   */
  public boolean isEmpty() {
    return invoiceFile.isEmpty() && polls.isEmpty();
  }

  @Override
  public Iterator<DuePoll> iterator() {
    return polls.iterator();
  }
}
