/**
 * How the sources are compared. {@code Reconciler} begins it; {@code Payments} goes through batches
 * ({@code Batches}) and payments ({@code OnePayment}, {@code Comparison}), and {@code Bridge} adds
 * up what was made of them, to be held against what the database adds up.
 */
@NullMarked
package com.imt.ic.internal.reconcile;

import org.jspecify.annotations.NullMarked;
