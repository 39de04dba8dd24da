/**
 * A miniature Spectrum that embeds the SDK: the code that a Spectrum developer copies from, and the
 * handle by which the whole is tested from outside. {@link com.imt.ic.examples.Spectrum} is the
 * command line; {@code Embedding} shows how the parts are put together, {@code SpectrumLedger} how
 * the SDK's ports are implemented on Spectrum's own tables, {@code CallMetrics} how its calls are
 * counted and timed.
 */
@NullMarked
package com.imt.ic.examples;

import org.jspecify.annotations.NullMarked;
