/**
 * Real-time data refresh (RTDR): InvoiceCloud asks what is due, Spectrum answers through {@link
 * com.imt.ic.balance.InvoiceBalanceSource} with {@link com.imt.ic.balance.InvoiceBalance}.
 */
@NullMarked
package com.imt.ic.balance;

import org.jspecify.annotations.NullMarked;
