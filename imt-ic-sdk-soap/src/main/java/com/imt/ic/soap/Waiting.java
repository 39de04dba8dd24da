package com.imt.ic.soap;

import com.imt.ic.CallFailedException.Kind;
import io.github.resilience4j.core.IntervalFunction;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** When a call that failed is made again, and after which wait. Used by one thread. */
final class Waiting {

  private final CallContext call;
  private final SoapSettings settings;
  private final CallObserver observer;
  private final IntervalFunction backoff;
  private Duration next = Duration.ZERO;

  Waiting(
      CallContext call, SoapSettings settings, CallObserver observer, IntervalFunction backoff) {
    this.call = call;
    this.settings = settings;
    this.observer = observer;
    this.backoff = backoff;
  }

  boolean isWorthAnother(Throwable failure) {
    if (!(failure instanceof AttemptFailedException failed)
        || failed.kind == Kind.INTERRUPTED
        || !mayBeMadeAgain(failed)) {
      return false;
    }
    // A report that timed out is asked for once more only: it is expensive.
    if (failed.getCause() instanceof SocketTimeoutException
        && !failed.nothingSent
        && call.attempt() > 1) {
      return false;
    }
    Duration asked = failed.retryAfter;
    next = asked == null ? Duration.ofMillis(backoff.apply(call.attempt())) : asked;
    boolean again = call.elapsed().plus(next).compareTo(settings.callDeadline) < 0;
    if (again && call.attempt() < settings.maximumAttempts) {
      observer.waiting(call, failed, next);
    }
    return again;
  }

  private boolean mayBeMadeAgain(AttemptFailedException failure) {
    return failure.again && (call.reading || failure.nothingSent);
  }

  /** An interrupt ends the wait with the failure before it, and the thread stays interrupted. */
  AttemptFailedException orInterrupted(AttemptFailedException failure) {
    if (!mayBeMadeAgain(failure)
        || failure.kind == Kind.INTERRUPTED
        || !Thread.currentThread().isInterrupted()) {
      return failure;
    }
    AttemptFailedException interrupted =
        AttemptFailedException.of(
                Kind.INTERRUPTED, "the calling thread was interrupted; before, " + failure.found())
            .status(failure.status)
            .cause(failure);
    return failure.nothingSent ? interrupted.nothingSent() : interrupted;
  }

  long nextWait() {
    return Math.max(1, next.toMillis());
  }
}
