package com.imt.ic.internal.store.jdbc;

import com.imt.ic.PaymentGuid;
import com.imt.ic.internal.store.FactScope;
import com.imt.ic.internal.store.OpenItems;
import java.sql.SQLException;
import java.util.List;

/**
 * A scope in SQL, as a condition on the biller and on {@code payment_guid}.
 *
 * @param biller whose rows are meant
 */
record ScopeSql(FactScope scope, String biller, Rows rows) {

  private static final String NO_PAYMENT =
      " AND NOT EXISTS (SELECT 1 FROM ic_payment q WHERE q.biller = f.biller AND q.payment_guid = f.payment_guid)";

  private static final String IN_PERIOD =
      "payment_guid IN (SELECT f.payment_guid FROM ic_payment f WHERE f.biller = ? AND f.paid_at >= ? AND f.paid_at < ?"
          + " UNION ALL SELECT f.payment_guid FROM ic_settled_payment f WHERE f.biller = ? AND f.settled_on >= ? AND f.settled_on <= ?"
          + NO_PAYMENT
          + " UNION ALL SELECT f.payment_guid FROM ic_ach_reject f WHERE f.biller = ? AND f.rejected_at >= ? AND f.rejected_at < ?"
          + NO_PAYMENT
          + ")";

  private boolean isOpen() {
    return scope instanceof FactScope.Open;
  }

  /** What a statement begins with that uses {@link #facts} or {@link #from}. */
  String with() {
    return isOpen() ? rows.each("SELECT DISTINCT u.payment_guid AS subject FROM " + open()) : "";
  }

  /** A query of {@link FactColumns}; each table is bound as {@link #from}. */
  String facts() {
    return isOpen() ? rows.factsOfEach() : FactColumns.query("payment_guid, ", this::from);
  }

  /** What follows FROM to read the rows of a table that are of the scope. */
  String from(String table) {
    return isOpen()
        ? rows.ofEach(table)
        : table + " WHERE biller = ?" + (isAll() ? "" : " AND " + condition(""));
  }

  /** The same of a line of a day whose batches are to be looked at. */
  String whereDays() {
    return " WHERE biller = ?" + (isAll() ? "" : " AND settled_on IN (" + days() + ")");
  }

  /** Days of open items are told apart: a difference may be open on a day that fits. */
  private String days() {
    return isOpen()
        ? "SELECT u.settled_on FROM " + open()
        : "SELECT d.settled_on FROM ic_settled_payment d WHERE d.biller = ? AND " + condition("d.");
  }

  private String open() {
    return "ic_unreconciled u WHERE u.biller = ? AND " + rows.isFromTo("u.sequence_number");
  }

  private boolean isAll() {
    return scope instanceof FactScope.All;
  }

  private String condition(String of) {
    if (scope instanceof FactScope.Payments some) {
      return rows.isOneOf(of + "payment_guid", some.guids().size());
    }
    return of + IN_PERIOD;
  }

  /** Binds {@link #with}. */
  Parameters bindWith(Parameters parameters) throws SQLException {
    return scope instanceof FactScope.Open open ? bindOpen(parameters, open) : parameters;
  }

  private Parameters bindOpen(Parameters parameters, FactScope.Open open) throws SQLException {
    OpenItems.Run span = open.items().span();
    return parameters.text(biller).count(span.first()).count(span.last());
  }

  /** Binds {@link #from}. */
  Parameters bind(Parameters parameters) throws SQLException {
    parameters.text(biller);
    if (scope instanceof FactScope.Payments some) {
      List<String> guids = some.guids().stream().map(PaymentGuid::value).toList();
      rows.bind(parameters, guids);
    } else if (scope instanceof FactScope.Period period) {
      parameters.text(biller).moment(period.from()).moment(period.to());
      parameters.text(biller).date(period.firstDay()).date(period.lastDay());
      parameters.text(biller).moment(period.from()).moment(period.to());
    }
    return parameters;
  }

  /** Binds {@link #whereDays}. */
  Parameters bindDays(Parameters parameters) throws SQLException {
    if (isAll()) {
      return bind(parameters);
    }
    parameters.text(biller);
    return scope instanceof FactScope.Open open ? bindOpen(parameters, open) : bind(parameters);
  }
}
