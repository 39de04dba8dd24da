package com.imt.ic.internal.store.jdbc;

import com.imt.ic.Redaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What differs between databases: a few words of SQL, the meaning of a few error codes, and the
 * folder of the script. Everything else is SQL that all of them read alike.
 */
enum Dialect {
  /** Error codes: PostgreSQL's manual, appendix A. */
  POSTGRESQL(
      "PostgreSQL",
      "postgresql",
      // One number for all processes that apply this schema; freed at the transaction's end.
      "SELECT pg_advisory_xact_lock(7238100493421)",
      Connection.TRANSACTION_REPEATABLE_READ),

  /** 6 is H2's own SNAPSHOT; its REPEATABLE READ lets rows appear. */
  H2("H2", "h2", "", 6),

  /**
   * Error codes: 1205 deadlock, 1222 lock timeout, 2601 and 2627 duplicate key, 3960 changed since
   * the snapshot. 4096 is the driver's TRANSACTION_SNAPSHOT.
   */
  SQL_SERVER(
      "Microsoft SQL Server",
      "sqlserver",
      "EXEC sp_getapplock @Resource = 'ic_schema', @LockMode = 'Exclusive'",
      4096),

  /** Error codes: {@link OracleErrors}. Its SERIALIZABLE is a snapshot. */
  ORACLE("Oracle", "oracle", "", Connection.TRANSACTION_SERIALIZABLE);

  private static final Pattern H2_THAT_LOSES_COMMITS = Pattern.compile("2\\.5\\.25[0-2]\\b");

  private final String productName;

  /** Beside this class. */
  final String scriptFolder;

  /** Statement that lets one process at a time change the schema; empty where there is none. */
  final String schemaLock;

  /** The isolation, as JDBC names it, by which all reading is of a single moment. */
  final int snapshot;

  Dialect(String productName, String scriptFolder, String schemaLock, int snapshot) {
    this.snapshot = snapshot;
    this.productName = productName;
    this.scriptFolder = scriptFolder;
    this.schemaLock = schemaLock;
  }

  static Dialect of(Connection connection) throws SQLException {
    String found = connection.getMetaData().getDatabaseProductName();
    for (Dialect dialect : values()) {
      if (dialect.productName.equals(found)) {
        return dialect;
      }
    }
    throw new IllegalArgumentException(
        "The integration store knows %s, found \"%s\"; use a database of one of these."
            .formatted(
                Arrays.stream(values())
                    .map(each -> each.productName)
                    .collect(Collectors.joining(", ")),
                Redaction.shorten(String.valueOf(found))));
  }

  /** What speaks against a version of the product, or empty where nothing is known. */
  Optional<String> warning(String productVersion) {
    return this == H2 && H2_THAT_LOSES_COMMITS.matcher(productVersion).lookingAt()
        ? Optional.of(
            "H2 %s loses commits of a database file when its process is killed, and the SDK posts what they held again; use 2.4.240 or one after 2.5.252 that was seen to keep them"
                .formatted(Redaction.shorten(productVersion)))
        : Optional.empty();
  }

  /** A query that holds the rows it finds until the transaction ends, locked in that order. */
  String lockingSelect(String columns, String table, String where, String order) {
    return (this == SQL_SERVER
            ? "SELECT %s FROM %s WITH (UPDLOCK, ROWLOCK) WHERE %s ORDER BY %s"
            : "SELECT %s FROM %s WHERE %s ORDER BY %s FOR UPDATE")
        .formatted(columns, table, where, order);
  }

  /** The same at once: what another transaction holds is left out, instead of waited for. */
  String lockingSelectOfFree(String columns, String table, String where) {
    return (this == SQL_SERVER
            // READPAST is for what reads committed rows, whatever the host's transaction does.
            ? "SELECT %s FROM %s WITH (UPDLOCK, ROWLOCK, READPAST, READCOMMITTEDLOCK) WHERE %s"
            : "SELECT %s FROM %s WHERE %s FOR UPDATE SKIP LOCKED")
        .formatted(columns, table, where);
  }

  /** A table to look into without waiting, for what decides nothing by itself. */
  String glancedAt(String table) {
    return this == SQL_SERVER ? table + " WITH (NOLOCK)" : table; // others never wait to read
  }

