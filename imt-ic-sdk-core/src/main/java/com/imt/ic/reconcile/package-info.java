/**
 * What a reconciliation tells: {@link com.imt.ic.reconcile.Reconciliation} has the totals, each
 * {@link com.imt.ic.reconcile.Difference} and the balances; {@link
 * com.imt.ic.reconcile.Reconciliation.Visitor} gets every payment with its life and every batch;
 * and {@link com.imt.ic.reconcile.ReconciliationPage} makes a page of it that people who close
 * books work with.
 */
@NullMarked
package com.imt.ic.reconcile;

import org.jspecify.annotations.NullMarked;
