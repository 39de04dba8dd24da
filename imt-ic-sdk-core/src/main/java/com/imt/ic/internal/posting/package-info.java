/** The doors to the ledger: each fact passes once. */
@NullMarked
package com.imt.ic.internal.posting;

import org.jspecify.annotations.NullMarked;
