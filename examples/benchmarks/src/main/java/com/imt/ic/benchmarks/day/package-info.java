/** A day's work end to end, on real databases, beside the same rows by plain SQL. */
@NullMarked
package com.imt.ic.benchmarks.day;

import org.jspecify.annotations.NullMarked;
