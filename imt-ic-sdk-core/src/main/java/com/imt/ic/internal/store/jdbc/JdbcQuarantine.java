package com.imt.ic.internal.store.jdbc;

import static com.imt.ic.internal.store.jdbc.Column.changing;
import static com.imt.ic.internal.store.jdbc.Column.fixed;
import static com.imt.ic.internal.store.jdbc.Column.key;

import com.imt.ic.BillerId;
import com.imt.ic.internal.store.Keyed;
import com.imt.ic.internal.store.QuarantineJournal;
import com.imt.ic.internal.store.QuarantinedRow;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineEntry.Closing;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.quarantine.QuarantineKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The quarantine in {@code ic_quarantine}, by the digest of report, kind and columns. */
record JdbcQuarantine(SqlSession session, Rows rows) implements QuarantineJournal {

  private static final String COLUMNS =
      "id, report, quarantine_kind, quarantine_state, subject, reason, raw_columns, occurrence, first_seen_at, last_seen_at, seen_count, closed_at, closed_by, note";

  private static final int LONGEST_SUBJECT = 200;

  /** What the shortest of all databases' lists holds. */
  private static final int MOST_IDS = 1_000;

  /** What the books do not have, and may get when it comes again, or by a retry. */
  private static final String OWED =
      "quarantine_kind IN ('REFUSED', 'FAILED', 'UNREADABLE', 'AMOUNT', 'CONFLICT', 'RETURN_UNCLEAR', 'RETURN_EXCEEDS_PAYMENT', 'RETURN_UNMATCHED', 'TAKEN_BACK', 'SETTLED_AGAIN')";

  /** How often the same row came, and with what the last time. */
  private record Seen(String digest, QuarantinedRow row, State state, Instant since, long count)
      implements Keyed<String> {

    @Override
    public String key() {
      return digest;
    }

    @Override
    public String subject() {
      return digest;
    }

    Seen and(Seen again) {
      // What a retry had closed is open again; what a person resolved stays so.
      State now = state == State.RETRIED ? State.OPEN : state;
      return new Seen(digest, again.row, now, since, count + again.count);
    }
  }

  private static final Table<String, Seen> SEEN =
      new Table<>(
          "ic_quarantine",
          "quarantined row",
          "content_sha256",
          "id",
          List.of(
              key("content_sha256", ColumnType.TEXT, Seen::digest),
              fixed("report", ColumnType.TEXT, seen -> seen.row().report()),
              fixed("quarantine_kind", ColumnType.TEXT, seen -> seen.row().kind().name()),
              changing("quarantine_state", ColumnType.TEXT, seen -> seen.state().name()),
              fixed("subject", ColumnType.TEXT, seen -> storable(seen.row().subject())),
              changing("reason", ColumnType.TEXT, seen -> seen.row().reason()),
              fixed("raw_columns", ColumnType.TEXT, seen -> RawColumns.toJson(seen.row().raw())),
              fixed("occurrence", ColumnType.COUNT, seen -> (long) seen.row().occurrence()),
              fixed("first_seen_at", ColumnType.MOMENT, Seen::since),
              changing("last_seen_at", ColumnType.MOMENT, seen -> seen.row().seenAt()),
              changing("seen_count", ColumnType.COUNT, Seen::count)),
          Row::text,
          row -> {
            String digest = row.text();
            String report = row.text();
            QuarantineKind kind = QuarantineKind.valueOf(row.text());
            State state = State.valueOf(row.text());
            String subject = row.optionalText().orElse(null);
            String reason = row.text();
            Map<String, String> raw = RawColumns.fromJson(row.text());
            int occurrence = (int) row.count();
            Instant since = row.moment();
            QuarantinedRow last =
                new QuarantinedRow(report, kind, subject, reason, raw, occurrence, row.moment());
            return new Seen(digest, last, state, since, row.count());
          });

  @Override
  public int add(Collection<QuarantinedRow> incoming) {
    Map<String, Seen> wanted = new LinkedHashMap<>();
    for (QuarantinedRow row : incoming) {
      Seen once = new Seen(RawColumns.digest(row), row, State.OPEN, row.seenAt(), 1);
      wanted.merge(once.digest(), once, Seen::and);
    }
    JdbcJournal<String, Seen> journal = new JdbcJournal<>(session, SEEN, rows);
    // Added before the known ones are locked, as payments are, so that nobody waits in a ring.
    Set<String> added = journal.add(without(journal.known(wanted.keySet()), wanted));
    wanted.keySet().removeAll(added);
    List<Seen> again = new ArrayList<>();
    for (Seen before : journal.lock(wanted.keySet()).values()) {
      again.add(before.and(wanted.getOrDefault(before.digest(), before)));
    }
    journal.update(again);
    return added.size();
  }

  private static List<Seen> without(Set<String> digests, Map<String, Seen> all) {
    return all.values().stream().filter(seen -> !digests.contains(seen.digest())).toList();
  }

  @Override
  public Optional<QuarantineEntry> lock(long id) {
    return session.first(
        "lock an entry of the quarantine",
        session.dialect().lockingSelect(COLUMNS, "ic_quarantine", "id = ? AND biller = ?", "id"),
        parameters -> parameters.count(id).text(session.biller()),
        this::read);
  }

  @Override
  public void close(long id, Closing closing) {
    session.updateOne(
        "close an entry of the quarantine",
        "open entry",
        "UPDATE ic_quarantine SET quarantine_state = ?, closed_at = ?, closed_by = ?, note = ? WHERE id = ? AND biller = ? AND quarantine_state = 'OPEN'",
        parameters ->
            parameters
                .state(closing.state())
                .moment(closing.at())
                .text(Optional.ofNullable(closing.by()))
                .text(Optional.ofNullable(closing.note()))
                .count(id)
                .text(session.biller()));
  }

