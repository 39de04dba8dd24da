package com.imt.ic.internal.posting;

import com.imt.ic.Redaction;
import com.imt.ic.internal.profile.PostingSpec;
import com.imt.ic.internal.store.JobEntry;
import com.imt.ic.internal.store.StoreTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sources of payments that no product of the profile owns: their payments are posted, since the
 * money came, and each source is told once for a biller, by whichever node sees it first.
 * Thread-safe.
 */
public final class UnknownSources {

  /** So many that a column which holds something else does not fill the store. */
  private static final int MOST = 100;

  private final PostingSpec spec;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Set<String> untold = ConcurrentHashMap.newKeySet();

  UnknownSources(PostingSpec spec) {
    this.spec = spec;
  }

  void look(String source) {
    if (!source.isBlank() && !spec.isKnown(source) && seen.size() < MOST && seen.add(source)) {
      untold.add(source);
    }
  }

  boolean isEmpty() {
    return untold.isEmpty();
  }

  /** Those that nobody was told of so far, in order; from now on they are told. */
  public List<String> tell(Instant now, StoreTransaction transaction) {
    List<String> fresh = new ArrayList<>();
    for (String source : untold.stream().sorted(Comparator.naturalOrder()).toList()) {
      String shown = Redaction.shorten(source);
      String job = JobEntry.PAYMENT_SOURCE + shown;
      if (transaction.jobs().find(job).isEmpty()) {
        transaction.jobs().put(JobEntry.begun(job, now));
        fresh.add(shown);
      }
    }
    return fresh;
  }

  /** The transaction in which they were told has committed. */
  public void told() {
    untold.clear();
  }
}
