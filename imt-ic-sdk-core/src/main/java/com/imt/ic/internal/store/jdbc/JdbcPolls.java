package com.imt.ic.internal.store.jdbc;

import com.imt.ic.internal.store.PollEntry;
import com.imt.ic.internal.store.PollJournal;
import java.sql.SQLException;
import java.util.Optional;

/** Jobs that read reports, in {@code ic_poll}. */
record JdbcPolls(SqlSession session) implements PollJournal {

  @Override
  public Optional<PollEntry> find(String job) {
    return session.first(
        "find a poll",
        "SELECT not_before, finished_at, row_count FROM ic_poll WHERE job = ?",
        parameters -> parameters.text(job),
        row -> new PollEntry(job, row.moment(), row.optionalMoment(), row.count()));
  }

  @Override
  public void put(PollEntry entry) {
    boolean added =
        session.insertIfAbsent(
            "add a poll",
            "INSERT INTO ic_poll (not_before, finished_at, row_count, job) VALUES (?, ?, ?, ?)",
            parameters -> bind(parameters, entry));
    if (!added) {
      session.update(
          "update a poll",
          "UPDATE ic_poll SET not_before = ?, finished_at = ?, row_count = ? WHERE job = ?",
          parameters -> bind(parameters, entry));
    }
  }

  private static void bind(Parameters parameters, PollEntry entry) throws SQLException {
    parameters
        .moment(entry.notBefore())
        .moment(entry.finishedAt())
        .count(entry.rows())
        .text(entry.job());
  }
}
