/**
 * How an integration fares, as plain data: {@link com.imt.ic.status.IntegrationStatus}, for a
 * health check, a dashboard, or people.
 */
@NullMarked
package com.imt.ic.status;

import org.jspecify.annotations.NullMarked;
