package com.imt.ic.testkit;

import com.imt.ic.CallFailedException.Kind;
import com.imt.ic.profile.Profile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a test wants to go wrong. Nothing does unless scripted here; each script counts for one call
 * and they are used up in the order in which they were given.
 *
 * <p>The same scripts work in memory and over HTTP, where the server breaks the exchange in the way
 * that makes a client see that kind of failure. Thread-safe.
 */
public final class FakeFaults {

  private static final Set<Kind> OF_THE_CALLER = EnumSet.of(Kind.LIMIT_EXCEEDED, Kind.INTERRUPTED);

  /** One call's fate. */
  sealed interface Fault {
    /** It fails. */
    record Failure(Kind kind) implements Fault {}

    /** Its answer breaks off after some rows. */
    record BreakOff(int rows) implements Fault {}

    /** Its answer is a DataSet with a table of errors in place of the report's. */
    record ErrorTable(String message) implements Fault {}

    /** Its answer is a DataSet without tables. */
    record NoTables() implements Fault {}

    /** Its rows are written otherwise. */
    record Rewritten(RowFault how) implements Fault {}
  }

  private final Map<CloudOperation, Deque<Fault>> scripted = new EnumMap<>(CloudOperation.class);

  private final Profile profile;
  private final Story story;

  FakeFaults(Profile profile, Story story) {
    this.profile = profile;
    this.story = story;
  }

  /**
   * Makes the next call of an operation fail. Call it again to fail once more.
   *
   * <p>An invoice file is taken all the same where the failure is {@link Kind#OUTCOME_UNKNOWN} or
   * {@link Kind#TRUNCATED}: only its answer is lost. Over HTTP {@link Kind#UNREACHABLE} is a
   * connection that breaks before an answer, which a careful client calls {@link
   * Kind#OUTCOME_UNKNOWN} for a submission.
   *
   * @param operation which
   * @param kind how
   * @return this script
   * @throws IllegalArgumentException for the kinds that arise on the caller's own side, {@link
   *     Kind#LIMIT_EXCEEDED} and {@link Kind#INTERRUPTED}
   */
  public synchronized FakeFaults failNext(CloudOperation operation, Kind kind) {
    if (OF_THE_CALLER.contains(kind)) {
      throw new IllegalArgumentException(
          kind + " arises on the caller's own side; InvoiceCloud cannot bring it about");
    }
    return add(operation, new Fault.Failure(kind));
  }

  /**
   * Makes the next answer of a report break off after some rows, as a lost connection does.
   *
   * @param operation a report
   * @param rows how many rows come before; an answer with fewer rows breaks off at its end
   * @return this script
   * @throws IllegalArgumentException when the operation is no report or the number is negative
   */
  public synchronized FakeFaults breakOffAfter(CloudOperation operation, int rows) {
    requireReport(operation);
    if (rows < 0) {
      throw new IllegalArgumentException("breakOffAfter takes 0 rows or more, found " + rows);
    }
    return add(operation, new Fault.BreakOff(rows));
  }

  /**
   * Makes the next answer of a report a proper one that holds a table of errors in place of the
   * data, as some services say that they failed.
   *
   * @param operation a report
   * @param message what its only row says
   * @return this script
   * @throws IllegalArgumentException when the operation is no report
   */
  public FakeFaults answerWithErrorTable(CloudOperation operation, String message) {
    requireReport(operation);
    return add(operation, new Fault.ErrorTable(message));
  }

  /**
   * Makes the next answer of a report a DataSet without any table, neither in its schema nor in its
   * data, whatever the fake holds.
   *
   * @param operation a report
   * @return this script
   * @throws IllegalArgumentException when the operation is no report
   */
  public FakeFaults answerWithoutTables(CloudOperation operation) {
    requireReport(operation);
    return add(operation, new Fault.NoTables());
  }

  /**
   * Puts a control character (U+001F) into the customers' names of the next answer, by a character
   * reference that XML forbids and .NET writes all the same. In memory it is replaced, as a client
   * does that reads on.
   *
   * @param operation a report that has names: not that of settled batches
   * @return this script
   * @throws IllegalArgumentException when the operation is no such report
   */
  public FakeFaults putControlCharacterIntoNames(CloudOperation operation) {
    requireColumn(operation, "customerName");
    return add(operation, new Fault.Rewritten(new RowFault.InNames('\u001F')));
  }

  /**
   * Fills the texts of the next answer with spaces, as columns of type {@code char(n)} do.
   *
   * @param operation a report
   * @param width how long every text is at least, such as 50
   * @return this script
   * @throws IllegalArgumentException when the operation is no report
   */
  public FakeFaults padTexts(CloudOperation operation, int width) {
    requireReport(operation);
    return add(operation, new Fault.Rewritten(new RowFault.Padded(width)));
  }

  /**
   * Writes a column twice in each row of the next answer.
   *
   * @param operation a report
   * @param column its name in the report, such as {@code PaymentAmount}
   * @return this script
   * @throws IllegalArgumentException when the operation is no report, or the profile names no such
   *     column of it
   */
  public FakeFaults repeatColumn(CloudOperation operation, String column) {
    requireReport(operation);
    if (profile.operation(operation.id()).columns().values().stream()
        .noneMatch(spec -> spec.names().contains(column))) {
      throw new IllegalArgumentException(
          "The profile names no column "
              + column
              + " of "
              + operation
              + "; repeat one that it has");
    }
    return add(operation, new Fault.Rewritten(new RowFault.Repeated(column)));
  }

  /**
   * Forgets every script that was not used up.
   *
   * @return this script
   */
  public synchronized FakeFaults clear() {
    scripted.clear();
    return this;
  }

  synchronized Optional<Fault> take(CloudOperation operation) {
    Deque<Fault> waiting = scripted.get(operation);
    Optional<Fault> fault = Optional.ofNullable(waiting).map(Deque::poll);
    fault.ifPresent(it -> story.note(() -> "fault in " + operation.id() + ": " + it));
    return fault;
  }

  /** After how many rows a report breaks off; empty where it does not. */
  static OptionalInt rowsBefore(@Nullable Fault fault) {
    if (fault instanceof Fault.BreakOff breakOff) {
      return OptionalInt.of(breakOff.rows());
    }
    boolean cut = fault instanceof Fault.Failure failure && failure.kind() == Kind.TRUNCATED;
    return cut ? OptionalInt.of(0) : OptionalInt.empty();
  }

  private synchronized FakeFaults add(CloudOperation operation, Fault fault) {
    scripted.computeIfAbsent(operation, o -> new ArrayDeque<>()).add(fault);
    return this;
  }

  private static void requireReport(CloudOperation operation) {
    if (operation.report().isEmpty()) {
      throw new IllegalArgumentException(operation + " is no report; it has no rows");
    }
  }

  private void requireColumn(CloudOperation operation, String field) {
    requireReport(operation);
    if (!profile.operation(operation.id()).columns().containsKey(field)) {
      throw new IllegalArgumentException(operation + " has no column " + field);
    }
  }
}
