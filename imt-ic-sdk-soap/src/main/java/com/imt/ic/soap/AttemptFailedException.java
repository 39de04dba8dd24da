package com.imt.ic.soap;

import com.imt.ic.CallFailedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One attempt that failed, before it is known whether another follows. */
final class AttemptFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  final CallFailedException.Kind kind;
  String advice = "";
  int status;
  @Nullable String faultCode;
  String faultText = "";

  /** Whether a further attempt may help, and does no harm to a read. */
  boolean again;

  boolean nothingSent;

  /** The token was too old, and nothing was done for it. */
  boolean expired;

  transient @Nullable Duration retryAfter;

  private AttemptFailedException(CallFailedException.Kind kind, String found) {
    super(found);
    this.kind = kind;
  }

  String found() {
    return String.valueOf(getMessage());
  }

  static AttemptFailedException of(CallFailedException.Kind kind, String found) {
    return new AttemptFailedException(kind, found);
  }

  AttemptFailedException advice(String text) {
    advice = text;
    return this;
  }

  AttemptFailedException status(int value) {
    status = value;
    return this;
  }

  AttemptFailedException fault(Fault fault) {
    faultCode = fault.code().isEmpty() ? null : fault.code();
    faultText = fault.text();
    return this;
  }

  AttemptFailedException again() {
    again = true;
    return this;
  }

  AttemptFailedException expired(boolean value) {
    expired = value;
    return this;
  }

  AttemptFailedException nothingSent() {
    nothingSent = true;
    again = true;
    return this;
  }

  /** Nothing was sent, and as long as nobody changes a setting nothing will be. */
  AttemptFailedException refusedAtTheDoor() {
    nothingSent = true;
    return this;
  }

  AttemptFailedException retryAfter(@Nullable Duration value) {
    retryAfter = value;
    return this;
  }

  AttemptFailedException cause(Throwable value) {
    initCause(value);
    return this;
  }
}
