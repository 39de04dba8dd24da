/**
 * What people must look at: rows that could not be read, and payments, returns and settled lines
 * that were not taken.
 *
 * <p>{@link com.imt.ic.quarantine.Quarantine} is the desk. A {@link
 * com.imt.ic.quarantine.QuarantineEntry} says what came, why it waits and since when; a person has
 * it tried again, by today's profile and never posted twice, or resolves it with a note.
 *
 * <pre>{@code
 * Quarantine quarantine = integration.quarantine();
 * for (QuarantineEntry entry : quarantine.page(QuarantineFilter.OPEN, 0, 100)) {
 *   if (bookedByHand.contains(entry.subject())) {
 *     quarantine.resolve(entry.id(), "booked by hand", user); // kept: why, and who
 *   } else if (agreed.contains(entry.id())) {
 *     quarantine.retry(entry.id()); // by today's profile, never posted twice
 *   }
 * }
 * }</pre>
 */
@NullMarked
package com.imt.ic.quarantine;

import org.jspecify.annotations.NullMarked;
