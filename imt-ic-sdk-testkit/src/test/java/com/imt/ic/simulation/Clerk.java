package com.imt.ic.simulation;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportKind;
import com.imt.ic.internal.mapping.ReportMapping;
import com.imt.ic.ledger.Payment;
import com.imt.ic.ledger.PaymentMethod;
import com.imt.ic.quarantine.Quarantine;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.quarantine.QuarantineKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The person who works on a biller's quarantine: brings entries again, and closes some by hand,
 * having first made sure that they are closed and then done in the books what they stand for. Where
 * the answer was lost the person asks again.
 */
final class Clerk {

  private final World world;
  private final Biller biller;

  /** Entries of which the person has not learned whether they are closed. */
  private final Set<Long> unanswered = new TreeSet<>();

  private final Set<Long> done = new HashSet<>();
  private boolean resolves = true;
  long retried;
  long resolved;

  Clerk(World world, Biller biller) {
    this.world = world;
    this.biller = biller;
  }

  /** From now on nothing more is closed by hand, so that the rest must close by itself. */
  void resolveNothingMore() {
    resolves = false;
  }

  void work(Station station) {
    atDesk(
        station,
        desk -> {
          for (long id : List.copyOf(unanswered)) {
            resolve(id, desk);
          }
          List<QuarantineEntry> open = desk.page(QuarantineFilter.OPEN, 0, 50);
          if (!open.isEmpty()) {
            work(open.get(world.random().nextInt(open.size())), desk);
          }
        });
  }

  private void work(QuarantineEntry entry, Quarantine desk) {
    if (resolves && mayResolve(entry) && world.random().nextInt(8) == 0) {
      resolve(entry.id(), desk);
    } else if (isWorthRetrying(entry)) {
      desk.retry(entry.id());
      retried++;
    }
  }

  /**
   * Separate books may have what moved money though they have failed on it, by a name that no
   * person of this world looks up there. Nor can anybody enter a state whose number has lost a
   * byte.
   */
  private boolean mayResolve(QuarantineEntry entry) {
    if (entry.report().equals(ReportKind.AUTOPAY.id())) {
      return entry.subject() == null || isNumber(entry.raw().get(Truth.VERSION_COLUMN));
    }
    return !biller.books().isSeparate() || !movesMoney(entry);
  }

  private static boolean isNumber(String text) {
    return text.chars().allMatch(Character::isDigit);
  }

  /** Whether money came again the person sees in InvoiceCloud; else it is another invoice's. */
  private boolean isWorthRetrying(QuarantineEntry entry) {
    return entry.kind() != QuarantineKind.SETTLED_AGAIN
        || biller
            .mapping()
            .paymentGuid(entry.report(), entry.raw())
            .filter(guid -> biller.books().of(guid).lacksWhatCameAgain(world.now()))
            .isPresent();
  }

  private static boolean movesMoney(QuarantineEntry entry) {
    return entry.report().equals(ReportKind.ACH_REJECTS.id())
        || entry.report().equals(ReportKind.SETTLED_BATCHES.id());
  }

  void retry(long id, Station station) {
    atDesk(station, desk -> desk.retry(id));
  }

  void resolve(long id, Station station) {
    atDesk(station, desk -> resolve(id, desk));
  }

  private static void atDesk(Station station, Consumer<Quarantine> work) {
    try {
      work.accept(station.desk());
    } catch (InvoiceCloudException | LedgerFailure | Crash e) {
      // closed for now
    }
  }

  private void resolve(long id, Quarantine desk) {
    unanswered.add(id);
    QuarantineEntry entry = desk.resolve(id, "done by hand", "clerk");
    unanswered.remove(id);
    if (entry.state() == State.RESOLVED && done.add(id)) {
      resolved++;
      doByHand(entry);
    }
  }

