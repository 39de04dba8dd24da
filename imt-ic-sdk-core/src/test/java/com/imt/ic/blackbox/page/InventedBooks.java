package com.imt.ic.blackbox.page;

import com.imt.ic.AccountNumber;
import com.imt.ic.BillerId;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.reconcile.Difference;
import com.imt.ic.reconcile.DifferenceKind;
import com.imt.ic.reconcile.PaymentState;
import com.imt.ic.reconcile.ReconciledBatch;
import com.imt.ic.reconcile.ReconciledBatch.Check;
import com.imt.ic.reconcile.ReconciledPayment;
import com.imt.ic.reconcile.ReconciledPayment.Channels;
import com.imt.ic.reconcile.ReconciledPayment.Event;
import com.imt.ic.reconcile.ReconciledPayment.EventKind;
import com.imt.ic.reconcile.Reconciliation;
import com.imt.ic.reconcile.Reconciliation.Balance;
import com.imt.ic.reconcile.Reconciliation.ChannelTotal;
import com.imt.ic.reconcile.Reconciliation.Day;
import com.imt.ic.reconcile.Reconciliation.KindTotal;
import com.imt.ic.reconcile.Reconciliation.Posted;
import com.imt.ic.reconcile.Reconciliation.Span;
import com.imt.ic.reconcile.Reconciliation.StateTotal;
import com.imt.ic.reconcile.Reconciliation.Term;
import com.imt.ic.reconcile.ReconciliationPage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** The invented books of a month: what a page is made of, without a database. */
final class InventedBooks {

  static final ZoneId ZONE = ZoneId.of("America/Chicago");
  static final LocalDate TODAY = LocalDate.of(2026, 12, 16);
  static final Instant AS_OF = TODAY.atTime(8, 0).atZone(ZONE).toInstant();

