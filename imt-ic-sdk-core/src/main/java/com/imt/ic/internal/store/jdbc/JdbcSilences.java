package com.imt.ic.internal.store.jdbc;

import com.imt.ic.internal.store.Silence;
import com.imt.ic.internal.store.Silences;
import java.sql.SQLException;
import java.util.Optional;

/** Silent reports in {@code ic_silence}; a report whose last answer had rows has none there. */
record JdbcSilences(SqlSession session) implements Silences {

  @Override
  public Optional<Silence> find(String report) {
    return session.first(
        "find a silence",
        "SELECT empty_answers, silent_since, told FROM ic_silence WHERE report = ?",
        parameters -> parameters.text(report),
        row -> new Silence(report, row.count(), row.moment(), row.flag()));
  }

  @Override
  public void put(Silence silence) {
    boolean added =
        session.insertIfAbsent(
            "add a silence",
            "INSERT INTO ic_silence (empty_answers, silent_since, told, report)"
                + " VALUES (?, ?, ?, ?)",
            parameters -> bind(parameters, silence));
    if (!added) {
      session.update(
          "update a silence",
          "UPDATE ic_silence SET empty_answers = ?, silent_since = ?, told = ? WHERE report = ?",
          parameters -> bind(parameters, silence));
    }
  }

  @Override
  public void end(String report) {
    session.update(
        "end a silence",
        "DELETE FROM ic_silence WHERE report = ?",
        parameters -> parameters.text(report));
  }

  private static void bind(Parameters parameters, Silence silence) throws SQLException {
    parameters
        .count(silence.emptyAnswers())
        .moment(silence.since())
        .flag(silence.told())
        .text(silence.report());
  }
}
