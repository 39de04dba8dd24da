package com.imt.ic.simulation;

import com.imt.ic.Money;
import com.imt.ic.internal.store.IntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcIntegrationStore;
import com.imt.ic.internal.store.jdbc.JdbcSchema;
import com.imt.ic.ledger.LedgerTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The JDBC store on an H2 of its own, with the consumer's ledger beside it. The ledger has no key:
 * what is written twice is there twice.
 */
final class DatabaseStorage implements Storage {

  private final World world;
  private final JdbcDataSource database = new JdbcDataSource();
  private final Connection keepsItOpen;

  DatabaseStorage(World world) {
    this.world = world;
    // One thread plays all nodes, so a lock that is held will not be freed by waiting.
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=1;QUERY_CACHE_SIZE=64");
    try {
      keepsItOpen = database.getConnection();
      try (Statement statement = keepsItOpen.createStatement()) {
        statement.execute(
            "CREATE TABLE ledger (kind VARCHAR(20), reference VARCHAR(100), amount DECIMAL(19, 2))");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The real database failed", e);
    }
    JdbcSchema.apply(database);
  }

  @Override
  public IntegrationStore open(Node node) {
    return JdbcIntegrationStore.of(new FaultyDatabase(world, node, database).dataSource());
  }

  @Override
  public IntegrationStore inspected() {
    return JdbcIntegrationStore.of(database);
  }

  @Override
  public void write(String kind, String reference, Money amount, LedgerTransaction transaction) {
    try (PreparedStatement insert =
        transaction
            .connection()
            .prepareStatement("INSERT INTO ledger (kind, reference, amount) VALUES (?, ?, ?)")) {
      insert.setString(1, kind);
      insert.setString(2, reference);
      insert.setBigDecimal(3, amount.toBigDecimal());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new LedgerException(e);
    }
  }

  /** The consumer's ledger failed, and with it the transaction. */
  private static final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LedgerException(SQLException cause) {
      super(cause);
    }
  }

  @Override
  public void requireLedger(Books books) {
    List<String> receipts = references("receipt");
    List<String> reversals = references("reversal");
    world
        .verdict()
        .require(
            new HashSet<>(receipts).size() == receipts.size()
                && new HashSet<>(reversals).size() == reversals.size(),
            "the ledger holds a row twice");
    HashSet<String> posted = new HashSet<>();
    books.posted.forEach(guid -> posted.add(guid.value()));
    world.verdict().requireSame("receipts of the ledger", posted, new HashSet<>(receipts));
    HashSet<String> reversed = new HashSet<>();
    books.reversed.forEach(reversal -> reversed.add(reversal.reference()));
    world.verdict().requireSame("reversals of the ledger", reversed, new HashSet<>(reversals));
  }

  private List<String> references(String kind) {
    List<String> references = new ArrayList<>();
    try (PreparedStatement select =
        keepsItOpen.prepareStatement("SELECT reference FROM ledger WHERE kind = ?")) {
      select.setString(1, kind);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          references.add(rows.getString(1));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The real database failed", e);
    }
    return references;
  }

  @Override
  public void close() {
    try (keepsItOpen;
        Statement statement = keepsItOpen.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException e) {
      throw new IllegalStateException("The real database failed", e);
    }
  }
}
