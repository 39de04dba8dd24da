/**
 * The two services that IMT Spectrum hosts for InvoiceCloud: {@link
 * com.imt.ic.soap.hosted.OnlineReceiptService}, to which IC's data pump posts payments as they
 * happen, and {@link com.imt.ic.soap.hosted.RealTimeDataRefreshService}, which IC asks for current
 * balances.
 *
 * <p>{@link com.imt.ic.soap.hosted.HostedServices} answers HTTP for both, in any server: the JDK's
 * own, a servlet container through {@link com.imt.ic.soap.hosted.HostedServiceServlet}, or another
 * by {@link com.imt.ic.soap.hosted.HostedRequest} and {@link
 * com.imt.ic.soap.hosted.HostedResponse}. Where a JAX-WS runtime publishes, {@link
 * com.imt.ic.soap.hosted.OnlineReceiptEndpoint} and {@link
 * com.imt.ic.soap.hosted.RealTimeDataRefreshEndpoint} are its implementors. The host makes and
 * starts the server; nothing here starts a thread. A {@link com.imt.ic.soap.hosted.CallerCheck}
 * looks at callers beyond their credentials, and a {@link com.imt.ic.soap.hosted.HostedListener} is
 * told of every {@link com.imt.ic.soap.hosted.HostedCall}.
 */
@NullMarked
package com.imt.ic.soap.hosted;

import org.jspecify.annotations.NullMarked;
