package com.imt.ic.testkit;

import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What WireMock's request journal holds: the last exchanges, as many as fit into so many bytes, and
 * the last one in any case. WireMock's own store counts exchanges alone, and an invoice file weighs
 * as much as ten thousand polls. Thread-safe.
 */
final class RecentExchanges implements RequestJournalStore {

  /** What an exchange takes besides its bodies, with some room. */
  private static final int OVERHEAD = 4 * 1024;

  private final long most;
  private final Map<UUID, ServeEvent> oldestFirst = new LinkedHashMap<>();
  private long held;

  RecentExchanges(long bytes) {
    most = bytes;
  }

  @Override
  public synchronized void add(ServeEvent event) {
    oldestFirst.put(event.getId(), event);
    held += bytes(event);
    while (held > most && oldestFirst.size() > 1) {
      removeLast();
    }
  }

  @Override
  public synchronized void removeLast() {
    Iterator<ServeEvent> oldest = oldestFirst.values().iterator();
    if (oldest.hasNext()) {
      held -= bytes(oldest.next());
      oldest.remove();
    }
  }

  @Override
  public synchronized Stream<ServeEvent> getAll() {
    List<ServeEvent> newestFirst = new ArrayList<>(oldestFirst.values());
    Collections.reverse(newestFirst);
    return newestFirst.stream();
  }

  @Override
  public Stream<UUID> getAllKeys() {
    return getAll().map(ServeEvent::getId);
  }

  @Override
  public synchronized Optional<ServeEvent> get(UUID id) {
    return Optional.ofNullable(oldestFirst.get(id));
  }

  /** An exchange that has ended: no other one than was added. */
  @Override
  public synchronized void put(UUID id, ServeEvent event) {
    oldestFirst.replace(id, event);
  }

  @Override
  public synchronized void remove(UUID id) {
    ServeEvent removed = oldestFirst.remove(id);
    if (removed != null) {
      held -= bytes(removed);
    }
  }

  @Override
  public synchronized void clear() {
    oldestFirst.clear();
    held = 0;
  }

  private static long bytes(ServeEvent event) {
    byte[] asked = event.getRequest().getBody();
    LoggedResponse answered = event.getResponse();
    byte[] answer = answered == null ? null : answered.getBody();
    return OVERHEAD + (asked == null ? 0L : asked.length) + (answer == null ? 0L : answer.length);
  }
}
