/**
 * What makes a record of a raw row by the profile: of a report that is arriving, and of a row that
 * was kept. {@link com.imt.ic.internal.mapping.RowMapper} is the table of which report has which
 * record. Not for hosts.
 */
@NullMarked
package com.imt.ic.internal.mapping;

import org.jspecify.annotations.NullMarked;
