package com.imt.ic.testkit;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.ledger.Chargeback;
import com.imt.ic.ledger.Ledger;
import com.imt.ic.ledger.LedgerAnswer;
import com.imt.ic.ledger.LedgerReader;
import com.imt.ic.ledger.LedgerTransaction;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentChannel;
import com.imt.ic.ledger.PostedPayment;
import com.imt.ic.ledger.Representment;
import com.imt.ic.ledger.Reversal;
import com.imt.ic.ledger.SettledPayment;
import com.imt.ic.profile.Profile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A host's books as rows of receipts and reversals, in the SDK's transaction: right, or wrong in
 * one way.
 */
final class RowsLedger implements Ledger {

  /** What hosts get wrong. */
  enum Mistake {
    NONE,
    POSTS_DECLINED,
    POSTS_THE_FEE,
    KNOWS_BY_GUID_ALONE,
    KEY_OF_GUID_ALONE,
    CONNECTION_OF_ITS_OWN,
    NEVER_ASKS_FOR_THE_CONNECTION,
    COMMITS,
    CLOSES,
    REVERSES_IN_RETURNED_TOO,
    REVERSES_THE_WHOLE,
    REVERSES_A_PAYMENT_ONCE,
    REVERSES_CORRECTIONS,
    CONFIRMED_POSTS,
    SETTLED_POSTS,
    CHARGEBACK_ACCEPTED_AND_FORGOTTEN,
    REPRESENTED_POSTS_TWICE,
    DAY_IN_GMT,
    DAY_OF_A_FIXED_OFFSET,
    DAY_OF_THE_CLOCK_IN_GMT,
    THROWS_ON_UNKNOWN,
    REMEMBERS_BEFORE_COMMIT,
    STATIC_MEMORY,
    PAYMENT_IN_A_FIELD,
    ANSWERS_BACKWARDS,
    ANSWERS_ONE_LESS,
    READS_SINCE_PAID,
    READS_SINCE_WITHOUT_PAYMENTS,
    READS_ALL_BILLERS,
    NARROW_NAME,
    EQUAL_IS_THE_SAME,
    WHOLE_DOLLARS,
    CENTS_BY_DOUBLE,
    DAY_OF_POSTING,
    PUSHES_BOOKED_IN_GMT,
    REFUSES_LATE,
    REVERSE_WRITES_NOTHING,
    REVERSE_REFUSES,
    REVERSE_DELETES,
    REVERSAL_RECORDED_WHEN_RETURNED,
    SINCE_BY_DAYS,
    EMPTY_LIST_MEANS_ALL,
    TWO_PAYMENTS_AT_MOST,
    NUMBERS_BEGIN_ANEW,
    LOSES_THE_LAST_OF_A_BATCH,
    SWALLOWS_WHAT_THE_DATABASE_SAYS,
    READ_IS_NOT_OVERRIDDEN
  }

  static final String SCHEMA =
      """
      CREATE TABLE host_receipt (number BIGINT GENERATED ALWAYS AS IDENTITY, biller VARCHAR,
        payment VARCHAR, invoice VARCHAR, account VARCHAR, amount DECIMAL(19, 2), booked_on DATE,
        paid_at TIMESTAMP(6) WITH TIME ZONE, recorded_at TIMESTAMP(6) WITH TIME ZONE,
        UNIQUE (biller, payment, invoice));
      CREATE TABLE host_again (number BIGINT, amount DECIMAL(19, 2),
        recorded_at TIMESTAMP(6) WITH TIME ZONE);
      CREATE TABLE host_reversal (number BIGINT, amount DECIMAL(19, 2),
        recorded_at TIMESTAMP(6) WITH TIME ZONE);
      CREATE TABLE host_invoice (invoice VARCHAR PRIMARY KEY);
      """;

  private static final Set<String> SEEN = Collections.synchronizedSet(new HashSet<>());

  private final Mistake mistake;
  private final DataSource database;
  private final Clock clock;
  private final Set<String> remembered = Collections.synchronizedSet(new HashSet<>());
  private final AtomicInteger counter = new AtomicInteger();
  private @Nullable Payment current;

  RowsLedger(Mistake mistake, DataSource database, Clock clock) {
    this.mistake = mistake;
    this.database = database;
    this.clock = clock;
  }

  private boolean makes(Mistake one) {
    return mistake == one;
  }

