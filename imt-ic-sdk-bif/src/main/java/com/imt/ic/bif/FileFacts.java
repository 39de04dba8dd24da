package com.imt.ic.bif;

import com.imt.ic.BillerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file when a record about it is written or checked; null for what is not.
 * Immutable and thread-safe, but for the totals.
 *
 * @param name the file's name
 * @param time the moment that its name tells
 */
record FileFacts(
    @Nullable BillerId bid,
    @Nullable String name,
    @Nullable Instant time,
    @Nullable FileTotals totals) {

  static final FileFacts NONE = new FileFacts(null, null, null, null);

  FileFacts with(FileTotals counted) {
    return new FileFacts(bid, name, time, counted);
  }
}
