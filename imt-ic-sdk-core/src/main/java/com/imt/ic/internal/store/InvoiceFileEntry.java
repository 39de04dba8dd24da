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
 * @param fileGuid IC's identity of the file, where accepted
 * @param reason why it was refused, or what IC said about a file that it accepted
 */
public record InvoiceFileEntry(
    String name,
    String sha256,
    long records,
    Instant createdAt,
    State state,
    Optional<Instant> answeredAt,
    Optional<String> fileGuid,
    Optional<String> reason) {

  public enum State {
    /** Written; IC's answer is not known. */
    QUEUED,
    ACCEPTED,
    REFUSED
  }

  public InvoiceFileEntry {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(sha256, "sha256");
    createdAt = Micros.of(createdAt);
    Objects.requireNonNull(state, "state");
    answeredAt = Micros.of(answeredAt);
    Objects.requireNonNull(fileGuid, "fileGuid");
    Objects.requireNonNull(reason, "reason");
  }
}
