/**
 * What incremental polling tells: {@link com.imt.ic.polling.PollResult} of one poll, {@link
 * com.imt.ic.polling.PollRun} of each that was due, {@link com.imt.ic.polling.DuePoll} of what is
 * due, a {@link com.imt.ic.polling.Sweep} being a longer look back; {@link
 * com.imt.ic.polling.FirstPollException} where a first poll was not told where to begin, and {@link
 * com.imt.ic.polling.LeaseException} where another node reads the report.
 *
 * <p>A poll asks from the checkpoint less a look-back, since a row may appear after its own time;
 * every row is deduplicated durably; the checkpoint moves last. Take any one of the three away and
 * money is lost or doubled.
 *
 * <pre>{@code
 * PollResult result = integration.poll(ReportKind.PAYMENTS);
 * tell(result.rows() + " rows, " + result.fresh() + " of them new");
 * tell(result.quarantined() + " wait for a person");
 * result.warnings().forEach(this::tell);
 * }</pre>
 */
@NullMarked
package com.imt.ic.polling;

import org.jspecify.annotations.NullMarked;
