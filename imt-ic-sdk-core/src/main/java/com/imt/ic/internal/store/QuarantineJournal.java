package com.imt.ic.internal.store;

import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rows that people must look at. A row of the same report, kind and columns is one entry, however
 * often it comes.
 */
public interface QuarantineJournal {

  /**
   * Keeps rows, some hundreds in a statement. One that is there is seen once more, with the latest
   * reason; one that had been closed by a retry is open again, one that a person resolved stays so.
   *
   * @return how many of them were not there
   */
  int add(Collection<QuarantinedRow> rows);

  /** An entry, locked until the transaction ends; empty where this biller has none of that id. */
  Optional<QuarantineEntry> lock(long id);

  /** Closes an open entry. */
  void close(long id, QuarantineEntry.Closing closing);

  /**
   * What stands in the way of these subjects, or was resolved by a person: entries of what the
   * ledger does not have and may get. They are locked until the transaction ends.
   *
   * @return subject to its entries, in the order in which they came
   */
  Map<String, List<QuarantineEntry>> standing(
      Collection<String> reports, Collection<String> subjects);

  /** Closes what is open of those entries, since the ledger has taken what they tell of. */
  void taken(Collection<Long> ids, Instant now);

  /** Closes what is open of all that stands in the way of these subjects. */
  default void taken(Collection<String> reports, Collection<String> subjects, Instant now) {
    taken(
        standing(reports, subjects).values().stream()
            .flatMap(List::stream)
            .filter(entry -> entry.state() == QuarantineEntry.State.OPEN)
            .map(QuarantineEntry::id)
            .toList(),
        now);
  }

  /** Entries after an id in the order in which they came. */
  List<QuarantineEntry> page(QuarantineFilter filter, long afterId, int most);

  /** Every entry that fits, in the order in which they came; read as a stream. */
  void forEach(QuarantineFilter filter, Consumer<QuarantineEntry> reader);

  /** How many are open of each kind. */
  Map<QuarantineKind, Long> open();
}
