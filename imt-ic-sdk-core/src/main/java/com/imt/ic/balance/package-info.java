/**
 * Real-time data refresh (RTDR): InvoiceCloud asks what is due, Spectrum answers through {@link
 * com.imt.ic.balance.InvoiceBalanceSource} with {@link com.imt.ic.balance.InvoiceBalance}.
 *
 * <pre>{@code
 * InvoiceBalanceSource balances =
 *     (account, invoice) ->
 *         Optional.ofNullable(open.get(account)) // empty: no such account
 *             .map(
 *                 all -> // an empty list: nothing is due
 *                 all.stream()
 *                         .filter(each -> invoice == null || each.invoiceNumber().equals(invoice))
 *                         .toList());
 * }</pre>
 */
@NullMarked
package com.imt.ic.balance;

import org.jspecify.annotations.NullMarked;
