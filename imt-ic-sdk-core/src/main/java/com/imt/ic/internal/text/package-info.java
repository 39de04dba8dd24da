/** Characters that look like nothing, or like others. Not for hosts; depends on nothing. */
@NullMarked
package com.imt.ic.internal.text;

import org.jspecify.annotations.NullMarked;
