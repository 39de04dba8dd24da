/**
 * Which JAX-WS provider a host's own {@code Service.create} and {@code Endpoint.publish} get,
 * beside the SDK, whose client asks for none. A consumer of the SDK has no need of it.
 */
@NullMarked
package com.imt.ic.soap.internal.jaxws;

import org.jspecify.annotations.NullMarked;
