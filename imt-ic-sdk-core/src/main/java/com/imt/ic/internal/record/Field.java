package com.imt.ic.internal.record;

/**
 * One field of a {@link RecordType}. Immutable and thread-safe.
 *
 * @param <V> what it holds
 */
public final class Field<V> {

  private final int index;
  private final String name;
  private final Kind<V> kind;
  private final boolean required;

  Field(int index, String name, Kind<V> kind, boolean required) {
    this.index = index;
    this.name = name;
    this.kind = kind;
    this.required = required;
  }

  int index() {
    return index;
  }

  /** {@return the profile's name of it, such as {@code paymentGuid}} */
  public String name() {
    return name;
  }

  /** {@return how its value stands in text} */
  public Kind<V> kind() {
    return kind;
  }

  /** {@return whether there is no record without it} */
  public boolean isRequired() {
    return required;
  }

  @Override
  public String toString() {
    return name;
  }
}
