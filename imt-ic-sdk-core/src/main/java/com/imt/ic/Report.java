package com.imt.ic;

import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;

/**
 * One answer of InvoiceCloud, pulled row by row while it arrives: memory stays bounded whatever its
 * size.
 *
 * <p>{@link #hasNext()} answers {@code false} only after the answer was read to its proper end. An
 * answer that breaks off ends with an {@link InvoiceCloudException} from {@code hasNext} or {@code
 * next}, never with fewer rows in silence; rows handed out before stay handed out. Not thread-safe.
 * Close it always, early or late; closing twice does nothing.
 *
 * @param <T> the record of a row
 */
public interface Report<T> extends Iterator<ReportRow<T>>, AutoCloseable {

  /** {@return the server's clock when it answered (HTTP's {@code Date}, in seconds), or empty} */
  Optional<Instant> serverTime();

  /**
   * What was found so far beyond the rows themselves; complete once {@link #hasNext()} answered
   * {@code false}.
   *
   * @return never null; {@link ReportStatistics#NONE} from an implementation that counts nothing
   */
  default ReportStatistics statistics() {
    return ReportStatistics.NONE;
  }

  @Override
  void close();
}
