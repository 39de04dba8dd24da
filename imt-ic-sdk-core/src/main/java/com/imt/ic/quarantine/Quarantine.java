package com.imt.ic.quarantine;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The desk for what people must look at, of one biller. Thread-safe; several people and nodes may
 * work at it while polls and pushes go on, and nothing is posted twice.
 *
 * <p>Every method throws {@link com.imt.ic.StoreException} when the database fails.
 */
public interface Quarantine {

  /** {@return the entry of that id, or empty where this biller has none} */
  Optional<QuarantineEntry> find(long id);

  /**
   * One page of entries, in the order in which they came.
   *
   * @param afterId the last id of the page before; 0 for the first page
   * @param most how many at most, 1 or more
   * @return unmodifiable; empty after the last one
   */
  List<QuarantineEntry> page(QuarantineFilter filter, long afterId, int most);

  /**
   * Reads every entry that fits as a stream, in the order in which they came.
   *
   * @param reader gets each, in a transaction that writes nothing
   */
  void forEach(QuarantineFilter filter, Consumer<QuarantineEntry> reader);

  /**
   * Reads the raw row again by the profile as it is now, and brings it through the door that polls
   * and pushes use, so that what is known already is not posted twice. An entry that is closed, or
   * whose kind is not {@link QuarantineKind#isRetryable retryable}, is left as it is.
   *
   * @return the entry as it is afterwards: OPEN with the present reason where the same is still
   *     wrong; RETRIED without a note where nothing is; RETRIED with a note where something else is
   *     wrong now, such as books that refused it, of which there is an OPEN entry of its own
   * @throws IllegalArgumentException when this biller has no entry of that id
   * @throws com.imt.ic.ContractMismatchException when the profile does not say in what zone the
   *     row's times are; the entry is left as it is
   */
  QuarantineEntry retry(long id);

  /**
   * Closes an entry by hand. The SDK never brings to the books what it stands for: neither this row
   * nor a later one of the same payment. Where it is of a settled line or a return, the
   * reconciliation takes the books as right from then on, whether they hold it or not: nothing
   * reminds anybody to book it.
   *
   * @param note why, for those who ask later; not blank
   * @param by who; not blank
   * @return the entry as it is afterwards; one that was closed before is left as it is
   * @throws IllegalArgumentException when this biller has no entry of that id, or a text is blank
   */
  QuarantineEntry resolve(long id, String note, String by);
}
