/**
 * How an integration fares, as plain data: {@link com.imt.ic.status.IntegrationStatus}, for a
 * health check, a dashboard, or people.
 *
 * <pre>{@code
 * IntegrationStatus status = integration.status();
 * status.attention().forEach(this::tell); // what a person has to do, a line for each
 * Instant read = status.of(ReportKind.PAYMENTS).lastDone(); // null before the first poll
 * }</pre>
 */
@NullMarked
package com.imt.ic.status;

import org.jspecify.annotations.NullMarked;
