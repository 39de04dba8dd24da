/** The Biller Invoice File: layout, writer and parser, validation, submission. */
@NullMarked
package com.imt.ic.bif;

import org.jspecify.annotations.NullMarked;
