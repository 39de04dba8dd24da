package com.imt.ic.internal.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is remembered of one kind of fact, by key. Entries are never removed, since a key of money
 * never expires.
 *
 * <p>Collections of some hundreds go in one statement each, whatever their size, and rows are
 * locked in the order of their keys, so that two transactions that overlap wait for each other.
 *
 * @param <K> the key
 * @param <E> the entry
 */
public interface Journal<K, E extends Keyed<K>> {

  /**
   * Adds the entries whose keys are not there yet. Of two transactions that add the same key at
   * once, one waits for the other and learns the truth.
   *
   * @param entries of different keys
   * @return the keys that were added
   */
  Set<K> add(Collection<E> entries);

  /** The keys of these subjects that are there, as far as transactions have ended; not locked. */
  Set<K> known(Collection<String> subjects);

  /** Every entry of these subjects, locked until the transaction ends. */
  Map<K, E> lock(Collection<String> subjects);

  /** Replaces entries that are there. */
  void update(Collection<E> entries);

  /** Every entry in the order of the facts; read as a stream. */
  void forEach(Consumer<E> reader);

  default boolean add(E entry) {
    return !add(List.of(entry)).isEmpty();
  }

  default void update(E entry) {
    update(List.of(entry));
  }

  default Optional<E> lock(String subject, K key) {
    return Optional.ofNullable(lock(List.of(subject)).get(key));
  }
}
