/**
 * Settled batches: one payment of a batch ({@link com.imt.ic.settlement.SettledPayment}), the
 * report ({@link com.imt.ic.settlement.SettledBatchReporting}), and its way to Spectrum: {@link
 * com.imt.ic.settlement.SettlementInbox} with {@link com.imt.ic.settlement.SettlementPosting}.
 */
@NullMarked
package com.imt.ic.settlement;

import org.jspecify.annotations.NullMarked;