  private static final long SEED = 20_261_216;
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 16);

  /** A batch that grows line by line. */
  private static final class Growing {
    private final LocalDate day;
    private final String processor;
    private long lines;
    private Money charged = Money.ZERO;
    private Money takenBack = Money.ZERO;

    Growing(LocalDate day, String processor) {
      this.day = day;
      this.processor = processor;
    }

    String id() {
      return "B-" + day.getDayOfMonth();
    }

    ReconciledBatch finished(Money off, Check check) {
      Money sum = charged.plus(takenBack).plus(off);
      return new ReconciledBatch(
          id(),
          day,
          processor,
          lines,
          charged,
          takenBack,
          Money.ZERO,
          check == Check.UNCHECKED ? null : sum,
          check);
    }
  }

  private final Random random = new Random(SEED);
  private final List<ReconciledPayment> payments = new ArrayList<>();
  private final List<ReconciledBatch> batches = new ArrayList<>();
  private final List<Difference> differences = new ArrayList<>();
  private final Map<LocalDate, Money[]> days = new TreeMap<>();
  private final Map<String, Growing> growing = new TreeMap<>();
  private final List<Balance> balances = new ArrayList<>();

  private InventedBooks() {}

  /** Books in which everything fits. */
  static InventedBooks thatFit(int payments) {
    InventedBooks books = new InventedBooks();
    for (int number = 0; number < payments; number++) {
      books.plainPayment(number);
    }
    return books;
  }

  /** Books with a trouble of many a kind. */
  static InventedBooks withTroubles(int payments) {
    InventedBooks books = thatFit(payments);
    books.trouble(DifferenceKind.NOT_REPORTED, 9, 10_000, PaymentState.AWAITING_REPORT);
    books.trouble(DifferenceKind.NOT_SETTLED, 5, 123_410, PaymentState.AWAITING_SETTLEMENT);
    books.trouble(DifferenceKind.NOT_SETTLED, 4, 8_125, PaymentState.AWAITING_SETTLEMENT);
    books.trouble(DifferenceKind.SETTLED_TWICE, 2, 100_000, PaymentState.SETTLED);
    books.trouble(DifferenceKind.FEE_DIFFERS, 1, 700, PaymentState.SETTLED);
    books.trouble(DifferenceKind.TAKEN_BACK, 12, 25_050, PaymentState.TAKEN_BACK);
    books.trouble(DifferenceKind.NOT_IN_LEDGER, 0, 61_00, PaymentState.SETTLED);
    books.trouble(DifferenceKind.RETURN_IN_REVIEW, 40, 311_99, PaymentState.IN_REVIEW);
    books.trouble(DifferenceKind.SETTLED_UNKNOWN, 3, 20_000, PaymentState.UNKNOWN);
    books.trouble(DifferenceKind.POSTED_TWICE, 6, 10_000, PaymentState.SETTLED);
    return books;
  }

  InventedBooks off(Money gap) {
    balances.add(
        new Balance(
            "Receipts of the ledger and what was posted",
            List.of(new Term("Posted by the SDK", Money.parse("500.00"))),
            "Receipts that the ledger holds",
            Money.parse("500.00").plus(gap)));
    return this;
  }

  InventedBooks add(ReconciledPayment payment) {
    payments.add(payment);
    differences.addAll(payment.differences());
    return this;
  }

  InventedBooks add(ReconciledBatch batch, Difference... troubles) {
    batches.add(batch);
    differences.addAll(Arrays.asList(troubles));
    return this;
  }

  InventedBooks add(Difference difference) {
    differences.add(difference);
    return this;
  }

  InventedBooks paidOn(LocalDate day, Money amount) {
    day(day)[0] = day(day)[0].plus(amount);
    return this;
  }

  List<ReconciledPayment> payments() {
    return payments;
  }

  Difference difference(DifferenceKind kind, String subject, Money amount, String reason, int age) {
    Instant since = TODAY.minusDays(age).atTime(7, 0).atZone(ZONE).toInstant();
    LocalDate due = TODAY.minusDays(age).plusDays(kind.businessDays());
    return new Difference(
        kind, subject, amount, reason, since, Duration.between(since, AS_OF), due);
  }

  private PaymentGuid guid() {
    return new PaymentGuid(new UUID(random.nextLong(), random.nextLong()).toString());
  }

  private static LocalDate business(LocalDate day) {
    LocalDate at = day;
    while (at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY) {
      at = at.plusDays(1);
    }
    return at;
  }

  private void plainPayment(int number) {
    LocalDate paid = FIRST.plusDays(random.nextInt(30));
    Instant at = paid.atTime(7 + random.nextInt(14), random.nextInt(60)).atZone(ZONE).toInstant();
    Money amount = Money.ofCents(2_000 + random.nextInt(150_000));
    PaymentGuid guid = guid();
    LocalDate settles = business(paid.plusDays(1 + random.nextInt(2)));
    int lot = random.nextInt(100);
    boolean card = random.nextInt(3) > 0;
    PaymentState state =
        lot < 2
            ? PaymentState.DECLINED
            : settles.isAfter(TODAY.minusDays(1))
                ? PaymentState.AWAITING_SETTLEMENT
                : lot < 9 && !card && settles.isBefore(TODAY.minusDays(5))
                    ? PaymentState.RETURNED_AFTER_SETTLEMENT
                    : PaymentState.SETTLED;
    List<Event> events = new ArrayList<>();
    events.add(new Event(EventKind.PAID, paid, at, amount, "2026" + (1_000_000 + number)));
    Channels channels = lot % 10 == 5 ? Channels.REPORT : Channels.PUSH_AND_REPORT;
    if (channels == Channels.PUSH_AND_REPORT) {
      events.add(new Event(EventKind.PUSHED, paid, at.plusSeconds(3), amount, ""));
    }
    events.add(new Event(EventKind.REPORTED, paid, at.plusSeconds(3600), amount, ""));
    if (state != PaymentState.DECLINED) {
      events.add(new Event(EventKind.POSTED, null, null, amount, "R-" + (70_000 + number)));
      day(paid)[0] = day(paid)[0].plus(amount);
    }
    if (state == PaymentState.SETTLED || state == PaymentState.RETURNED_AFTER_SETTLEMENT) {
      events.add(settled(settles, card ? "Vantiv" : "Chase", amount));
    }
    if (state == PaymentState.RETURNED_AFTER_SETTLEMENT) {
      LocalDate back = business(settles.plusDays(2));
      events.add(new Event(EventKind.RETURNED, back, null, amount, "R01"));
      events.add(new Event(EventKind.REVERSED, null, null, amount, ""));
      day(back)[2] = day(back)[2].plus(amount);
    }
    payments.add(
        new ReconciledPayment(
            guid,
            AccountNumber.of("HO-" + (10_000_000 + random.nextInt(9_000_000))),
            state,
            channels,
            card ? "CC" : "EFT",
            amount,
            card ? Money.parse("2.95") : null,
            at,
            events,
            List.of()));
  }

  private Event settled(LocalDate day, String processor, Money amount) {
    Growing batch = growing.computeIfAbsent(day + processor, any -> new Growing(day, processor));
    batch.lines++;
    batch.charged = batch.charged.plus(amount);
    day(day)[1] = day(day)[1].plus(amount);
    return new Event(
        EventKind.SETTLED,
        day,
        null,
        amount,
        "%s of %s (%s)".formatted(batch.id(), day, processor));
  }

  private Money[] day(LocalDate day) {
    return days.computeIfAbsent(
        day, any -> new Money[] {Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO});
  }

  private void trouble(DifferenceKind kind, int age, long cents, PaymentState state) {
    PaymentGuid guid = guid();
    Money amount = Money.ofCents(cents);
    LocalDate paid = TODAY.minusDays(age + 1L);
    Instant at = paid.atTime(18, 30).atZone(ZONE).toInstant();
    List<Event> events = new ArrayList<>();
    if (state != PaymentState.UNKNOWN) {
      events.add(new Event(EventKind.PAID, paid, at, amount, "2026999" + cents));
      events.add(new Event(EventKind.PUSHED, paid, at.plusSeconds(2), amount, ""));
      events.add(new Event(EventKind.POSTED, null, null, amount, "R-9" + cents));
    }
    if (state == PaymentState.SETTLED || state == PaymentState.UNKNOWN) {
      events.add(settled(business(paid.plusDays(1)), "Vantiv", amount));
    }
    add(
        new ReconciledPayment(
            guid,
            state == PaymentState.UNKNOWN ? null : AccountNumber.of("HO-77" + (1_000_000 + cents)),
            state,
            state == PaymentState.UNKNOWN ? Channels.NEITHER : Channels.PUSH,
            "CC",
            amount,
            null,
            state == PaymentState.UNKNOWN ? null : at,
            events,
            List.of(
                difference(
                    kind,
                    guid.value(),
                    amount,
                    "Paid %s on %s by card; invented for %s.".formatted(amount, paid, kind.title()),
                    age))));
  }

  /** Ends the batches, one of which is short and one of which told no deposit. */
  private void closeBatches(boolean troubles) {
    int at = 0;
    for (Growing batch : growing.values()) {
      at++;
      boolean isShort = troubles && at == 5;
      Check check = isShort ? Check.DIFFERS : at == 8 ? Check.UNCHECKED : Check.FITS;
      Money off = isShort ? Money.parse("-50.00") : Money.ZERO;
      ReconciledBatch finished = batch.finished(off, check);
      if (isShort) {
        differences.add(
            difference(
                DifferenceKind.DEPOSIT,
                finished.name(),
                off,
                "Its lines come to %s; %s reached the bank."
                    .formatted(finished.charged(), finished.deposited()),
                16));
      }
      batches.add(finished);
      Money deposited = finished.deposited();
      day(batch.day)[3] = day(batch.day)[3].plus(deposited == null ? Money.ZERO : deposited);
    }
    growing.clear();
  }

  Reconciliation reconciliation() {
    closeBatches(!differences.isEmpty());
    differences.sort(Comparator.comparing(Difference::since));
    List<StateTotal> totals = new ArrayList<>();
    for (PaymentState state : PaymentState.values()) {
      List<ReconciledPayment> in = payments.stream().filter(p -> p.state() == state).toList();
      totals.add(new StateTotal(state, in.size(), sum(in)));
    }
    List<ChannelTotal> channels = new ArrayList<>();
    for (Channels channel : Channels.values()) {
      List<ReconciledPayment> in = payments.stream().filter(p -> p.channels() == channel).toList();
      channels.add(new ChannelTotal(channel, in.size(), sum(in)));
    }
    List<KindTotal> kinds = new ArrayList<>();
    for (DifferenceKind kind : DifferenceKind.values()) {
      List<Difference> of = differences.stream().filter(d -> d.kind() == kind).toList();
      if (!of.isEmpty()) {
        kinds.add(
            new KindTotal(
                kind,
                of.size(),
                of.stream().map(Difference::amount).reduce(Money.ZERO, Money::plus)));
      }
    }
    List<ReconciledPayment> posted =
        payments.stream()
            .filter(p -> p.state() != PaymentState.DECLINED && p.state() != PaymentState.UNKNOWN)
            .toList();
    List<Balance> all = new ArrayList<>(bridges(sum(posted)));
    all.addAll(balances);
    return new Reconciliation(
        BillerId.of("IMT-4711"),
        AS_OF,
        ZONE,
        new Span(FIRST, TODAY),
        totals,
        channels,
        new Posted(posted.size(), sum(posted)),
        kinds,
        differences.subList(0, Math.min(differences.size(), Reconciliation.MOST_DIFFERENCES)),
        true,
        all,
        days.entrySet().stream()
            .map(
                day ->
                    new Day(
                        day.getKey(),
                        day.getValue()[0],
                        day.getValue()[1],
                        day.getValue()[2],
                        day.getValue()[3]))
            .toList());
  }

  private List<Balance> bridges(Money posted) {
    Money settled = Money.ZERO;
    Money unchecked = Money.ZERO;
    Money off = Money.ZERO;
    Money deposited = Money.ZERO;
    for (ReconciledBatch batch : batches) {
      settled = settled.plus(batch.charged());
      Money told = batch.deposited();
      if (told == null) {
        unchecked = unchecked.plus(batch.charged());
      } else {
        deposited = deposited.plus(told);
        off = off.plus(told.minus(batch.charged()));
      }
    }
    Money pushed =
        sum(payments.stream().filter(p -> p.channels() != Channels.REPORT && in(p)).toList());
    Money reported =
        sum(payments.stream().filter(p -> p.channels() == Channels.REPORT && in(p)).toList());
    return List.of(
        new Balance(
            "Money in and what was posted",
            List.of(
                new Term("Told by the data pump", pushed),
                new Term("Told by the report alone", reported)),
            "Posted to the ledger",
            posted),
        new Balance(
            "From posted to deposited",
            List.of(
                new Term("Posted to the ledger", posted),
                new Term("Not settled yet", settled.minus(posted)),
                new Term("In batches whose deposit was not told", Money.ZERO.minus(unchecked)),
                new Term("Deposits that differ from their lines", off)),
            "Deposited, as the batches tell",
            deposited));
  }

  private static boolean in(ReconciledPayment payment) {
    return payment.state() != PaymentState.DECLINED && payment.state() != PaymentState.UNKNOWN;
  }

  private static Money sum(List<ReconciledPayment> payments) {
    return payments.stream().map(ReconciledPayment::amount).reduce(Money.ZERO, Money::plus);
  }

  /** Shows them to a page, which then writes itself. */
  Reconciliation write(ReconciliationPage page, Path file) throws IOException {
    Reconciliation reconciliation = reconciliation();
    page.begin();
    payments.forEach(page::payment);
    batches.forEach(page::batch);
    page.write(reconciliation, file);
    return reconciliation;
  }
}
