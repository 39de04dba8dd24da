package com.imt.ic.soap.hosted;

import com.imt.ic.InvoiceCloudException;
import com.imt.ic.internal.posting.MisuseException;
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

  /** Logs an error under a new reference; another's message may hold customers' data. */
  static String log(String where, Throwable error) {
    StackTraceElement[] stack = error.getStackTrace();
    boolean ours = error instanceof InvoiceCloudException || error instanceof MisuseException;
    String message = ours ? error.getMessage() : null;
    return log(
        where,
        "%s%s at %s"
            .formatted(
                error.getClass().getName(),
                message == null ? "" : ": " + message,
                stack.length == 0 ? "an unknown place" : stack[0]));
  }

  /** Logs what people should look at, though nothing failed; holds no customer's data. */
  static void tell(String what) {
    LOG.warn("{}", what);
  }

  /** Logs under a new reference what holds no customer's data. */
  static String log(String where, String what) {
    String reference = UUID.randomUUID().toString();
    LOG.warn("{} failed, reference {}: {}", where, reference, what);
    return reference;
  }
}
