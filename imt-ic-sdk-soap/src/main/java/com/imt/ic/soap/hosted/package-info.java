/**
 * The two services that a host runs for InvoiceCloud: OnlineReceipt, to which IC's data pump posts
 * payments as they happen, and RealTimeDataRefresh, which IC asks for current balances.
 *
 * <p>{@link com.imt.ic.soap.hosted.HostedServices} answers HTTP for both, in any server: the JDK's
 * own, a servlet container through {@link com.imt.ic.soap.hosted.HostedServiceServlet}, another by
 * {@link com.imt.ic.soap.hosted.HostedRequest} and {@link com.imt.ic.soap.hosted.HostedResponse},
 * or a JAX-WS runtime. The host makes and starts the server. A {@link
 * com.imt.ic.soap.hosted.CallerCheck} looks at callers beyond their credentials, and a {@link
 * com.imt.ic.soap.hosted.HostedCall} says for counters what became of each request.
 *
 * <pre>{@code
 * HostedServices hosted = HostedServices.of(integration, credentials, balances, threads);
 * HttpServer server = HttpServer.create(address, 0); // behind what ends TLS
 * server.setExecutor(threads);
 * hosted.publish(server); // or by a HostedServiceServlet, in a container
 * server.start();
 * }</pre>
 */
@NullMarked
package com.imt.ic.soap.hosted;

import org.jspecify.annotations.NullMarked;
