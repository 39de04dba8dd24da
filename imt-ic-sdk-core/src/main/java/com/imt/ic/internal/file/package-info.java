/** Files that hold customers' data. */
@org.jspecify.annotations.NullMarked
package com.imt.ic.internal.file;
