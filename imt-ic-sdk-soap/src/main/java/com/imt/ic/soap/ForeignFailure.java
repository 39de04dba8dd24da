package com.imt.ic.soap;

import com.imt.ic.Redaction;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a library threw, as a stack trace may show it: parsers and HTTP clients quote in their
 * messages what the other side sent.
 */
final class ForeignFailure extends IOException {

  private static final long serialVersionUID = 1L;
  private static final int MOST_CAUSES = 20;

  /** The JDK's own speak of addresses and certificates, which an operator needs to see. */
  private static final Pattern PLAIN =
      Pattern.compile("java\\.net\\.|javax\\.net\\.ssl\\.|sun\\.security\\.|java\\.security\\.");

  private ForeignFailure(String shown, StackTraceElement[] trace, @Nullable Throwable cause) {
    super(shown, cause);
    setStackTrace(trace);
  }

  /** {@return the failure itself where none of its causes quotes anything, or else one like it} */
  static @Nullable Throwable shown(@Nullable Throwable failure) {
    int depth = 0;
    for (Throwable at = failure; at != null && depth < MOST_CAUSES; at = at.getCause(), depth++) {
      String message = at.getMessage();
      if ((message != null && !message.equals(shown(at, message)))
          || at.getSuppressed().length > 0) {
        return copy(failure, MOST_CAUSES);
      }
    }
    return failure;
  }

  private static @Nullable Throwable copy(@Nullable Throwable failure, int left) {
    if (failure == null || left == 0) {
      return null;
    }
    String message = failure.getMessage();
    String name = failure.getClass().getName();
    return new ForeignFailure(
        message == null ? name : name + ": " + shown(failure, message),
        failure.getStackTrace(),
        copy(failure.getCause(), left - 1));
  }

  private static String shown(Throwable failure, String message) {
    String name = failure.getClass().getName();
    if (name.startsWith("com.imt.ic.")) {
      return message; // made of what may be shown
    }
    boolean isPlain = !(failure instanceof ProtocolException) && PLAIN.matcher(name).lookingAt();
    return isPlain ? Redaction.failureText(message) : Redaction.foreignText(message);
  }
}
