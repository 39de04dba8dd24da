package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.balance.InvoiceBalance;
import com.imt.ic.balance.InvoiceBalanceSource;
import com.imt.ic.bif.BifInvoice;
import com.imt.ic.ledger.Chargeback;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerReader;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PostedPayment;
import com.imt.ic.ledger.Representment;
import com.imt.ic.ledger.Reversal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A host of another design: a balance for each invoice, which each payment lowers, and one row for
 * each payment that is changed as it goes on. Right, or wrong in one way.
 */
final class ColumnHost implements Ledger, InvoiceBalanceSource {

  /** What hosts get wrong. */
  enum Mistake {
    NONE,
    READS_AND_WRITES,
    LOCKS_TO_READ,
    COMMITS_BY_ITSELF,
    FORGETS_THE_BALANCE_OF_RETURNS,
    REVERSES_TWICE
  }

  static final String SCHEMA =
      """
      CREATE TABLE bill (number VARCHAR PRIMARY KEY, account VARCHAR, total DECIMAL(19, 2),
        stated DECIMAL(19, 2), balance DECIMAL(19, 2), parts BOOLEAN, no_cc BOOLEAN,
        no_eft BOOLEAN, due DATE, collected DATE);
      CREATE TABLE money (payment VARCHAR, invoice VARCHAR, amount DECIMAL(19, 2),
        again DECIMAL(19, 2), back DECIMAL(19, 2), changed_at TIMESTAMP(6) WITH TIME ZONE,
        PRIMARY KEY (payment, invoice));
      """;

  private final Mistake mistake;
  private final DataSource database;

  ColumnHost(Mistake mistake, DataSource database) {
    this.mistake = mistake;
    this.database = database;
  }

  static void bill(BifInvoice invoice, DataSource database) {
    List<Money> known =
        HostSql.list(
            database,
            "SELECT stated - balance FROM bill WHERE number = ?",
            row -> HostSql.money(row, 1),
            invoice.invoiceNumber().value());
    Money off = known.isEmpty() ? Money.ZERO : known.get(0);
    HostSql.update(
        database,
        "MERGE INTO bill KEY (number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        invoice.invoiceNumber().value(),
        invoice.accountNumber().value(),
        invoice.totalAmountDue().orElseThrow(),
        invoice.balanceDue(),
        invoice.balanceDue().minus(off),
        invoice.allowPartialPayments(),
        invoice.blockPaymentsCc(),
        invoice.blockPaymentsEft(),
        invoice.invoiceDueDate().orElseThrow(),
        invoice.autoPayCollectionDate().orElse(null));
  }

  static List<BifInvoice> run(List<BifInvoice> billed, DataSource database) {
    return billed.stream()
        .map(
            invoice -> {
              Money due =
                  HostSql.list(
                          database,
                          "SELECT balance FROM bill WHERE number = ?",
                          row -> HostSql.money(row, 1),
                          invoice.invoiceNumber().value())
                      .get(0);
              return invoice.toBuilder().balanceDue(due.isNegative() ? Money.ZERO : due).build();
            })
        .toList();
  }

  @Override
  public Optional<List<InvoiceBalance>> balances(
      AccountNumber account, @Nullable InvoiceNumber invoice) {
    List<InvoiceBalance> all =
        HostSql.list(
            database,
            "SELECT number, total, balance, parts, no_cc, no_eft, due, collected FROM bill WHERE account = ?"
                + (mistake == Mistake.LOCKS_TO_READ ? " FOR UPDATE" : ""),
            row ->
                InvoiceBalance.builder()
                    .invoiceNumber(InvoiceNumber.of(row.getString(1)))
                    .dueDate(row.getObject(7, LocalDate.class))
                    .totalAmountDue(HostSql.money(row, 2))
                    .balanceDue(HostSql.money(row, 3))
                    .allowPartialPayments(row.getBoolean(4))
                    .blockPaymentsCc(row.getBoolean(5))
                    .blockPaymentsEft(row.getBoolean(6))
                    .autoPayCollectionDate(row.getObject(8, LocalDate.class))
                    .build(),
            account.value());
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            all.stream()
                .filter(each -> invoice == null || each.invoiceNumber().equals(invoice))
                .toList());
  }

  @Override
  public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    Connection shared = transaction.connection();
    if (mistake != Mistake.COMMITS_BY_ITSELF) {
      return write(payment, shared);
    }
    try (Connection own = database.getConnection()) {
      return write(payment, own);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private LedgerAnswer write(Payment payment, Connection connection) {
    String invoice = payment.invoiceNumber().map(InvoiceNumber::value).orElse("");
    HostSql.update(
        connection,
        "INSERT INTO money VALUES (?, ?, ?, 0, 0, CURRENT_TIMESTAMP)",
        payment.paymentGuid().value(),
        invoice,
        payment.amount());
    raise(connection, invoice, Money.ZERO.minus(payment.amount()));
    return LedgerAnswer.accepted();
  }

  private void raise(Connection connection, String invoice, Money by) {
    if (mistake != Mistake.READS_AND_WRITES) {
      HostSql.update(
          connection, "UPDATE bill SET balance = balance + ? WHERE number = ?", by, invoice);
      return;
    }
    Money read =
        HostSql.list(
                connection,
                "SELECT balance FROM bill WHERE number = ?",
                row -> HostSql.money(row, 1),
                invoice)
            .get(0);
    HostSql.update(
        connection, "UPDATE bill SET balance = ? WHERE number = ?", read.plus(by), invoice);
  }

  private LedgerAnswer move(
      PostedPayment payment, String column, Money amount, LedgerTransaction transaction) {
    Connection connection = transaction.connection();
    String invoice = Objects.requireNonNull(payment.invoiceNumber()).value();
    HostSql.update(
        connection,
        "UPDATE money SET %s = %s + ?, changed_at = CURRENT_TIMESTAMP WHERE payment = ? AND invoice = ?"
            .formatted(column, column),
        amount,
        payment.paymentGuid().value(),
        invoice);
    if (mistake != Mistake.FORGETS_THE_BALANCE_OF_RETURNS) {
      raise(connection, invoice, column.equals("back") ? amount : Money.ZERO.minus(amount));
    }
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
    Money amount =
        mistake == Mistake.REVERSES_TWICE
            ? reversal.amount().plus(reversal.amount())
            : reversal.amount();
    return move(reversal.payment(), "back", amount, transaction);
  }

  @Override
  public LedgerAnswer chargedBack(Chargeback chargeback, LedgerTransaction transaction) {
    return move(chargeback.payment(), "back", chargeback.amount(), transaction);
  }

  @Override
  public LedgerAnswer represented(Representment representment, LedgerTransaction transaction) {
    return move(representment.payment(), "again", representment.amount(), transaction);
  }

  @Override
  public boolean read(LedgerReader reader, LedgerTransaction transaction) {
    HostSql.list(
        transaction.connection(),
        "SELECT payment, amount, again, back, changed_at FROM money",
        row -> {
          PaymentGuid payment = PaymentGuid.of(row.getString(1));
          reader.receipt(payment, HostSql.money(row, 2), HostSql.moment(row, 5));
          if (HostSql.money(row, 3).isPositive()) {
            reader.receipt(payment, HostSql.money(row, 3), HostSql.moment(row, 5));
          }
          if (HostSql.money(row, 4).isPositive()) {
            reader.reversal(payment, HostSql.money(row, 4), HostSql.moment(row, 5));
          }
          return payment;
        });
    return true;
  }
}