  /** The person was told that the SDK will never do it. */
  private void doByHand(QuarantineEntry entry) {
    Books books = biller.books();
    if (entry.report().equals(ReportKind.AUTOPAY.id())) {
      if (entry.subject() != null) { // else nobody knows whose it is, and later answers tell it
        int version = Integer.parseInt(entry.raw().get(Truth.VERSION_COLUMN));
        books.enrolByHand(
            AccountNumber.of(entry.subject()), version, biller.truth().wasEnrolled(version));
      }
      return;
    }
    ReportMapping mapping = biller.mapping();
    Optional<PaymentGuid> named = mapping.paymentGuid(entry.report(), entry.raw());
    if (named.isEmpty()) {
      return; // nobody knows whose it is, and it binds no other row
    }
    PaymentGuid guid = named.get();
    if (movesMoney(entry)) {
      books.movedByHand.add(guid);
      mapping
          .amount(entry.report(), entry.raw())
          .filter(amount -> takesBack(entry, guid, amount) && !isInTheBooks(entry, guid, amount))
          .ifPresent(amount -> takeBack(entry, guid, amount));
      return;
    }
    if (entry.kind() == QuarantineKind.CONFLICT) {
      books.movedByHand.add(guid);
      return; // what was known stands
    }
    Payment payment =
        biller.truth().carts.get(guid).stream()
            .filter(row -> isOf(row, mapping.invoiceNumber(entry.report(), entry.raw())))
            .findFirst()
            .orElseThrow();
    if (!payment.approved()) {
      books.declined.add(guid);
    } else if (books.isSeparate()) {
      books.postByHand(guid);
    } else if (books.isPosted(payment)) {
      world
          .verdict()
          .require(
              mayBeDone(entry, guid), "what is in the books stood open in the quarantine: " + guid);
    } else {
      books.byHand(payment);
    }
  }

  private void takeBack(QuarantineEntry entry, PaymentGuid guid, Money amount) {
    Books books = biller.books();
    books.of(guid).takeBackByHand(amount, world.now());
    if (entry.report().equals(ReportKind.ACH_REJECTS.id())) {
      biller
          .mapping()
          .nameOfReturn(entry.raw())
          .ifPresent(named -> books.noteReversed(guid, named.returnedAt()));
    } else {
      books.chargedBackByHand(
          guid, amount, entry.raw().get(Truth.BATCH_COLUMN), entry.occurrence());
    }
  }

  private static boolean isOf(Payment row, Optional<InvoiceNumber> invoice) {
    return invoice.isEmpty() || row.invoiceNumber().equals(invoice);
  }

  /** A negative line of an EFT payment is told by its return too, which counts. */
  private boolean takesBack(QuarantineEntry entry, PaymentGuid guid, Money amount) {
    boolean counts =
        entry.report().equals(ReportKind.ACH_REJECTS.id())
            || (amount.isNegative()
                && biller
                    .truth()
                    .byGuid
                    .get(guid)
                    .method()
                    .filter(PaymentMethod.CC::equals)
                    .isPresent());
    return counts
        && switch (entry.kind()) {
          case FAILED, REFUSED, RETURN_UNCLEAR, RETURN_EXCEEDS_PAYMENT, TAKEN_BACK -> true;
          default -> false;
        };
  }

  /** What the ledger has failed on may be that it was told, and the money taken back by then. */
  private boolean isInTheBooks(QuarantineEntry entry, PaymentGuid guid, Money amount) {
    return entry.report().equals(ReportKind.ACH_REJECTS.id())
        ? biller
            .mapping()
            .nameOfReturn(entry.raw())
            .filter(named -> biller.books().hasReversed(guid, named.returnedAt()))
            .isPresent()
        : biller
            .books()
            .hasChargedBack(guid, amount, entry.raw().get(Truth.BATCH_COLUMN), entry.occurrence());
  }

  /**
   * A push has told what the report could not; the ledger failed on what it was only told; or it
   * has a transaction of its own.
   */
  private boolean mayBeDone(QuarantineEntry entry, PaymentGuid guid) {
    return entry.kind() == QuarantineKind.UNREADABLE
        || biller.temper().hasFailedOn("confirm " + guid)
        || biller.books().isSeparate();
  }
}
