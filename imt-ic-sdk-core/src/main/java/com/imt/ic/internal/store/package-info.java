/**
 * What must outlive a crash. {@link com.imt.ic.internal.store.IntegrationStore} runs work in a
 * transaction that the host's own writes share; {@link com.imt.ic.internal.store.StoreTransaction}
 * hands out, within it, one journal for each kind of entry. Failures are {@link
 * com.imt.ic.StoreException}.
 */
@NullMarked
package com.imt.ic.internal.store;

import org.jspecify.annotations.NullMarked;
