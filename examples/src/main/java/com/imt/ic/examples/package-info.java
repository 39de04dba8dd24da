/** A miniature Spectrum that embeds the SDK. */
@NullMarked
package com.imt.ic.examples;

import org.jspecify.annotations.NullMarked;
