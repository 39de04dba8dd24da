/**
 * The one source of a record's fields: builder, equality, texts for the quarantine and reading from
 * an answer all come from the same table. Not for hosts.
 */
@org.jspecify.annotations.NullMarked
package com.imt.ic.internal.record;
