package com.imt.ic.soap;

import com.imt.ic.CallFailedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One attempt that failed, before it is known whether another follows. */
final class AttemptFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  final CallFailedException.Kind kind;
  final String advice;
  final int status;
  final @Nullable String faultCode;
  final String faultText;

  /** Whether a further attempt of a read may help and does no harm. */
  final boolean again;

  /** Whether it is proven that nothing was sent. */
  final boolean nothingSent;

  final transient @Nullable Duration retryAfter;

  private AttemptFailedException(Builder builder) {
    super(builder.found, builder.cause);
    kind = builder.kind;
    advice = builder.advice;
    status = builder.status;
    faultCode = builder.faultCode;
    faultText = builder.faultText;
    again = builder.again;
    nothingSent = builder.nothingSent;
    retryAfter = builder.retryAfter;
  }

  /** What was found, as a clause without an end. */
  String found() {
    return String.valueOf(getMessage());
  }

  /** Starts a failure of that kind. */
  static Builder of(CallFailedException.Kind kind, String found) {
    return new Builder(kind, found);
  }

  /** Collects what is known. */
  static final class Builder {
    private final CallFailedException.Kind kind;
    private final String found;
    private String advice = "";
    private int status;
    private @Nullable String faultCode;
    private String faultText = "";
    private boolean again;
    private boolean nothingSent;
    private @Nullable Duration retryAfter;
    private @Nullable Throwable cause;

    private Builder(CallFailedException.Kind kind, String found) {
      this.kind = kind;
      this.found = found;
    }

    Builder advice(String text) {
      advice = text;
      return this;
    }

    Builder status(int value) {
      status = value;
      return this;
    }

    Builder fault(Fault fault) {
      faultCode = fault.code().isEmpty() ? null : fault.code();
      faultText = fault.text();
      return this;
    }

    Builder again() {
      again = true;
      return this;
    }

    Builder nothingSent() {
      nothingSent = true;
      again = true;
      return this;
    }

    Builder retryAfter(@Nullable Duration value) {
      retryAfter = value;
      return this;
    }

    Builder cause(Throwable value) {
      cause = value;
      return this;
    }

    AttemptFailedException build() {
      return new AttemptFailedException(this);
    }
  }
}
