/**
 * A miniature Spectrum that embeds the SDK, to copy from: {@link
 * com.imt.ic.examples.spectrum.SpectrumLedger} implements the SDK's one port on Spectrum's own
 * tables, {@link com.imt.ic.examples.spectrum.SpectrumIntegration} puts the integration together,
 * {@link com.imt.ic.examples.spectrum.SpectrumServices} hosts the two services, {@link
 * com.imt.ic.examples.spectrum.SpectrumScheduler} does what is due, {@link
 * com.imt.ic.examples.spectrum.SpectrumInvoices} tells balances to RealTimeDataRefresh and to the
 * invoice files, {@link com.imt.ic.examples.spectrum.CallMetrics} counts and times calls, {@link
 * com.imt.ic.examples.spectrum.StatusMetrics} and {@link
 * com.imt.ic.examples.spectrum.SpectrumHealth} tell how the integration fares.
 */
@NullMarked
package com.imt.ic.examples.spectrum;

import org.jspecify.annotations.NullMarked;
