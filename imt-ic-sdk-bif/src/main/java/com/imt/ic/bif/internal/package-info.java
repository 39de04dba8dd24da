/**
 * What makes the invoice file fast: {@link com.imt.ic.bif.internal.FileFormat} describes a file,
 * {@link com.imt.ic.bif.internal.RowWriter} is the one way to write its lines and {@link
 * com.imt.ic.bif.internal.RowReader} the one way to read them, each composing its columns from the
 * description; {@link com.imt.ic.bif.internal.DuplicateFinder} finds an invoice that stands twice.
 * It knows rows of values, and neither invoices nor the words for what is wrong with them: rules
 * and messages stand in {@code com.imt.ic.bif}, which builds upon this package.
 */
@NullMarked
package com.imt.ic.bif.internal;

import org.jspecify.annotations.NullMarked;
