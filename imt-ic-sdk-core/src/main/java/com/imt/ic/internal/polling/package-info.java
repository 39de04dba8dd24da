/** How polls read, judge and remember. */
@NullMarked
package com.imt.ic.internal.polling;

import org.jspecify.annotations.NullMarked;
