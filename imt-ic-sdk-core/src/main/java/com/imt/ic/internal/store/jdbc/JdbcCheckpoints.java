package com.imt.ic.internal.store.jdbc;

import com.imt.ic.internal.store.Checkpoints;
import java.time.Instant;
import java.util.Optional;

/** Checkpoints in {@code ic_checkpoint}. */
record JdbcCheckpoints(SqlSession session) implements Checkpoints {

  @Override
  public Optional<Instant> find(String report) {
    return session.first(
        "read a checkpoint",
        "SELECT read_up_to FROM ic_checkpoint WHERE report = ?",
        parameters -> parameters.text(report),
        Row::moment);
  }

  @Override
  public void advance(String report, Instant readUpTo) {
    boolean added =
        session.insertIfAbsent(
            "add a checkpoint",
            "INSERT INTO ic_checkpoint (report, read_up_to) VALUES (?, ?)",
            parameters -> parameters.text(report).moment(readUpTo));
    if (!added) {
      // The database compares, so that of two nodes the farther one wins in either order.
      session.update(
          "move a checkpoint",
          "UPDATE ic_checkpoint SET read_up_to = ? WHERE report = ? AND read_up_to < ?",
          parameters -> parameters.moment(readUpTo).text(report).moment(readUpTo));
    }
  }
}
