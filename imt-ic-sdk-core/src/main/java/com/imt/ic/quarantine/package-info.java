/** What people must look at. */
@NullMarked
package com.imt.ic.quarantine;

import org.jspecify.annotations.NullMarked;
