package com.imt.ic.testkit;

import com.imt.ic.profile.Profile;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What a {@link Fault} does to one call. Immutable. */
sealed interface Effect {

  /** Why it cannot happen to an operation; empty where it can. */
  default Optional<String> misfit(CloudOperation operation, Profile profile) {
    return Optional.empty();
  }

  /** The caller gets no good answer. */
  sealed interface Failing extends Effect {
    /** Whether the work is done, whatever a script says. */
    default boolean isAfterTheWork() {
      return false;
    }

    /** Whether a script may have the work done first. */
    default boolean canBeAfterTheWork() {
      return false;
    }
  }

  /** What happens to the rows of a report. */
  sealed interface OfRows extends Effect {
    @Override
    default Optional<String> misfit(CloudOperation operation, Profile profile) {
      return operation.report().isPresent()
          ? Optional.empty()
          : Optional.of(operation + " has no rows");
    }
  }

  /** How a connection ends that brings no answer. */
  enum Silence {
    REFUSED,
    RESET,
    STALL
  }

  /** No answer comes. */
  record Unanswered(Silence how) implements Failing {
    @Override
    public boolean canBeAfterTheWork() {
      return how != Silence.REFUSED;
    }
  }

  /** A page of HTML comes. */
  record Page(int status, OptionalLong retryAfterSeconds) implements Failing {
    @Override
    public boolean canBeAfterTheWork() {
      return true;
    }
  }

  /** A SOAP fault comes. */
  record SoapFault(SoapAnswer.FaultCode code, String text) implements Failing {
    @Override
    public boolean canBeAfterTheWork() {
      return code == SoapAnswer.FaultCode.SERVICE;
    }
  }

  /** The answer ends after so many bytes. */
  record CutAfterBytes(int bytes) implements Failing {
    @Override
    public boolean isAfterTheWork() {
      return true;
    }
  }

  /** The answer has the envelope of the other version of SOAP. */
  record OtherVersion() implements Failing {
    @Override
    public boolean isAfterTheWork() {
      return true;
    }
  }

  /** A DataSet with a table of errors comes. */
  record ErrorTable(String message) implements OfRows {}

  /** A DataSet without tables comes. */
  record NoTables() implements OfRows {}

  /** The answer ends after so many rows, or within the next. */
  record CutAfterRows(int rows, boolean isInside) implements OfRows {}

  /** Something happens when so many rows are sent. */
  record Between(int rows, Runnable action) implements OfRows {}

  /** Which rows are told, and how often. */
  record Told(RowSelection which) implements OfRows {}

  /** How the rows are written. */
  record Written(RowFault how) implements OfRows {
    @Override
    public Optional<String> misfit(CloudOperation operation, Profile profile) {
      return OfRows.super
          .misfit(operation, profile)
          .or(() -> how.misfit(operation, profile.operation(operation.id())));
    }
  }

  /** The operation's element stands in another namespace. */
  record WrongNamespace() implements Effect {}

  /** The server's clock is off. */
  record Skew(Duration by) implements Effect {}

  /** Something happens before the work. */
  record Before(Runnable action) implements Effect {}

  /** The data pump sends its request twice. */
  record PushedAgain(boolean isAnswerLost) implements Effect {
    @Override
    public Optional<String> misfit(CloudOperation operation, Profile profile) {
      return Optional.of("it is the data pump's and no operation's; script it without one");
    }
  }
}
