/** What an integration shows to the SDK's other modules. */
@NullMarked
package com.imt.ic.internal.integration;

import org.jspecify.annotations.NullMarked;
