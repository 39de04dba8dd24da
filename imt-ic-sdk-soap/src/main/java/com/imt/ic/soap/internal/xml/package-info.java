/**
 * Hardened reading of XML that others wrote, without an XML type in any signature: {@link
 * com.imt.ic.soap.internal.xml.XmlCursor} pulls events within {@link
 * com.imt.ic.soap.internal.xml.XmlLimits} and fails with {@link
 * com.imt.ic.soap.internal.xml.XmlFault}. Shared by this module's packages; a consumer of the SDK
 * has no need of it.
 */
@NullMarked
package com.imt.ic.soap.internal.xml;

import org.jspecify.annotations.NullMarked;