  /**
   * A query that answers at once whether this transaction is the one that may add what a number
   * stands for; empty where an insert has to wait for another's.
   */
  String addingLock() {
    return this == POSTGRESQL ? "SELECT pg_try_advisory_xact_lock(?)" : "";
  }

  /** An insert that adds no row, or fails as {@link #isDuplicate} tells, where the key is taken. */
  String insertIfAbsent(String insert) {
    // A failed statement ends a PostgreSQL transaction, so a duplicate must not fail.
    return this == POSTGRESQL ? insert + " ON CONFLICT DO NOTHING" : insert;
  }

  /** Whether an insert failed since its key is taken. */
  boolean isDuplicate(SQLException failure) {
    return switch (this) {
      case POSTGRESQL -> false; // its inserts say ON CONFLICT DO NOTHING
      case H2 -> failure.getErrorCode() == 23505;
      case SQL_SERVER -> failure.getErrorCode() == 2601 || failure.getErrorCode() == 2627;
      case ORACLE -> OracleErrors.isDuplicate(failure);
    };
  }

  /** Whether the database gave the transaction up, so that it may be run again from its start. */
  boolean isTransient(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.equals("40001")
        || switch (this) {
          case POSTGRESQL -> state.equals("40P01") || state.equals("55P03");
          case H2 -> state.equals("90131") || state.equals("HYT00");
          case SQL_SERVER -> Set.of(1205, 1222, 3960).contains(failure.getErrorCode());
          case ORACLE -> OracleErrors.isTransient(failure);
        };
  }

  /**
   * Whether the connection was lost, so that the database has rolled the transaction back; says
   * nothing of a commit that was under way.
   */
  boolean lostTheConnection(SQLException failure) {
    // 50000 is what a process gets that used an H2 database through another one (AUTO_SERVER)
    // which has just ended.
    return SqlFailures.isConnectionLost(failure) || (this == H2 && failure.getErrorCode() == 50000);
  }

  /**
   * Whether data definition is part of the transaction. Where it is not, each statement of a script
   * can be run again, and two processes may run a script side by side.
   */
  boolean definesInTransaction() {
    return this != H2 && this != ORACLE;
  }

  /** Whether a query failed since its table is not there. */
  boolean isMissingTable(SQLException failure) {
    return switch (this) {
      case POSTGRESQL -> "42P01".equals(failure.getSQLState());
      case H2 -> failure.getErrorCode() >= 42102 && failure.getErrorCode() <= 42104;
      case SQL_SERVER -> failure.getErrorCode() == 208;
      case ORACLE -> OracleErrors.isMissingTable(failure);
    };
  }

  /** Whether a definition failed since another process was first. */
  boolean isAlreadyThere(SQLException failure) {
    return switch (this) {
      case POSTGRESQL, SQL_SERVER -> false; // they define in the transaction
      case H2 ->
          isDuplicate(failure) || Set.of(42101, 42111, 90045).contains(failure.getErrorCode());
      case ORACLE -> OracleErrors.isAlreadyThere(failure);
    };
  }

  /** A text as it stands in its column. */
  String stored(String text) {
    return this == ORACLE && isOfSpaces(text) ? text + " " : text;
  }

  /** The text that stands so in its column. */
  @Nullable String read(@Nullable String stored) {
    return this == ORACLE && stored != null && !stored.isEmpty() && isOfSpaces(stored)
        ? stored.substring(1)
        : stored;
  }

  private static boolean isOfSpaces(String text) {
    return text.chars().allMatch(character -> character == ' ');
  }

  /** An order of texts that agrees with how they are compared, whatever the session's language. */
  String byCodePoint(String column) {
    return this == ORACLE ? "NLSSORT(%s, 'NLS_SORT=BINARY')".formatted(column) : column;
  }

  /** A query whose rows come in that order; Oracle takes no function beside a UNION. */
  String sorted(String query, String column) {
    return this == ORACLE
        ? "SELECT * FROM (%s) ORDER BY %s".formatted(query, byCodePoint(column))
        : query + " ORDER BY " + column;
  }

  /** Whether a flag is a boolean, and not 0 or 1. */
  boolean hasBooleans() {
    return this != ORACLE;
  }

  /** How many items a list may have. */
  int longestList() {
    return this == ORACLE ? 1_000 : Integer.MAX_VALUE;
  }
}
