package com.imt.ic.polling;

import com.imt.ic.InvoiceCloudException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Another node, or another thread of this one, does the job: the reading of a report, or the
 * invoice file. Nothing is wrong: it is done there, and where that node is gone the job is free
 * when its lease expires.
 */
public class LeaseException extends InvoiceCloudException {

  private static final long serialVersionUID = 1L;

  /** When it was found out. */
  public enum Kind {
    /** At the start: nothing was done. */
    HELD,
    /**
     * On the way: this node was silent for longer than its lease, and another one took the job
     * over. What this node had committed before stays; it has written nothing since.
     */
    LOST
  }

  private final Kind kind;
  private final @Nullable String holder;
  private final @Nullable Instant expiresAt;

  private LeaseException(
      Kind kind, String message, @Nullable String holder, @Nullable Instant expiresAt) {
    super(message);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.holder = holder;
    this.expiresAt = expiresAt;
  }

  /** A job in other hands; both are null where the other node has just let go. */
  public static LeaseException held(
      String job, @Nullable String holder, @Nullable Instant expiresAt) {
    return new LeaseException(
        Kind.HELD,
        "Another node or thread does the job %s%s%s; try again later, or end its lease where that node is known to be gone"
            .formatted(
                job,
                holder == null ? "" : ": " + holder,
                expiresAt == null ? "" : " until " + expiresAt),
        holder,
        expiresAt);
  }

  /** A job that changed hands. */
  public static LeaseException lost(String job) {
    return new LeaseException(
        Kind.LOST,
        "Another node took the job %s over while this one was silent for longer than its lease; nothing more was written here, and the next run does it again"
            .formatted(job),
        null,
        null);
  }

  /** When it was found out. */
  public Kind kind() {
    return kind;
  }

  /** {@return the other node's name, or empty where it is not known} */
  public Optional<String> holder() {
    return Optional.ofNullable(holder);
  }

  /** {@return until when it holds the job without a sign of life; empty where not known} */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }
}
