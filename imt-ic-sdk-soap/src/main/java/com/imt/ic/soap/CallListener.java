package com.imt.ic.soap;

/**
 * Is told what happens to calls, in the thread that makes them. It is called by several threads at
 * once where several make calls. What it throws is logged and changes nothing for the call.
 *
 * <pre>{@code
 * SoapSettings.builder(credentials)
 *     .listener(
 *         event -> {
 *           if (event instanceof CallEvent.Failed failed) {
 *             alarm(failed.call().operation(), failed.failure());
 *           }
 *         });
 * }</pre>
 */
@FunctionalInterface
public interface CallListener {

  /**
   * Something happened.
   *
   * @param event what
   */
  void on(CallEvent event);
}
