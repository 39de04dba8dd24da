package com.imt.ic.simulation;

import com.imt.ic.AccountNumber;
import com.imt.ic.InvoiceCloudException;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ReportKind;
import com.imt.ic.ReportRow.Understood;
import com.imt.ic.ledger.AchReturn;
import com.imt.ic.quarantine.Quarantine;
import com.imt.ic.quarantine.QuarantineEntry;
import com.imt.ic.quarantine.QuarantineEntry.State;
import com.imt.ic.quarantine.QuarantineFilter;
import com.imt.ic.quarantine.QuarantineKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    if (resolves && world.random().nextInt(8) == 0) {
      resolve(entry.id(), desk);
    } else {
      desk.retry(entry.id());
      retried++;
    }
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
    if (entry.kind() == QuarantineKind.CONFLICT) {
      return; // what was known stands
    }
    String subject = subject(entry);
    Books books = biller.books();
    if (entry.report().equals(ReportKind.AUTOPAY.id())) {
      Map<String, String> raw = entry.raw();
      books.enrolByHand(
          AccountNumber.of(subject),
          Integer.parseInt(raw.get(Truth.VERSION_COLUMN)),
          biller.truth().wasEnrolled(Integer.parseInt(raw.get(Truth.VERSION_COLUMN))));
      return;
    }
    boolean isPayment = !subject.contains(" ");
    if (isPayment && !biller.truth().byGuid.get(PaymentGuid.of(subject)).approved()) {
      books.declined.add(PaymentGuid.of(subject));
      return;
    }
    if (isPayment && books.isSeparate()) {
      books.postByHand(PaymentGuid.of(subject));
      return;
    }
    boolean isDone =
        (isPayment && books.posted.contains(PaymentGuid.of(subject)))
            || books.reversed.contains(subject)
            || books.settled.contains(subject);
    if (isDone) {
      world
          .verdict()
          .require(
              mayBeDone(entry), "what is in the books stood open in the quarantine: " + subject);
      return; // as the person sees in the books
    }
    books.byHand.add(subject);
  }

  /** As the books name it. */
  private String subject(QuarantineEntry entry) {
    return biller.mapping().read(entry.report(), entry.raw()) instanceof Understood<?> row
            && row.record() instanceof AchReturn achReturn
        ? Books.subject(achReturn)
        : String.valueOf(entry.subject());
  }

  /**
   * A push has told what the report could not; the ledger failed on what it was only told; or it
   * has a transaction of its own.
   */
  private boolean mayBeDone(QuarantineEntry entry) {
    return entry.kind() == QuarantineKind.UNREADABLE
        || biller.books().isSeparate()
        || biller.temper().hasFailedOn("confirm " + entry.subject())
        || biller.temper().hasFailedOn("return " + subject(entry));
  }
}
