package com.imt.ic.bif;

import com.imt.ic.BillerId;
import com.imt.ic.Warning;
import com.imt.ic.internal.store.StoreTransaction;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds files of the spool that the store does not know. A file has its own name only after its
 * entry was committed; so the store has lost that entry, and with it the knowledge of what was
 * sent: its invoices would be sent once more, as new ones.
 */
final class UnknownFiles {

  /** What a store can have lost is the latest; older files may be many, and are the host's. */
  private static final int NEWEST = 50;

  private static final int NAMED = 3;

  private UnknownFiles() {}

  /** What to tell a person about the files of a biller; empty where all is well. */
  static List<Warning> warnings(
      Spool spool, FileNamePattern names, BillerId bid, StoreTransaction transaction) {
    // Listed before the store is asked: each was entered before it got its name.
    List<String> newest = spool.newest(name -> names.couldName(bid, name), NEWEST);
    List<String> unknown = new ArrayList<>(newest);
    unknown.removeAll(transaction.invoiceFiles().known(newest));
    if (unknown.isEmpty()) {
      return List.of();
    }
    String shown = String.join(", ", unknown.subList(0, Math.min(NAMED, unknown.size())));
    String more = unknown.size() > NAMED ? " and %s more".formatted(unknown.size() - NAMED) : "";
    String detail =
        """
        The spool holds %s%s, which the database does not know: it may have lost what it had \
        committed, or is another one; ask IC whether it has their invoices, which may be sent \
        again as new ones, and move the files away""";
    return List.of(new Warning(Warning.Kind.UNKNOWN_SPOOL_FILE, detail.formatted(shown, more)));
  }
}
