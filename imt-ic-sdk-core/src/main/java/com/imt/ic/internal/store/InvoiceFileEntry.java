package com.imt.ic.internal.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One invoice file and its fate. Immutable and thread-safe.
 *
 * @param name the file's name, never used again with other content
 * @param sha256 the content's digest, lower-case hexadecimal
 * @param records how many invoices it holds
 * @param submittedAt when it was first on its way to IC; empty while it never was
 * @param fileGuid IC's identity of the file, where accepted
 * @param reason why it was refused, or what IC said about a file that it accepted; of one that is
 *     being written why it must not go out
 */
public record InvoiceFileEntry(
    String name,
    String sha256,
    long records,
    Instant createdAt,
    State state,
    Optional<Instant> submittedAt,
    Optional<Instant> answeredAt,
    Optional<String> fileGuid,
    Optional<String> reason) {

  public enum State {
    /** Being written; what was noted of its invoices counts for nothing if the writer dies. */
    WRITING,
    /** Written; IC's answer is not known. */
    QUEUED,
    ACCEPTED,
    REFUSED,
    /** Refused after an earlier submission whose answer never came: IC may have it. */
    UNKNOWN,
    /** Never to be submitted: it re-writes invoices of a file that was refused. */
    HELD
  }

  public InvoiceFileEntry {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(sha256, "sha256");
    createdAt = Micros.of(createdAt);
    Objects.requireNonNull(state, "state");
    submittedAt = Micros.of(submittedAt);
    answeredAt = Micros.of(answeredAt);
    Objects.requireNonNull(fileGuid, "fileGuid");
    Objects.requireNonNull(reason, "reason");
  }

  /** A file that is being written. */
  public static InvoiceFileEntry begun(String name, Instant createdAt) {
    Optional<String> none = Optional.empty();
    return new InvoiceFileEntry(
        name, "", 0, createdAt, State.WRITING, Optional.empty(), Optional.empty(), none, none);
  }

  /** The same, written. */
  public InvoiceFileEntry queued(String digest, long count) {
    return new InvoiceFileEntry(
        name, digest, count, createdAt, State.QUEUED, submittedAt, answeredAt, fileGuid, reason);
  }

  /** The same, first on its way to IC at a moment, or never. */
  public InvoiceFileEntry submitted(Optional<Instant> at) {
    return new InvoiceFileEntry(
        name, sha256, records, createdAt, state, at, answeredAt, fileGuid, reason);
  }

  /** A file that is being written, and is to be thrown away. */
  public InvoiceFileEntry overtaken(String why) {
    return new InvoiceFileEntry(
        name,
        sha256,
        records,
        createdAt,
        state,
        submittedAt,
        answeredAt,
        fileGuid,
        Optional.of(why));
  }

  /** The same in a state that says what became of it. */
  public InvoiceFileEntry settled(
      State as, Instant at, Optional<String> guid, Optional<String> why) {
    return new InvoiceFileEntry(
        name, sha256, records, createdAt, as, submittedAt, Optional.of(at), guid, why);
  }
}
