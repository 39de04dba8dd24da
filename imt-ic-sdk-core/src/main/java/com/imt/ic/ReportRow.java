package com.imt.ic;

/**
 * One row of a {@link Report}: either understood, or kept raw with the reason why not, so that one
 * bad row stops neither the others nor gets lost.
 *
 * @param <T> the record of an understood row
 */
public sealed interface ReportRow<T> {

  /**
   * A row that was understood.
   *
   * @param record its content
   * @param <T> the type of the record
   */
  record Understood<T>(T record) implements ReportRow<T> {}

  /**
   * A row that was not understood; it belongs in quarantine.
   *
   * @param row its raw columns and the reason
   * @param <T> the type that it should have had
   */
  record NotUnderstood<T>(UnreadableRow row) implements ReportRow<T> {}
}
