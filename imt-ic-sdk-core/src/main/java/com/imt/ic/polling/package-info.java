/**
 * Incremental polling without loss and without doubles. {@link com.imt.ic.internal.polling.Polling}
 * reads one report from its checkpoint, less a look-back, hands each row to its inbox, and moves
 * the checkpoint last; {@link com.imt.ic.polling.PollResult} tells what came, {@link
 * com.imt.ic.polling.FirstPollException} that a first poll has to be told where to begin. Of
 * several nodes one reads a report at a time ({@link com.imt.ic.polling.LeaseHeldException}, {@link
 * com.imt.ic.polling.LeaseLostException}). A {@link com.imt.ic.polling.Sweep} looks further back,
 * and what looks wrong in an answer is a {@link com.imt.ic.Warning}. {@link
 * com.imt.ic.internal.polling.PollingPlan} tells a host's scheduler what is due, as {@link
 * com.imt.ic.polling.DueJobs}: {@link com.imt.ic.polling.DuePoll} for each report and {@link
 * com.imt.ic.polling.DueInvoiceFile} for the file that goes the other way.
 *
 * <p>The look-back catches rows that appear after their own time, the inboxes know what they have
 * seen, and the checkpoint follows the work: take any one of the three away and money is lost or
 * doubled. Nothing here schedules; the host calls.
 */
@NullMarked
package com.imt.ic.polling;

import org.jspecify.annotations.NullMarked;
