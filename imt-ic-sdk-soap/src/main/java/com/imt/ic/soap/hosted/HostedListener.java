package com.imt.ic.soap.hosted;

/**
 * Is told of every request, refused ones included: the place for counters and alarms. Called by the
 * thread that serves the request, several at once, before the answer is sent; what it throws is
 * logged and changes no answer.
 */
@FunctionalInterface
public interface HostedListener {

  /**
   * A request was answered.
   *
   * @param call the request
   */
  void answered(HostedCall call);
}
