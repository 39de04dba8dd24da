/**
 * InvoiceCloud over SOAP: {@link com.imt.ic.soap.SoapInvoiceCloud} implements the port, {@link
 * com.imt.ic.soap.SoapSettings} says how it is reached, {@link com.imt.ic.soap.SoapVersion} in
 * which version of SOAP.
 */
@NullMarked
package com.imt.ic.soap;

import org.jspecify.annotations.NullMarked;
