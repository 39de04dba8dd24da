package com.imt.ic.simulation;

import com.imt.ic.BillerId;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.posting.SharingWatch;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The JDBC store on an H2 of its own, with the consumer's ledgers beside it. They have no key: what
 * is written twice is there twice.
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
            "CREATE TABLE ledger (biller VARCHAR(20), payment VARCHAR(100), amount DECIMAL(19,"
                + " 2))");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The real database failed", e);
    }
    JdbcSchema.apply(database);
  }

  @Override
  public IntegrationStore open(Node node, BillerId biller) {
    return JdbcIntegrationStore.of(
        new FaultyDatabase(world, node, biller, database).dataSource(), biller);
  }

  @Override
  public IntegrationStore inspected(BillerId biller) {
    return JdbcIntegrationStore.of(database, biller);
  }

  @Override
  public void write(
      BillerId biller, PaymentGuid payment, Money amount, LedgerTransaction transaction) {
    write(biller, payment, amount, transaction.connection());
  }

  @Override
  public void write(BillerId biller, PaymentGuid payment, Money amount) {
    write(biller, payment, amount, keepsItOpen);
  }

  private static void write(
      BillerId biller, PaymentGuid payment, Money amount, Connection connection) {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO ledger (biller, payment, amount) VALUES (?, ?, ?)")) {
      insert.setString(1, biller.value());
      insert.setString(2, payment.value());
      insert.setBigDecimal(3, amount.toBigDecimal());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new LedgerFailure("the ledger could not write", e);
    }
  }

  @Override
  public Map<PaymentGuid, List<Money>> ledger(BillerId biller) {
    Map<PaymentGuid, List<Money>> sums = new HashMap<>();
    try (PreparedStatement select =
        keepsItOpen.prepareStatement("SELECT payment, amount FROM ledger WHERE biller = ?")) {
      select.setString(1, biller.value());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          sums.computeIfAbsent(PaymentGuid.of(rows.getString(1)), guid -> new ArrayList<>(1))
              .add(Money.of(rows.getBigDecimal(2)));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The real database failed", e);
    }
    return sums;
  }

  @Override
  public SharingWatch sharing() {
    return SharingWatch.watching();
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
