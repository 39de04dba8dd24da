package com.imt.ic.examples.cli;

import com.imt.ic.Redaction;
import com.imt.ic.Secret;
import com.imt.ic.examples.spectrum.SpectrumTables;
import com.imt.ic.integration.InvoiceCloudIntegration;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;

/** Spectrum's database with Spectrum's tables and the SDK's beside them. */
final class Database implements AutoCloseable {

  private static final String H2_NAME = "spectrum";

  private final HikariDataSource dataSource;

  @SuppressWarnings("unused") // a secret is hidden in texts of others while something holds it
  private final Optional<Secret> password;

  private final Optional<FileTurn> turn;

  private Database(
      HikariDataSource dataSource, Optional<Secret> password, Optional<FileTurn> turn) {
    this.dataSource = dataSource;
    this.password = password;
    this.turn = turn;
  }

  static Database open(CommonOptions options) {
    String url = options.db().orElseGet(() -> h2File(options.out()));
    HikariConfig config = new HikariConfig();
    config.setPoolName("spectrum");
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(20_000);
    options.dbUser().ifPresent(config::setUsername);
    Optional<Secret> password = options.dbPassword(); // hidden in messages while it is held
    password.map(Secret::reveal).ifPresent(config::setPassword);
    config.setJdbcUrl(url);
    if (url.startsWith("jdbc:postgresql:")) {
      // A process that hangs in the middle of a transaction keeps no other from its rows for good.
      config.setConnectionInitSql("SET idle_in_transaction_session_timeout = '60s'");
    }
    Optional<FileTurn> turn =
        options.db().isEmpty() ? Optional.of(turn(options)) : Optional.empty();
    try {
      HikariDataSource dataSource = ready(config);
      if (turn.isPresent()) {
        keepToOwner(options.out().resolve(H2_NAME + ".lock.db")); // has the key to H2's own server
      }
      return new Database(dataSource, password, turn);
    } catch (RuntimeException e) {
      turn.ifPresent(FileTurn::close);
      throw e;
    }
  }

  private static FileTurn turn(CommonOptions options) {
    try {
      FileTurn turn = FileTurn.take(options.out());
      makeFile(options.out().resolve(H2_NAME + ".mv.db"));
      return turn;
    } catch (IOException e) {
      throw new CommandFailure("--out " + options.out() + ": cannot be made or locked", e);
    }
  }

  /** H2 would let everybody read it whom the umask lets. */
  private static void makeFile(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file, OwnersFiles.rightsOf(file));
    }
  }

  private static void keepToOwner(Path file) {
    try {
      OwnersFiles.keepToOwner(file);
    } catch (IOException e) {
      throw new CommandFailure(file + ": its rights cannot be set", e);
    }
  }

  private static HikariDataSource ready(HikariConfig config) {
    HikariDataSource dataSource;
    try {
      dataSource = new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw new CommandFailure(
          "--db "
              + withoutParameters(config.getJdbcUrl())
              + ": cannot be opened ("
              + rootReason(e)
              + ")",
          e);
    }
    try {
      InvoiceCloudIntegration.createTables(dataSource);
      SpectrumTables.create(dataSource);
      return dataSource;
    } catch (RuntimeException e) {
      dataSource.close();
      throw e;
    }
  }

  /**
   * A file whose commits are on disk when they return, and which a second process can open while
   * {@code host} serves.
   */
  private static String h2File(Path out) {
    return "jdbc:h2:file:"
        + out.resolve(H2_NAME)
        + ";AUTO_SERVER=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=20000;TRACE_LEVEL_FILE=0";
  }

  private static String withoutParameters(String url) {
    return url.replaceAll("[?;].*", "").replaceAll("//[^/@]*@", "//***@");
  }

  private static String rootReason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return Redaction.failureText(
        root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage());
  }

  DataSource dataSource() {
    return dataSource;
  }

  /** Lets other processes open the file while this one keeps it open for long. */
  void releaseTurn() {
    turn.ifPresent(FileTurn::close);
  }

  @Override
  public void close() {
    dataSource.close();
    turn.ifPresent(FileTurn::close);
  }
}
