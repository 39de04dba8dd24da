package com.imt.ic.internal.store;

/**
 * An entry of a {@link Journal}.
 *
 * @param <K> what there is one entry of
 */
public interface Keyed<K> {

  K key();

  /** The payment or the account that it is about, by which entries are looked up. */
  String subject();
}
