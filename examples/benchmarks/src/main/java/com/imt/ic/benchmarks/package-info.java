/** Benchmarks of the Biller Invoice File beside its peers; nothing of it is published. */
@NullMarked
package com.imt.ic.benchmarks;

import org.jspecify.annotations.NullMarked;
