/**
 * The front door: one {@link com.imt.ic.integration.InvoiceCloudIntegration} for one biller, from
 * which everything else is made.
 *
 * <pre>{@code
 * for (PollRun run : integration.runDue()) { // polls what is due, each at its own cadence
 *   if (run.status() == PollRun.Status.FAILED) {
 *     tell(run.poll() + " is due again at " + run.dueAgain() + ": " + run.failure());
 *   }
 * }
 * }</pre>
 */
@NullMarked
package com.imt.ic.integration;

import org.jspecify.annotations.NullMarked;
