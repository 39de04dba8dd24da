package com.imt.ic.soap.hosted;

/** The one operation of a service. Thread-safe. */
interface Operation {

  /**
   * Performs it; whatever is to be kept is kept when this returns.
   *
   * @param request a request that fits the schema
   * @return what stands in the answer's body
   * @throws SoapFault when the sender is not let in
   */
  EnvelopeWriter.Body perform(PayloadElement request) throws SoapFault;
}
