/**
 * ACH returns: {@link com.imt.ic.reject.AchReject}, the report ({@link
 * com.imt.ic.reject.AchRejectReporting}), and its way to the ledger: {@link
 * com.imt.ic.reject.AchRejectInbox} with {@link com.imt.ic.reject.AchRejectPosting}. {@link
 * com.imt.ic.reject.ReturnCode} and {@link com.imt.ic.reject.ReturnClass} tell what NACHA's codes
 * mean and what a biller usually does about them.
 */
@NullMarked
package com.imt.ic.reject;

import org.jspecify.annotations.NullMarked;
