/** The contract as the profile's JSON says it. */
@NullMarked
package com.imt.ic.internal.profile;

import org.jspecify.annotations.NullMarked;
