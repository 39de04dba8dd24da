/**
 * The port to the host's books and what it is handed.
 *
 * <p>{@link com.imt.ic.ledger.Ledger} is the one interface that a host implements: it gets a {@link
 * com.imt.ic.ledger.Payment} to post and a {@link com.imt.ic.ledger.Reversal} to take back, and may
 * hear of {@link com.imt.ic.ledger.SettledPayment}s and {@link
 * com.imt.ic.ledger.CustomerEnrollment}s. It writes in a {@link
 * com.imt.ic.ledger.LedgerTransaction}, which commits what it wrote together with the payment's
 * identity, and says by a {@link com.imt.ic.ledger.LedgerAnswer} whether it took it. A {@link
 * com.imt.ic.ledger.TransactionRunner} brings the host's own transactions.
 *
 * <pre>{@code
 * static LedgerAnswer post(Payment payment, LedgerTransaction transaction) throws SQLException {
 *   String receipt = "R-" + payment.paymentGuid();
 *   try (PreparedStatement insert =
 *       transaction.connection().prepareStatement("INSERT INTO receipt VALUES (?, ?)")) {
 *     insert.setString(1, receipt);
 *     insert.setBigDecimal(2, payment.amount().toBigDecimal());
 *     insert.executeUpdate(); // commits together with the payment's identity, or not at all
 *   }
 *   return LedgerAnswer.accepted(receipt);
 * }
 * }</pre>
 */
@NullMarked
package com.imt.ic.ledger;

import org.jspecify.annotations.NullMarked;
