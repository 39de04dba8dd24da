/**
 * InvoiceCloud over SOAP: {@link com.imt.ic.soap.SoapInvoiceCloud} implements the port, {@link
 * com.imt.ic.soap.SoapSettings} says how it is reached, {@link com.imt.ic.soap.SoapVersion} in
 * which version of SOAP, {@link com.imt.ic.soap.HttpProxy} through which proxy. {@link
 * com.imt.ic.soap.CallEvent}s say for monitoring what happens to calls. Two slf4j loggers, {@code
 * com.imt.ic.soap.summary} with a line per call and {@code com.imt.ic.soap.details} with every step
 * at debug level, say the same.
 *
 * <pre>{@code
 * try (SoapInvoiceCloud cloud = SoapInvoiceCloud.connect(profile, guid, key)) {
 *   for (ServiceCheck check : cloud.check(Clock.systemUTC())) { // changes nothing there
 *     tell(check); // PROVEN, or why not
 *   }
 * }
 * }</pre>
 */
@NullMarked
package com.imt.ic.soap;

import org.jspecify.annotations.NullMarked;