  @Override
  public void taken(Collection<Long> ids, Instant now) {
    List<Long> all = ids.stream().distinct().sorted().toList();
    for (int from = 0; from < all.size(); from += MOST_IDS) {
      close(all.subList(from, Math.min(from + MOST_IDS, all.size())), now);
    }
  }

  private void close(List<Long> each, Instant now) {
    session.update(
        "close what the ledger has taken",
        "UPDATE ic_quarantine SET quarantine_state = 'RETRIED', closed_at = ? WHERE biller = ? AND quarantine_state = 'OPEN' AND id IN (%s)"
            .formatted(String.join(", ", Collections.nCopies(each.size(), "?"))),
        parameters -> {
          parameters.moment(now).text(session.biller());
          for (long id : each) {
            parameters.count(id);
          }
        });
  }

  @Override
  public Map<String, List<QuarantineEntry>> standing(
      Collection<String> reports, Collection<String> subjects) {
    if (subjects.isEmpty()) {
      return Map.of();
    }
    Map<String, String> ofSubjects = new LinkedHashMap<>();
    subjects.forEach(subject -> ofSubjects.put(storable(subject), subject));
    String where =
        "biller = ? AND quarantine_state <> 'RETRIED' AND %s AND %s AND %s"
            .formatted(
                OWED,
                rows.isOneOf("report", reports.size()),
                rows.isOneOf("subject", ofSubjects.size()));
    return session
        .list(
            "find what stands in the quarantine",
            session.dialect().lockingSelect(COLUMNS, "ic_quarantine", where, "id"),
            parameters -> {
              parameters.text(session.biller());
              rows.bind(parameters, List.copyOf(reports));
              rows.bind(parameters, List.copyOf(ofSubjects.keySet()));
            },
            this::read)
        .stream()
        .collect(
            Collectors.groupingBy(
                entry -> ofSubjects.getOrDefault(entry.subject(), String.valueOf(entry.subject())),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  @Override
  public List<QuarantineEntry> page(QuarantineFilter filter, long afterId, int most) {
    return session.list(
        "read a page of the quarantine",
        "SELECT %s FROM ic_quarantine WHERE biller = ? AND id > ? %s ORDER BY id OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY"
            .formatted(COLUMNS, where(filter)),
        parameters -> {
          bind(parameters.text(session.biller()).count(afterId), filter);
          parameters.count(most);
        },
        this::read);
  }

  @Override
  public void forEach(QuarantineFilter filter, Consumer<QuarantineEntry> reader) {
    session.stream(
        "read the quarantine",
        "SELECT %s FROM ic_quarantine WHERE biller = ? %s ORDER BY id"
            .formatted(COLUMNS, where(filter)),
        parameters -> bind(parameters.text(session.biller()), filter),
        this::read,
        reader);
  }

  @Override
  public Map<QuarantineKind, Long> open() {
    Map<QuarantineKind, Long> counts = new EnumMap<>(QuarantineKind.class);
    session
        .list(
            "count the quarantine",
            "SELECT quarantine_kind, COUNT(*) FROM ic_quarantine WHERE biller = ? AND quarantine_state = 'OPEN' GROUP BY quarantine_kind",
            parameters -> parameters.text(session.biller()),
            row -> Map.entry(QuarantineKind.valueOf(row.text()), row.count()))
        .forEach(kind -> counts.put(kind.getKey(), kind.getValue()));
    return counts;
  }

  /** A subject that is longer than its column is told from others by its digest. */
  private static @Nullable String storable(@Nullable String subject) {
    return subject == null || subject.length() <= LONGEST_SUBJECT
        ? subject
        : subject.substring(0, LONGEST_SUBJECT / 2) + " " + RawColumns.digest(subject);
  }

  private static String where(QuarantineFilter filter) {
    return (filter.state() == null ? "" : "AND quarantine_state = ? ")
        + (filter.report() == null ? "" : "AND report = ? ")
        + (filter.kind() == null ? "" : "AND quarantine_kind = ? ");
  }

  private static void bind(Parameters parameters, QuarantineFilter filter) throws SQLException {
    if (filter.state() != null) {
      parameters.state(filter.state());
    }
    if (filter.report() != null) {
      parameters.text(filter.report());
    }
    if (filter.kind() != null) {
      parameters.state(filter.kind());
    }
  }

  private QuarantineEntry read(Row row) throws SQLException {
    long id = row.count();
    String report = row.text();
    QuarantineKind kind = QuarantineKind.valueOf(row.text());
    State state = State.valueOf(row.text());
    String subject = row.optionalText().orElse(null);
    String reason = row.text();
    Map<String, String> raw = RawColumns.fromJson(row.text());
    int occurrence = (int) row.count();
    Instant first = row.moment();
    Instant last = row.moment();
    long count = row.count();
    Optional<Instant> closedAt = row.optionalMoment();
    String by = row.optionalText().orElse(null);
    String note = row.optionalText().orElse(null);
    Closing closing =
        state == State.OPEN ? null : new Closing(state, closedAt.orElse(last), by, note);
    return new QuarantineEntry(
        id,
        BillerId.of(session.biller()),
        report,
        kind,
        state,
        subject,
        reason,
        raw,
        occurrence,
        first,
        last,
        count,
        closing);
  }
}
