/**
 * Compares what was pushed, reported, settled and returned, and what the ledger holds, to the cent:
 * {@link com.imt.ic.internal.reconcile.Reconciler} with {@link
 * com.imt.ic.reconcile.ReconciliationTerms} and {@link com.imt.ic.internal.reconcile.LedgerReader}
 * makes a {@link com.imt.ic.reconcile.Reconciliation}: {@link com.imt.ic.reconcile.StateTotal} for
 * each {@link com.imt.ic.reconcile.PaymentState}, and every {@link com.imt.ic.reconcile.Difference}
 * with its {@link com.imt.ic.reconcile.DifferenceKind}.
 */
@NullMarked
package com.imt.ic.reconcile;

import org.jspecify.annotations.NullMarked;
