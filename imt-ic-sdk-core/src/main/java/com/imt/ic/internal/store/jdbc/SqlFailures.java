package com.imt.ic.internal.store.jdbc;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.Redaction;
import com.imt.ic.StoreException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a database's failure becomes a {@link StoreException} that shows no row's values. */
final class SqlFailures {

  /** Classes of SQLState whose text tells of the server and of names, never of a row. */
  private static final Set<String> HARMLESS = Set.of("08", "28", "3D", "42", "53", "57", "90");

  /** Its driver's own state for an invalid object name, unless it is set to XOPEN's. */
  private static final String SQL_SERVERS_MISSING_TABLE = "S0002";

  private static final String SCHEMA =
      "check that InvoiceCloudIntegration.createTables, or its schemaScript, was run in the schema that this user sees.";
  private static final String MET = "transactions met; nothing was kept, so do the work again.";

  private static final String CUT =
      "a statement is cut after %s seconds, in which another transaction held what it needs: look whether a node hangs in its ledger, end that session, and do the work again."
          .formatted(SqlSession.LONGEST_WAIT);

  /** States of which the whole counts, and not the class alone. */
  private static final Set<String> WHOLE =
      Set.of("HYT00", "HY008", "57014", SQL_SERVERS_MISSING_TABLE);

  private SqlFailures() {}

  static StoreException of(String doing, SQLException failure) {
    String state = stateOf(failure);
    boolean harmless = HARMLESS.contains(classOf(state));
    String text = failure.getMessage();
    String message =
        "The integration store could not %s (SQLState %s, error %s)%s%s%s"
            .formatted(
                doing,
                state,
                failure.getErrorCode(),
                harmless && text != null ? ": " + Redaction.failureText(text) : "",
                harmless ? " — " : ": ",
                advice(state));
    return new StoreException(message, harmless ? failure : withoutValues(failure));
  }

  /** The first failure of a database in a chain of causes, or null. */
  static @Nullable SQLException findIn(Throwable thrown) {
    int depth = 0;
    for (Throwable at = thrown; at != null && depth < 20; at = at.getCause(), depth++) {
      if (at instanceof SQLException failure) {
        return failure;
      }
    }
    return null;
  }

  /** Classes of SQLState: connection, rollback, resources, operator, system. */
  private static final Set<String> TROUBLE = Set.of("08", "40", "53", "57", "58");

  /** Locks and connections, by the states of PostgreSQL, H2 and SQL Server. */
  private static final Set<String> TROUBLE_STATES =
      Set.of(
          "55P03", "HYT00", "HYT01", "HY008", "90131", "90067", "90098", "90121", "25006", "S0051");

  /** What a failed statement of the ledger's leaves behind in PostgreSQL's transaction. */
  private static final String FAILED_TRANSACTION = "25P02";

  /** Whether the database is in trouble, rather than what was written into it. */
  static boolean isTrouble(RuntimeException failure) {
    SQLException found = findIn(failure);
    if (found == null) {
      return failure instanceof InvoiceCloudException;
    }
    String state = stateOf(found);
    if (TROUBLE.contains(classOf(state)) || TROUBLE_STATES.contains(state)) {
      return true;
    }
    // The SDK's own statements fail on a row by its values alone.
    return failure instanceof StoreException
        && !state.equals(FAILED_TRANSACTION)
        && !classOf(state).equals("22")
        && !classOf(state).equals("23");
  }

  /** Class 08 says so in every database; H2 has states of its own (broken, closed). */
  static boolean isConnectionLost(SQLException failure) {
    String state = stateOf(failure);
    return classOf(state).equals("08") || Set.of("90067", "90098", "90121").contains(state);
  }

  static String stateOf(SQLException failure) {
    String state = failure.getSQLState();
    return state == null ? "unknown" : OracleErrors.standard(state, failure.getErrorCode());
  }

  private static String classOf(String state) {
    return state.length() < 2 ? state : state.substring(0, 2);
  }

  private static String advice(String state) {
    return switch (WHOLE.contains(state) ? state : classOf(state)) {
      case "08" -> "check that the database runs and can be reached.";
      case "22" -> "a value does not fit its column; a text may be longer than the column.";
      case "23" -> "a row breaks a constraint of its table.";
      case "28" -> "check user and password of the database.";
      case "40", "55", "HYT00" -> MET;
      case "57014", "HY008" -> CUT;
      case "42", SQL_SERVERS_MISSING_TABLE -> SCHEMA;
      default -> "see the database's own log.";
    };
  }

  /**
   * The same failure with its state and code and without its text, since databases quote the row
   * that they refused, and a logged stack trace shows every cause.
   */
  private static SQLException withoutValues(SQLException failure) {
    SQLException bare =
        new SQLException(
            failure.getClass().getSimpleName() + " (its text may quote a row and is left out)",
            failure.getSQLState(),
            failure.getErrorCode());
    bare.setStackTrace(failure.getStackTrace());
    return bare;
  }
}
