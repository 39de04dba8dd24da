package com.imt.ic.internal.store.jdbc;

import java.sql.SQLException;
import java.util.Set;

/**
 * What Oracle's error codes mean. Its driver's SQLStates tell little: 61000 and 72000 stand for
 * locks, for texts that are too long, and for full disks alike.
 */
final class OracleErrors {

  /** Locked by another, deadlock, waited in vain, cannot serialize. */
  private static final Set<Integer> MET = Set.of(54, 60, 2049, 4020, 4021, 8177, 30006);

  private static final Set<Integer> ALREADY_THERE = Set.of(1, 955, 1408, 2260, 2261, 2264);

  /** Longer than the column, or than a text may be. */
  private static final Set<Integer> TOO_LONG = Set.of(1461, 1704, 12899);

  /** No space left in a tablespace, or of a quota. */
  private static final Set<Integer> FULL =
      Set.of(1536, 1650, 1652, 1653, 1654, 1658, 1688, 1691, 1692);

  /** Lost contact, and what the network layer tells. */
  private static final Set<Integer> LOST = Set.of(1012, 3135, 12537, 12541, 12545, 12571);

  private OracleErrors() {}

  static boolean isDuplicate(SQLException failure) {
    return failure.getErrorCode() == 1;
  }

  static boolean isTransient(SQLException failure) {
    return MET.contains(failure.getErrorCode());
  }

  static boolean isMissingTable(SQLException failure) {
    return failure.getErrorCode() == 942;
  }

  static boolean isAlreadyThere(SQLException failure) {
    return ALREADY_THERE.contains(failure.getErrorCode());
  }

  /** The SQLState that other databases have for it; the same where it is none of Oracle's own. */
  static String standard(String state, int code) {
    if (!state.matches("6\\d000|72000|99999")) {
      return state;
    }
    if (MET.contains(code)) {
      return "40001";
    }
    if (LOST.contains(code)) {
      return "08006";
    }
    if (FULL.contains(code)) {
      return "53100";
    }
    if (TOO_LONG.contains(code)) {
      return "22001";
    }
    if (code == 1013) { // the driver's answer to a statement that took too long
      return "57014";
    }
    return state.startsWith("6") ? "58000" : state;
  }
}
