package com.imt.ic.internal.posting;

/**
 * The host uses the SDK in a way that it cannot go on with. The message is the SDK's own and holds
 * no customer's data, so that logs and the status may show it.
 */
public final class MisuseException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  public MisuseException(String message) {
    super(message);
  }

  MisuseException(String message, Throwable cause) {
    super(message, cause);
  }
}
