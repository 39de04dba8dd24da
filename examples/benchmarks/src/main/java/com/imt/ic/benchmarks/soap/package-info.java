/** Benchmarks of the reports over SOAP beside their peers; nothing of it is published. */
@NullMarked
package com.imt.ic.benchmarks.soap;

import org.jspecify.annotations.NullMarked;
