/**
 * What a reconciliation tells: {@link com.imt.ic.reconcile.Reconciliation}, with a {@link
 * com.imt.ic.reconcile.StateTotal} for each {@link com.imt.ic.reconcile.PaymentState}, and every
 * {@link com.imt.ic.reconcile.Difference} with its {@link com.imt.ic.reconcile.DifferenceKind}.
 */
@NullMarked
package com.imt.ic.reconcile;

import org.jspecify.annotations.NullMarked;
