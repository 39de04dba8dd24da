package com.imt.ic.soap.internal.dataset;

import java.util.Optional;

/**
 * A column as an inline schema declares it. Immutable and thread-safe.
 *
 * @param name its name, decoded
 * @param type its type in XML Schema without a prefix, such as {@code dateTime}
 * @param dateTimeMode .NET's DateTimeMode where the schema states one; where it states none for a
 *     dateTime, .NET means UnspecifiedLocal: the offset in the text is the server's own
 */
public record DataSetColumn(String name, String type, Optional<String> dateTimeMode) {}
