/**
 * What a reconciliation tells: {@link com.imt.ic.reconcile.Reconciliation} has the totals, each
 * {@link com.imt.ic.reconcile.Difference} and the balances; {@link
 * com.imt.ic.reconcile.Reconciliation.Visitor} gets every payment with its life and every batch;
 * and {@link com.imt.ic.reconcile.ReconciliationPage} makes a page of it that people who close
 * books work with.
 *
 * <pre>{@code
 * ReconciliationPage page = ReconciliationPage.create();
 * Reconciliation reconciliation = integration.reconcile(page); // open items, and what came since
 * page.write(reconciliation, Path.of("reconciliation.html"));
 * if (reconciliation.needsPeople()) {
 *   alarm(reconciliation.differences());
 * }
 * }</pre>
 */
@NullMarked
package com.imt.ic.reconcile;

import org.jspecify.annotations.NullMarked;
