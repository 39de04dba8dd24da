package com.imt.ic.internal.store.jdbc;

import com.imt.ic.internal.store.JobEntry;
import com.imt.ic.internal.store.Jobs;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

record JdbcJobs(SqlSession session) implements Jobs {

  @Override
  public Optional<JobEntry> find(String job) {
    return session.first(
        "find a job",
        "SELECT job, not_before, read_up_to, finished_at, row_count, empty_answers, silent_since, silence_told, failures, failed_at, failure, most_rows, warnings FROM ic_job WHERE biller = ? AND job = ?",
        parameters -> parameters.text(session.biller()).text(job),
        JdbcJobs::read);
  }

  private static JobEntry read(Row row) throws SQLException {
    return new JobEntry(
        row.text(),
        row.moment(),
        row.optionalMoment().orElse(null),
        row.optionalMoment().orElse(null),
        row.count(),
        row.count(),
        row.optionalMoment().orElse(null),
        row.flag(),
        Math.toIntExact(row.count()),
        row.optionalMoment().orElse(null),
        row.optionalText().orElse(null),
        row.count(),
        row.optionalText().map(WarningText::read).orElse(List.of()));
  }

  @Override
  public void put(JobEntry entry) {
    if (!update(entry) && !insert(entry)) {
      update(entry); // another transaction was first
    }
  }

  @Override
  public void setBack(String job, Instant readUpTo) {
    session.update(
        "set a checkpoint back",
        "UPDATE ic_job SET read_up_to = ? WHERE biller = ? AND job = ?",
        parameters -> parameters.moment(readUpTo).text(session.biller()).text(job));
  }

  private boolean insert(JobEntry entry) {
    return session.insertIfAbsent(
        "add a job",
        "INSERT INTO ic_job (read_up_to, not_before, finished_at, row_count, empty_answers, silent_since, silence_told, failures, failed_at, failure, most_rows, warnings, biller, job) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        parameters -> bindRest(parameters.moment(Optional.ofNullable(entry.readUpTo())), entry));
  }

  /** The database compares, so that of two transactions the farther one wins in either order. */
  private boolean update(JobEntry entry) {
    String rest =
        "not_before = ?, finished_at = ?, row_count = ?, empty_answers = ?, silent_since = ?, silence_told = ?, failures = ?, failed_at = ?, failure = ?, most_rows = ?, warnings = ? WHERE biller = ? AND job = ?";
    var upTo = entry.readUpTo();
    String farther = "read_up_to = CASE WHEN read_up_to > ? THEN read_up_to ELSE ? END, ";
    return 1
        == session.update(
            "update a job",
            "UPDATE ic_job SET " + (upTo == null ? "" : farther) + rest,
            parameters ->
                bindRest(upTo == null ? parameters : parameters.moment(upTo).moment(upTo), entry));
  }

  private void bindRest(Parameters parameters, JobEntry entry) throws SQLException {
    parameters
        .moment(entry.notBefore())
        .moment(Optional.ofNullable(entry.finishedAt()))
        .count(entry.rows())
        .count(entry.emptyAnswers())
        .moment(Optional.ofNullable(entry.silentSince()))
        .flag(entry.silenceTold())
        .count(entry.failures())
        .moment(Optional.ofNullable(entry.failedAt()))
        .text(Optional.ofNullable(entry.failure()))
        .count(entry.mostRows())
        .text(WarningText.of(entry.warnings()))
        .text(session.biller())
        .text(entry.job());
  }
}
