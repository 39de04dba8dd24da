/** How the sources are compared. */
@NullMarked
package com.imt.ic.internal.reconcile;

import org.jspecify.annotations.NullMarked;
