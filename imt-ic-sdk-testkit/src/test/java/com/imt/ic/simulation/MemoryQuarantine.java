package com.imt.ic.simulation;

import com.imt.ic.BillerId;
import com.imt.ic.internal.store.QuarantineJournal;
import com.imt.ic.internal.store.QuarantinedRow;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineEntry.Closing;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.quarantine.QuarantineKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The quarantine of one biller in memory. */
final class MemoryQuarantine implements QuarantineJournal {

  /** What makes a row the same entry. */
  private record Content(
      String report, QuarantineKind kind, Map<String, String> raw, int occurrence) {

    static Content of(QuarantinedRow row) {
      return new Content(row.report(), row.kind(), row.raw(), row.occurrence());
    }
  }

  private final BillerId biller;
  private final Undo undo;
  private final Map<Content, Long> ids = new HashMap<>();
  private final Map<String, List<Long>> bySubject = new HashMap<>();
  private final TreeMap<Long, QuarantineEntry> entries = new TreeMap<>();

  /** What a desk and every poll asks for, and little of all that ever came. */
  private final TreeMap<Long, QuarantineEntry> open = new TreeMap<>();

  MemoryQuarantine(BillerId biller, Undo undo) {
    this.biller = biller;
    this.undo = undo;
  }

  @Override
  public int add(Collection<QuarantinedRow> rows) {
    int added = 0;
    for (QuarantinedRow row : rows) {
      Long known = ids.get(Content.of(row));
      if (known == null) {
        insert(row);
        added++;
      } else {
        set(again(required(known), row));
      }
    }
    return added;
  }

  private void insert(QuarantinedRow row) {
    // Unlike a database this uses a number again where its transaction was taken back.
    long id = entries.isEmpty() ? 1 : entries.lastKey() + 1;
    Content content = Content.of(row);
    String subject = row.subject();
    ids.put(content, id);
    undo.by(() -> ids.remove(content));
    if (subject != null) {
      bySubject.computeIfAbsent(subject, key -> new ArrayList<>()).add(id);
      undo.by(() -> bySubject.get(subject).remove((Long) id));
    }
    set(
        new QuarantineEntry(
            id,
            biller,
            row.report(),
            row.kind(),
            State.OPEN,
            subject,
            row.reason(),
            row.raw(),
            row.occurrence(),
            row.seenAt(),
            row.seenAt(),
            1,
            null));
  }

  private static QuarantineEntry again(QuarantineEntry known, QuarantinedRow row) {
    boolean resolved = known.state() == State.RESOLVED;
    return new QuarantineEntry(
        known.id(),
        known.biller(),
        known.report(),
        known.kind(),
        resolved ? State.RESOLVED : State.OPEN,
        known.subject(),
        row.reason(),
        known.raw(),
        known.occurrence(),
        known.firstSeenAt(),
        row.seenAt(),
        known.count() + 1,
        resolved ? known.closing() : null);
  }

  @Override
  public Optional<QuarantineEntry> lock(long id) {
    undo.requireOpen();
    return Optional.ofNullable(entries.get(id));
  }

  @Override
  public void close(long id, Closing closing) {
    QuarantineEntry entry = required(id);
    if (entry.state() != State.OPEN) {
      throw new IllegalStateException("There is no such open entry");
    }
    set(
        new QuarantineEntry(
            id,
            biller,
            entry.report(),
            entry.kind(),
            closing.state(),
            entry.subject(),
            entry.reason(),
            entry.raw(),
            entry.occurrence(),
            entry.firstSeenAt(),
            entry.lastSeenAt(),
            entry.count(),
            closing));
  }

  @Override
  public Map<String, List<QuarantineEntry>> standing(
      Collection<String> reports, Collection<String> subjects) {
    Map<String, List<QuarantineEntry>> standing = new HashMap<>();
    for (String subject : subjects) {
      List<QuarantineEntry> entries =
          owed(reports, subject).filter(entry -> entry.state() != State.RETRIED).toList();
      if (!entries.isEmpty()) {
        standing.put(subject, entries);
      }
    }
    return standing;
  }

  @Override
  public void taken(Collection<Long> taken, Instant now) {
    for (long id : taken) {
      if (required(id).state() == State.OPEN) {
        close(id, new Closing(State.RETRIED, now, null, null));
      }
    }
  }

  private Stream<QuarantineEntry> owed(Collection<String> reports, String subject) {
    undo.requireOpen();
    return bySubject.getOrDefault(subject, List.of()).stream()
        .map(this::required)
        .filter(entry -> reports.contains(entry.report()))
        .filter(
            entry ->
                switch (entry.kind()) {
                  case REFUSED,
                      FAILED,
                      UNREADABLE,
                      AMOUNT,
                      CONFLICT,
                      RETURN_EXCEEDS_PAYMENT,
                      RETURN_UNMATCHED,
                      TAKEN_BACK,
                      SETTLED_AGAIN ->
                      true;
                  default -> false;
                });
  }

  @Override
  public List<QuarantineEntry> page(QuarantineFilter filter, long afterId, int most) {
    undo.requireOpen();
    TreeMap<Long, QuarantineEntry> all = filter.state() == State.OPEN ? open : entries;
    return all.tailMap(afterId, false).values().stream()
        .filter(entry -> fits(entry, filter))
        .limit(most)
        .toList();
  }

  @Override
  public void forEach(QuarantineFilter filter, Consumer<QuarantineEntry> reader) {
    page(filter, 0, Integer.MAX_VALUE).forEach(reader);
  }

  private static boolean fits(QuarantineEntry entry, QuarantineFilter filter) {
    return (filter.state() == null || filter.state() == entry.state())
        && (filter.report() == null || filter.report().equals(entry.report()))
        && (filter.kind() == null || filter.kind() == entry.kind());
  }

  @Override
  public Map<QuarantineKind, Long> open() {
    Map<QuarantineKind, Long> counts = new EnumMap<>(QuarantineKind.class);
    open.values().forEach(entry -> counts.merge(entry.kind(), 1L, Long::sum));
    return counts;
  }

  private QuarantineEntry required(long id) {
    return lock(id).orElseThrow();
  }

  private void set(QuarantineEntry entry) {
    undo.requireOpen();
    QuarantineEntry before = entries.get(entry.id());
    keep(entry.id(), entry);
    undo.by(() -> keep(entry.id(), before));
  }

  private void keep(long id, QuarantineEntry entry) {
    if (entry == null) {
      entries.remove(id);
    } else {
      entries.put(id, entry);
    }
    if (entry == null || entry.state() != State.OPEN) {
      open.remove(id);
    } else {
      open.put(id, entry);
    }
  }
}
