package com.imt.ic.polling;

import com.imt.ic.InvoiceCloudException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Another node has the report. Nothing is wrong: that node brings the rows, and where it is gone
 * the report is free when its lease expires.
 */
public class LeaseException extends InvoiceCloudException {

  private static final long serialVersionUID = 1L;

  /** When it was found out. */
  public enum Kind {
    /** At the start: nothing was asked for. */
    HELD,
    /**
     * On the way: this node was silent for longer than its lease, and another one took the report
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

  /** A report in other hands; both are null where the other node has just let go. */
  public static LeaseException held(
      String job, @Nullable String holder, @Nullable Instant expiresAt) {
    return new LeaseException(
        Kind.HELD,
        "Another node is reading the report %s%s; poll again later, or end its lease where that node is known to be gone"
            .formatted(job, expiresAt == null ? "" : " and holds it until " + expiresAt),
        holder,
        expiresAt);
  }

  /** A report that changed hands. */
  public static LeaseException lost(String job) {
    return new LeaseException(
        Kind.LOST,
        "Another node took the report %s over while this one was silent for longer than its lease; nothing more was written here, and the next poll reads again"
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

  /** {@return until when it holds the report without a sign of life; empty where not known} */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }
}
