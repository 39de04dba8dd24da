/**
 * The command line over {@link com.imt.ic.examples.spectrum}, by which the whole is tried and
 * tested from outside: {@link com.imt.ic.examples.cli.Spectrum}.
 */
@NullMarked
package com.imt.ic.examples.cli;

import org.jspecify.annotations.NullMarked;
