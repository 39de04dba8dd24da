/**
 * Payments: what InvoiceCloud tells of one ({@link com.imt.ic.payment.Payment}, {@link
 * com.imt.ic.payment.PaymentMethod}), the report ({@link com.imt.ic.payment.PaymentReporting}), and
 * the one door through which push and poll reach the ledger: {@link
 * com.imt.ic.payment.PaymentInbox} with {@link com.imt.ic.payment.PaymentChannel}, {@link
 * com.imt.ic.payment.Acceptance}, and what Spectrum implements, {@link
 * com.imt.ic.payment.ReceiptPosting} with {@link com.imt.ic.payment.PostingResult}, or, where the
 * ledger cannot share the transaction, {@link com.imt.ic.payment.SeparateLedger}.
 */
@NullMarked
package com.imt.ic.payment;

import org.jspecify.annotations.NullMarked;
