/**
 * Fakes, fixtures and contract tests for users of the SDK. {@link
 * com.imt.ic.testkit.FakeInvoiceCloud} is an InvoiceCloud in memory, {@link
 * com.imt.ic.testkit.FakeInvoiceCloudServer} the same over HTTP, {@link
 * com.imt.ic.testkit.FakeInvoiceCloudExtension} both for a JUnit test, {@link
 * com.imt.ic.testkit.MutableClock} the clock of all. A {@link com.imt.ic.testkit.CloudCustomer} has
 * a {@link com.imt.ic.testkit.CloudInvoice}, pays it by a {@link com.imt.ic.testkit.Checkout}
 * through a {@link com.imt.ic.testkit.Product}, and a bank returns it with a {@link
 * com.imt.ic.testkit.NachaCode}; AutoPay asks by a {@link com.imt.ic.testkit.BalanceRefresh};
 * {@link com.imt.ic.testkit.ReceivedInvoiceFile} is what Spectrum sent. {@link
 * com.imt.ic.testkit.FakeFaults} is the script of what goes wrong, a {@link
 * com.imt.ic.testkit.Fault}, with a {@link com.imt.ic.testkit.CloudOperation}.
 *
 * <p>{@link com.imt.ic.testkit.DataPump} and {@link com.imt.ic.testkit.RtdrCaller} call the
 * services that Spectrum hosts, as InvoiceCloud does. {@link
 * com.imt.ic.testkit.InvoiceCloudContract} is what an implementation of the port has to keep to,
 * {@link com.imt.ic.testkit.LedgerContract} what a host's books have to do right, {@link
 * com.imt.ic.testkit.BalanceContract} what its balances have to.
 *
 * <pre>{@code
 * ic.customer("HO-1").invoice("INV-1", "511.14").pays("120.00").byCard();
 * ic.timePasses(Duration.ofDays(3)); // the batch settles, and the polls that are due read it
 * assertThat(ledger.balanceOf(InvoiceNumber.of("INV-1"))).isEqualTo(Money.parse("120.00"));
 * assertThat(integration.reconcile().needsPeople()).isFalse();
 * }</pre>
 */
@NullMarked
package com.imt.ic.testkit;

import org.jspecify.annotations.NullMarked;
