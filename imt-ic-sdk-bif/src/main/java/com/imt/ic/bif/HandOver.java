package com.imt.ic.bif;

import com.imt.ic.BillerId;
import com.imt.ic.InvoiceNumber;
import com.imt.ic.bif.SentInvoices.Tally;
import com.imt.ic.bif.internal.Column;
import com.imt.ic.bif.internal.DuplicateFinder;
import com.imt.ic.bif.internal.RowReader;
import com.imt.ic.bif.internal.RowWriter;
import com.imt.ic.bif.internal.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Invoices as they were handed over, checked once, and gone through again in chunks. Of each it
 * keeps a bit, and of each chunk a digest, so that millions fit on a small heap; the digest proves,
 * before a chunk is given away, that its invoices are those that were checked. Invoices are counted
 * from 1. Not thread-safe.
 */
final class HandOver {

  /** An invoice that can be written, with the digest of its content. */
  record Candidate(BifInvoice invoice, String digest) {}

  static final int MOST_LISTED = 1_000;

  private static final int CHUNK = 1_000;

  private final BifLayout layout;
  private final Iterable<BifInvoice> invoices;
  private final LongConsumer signOfLife;
  private final BitSet rejected = new BitSet();
  private final BitSet repeated = new BitSet();
  private final List<BifProblem> problems = new ArrayList<>();
  private final List<byte[]> digests = new ArrayList<>();
  private final RunningTally all = new RunningTally();
  private long faults;
  private int size;

  private HandOver(BifLayout layout, Iterable<BifInvoice> invoices, LongConsumer signOfLife) {
    this.layout = layout;
    this.invoices = invoices;
    this.signOfLife = signOfLife;
  }

  /**
   * Checks invoices, each for itself and all together.
   *
   * @param signOfLife called with the place of each invoice, both times, since the host may be slow
   *     to give them
   */
  static HandOver check(
      BifLayout layout, BillerId bid, Iterable<BifInvoice> invoices, LongConsumer signOfLife) {
    HandOver handOver = new HandOver(layout, invoices, signOfLife);
    try {
      handOver.check(bid);
    } catch (IOException e) {
      throw new SpoolException("The temporary folder of this JVM fails", e);
    }
    handOver.problems.sort(Comparator.comparingLong(BifProblem::invoice));
    return handOver;
  }

  private void check(BillerId bid) throws IOException {
    RowWriter lines = new RowWriter(layout.format(), OutputStream.nullOutputStream());
    List<BifProblem> found = new ArrayList<>();
    MessageDigest digest = Sha256.newDigest();
    try (RecordCheck rules = new RecordCheck(layout);
        DuplicateFinder numbers = new DuplicateFinder()) {
      for (BifInvoice invoice : invoices) {
        int place = Math.incrementExact(size);
        size = place;
        Objects.requireNonNull(invoice, () -> "invoice %s of the hand-over".formatted(place));
        InvoiceNumber number = invoice.invoiceNumber();
        signOfLife.accept(place);
        all.add(invoice);
        add(digest, InvoiceDigest.of(invoice, layout.leftOut()));
        if (place % CHUNK == 0) {
          digests.add(digest.digest());
        }
        if (!lines.append(true, bid, invoice.values(), invoice.custom())) {
          rules.check(bid, invoice, place, found);
        }
        if (lines.lineLength() > RowReader.LONGEST_LINE) {
          found.add(BifWriter.tooLong(place, lines.lineLength()));
        }
        lines.pass();
        found.forEach(problem -> reject(problem.ofHandOver(number)));
        found.clear();
        long earlier = numbers.add(number.value(), place);
        if (earlier != 0) {
          repeat(number, place, earlier);
        }
      }
      numbers.finish((later, earlier) -> repeat(null, later, earlier));
    }
    if (size % CHUNK != 0) {
      digests.add(digest.digest());
    }
  }

  private static void add(MessageDigest all, String digest) {
    all.update(digest.getBytes(StandardCharsets.US_ASCII));
  }

  /** Nobody knows which of two is current, so neither goes. */
  private void repeat(@Nullable InvoiceNumber number, long later, long earlier) {
    if (!repeated.get((int) earlier)) {
      repeated.set((int) earlier);
      reject(duplicate(number, earlier, later));
    }
    reject(duplicate(number, later, earlier));
  }

  private BifProblem duplicate(@Nullable InvoiceNumber number, long place, long other) {
    Column column = layout.column(BifField.INVOICE_NUMBER).orElseThrow();
    String found = "the invoice is handed over as invoice %s too".formatted(other);
    String expected = "an invoice is handed over once";
    String advice = "Keep the one that is current";
    return BifProblem.of(column, place, BifProblem.Kind.DUPLICATE_INVOICE, found, expected, advice)
        .ofHandOver(number);
  }

  private void reject(BifProblem problem) {
    faults++;
    rejected.set((int) problem.invoice());
    if (problems.size() < MOST_LISTED) {
      problems.add(problem);
    }
  }

  /** How many invoices there are, the rejected ones included. */
  long size() {
    return size;
  }

  /** How many cannot be written. */
  long rejected() {
    return rejected.cardinality();
  }

  /** The faults that were found first, by place; at most {@value #MOST_LISTED}. */
  List<BifProblem> problems() {
    return List.copyOf(problems);
  }

  /** How many faults there are in all. */
  long faults() {
    return faults;
  }

  /** What they are in all, the rejected ones included. */
  Tally tally() {
    return all.tally();
  }

  /** Goes through those that can be written once more. */
  Chunks chunks() {
    return new Chunks(invoices.iterator());
  }

  /**
   * The invoices that can be written, in chunks that are empty where none of the next ones can. An
   * {@link IllegalStateException} where the invoices are not those that were checked.
   */
  final class Chunks implements Iterator<List<Candidate>> {
    private final Iterator<BifInvoice> again;
    private final RunningTally leftOut = new RunningTally();
    private int chunk;
    private int place;

    private Chunks(Iterator<BifInvoice> again) {
      this.again = again;
    }

    /** What was rejected of those that were gone through so far. */
    Tally rejected() {
      return leftOut.tally();
    }

    @Override
    public boolean hasNext() {
      boolean more = again.hasNext();
      if (more != place < size) {
        throw others();
      }
      return more;
    }

    @Override
    public List<Candidate> next() {
      List<Candidate> candidates = new ArrayList<>(CHUNK);
      MessageDigest digest = Sha256.newDigest();
      for (int i = 0; i < CHUNK && again.hasNext(); i++) {
        signOfLife.accept(++place);
        BifInvoice invoice = again.next();
        String content = InvoiceDigest.of(invoice, layout.leftOut());
        add(digest, content);
        if (rejected.get(place)) {
          leftOut.add(invoice);
        } else {
          candidates.add(new Candidate(invoice, content));
        }
      }
      if (chunk == digests.size() || !Arrays.equals(digests.get(chunk++), digest.digest())) {
        throw others();
      }
      return candidates;
    }

    private static IllegalStateException others() {
      return new IllegalStateException(
          "The invoices were others when they were gone through again; hand in a collection that stays the same");
    }
  }
}