  @Override
  public LedgerAnswer post(Payment payment, LedgerTransaction transaction) {
    current = payment;
    String key =
        payment.paymentGuid() + " " + payment.invoiceNumber().map(InvoiceNumber::value).orElse("");
    if ((makes(Mistake.REMEMBERS_BEFORE_COMMIT) && !remembered.add(key))
        || (makes(Mistake.STATIC_MEMORY) && !SEEN.add(key))) {
      Connection unused = transaction.connection();
      return LedgerAnswer.accepted();
    }
    if (makes(Mistake.REFUSES_LATE)
        && payment.paidAt().isBefore(clock.instant().minus(Duration.ofDays(1)))) {
      return LedgerAnswer.refused("too old");
    }
    if (makes(Mistake.NARROW_NAME) && payment.customerName().orElse("").length() > 40) {
      throw new IllegalStateException("Value too long for column CUSTOMER_NAME");
    }
    if (payment.invoiceNumber().filter(invoice -> invoice.value().startsWith("XX")).isPresent()) {
      if (makes(Mistake.THROWS_ON_UNKNOWN)) {
        throw new IllegalArgumentException("unknown policy");
      }
      return LedgerAnswer.refused("unknown policy");
    }
    if (makes(Mistake.NEVER_ASKS_FOR_THE_CONNECTION)) {
      return onItsOwn(payment, transaction);
    }
    Connection connection = transaction.connection();
    if (makes(Mistake.CONNECTION_OF_ITS_OWN)) {
      return onItsOwn(payment, transaction);
    }
    LedgerAnswer answer;
    try {
      answer = write(connection, payment, transaction);
    } catch (IllegalStateException e) {
      if (!makes(Mistake.SWALLOWS_WHAT_THE_DATABASE_SAYS)) {
        throw e;
      }
      answer = LedgerAnswer.accepted();
    }
    try {
      if (makes(Mistake.COMMITS)) {
        connection.commit();
      }
      if (makes(Mistake.CLOSES)) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return answer;
  }

  private LedgerAnswer onItsOwn(Payment payment, LedgerTransaction transaction) {
    try (Connection own = database.getConnection()) {
      return write(own, payment, transaction);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private LedgerAnswer write(Connection connection, Payment given, LedgerTransaction transaction) {
    String biller = transaction.biller().value();
    if (makes(Mistake.KNOWS_BY_GUID_ALONE) || makes(Mistake.KEY_OF_GUID_ALONE)) {
      List<Long> known =
          HostSql.list(
              connection,
              "SELECT number FROM host_receipt WHERE biller = ? AND payment = ?",
              row -> row.getLong(1),
              biller,
              given.paymentGuid().value());
      if (!known.isEmpty() && makes(Mistake.KEY_OF_GUID_ALONE)) {
        throw new IllegalStateException("Unique index violation: PAYMENT");
      }
      if (!known.isEmpty()) {
        return LedgerAnswer.accepted("R-" + known.get(0));
      }
    }
    if (makes(Mistake.EQUAL_IS_THE_SAME)
        && !HostSql.list(
                connection,
                "SELECT number FROM host_receipt WHERE account = ? AND amount = ? AND invoice = ?",
                row -> row.getLong(1),
                given.account().map(AccountNumber::value).orElse(""),
                given.amount(),
                given.invoiceNumber().map(InvoiceNumber::value).orElse(""))
            .isEmpty()) {
      return LedgerAnswer.accepted("R-0");
    }
    HostSql.list(connection, "SELECT invoice FROM host_invoice", row -> row.getString(1));
    Payment payment = makes(Mistake.PAYMENT_IN_A_FIELD) ? Objects.requireNonNull(current) : given;
    Money amount =
        makes(Mistake.POSTS_THE_FEE)
            ? payment.amount().plus(payment.convenienceFee().orElse(Money.ZERO))
            : makes(Mistake.WHOLE_DOLLARS)
                ? Money.ofCents(payment.amount().toBigDecimal().longValue() * 100)
                : makes(Mistake.CENTS_BY_DOUBLE)
                    ? Money.ofCents((long) (payment.amount().toBigDecimal().doubleValue() * 100))
                    : payment.amount();
    long number =
        HostSql.insert(
            connection,
            """
            INSERT INTO host_receipt (biller, payment, invoice, account, amount, booked_on, paid_at,
              recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
            biller,
            payment.paymentGuid().value(),
            payment.invoiceNumber().map(InvoiceNumber::value).orElse(""),
            payment.account().map(AccountNumber::value).orElse(""),
            amount,
            day(payment, transaction.channel()),
            payment.paidAt(),
            clock.instant());
    return LedgerAnswer.accepted(
        "R-" + (makes(Mistake.NUMBERS_BEGIN_ANEW) ? counter.incrementAndGet() : number));
  }

  private LocalDate day(Payment payment, PaymentChannel channel) {
    if (makes(Mistake.DAY_OF_POSTING)) {
      return LocalDate.ofInstant(clock.instant(), Profile.defaults().billerZone());
    }
    if (makes(Mistake.PUSHES_BOOKED_IN_GMT) && channel == PaymentChannel.PUSH) {
      return LocalDate.ofInstant(payment.paidAt(), ZoneOffset.UTC);
    }
    ZoneId zone =
        makes(Mistake.DAY_IN_GMT)
            ? ZoneOffset.UTC
            : makes(Mistake.DAY_OF_A_FIXED_OFFSET)
                ? ZoneOffset.ofHours(-6)
                : Profile.defaults().billerZone();
    return makes(Mistake.DAY_OF_THE_CLOCK_IN_GMT)
        ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
        : LocalDate.ofInstant(payment.paidAt(), zone);
  }

  @Override
  public List<LedgerAnswer> postAll(List<Payment> payments, LedgerTransaction transaction) {
    if (makes(Mistake.LOSES_THE_LAST_OF_A_BATCH) && payments.size() > 1) {
      postAll(payments.subList(0, payments.size() - 1), transaction);
      return payments.stream().map(each -> LedgerAnswer.accepted()).toList();
    }
    List<LedgerAnswer> answers = new ArrayList<>(Ledger.super.postAll(payments, transaction));
    if (makes(Mistake.ANSWERS_BACKWARDS)) {
      Collections.reverse(answers);
    }
    return makes(Mistake.ANSWERS_ONE_LESS) && answers.size() > 1
        ? answers.subList(1, answers.size())
        : answers;
  }

  @Override
  public LedgerAnswer declined(Payment payment, LedgerTransaction transaction) {
    return makes(Mistake.POSTS_DECLINED) ? post(payment, transaction) : LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer confirmed(Payment payment, LedgerTransaction transaction) {
    if (makes(Mistake.CONFIRMED_POSTS)) {
      again(receipt(payment.paymentGuid(), transaction), payment.amount(), transaction);
    }
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer settled(SettledPayment settled, LedgerTransaction transaction) {
    if (makes(Mistake.SETTLED_POSTS)) {
      again(receipt(settled.paymentGuid(), transaction), settled.amount(), transaction);
    }
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer reverse(Reversal reversal, LedgerTransaction transaction) {
    if (makes(Mistake.REVERSE_WRITES_NOTHING)) {
      return LedgerAnswer.accepted();
    }
    if (makes(Mistake.REVERSE_REFUSES)) {
      return LedgerAnswer.refused("unknown code");
    }
    long number = number(reversal.payment());
    if (makes(Mistake.REVERSE_DELETES)) {
      HostSql.update(transaction.connection(), "DELETE FROM host_receipt WHERE number = ?", number);
      return LedgerAnswer.accepted();
    }
    if (makes(Mistake.REVERSAL_RECORDED_WHEN_RETURNED)) {
      HostSql.update(
          transaction.connection(),
          "INSERT INTO host_reversal VALUES (?, ?, ?)",
          number,
          reversal.amount(),
          reversal.achReturn().returnedAt());
      return LedgerAnswer.accepted();
    }
    if (makes(Mistake.REVERSES_A_PAYMENT_ONCE)
        && !HostSql.list(
                transaction.connection(),
                """
                SELECT v.number FROM host_reversal v JOIN host_receipt r ON r.number = v.number
                WHERE r.payment = ?""",
                row -> row.getLong(1),
                reversal.payment().paymentGuid().value())
            .isEmpty()) {
      return LedgerAnswer.accepted();
    }
    takeBack(
        number,
        makes(Mistake.REVERSES_THE_WHOLE) ? reversal.payment().amount() : reversal.amount(),
        transaction);
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer returned(AchReturn achReturn, LedgerTransaction transaction) {
    if (makes(Mistake.REVERSES_IN_RETURNED_TOO)) {
      takeBack(receipt(achReturn.paymentGuid(), transaction), achReturn.amount(), transaction);
    }
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer returnCorrected(
      AchReturn before, AchReturn now, LedgerTransaction transaction) {
    if (makes(Mistake.REVERSES_CORRECTIONS)) {
      takeBack(receipt(now.paymentGuid(), transaction), now.amount(), transaction);
    }
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer chargedBack(Chargeback chargeback, LedgerTransaction transaction) {
    if (!makes(Mistake.CHARGEBACK_ACCEPTED_AND_FORGOTTEN)) {
      takeBack(number(chargeback.payment()), chargeback.amount(), transaction);
    }
    return LedgerAnswer.accepted();
  }

  @Override
  public LedgerAnswer represented(Representment representment, LedgerTransaction transaction) {
    for (int i = 0; i < (makes(Mistake.REPRESENTED_POSTS_TWICE) ? 2 : 1); i++) {
      again(number(representment.payment()), representment.amount(), transaction);
    }
    return LedgerAnswer.accepted();
  }

  private static long number(PostedPayment payment) {
    return Long.parseLong(Objects.requireNonNull(payment.receiptNumber()).substring(2));
  }

  private static long receipt(PaymentGuid payment, LedgerTransaction transaction) {
    return HostSql.list(
            transaction.connection(),
            "SELECT number FROM host_receipt WHERE payment = ?",
            row -> row.getLong(1),
            payment.value())
        .get(0);
  }

  private void again(long number, Money amount, LedgerTransaction transaction) {
    HostSql.update(
        transaction.connection(),
        "INSERT INTO host_again VALUES (?, ?, ?)",
        number,
        amount,
        clock.instant());
  }

  private void takeBack(long number, Money amount, LedgerTransaction transaction) {
    HostSql.update(
        transaction.connection(),
        "INSERT INTO host_reversal VALUES (?, ?, ?)",
        number,
        amount,
        clock.instant());
  }

  @Override
  public boolean read(LedgerReader reader, LedgerTransaction transaction) {
    if (makes(Mistake.READ_IS_NOT_OVERRIDDEN)) {
      return false;
    }
    tell(reader, transaction, null, null);
    return true;
  }

  @Override
  public boolean readSince(Instant since, LedgerReader reader, LedgerTransaction transaction) {
    tell(
        reader,
        transaction,
        makes(Mistake.SINCE_BY_DAYS)
            ? since.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1))
            : since,
        null);
    return true;
  }

  @Override
  public boolean readPayments(
      List<PaymentGuid> payments, LedgerReader reader, LedgerTransaction transaction) {
    if (makes(Mistake.READS_SINCE_WITHOUT_PAYMENTS)) {
      return false;
    }
    boolean all = makes(Mistake.EMPTY_LIST_MEANS_ALL) && payments.isEmpty();
    int most = makes(Mistake.TWO_PAYMENTS_AT_MOST) ? 2 : payments.size();
    tell(
        reader,
        transaction,
        null,
        all ? null : payments.subList(0, Math.min(most, payments.size())));
    return true;
  }

  private void tell(
      LedgerReader reader,
      LedgerTransaction transaction,
      @Nullable Instant since,
      @Nullable List<PaymentGuid> payments) {
    for (String table : List.of("host_receipt", "host_again", "host_reversal")) {
      HostSql.list(
          transaction.connection(),
          "SELECT r.payment, t.amount, t.recorded_at, r.paid_at, r.biller FROM %s t JOIN host_receipt r ON r.number = t.number"
              .formatted(table),
          row -> {
            PaymentGuid payment = PaymentGuid.of(row.getString(1));
            Instant at =
                HostSql.moment(row, makes(Mistake.READS_SINCE_PAID) && since != null ? 4 : 3);
            boolean asked =
                (since == null || !at.isBefore(since))
                    && (payments == null || payments.contains(payment))
                    && (makes(Mistake.READS_ALL_BILLERS)
                        || row.getString(5).equals(transaction.biller().value()));
            if (asked && table.equals("host_reversal")) {
              reader.reversal(payment, HostSql.money(row, 2), at);
            } else if (asked) {
              reader.receipt(payment, HostSql.money(row, 2), at);
            }
            return payment;
          });
    }
  }
}
