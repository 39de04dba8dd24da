/** A million payments reconciled, beside the same join by plain SQL on the same tables. */
@NullMarked
package com.imt.ic.benchmarks.reconcile;

import org.jspecify.annotations.NullMarked;
