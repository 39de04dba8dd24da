package com.imt.ic.soap.hosted;

import com.imt.ic.Redaction;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that went wrong on our side: the sender learns a reference alone, the log has the same
 * reference with the kind of error and where it arose.
 */
final class Incident {

  private static final Logger LOG = LoggerFactory.getLogger("com.imt.ic.soap.hosted");

  private Incident() {}

  static String reference() {
    return UUID.randomUUID().toString();
  }

  /** Logs an error under a new reference, its message redacted since it may quote anything. */
  static String log(String where, Throwable error) {
    String reference = reference();
    StackTraceElement[] stack = error.getStackTrace();
    String message = error.getMessage();
    LOG.warn(
        "{} failed, reference {}: {}: {} at {}",
        where,
        reference,
        error.getClass().getName(),
        message == null ? "no message" : Redaction.foreignText(message),
        stack.length == 0 ? "an unknown place" : stack[0]);
    return reference;
  }
}
