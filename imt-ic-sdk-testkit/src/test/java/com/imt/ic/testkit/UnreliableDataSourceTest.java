package com.imt.ic.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.imt.ic.testkit.UnreliableDataSource.CommitFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreliableDataSourceTest {

  private final DataSource real = HostSql.database("CREATE TABLE t (n INT)");
  private final UnreliableDataSource database = UnreliableDataSource.over(real);

  @Test
  void nothingOrdered_nothingFails() throws SQLException {
    write(1);
    write(2);

    assertThat(rows()).containsExactly(1, 2);
    assertThat(database.commits()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "FAILS, 0, false",
    "ANSWER_LOST, 1, false",
    "DIES_BEFORE, 0, true",
    "DIES_AFTER, 1, true"
  })
  void secondCommit_goesWrong(CommitFault fault, int kept, boolean dead) throws SQLException {
    database.atCommit(2, fault);
    write(1);

    assertThatThrownBy(() -> write(2))
        .isInstanceOfSatisfying(
            SQLException.class, thrown -> assertThat(thrown.getSQLState()).isEqualTo("08006"));

    assertThat(rows()).hasSize(1 + kept);
    assertThat(database.isDead()).isEqualTo(dead);
  }

  @Test
  void processThatDied_reachesNothing_untilItIsRestarted() throws SQLException {
    try (Connection open = database.getConnection()) {
      open.setAutoCommit(false);
      HostSql.update(open, "INSERT INTO t VALUES (7)");
      database.dieAfterCommit();
      assertThatThrownBy(() -> write(1)).isInstanceOf(SQLException.class);

      assertThatThrownBy(database::getConnection).hasMessageContaining("restart()");
      assertThatThrownBy(open::commit).isInstanceOf(SQLException.class);
      database.restart();
      assertThatThrownBy(open::commit).isInstanceOf(SQLException.class);
    }
    write(2);

    assertThat(rows()).containsExactly(1, 2);
  }

  @Test
  void unavailable_isThereAgainAfterARestart() throws SQLException {
    database.unavailable();
    assertThatThrownBy(() -> write(1)).isInstanceOf(SQLException.class);
    database.restart();
    write(2);

    assertThat(rows()).containsExactly(2);
  }

  @Test
  void commitBeforeTheNext_isRefused() {
    assertThatThrownBy(() -> database.atCommit(0, CommitFault.FAILS))
        .hasMessage("atCommit is 0; give 1 for the next commit");
  }

  private void write(int number) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      HostSql.update(connection, "INSERT INTO t VALUES (?)", number);
      connection.commit();
    }
  }

  private List<Integer> rows() {
    return HostSql.list(real, "SELECT n FROM t ORDER BY n", row -> row.getInt(1));
  }
}
