package com.imt.ic.soap.hosted;

/** The one operation of a service, for one biller. Thread-safe. */
interface Operation {

  /** What stands in an answer's body, and what became of the request's entries. */
  record Answer(EnvelopeWriter.Body body, HostedCall.Entries entries) {}

  /** A request that was let in and fits the schema. */
  record Admitted(Gate.Pass pass, PayloadElement payload) {

    Answer perform() throws SoapFault {
      return pass.operation().perform(payload);
    }
  }

  /**
   * Performs a request that was let in and fits the schema; whatever is to be kept is kept when
   * this returns.
   *
   * @throws SoapFault where the request as a whole has to come again
   */
  Answer perform(PayloadElement request) throws SoapFault;
}
