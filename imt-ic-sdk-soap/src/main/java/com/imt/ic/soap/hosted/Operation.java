package com.imt.ic.soap.hosted;

/** The one operation of a service. Thread-safe. */
interface Operation {

  /**
   * An answer.
   *
   * @param body what stands in its body
   * @param entries what became of the request's entries
   */
  record Answer(EnvelopeWriter.Body body, HostedCall.Entries entries) {}

  /** The contract that it is of. */
  Contract contract();

  /**
   * Performs it; whatever is to be kept is kept when this returns.
   *
   * @param request a request that was let in and fits the schema
   * @return the answer
   */
  Answer perform(PayloadElement request);
}
