/** Fakes, fixtures and contract tests for users of the SDK. */
@NullMarked
package com.imt.ic.testkit;

import org.jspecify.annotations.NullMarked;
