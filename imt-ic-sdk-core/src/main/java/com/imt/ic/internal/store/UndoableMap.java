package com.imt.ic.internal.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A map in order of insertion whose changes are taken back when the transaction fails. */
final class UndoableMap<K, V> {

  /** What takes the changes of one transaction back, shared by all maps of a store. */
  static final class Log {
    private final Deque<Runnable> undo = new ArrayDeque<>();

    void forget() {
      undo.clear();
    }

    /** Newest first, so that the oldest value of a key is the last to be put back. */
    void takeBack() {
      while (!undo.isEmpty()) {
        undo.pop().run();
      }
    }
  }

  private final Map<K, V> entries = new LinkedHashMap<>();
  private final Log log;

  UndoableMap(Log log) {
    this.log = log;
  }

  Optional<V> find(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  boolean add(K key, V value) {
    if (entries.containsKey(key)) {
      return false;
    }
    put(key, value);
    return true;
  }

  void replace(K key, V value, String what) {
    if (!entries.containsKey(key)) {
      throw new IllegalStateException(
          "There is no " + what + " of that identity to update; add it first.");
    }
    put(key, value);
  }

  void put(K key, V value) {
    undoTo(key, entries.put(key, value));
  }

  void remove(K key) {
    undoTo(key, entries.remove(key));
  }

  private void undoTo(K key, @Nullable V before) {
    log.undo.push(
        () -> {
          if (before == null) {
            entries.remove(key);
          } else {
            entries.put(key, before);
          }
        });
  }

  /** The keys as they stand now; later changes do not reach the list. */
  List<K> keys() {
    return new ArrayList<>(entries.keySet());
  }

  /** The values as they stand now; later changes do not reach the collection. */
  Collection<V> values() {
    return new ArrayList<>(entries.values());
  }
}
