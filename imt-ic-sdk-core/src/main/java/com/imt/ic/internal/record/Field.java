package com.imt.ic.internal.record;

/**
 * One field of a {@link RecordType}.
 *
 * @param index its place in the table
 * @param name the profile's name of it, such as {@code paymentGuid}
 * @param kind how its value stands in text
 * @param isRequired whether there is no record without it
 */
public record Field<V>(int index, String name, Kind<V> kind, boolean isRequired) {}
