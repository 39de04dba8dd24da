package com.imt.ic.polling;

import com.imt.ic.ReportKind;
import com.imt.ic.Warning;
import java.time.Instant;
import java.util.List;

/**
 * What one poll or sweep brought. Immutable and thread-safe. {@code rows} is the sum of the four
 * kinds.
 *
 * @param report the report
 * @param from from which moment it was read
 * @param readUpTo where the checkpoint stands now
 * @param rows how many rows came
 * @param fresh rows that were new: posted, recorded or changed
 * @param known rows that had come before
 * @param declined declined payments that were new
 * @param quarantined rows that people must look at, seen before or not
 * @param warnings what about the answer is not as it should be; usually empty
 */
public record PollResult(
    ReportKind report,
    Instant from,
    Instant readUpTo,
    long rows,
    long fresh,
    long known,
    long declined,
    long quarantined,
    List<Warning> warnings) {

  /** Copies the list. */
  public PollResult {
    warnings = List.copyOf(warnings);
  }
}
