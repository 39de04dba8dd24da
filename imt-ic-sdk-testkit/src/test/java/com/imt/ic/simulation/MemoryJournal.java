package com.imt.ic.simulation;

import com.imt.ic.internal.store.Journal;
import com.imt.ic.internal.store.Keyed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One journal in memory, by subject; in no order of facts. */
final class MemoryJournal<K, E extends Keyed<K>> implements Journal<K, E> {

  private final Undo undo;
  private final Map<String, List<E>> rows = new HashMap<>();

  MemoryJournal(Undo undo) {
    this.undo = undo;
  }

  @Override
  public Set<K> add(Collection<E> entries) {
    Set<K> added = new LinkedHashSet<>();
    for (E entry : entries) {
      List<E> before = of(entry.subject());
      if (before.stream().noneMatch(each -> each.key().equals(entry.key()))) {
        List<E> after = new ArrayList<>(before);
        after.add(entry);
        set(entry.subject(), before, after);
        added.add(entry.key());
      }
    }
    return added;
  }

  @Override
  public Set<K> known(Collection<String> subjects) {
    Set<K> known = new LinkedHashSet<>(2 * subjects.size());
    for (String subject : subjects) {
      for (E entry : of(subject)) {
        known.add(entry.key());
      }
    }
    return known;
  }

  @Override
  public Map<K, E> lock(Collection<String> subjects) {
    Map<K, E> found = new LinkedHashMap<>(2 * subjects.size());
    for (String subject : subjects) {
      for (E entry : of(subject)) {
        found.put(entry.key(), entry);
      }
    }
    return found;
  }

  @Override
  public void update(Collection<E> entries) {
    for (E entry : entries) {
      List<E> before = of(entry.subject());
      List<E> after = new ArrayList<>(before);
      after.replaceAll(each -> each.key().equals(entry.key()) ? entry : each);
      if (after.stream().noneMatch(each -> each == entry)) {
        throw new IllegalStateException("There is no such row to update");
      }
      set(entry.subject(), before, after);
    }
  }

  @Override
  public void forEach(Consumer<E> reader) {
    rows.values().forEach(entries -> entries.forEach(reader));
  }

  private List<E> of(String subject) {
    undo.requireOpen();
    return rows.getOrDefault(subject, List.of());
  }

  private void set(String subject, List<E> before, List<E> after) {
    rows.put(subject, after.size() == 1 ? List.of(after.get(0)) : after);
    undo.by(
        () -> {
          if (before.isEmpty()) {
            rows.remove(subject);
          } else {
            rows.put(subject, before);
          }
        });
  }
}
