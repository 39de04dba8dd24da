/** Benchmarks of reading reports; run by hand. */
@NullMarked
package com.imt.ic.benchmarks.soap;

import org.jspecify.annotations.NullMarked;
