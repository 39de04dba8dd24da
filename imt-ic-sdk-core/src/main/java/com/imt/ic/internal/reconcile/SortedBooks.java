package com.imt.ic.internal.reconcile;

import com.imt.ic.Money;
import com.imt.ic.PaymentGuid;
import com.imt.ic.ledger.LedgerReader;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What the books tell in any order, put in the order of the payments' GUIDs, in bounded memory:
 * sorted pieces go to temporary files, which the owner alone may read, and are merged. Not
 * thread-safe.
 */
final class SortedBooks implements LedgerReader, AutoCloseable {

  /** What is held in memory at most; some 40 MB. */
  private static final int PIECE = 150_000;

  private static final int WIDE = 0xFF;

  /** What the books hold of a payment. */
  record Entry(PaymentGuid payment, InBooks held, long beginning) implements Comparable<Entry> {

    Entry(PaymentGuid payment, InBooks held) {
      this(payment, held, beginning(payment.value()));
    }

    /**
     * The first eight characters as a number in their order, up to one that takes more than a byte:
     * a million texts are sorted in a fraction of the time when most need not be looked at.
     */
    private static long beginning(String text) {
      long beginning = 0;
      boolean whole = true;
      for (int i = 0; i < Long.BYTES; i++) {
        int next = whole && i < text.length() ? text.charAt(i) : 0;
        whole &= next < WIDE;
        beginning = beginning << Byte.SIZE | Math.min(next, WIDE);
      }
      return beginning;
    }

    @Override
    public int compareTo(Entry other) {
      int order = Long.compareUnsigned(beginning, other.beginning);
      return order != 0 ? order : payment.compareTo(other.payment);
    }
  }

  private final int piece;
  private final List<Path> files = new ArrayList<>();
  private final List<Piece> open = new ArrayList<>();
  private final PriorityQueue<Piece> heads =
      new PriorityQueue<>((one, other) -> one.head().compareTo(other.head()));
  private Map<PaymentGuid, InBooks> held = new HashMap<>();
  private boolean sorted;
  private Money receipts = Money.ZERO;
  private Money reversals = Money.ZERO;

  SortedBooks() {
    this(PIECE);
  }

  SortedBooks(int piece) {
    this.piece = piece;
  }

  @Override
  public void receipt(PaymentGuid payment, Money amount, Instant recordedAt) {
    receipts = receipts.plus(amount);
    add(payment, InBooks.receipt(amount, recordedAt));
  }

  @Override
  public void reversal(PaymentGuid payment, Money amount, Instant recordedAt) {
    reversals = reversals.plus(amount);
    add(payment, InBooks.reversal(amount, recordedAt));
  }

  private void add(PaymentGuid payment, InBooks more) {
    held.merge(payment, more, InBooks::plus);
    if (held.size() >= piece) {
      spill();
    }
  }

  /** All that was told: receipts less reversals, as they came. */
  Money told() {
    return receipts.minus(reversals);
  }

  /** The next payment's entry without taking it; null at the end. */
  @Nullable Entry peek() {
    sort();
    Piece first = heads.peek();
    return first == null ? null : first.head();
  }

  /** Takes the next payment's entry. */
  Entry next() {
    sort();
    Piece first = heads.remove();
    PaymentGuid payment = first.head().payment();
    InBooks all = first.head().held();
    advance(first);
    while (!heads.isEmpty() && heads.peek().head().payment().equals(payment)) {
      Piece same = heads.remove();
      all = all.plus(same.head().held());
      advance(same);
    }
    return new Entry(payment, all);
  }

  private void advance(Piece of) {
    if (of.advance()) {
      heads.add(of);
    }
  }

  private void sort() {
    if (sorted) {
      return;
    }
    sorted = true;
    open.add(new InMemory(sortedEntries()));
    held = new HashMap<>();
    try {
      for (Path file : files) {
        open.add(new InFile(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(this::advance);
  }

  private List<Entry> sortedEntries() {
    List<Entry> entries = new ArrayList<>(held.size());
    held.forEach((payment, each) -> entries.add(new Entry(payment, each)));
    entries.sort(null);
    return entries;
  }

  private void spill() {
    try {
      Path file = Files.createTempFile("ic-books", ".tmp");
      files.add(file);
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
        for (Entry entry : sortedEntries()) {
          write(entry, out);
        }
      }
      held = new HashMap<>();
    } catch (IOException e) {
      throw new UncheckedIOException("The ledger's receipts could not be sorted on disk", e);
    }
  }

  private static void write(Entry entry, DataOutputStream out) throws IOException {
    out.writeUTF(entry.payment().value());
    out.writeInt(entry.held().receipts());
    out.writeUTF(entry.held().posted().toString());
    out.writeUTF(entry.held().reversed().toString());
    write(entry.held().firstAt(), out);
    write(entry.held().lastAt(), out);
  }

  private static void write(@Nullable Instant at, DataOutputStream out) throws IOException {
    out.writeBoolean(at != null);
    if (at != null) {
      out.writeLong(at.getEpochSecond());
      out.writeInt(at.getNano());
    }
  }

  private static Entry read(DataInputStream in) throws IOException {
    return new Entry(
        PaymentGuid.of(in.readUTF()),
        new InBooks(
            in.readInt(),
            Money.parse(in.readUTF()),
            Money.parse(in.readUTF()),
            readMoment(in),
            readMoment(in)));
  }

  private static @Nullable Instant readMoment(DataInputStream in) throws IOException {
    return in.readBoolean() ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null;
  }

  @Override
  public void close() {
    try {
      for (Piece each : open) {
        each.close();
      }
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sorted piece, with the entry it stands at. */
  private interface Piece {
    Entry head();

    /** Goes to the next entry; false at the end. */
    boolean advance();

    default void close() throws IOException {}
  }

  private static final class InMemory implements Piece {

    private final List<Entry> entries;
    private int at = -1;

    InMemory(List<Entry> entries) {
      this.entries = entries;
    }

    @Override
    public Entry head() {
      return entries.get(at);
    }

    @Override
    public boolean advance() {
      return ++at < entries.size();
    }
  }

  private static final class InFile implements Piece {

    private final DataInputStream in;
    private @Nullable Entry head;

    InFile(Path file) throws IOException {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }

    @Override
    public Entry head() {
      if (head == null) {
        throw new IllegalStateException("The piece is at its end, or not begun");
      }
      return head;
    }

    @Override
    public boolean advance() {
      try {
        head = read(in);
        return true;
      } catch (EOFException e) {
        head = null;
        return false;
      } catch (IOException e) {
        throw new UncheckedIOException("The ledger's receipts could not be read back", e);
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
