/**
 * The front door: one {@link com.imt.ic.integration.InvoiceCloudIntegration} for one biller, from
 * which everything else is made.
 */
@NullMarked
package com.imt.ic.integration;

import org.jspecify.annotations.NullMarked;
