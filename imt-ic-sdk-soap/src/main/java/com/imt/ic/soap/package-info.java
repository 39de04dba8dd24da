/** InvoiceCloud over SOAP. */
@NullMarked
package com.imt.ic.soap;

import org.jspecify.annotations.NullMarked;
